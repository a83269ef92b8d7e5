"""Words for drafted key points: why a candidate is one, and why there is none."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from lessons.domain.marking.drafting.drafting import Outcome

_REASON = {
    "definition": _("It defines what is asked."),
    "chain": _("It goes on with the definition."),
    "own": _("It speaks of what is asked."),
    "paragraph": _("Its paragraph speaks of what is asked."),
    "heading": _("Its heading names what is asked."),
    "lead": _("The sentence that announces its list names what is asked."),
    "shown": _("It shows the kind of thing that is asked for."),
    "lead-shown": _("Its list is announced as the kind of thing that is asked for."),
    "best-list": _("It stands in the list that is nearest to the question."),
    "best-paragraph": _("It stands in the paragraph that is nearest to the question."),
    "best-section": _("It stands in the section that is nearest to the question."),
    "behind-best": _("It stands right behind the paragraph that is nearest to the question."),
    "before-best": _("It stands right before the paragraph that is nearest to the question."),
    "refers-back": _("It goes on with a sentence that speaks of what is asked."),
    "neighbour": _("The sentence beside it speaks of what is asked."),
    "weighs": _("It weighs for and against."),
    "opinion": _("The question asks for an opinion: whatever it is, it has to be argued."),
    "criterion": _("Works of this form are usually judged by it."),
    "like-question": _("It is a key point of the like question."),
}
WHY_NONE = {
    Outcome.NOT_IN_TEXT: _("The text of the lesson holds no answer to this question."),
    Outcome.NO_DEFINITION: _(
        "The text of the lesson holds no answer to this question: it uses the word but does not "
        "say what it means."
    ),
    Outcome.NO_TEXT: _("The lesson has no text of its own to draft from."),
}
REASONS = frozenset(_REASON)


def drafting_reasons(codes: Iterable[str]) -> list[str]:
    return [str(_REASON[code]) for code in codes]
