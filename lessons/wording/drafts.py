"""Words for what could not be done to a draft."""

from django.utils.translation import gettext_lazy as _

from lessons.domain.drafts.draft import NotDone
from lessons.domain.drafts.taking_up import New

BECOME = {
    New.QUESTION: _("A question"),
    New.TEST: _("A test"),
    New.GUIDED: _("Guided independent work"),
    New.INDEPENDENT: _("Independent work"),
    New.SECTION: _("Text of the lesson"),
}

NOT_DONE = {
    NotDone.NO_PLACE_TO_SPLIT: _(
        "There is no place to split. Leave an empty line where the second begins."
    ),
    NotDone.PAGE_FULL: _(
        "The page is full. Create the lesson first; more can be added to it there."
    ),
    NotDone.WORDS_CHANGED: _("These words have been changed meanwhile. Correct them in the text."),
    NotDone.PARAGRAPH_CHANGED: _("This paragraph has been changed. Choose it anew."),
    NotDone.NO_LINES_CHOSEN: _("Choose the lines first."),
    NotDone.NOTHING_TO_ASK: _("The section has no text that could be asked."),
}
