"""Words for changes of a question for everybody: what teachers choose and what students read."""

from django.utils.translation import gettext_lazy as _

from lessons.domain.corrections import Change

TITLE = {
    Change.KEY: _("Change the answer key"),
    Change.LEFT_OUT: _("Leave the question out"),
    Change.GIVEN: _("Give the points to everybody"),
}
CONSEQUENCE = {
    Change.KEY: _(
        "All answers of your classes are marked anew by the key that you choose. A mark that a "
        "person gave stays."
    ),
    Change.LEFT_OUT: _(
        "The question leaves the mark of every work of your classes, as if it had not been asked."
    ),
    Change.GIVEN: _(
        "Everybody in your classes gets the full points for this question, whatever the answer."
    ),
}
TOLD = {
    Change.KEY: _("The answer key of this question was corrected for everybody."),
    Change.LEFT_OUT: _("This question is not counted for anybody."),
    Change.GIVEN: _("Everybody gets the full points for this question."),
    Change.TAKEN_BACK: _("An earlier change for everybody was taken back."),
}
"""To a student, about a mark."""
DONE = {
    Change.KEY: _("The answer key was changed."),
    Change.LEFT_OUT: _("The question was left out."),
    Change.GIVEN: _("The points were given to everybody."),
    Change.TAKEN_BACK: _("The change was taken back."),
}
"""To a teacher, about an action."""
