"""Words of the pages on which lessons and questions are written."""

from django.utils.translation import gettext_lazy as _

from lessons.domain.content.changes import QuestionText

TEXT_NAME = {
    QuestionText.TEXT: _("Question text"),
    QuestionText.KEY: _("Answer key"),
    QuestionText.PARAMETERS: _("Numbers drawn anew"),
    QuestionText.EXPLANATION: _("Explanation"),
    QuestionText.HINTS: _("Hints"),
    QuestionText.POINTS: _("Points"),
}
"""What of a question was changed."""
