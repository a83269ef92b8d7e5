"""One question as its page draws it, and the answer as the page sends it back."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, QueryDict
from django.urls import reverse

from lessons.domain.types.definition import Answer, Input, is_blank
from lessons.domain.types.fields import filled, in_field_order
from lessons.models import Attempt, Response
from lessons.views.question_fields import NAME
from lessons.wording.answer_words import option_texts

FIELD = "answer"
NEVER_SEEN = -1
FRAGMENT = "X-Fragment"
"""What our own JavaScript asks for: the part of a page that changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    id: str
    text: str
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PageNumber:
    position: int
    is_answered: bool
    is_current: bool
    is_flagged: bool
    text: str
    """What is asked."""
    draft_key: str


def control_template(question_input: Input) -> str:
    """What draws the control: the partial of its name."""
    return f"lessons/controls/{question_input.control}.html"


def choices(question_input: Input, chosen: Answer) -> list[Choice]:
    """The options in words, with what is chosen."""
    return [
        Choice(id=id_, text=text, is_chosen=id_ in chosen)
        for id_, text in option_texts(question_input).items()
    ]


def read_answer(posted: QueryDict, question_input: Input) -> Answer:
    """The answer as it is kept. A question's several fields come by their names, or from our own
    JavaScript as strings that name them."""
    fields = question_input.fields
    named = ((field.id, _cleaned(posted.get(NAME.format(field.id), ""))) for field in fields)
    values = [value for value in map(_cleaned, posted.getlist(FIELD)) if value.strip()]
    values += [filled(id_, value) for id_, value in named if value.strip()]
    return in_field_order(fields, values) if fields else tuple(values)


def _cleaned(value: str) -> str:
    """One kind of line end, and no NUL, which PostgreSQL refuses."""
    return value.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def read_seen(posted: QueryDict) -> int:
    """The number of the row that the page was drawn with; one that never matches if missing."""
    typed = posted.get("seen", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 9 else NEVER_SEEN


def draft_key(attempt: Attempt, response: Response) -> str:
    """Where the browser keeps what the server has not confirmed: one person's, one response's."""
    return f"draft:{attempt.student_id}:{response.pk}"


def page_numbers(
    attempt: Attempt, responses: Sequence[Response], current: int = 0
) -> list[PageNumber]:
    return [
        PageNumber(
            position=response.position,
            is_answered=is_answered(response),
            is_current=response.position == current,
            is_flagged=response.is_flagged,
            text=response.version.text,
            draft_key=draft_key(attempt, response),
        )
        for response in responses
    ]


def is_answered(response: Response) -> bool:
    """By words, or by a file where it was read with whether it has any."""
    return not is_blank(tuple(response.draft)) or bool(getattr(response, "has_files", False))


def position_after(position: int, *, count: int, go: str) -> int | None:
    """Where the pressed button leads: next, previous, finish or the number of a question. None for
    the last look before handing in."""
    wanted = {"next": position + 1, "previous": position - 1}.get(go, position)
    if go.isascii() and go.isdigit() and 1 <= int(go[:6]) <= count:
        wanted = int(go[:6])
    return None if go == "finish" or wanted > count else max(wanted, 1)


def url_to_resume(attempt: Attempt, responses: Sequence[Response]) -> str:
    """The first question without an answer, else the page that hands in."""
    for response in responses:
        if not is_answered(response):
            return question_url(attempt, response.position)
    return reverse("lessons:attempt-finish", args=[attempt.pk])


def question_url(attempt: Attempt, position: int) -> str:
    return reverse("lessons:attempt-question", args=[attempt.pk, position])


def is_fragment(request: HttpRequest) -> bool:
    return FRAGMENT in request.headers
