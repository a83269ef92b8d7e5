"""One question as its page draws it, and the answer as the page sends it back."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse

from lessons.domain.questions.definition import Answer, Input, is_blank
from lessons.models import Attempt, Response
from lessons.wording.attempts import OPTION_CODE

FIELD = "answer"
NEVER_SEEN = -1


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
    draft_key: str


def choices(question_input: Input, chosen: Answer) -> list[Choice]:
    """The options in words, with what is chosen."""
    return [
        Choice(
            id=option.id,
            text=str(OPTION_CODE[option.text]) if question_input.option_codes else option.text,
            is_chosen=option.id in chosen,
        )
        for option in question_input.options
    ]


def words_of(question_input: Input, answer: Answer) -> tuple[str, ...]:
    """What a person would call this answer: the texts of the options, or the text itself."""
    if not question_input.options:
        return answer
    return tuple(row.text for row in choices(question_input, answer) if row.is_chosen)


def answer_in_words(question_input: Input, answer: Answer) -> str:
    return "\n".join(words_of(question_input, answer))


def read_answer(posted: QueryDict) -> Answer:
    """The answer as it is kept: one kind of line end, no NUL (PostgreSQL refuses it), no blanks."""
    values = (
        value.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
        for value in posted.getlist(FIELD)
    )
    return tuple(value for value in values if value.strip())


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
            is_answered=not is_blank(tuple(response.draft)),
            is_current=response.position == current,
            draft_key=draft_key(attempt, response),
        )
        for response in responses
    ]


def url_after(attempt: Attempt, position: int, *, count: int, go: str) -> str:
    """Where the pressed button leads: next, previous, finish or the number of a question."""
    wanted = {"next": position + 1, "previous": position - 1}.get(go, position)
    if go.isascii() and go.isdigit() and 1 <= int(go[:6]) <= count:
        wanted = int(go[:6])
    if go == "finish" or wanted > count:
        return reverse("lessons:attempt-finish", args=[attempt.pk])
    return question_url(attempt, max(wanted, 1))


def url_to_resume(attempt: Attempt, responses: Sequence[Response]) -> str:
    """The first question without an answer, else the page that hands in."""
    for response in responses:
        if is_blank(tuple(response.draft)):
            return question_url(attempt, response.position)
    return reverse("lessons:attempt-finish", args=[attempt.pk])


def question_url(attempt: Attempt, position: int) -> str:
    return reverse("lessons:attempt-question", args=[attempt.pk, position])
