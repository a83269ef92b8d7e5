"""The history of a written text: what stood there before is kept, and can be taken back."""

from datetime import datetime

from lessons.domain.content.keeping import is_worth_keeping
from lessons.domain.parts import Part
from lessons.domain.types.definition import Answer, Control
from lessons.models import KeptText, Response


def has_history(response: Response) -> bool:
    """A long text of a task."""
    is_long = response.version.input.control == Control.LONG_TEXT
    return is_long and Part(response.attempt.part).is_task


def keep_replaced(response: Response, *, answer: Answer, seen: int, now: datetime) -> None:
    """``response`` as it was read before ``answer`` took the place of its draft."""
    if response.draft_seq != seen or not has_history(response):
        return
    last = response.kept_texts.order_by("-number").first()
    is_kept = is_worth_keeping(
        "\n".join(response.draft),
        "\n".join(answer),
        saved_at=response.draft_saved_at,
        kept_at=last.kept_at if last else None,
        now=now,
    )
    if is_kept:
        _keep(response, number=last.number + 1 if last else 1, now=now)


def keep_for_good(response: Response, *, now: datetime) -> None:
    """What stands there now, before something else is taken back."""
    last = response.kept_texts.order_by("-number").first()
    if any(text.strip() for text in response.draft) and (
        last is None or last.answer != response.draft
    ):
        _keep(response, number=last.number + 1 if last else 1, now=now)


def _keep(response: Response, *, number: int, now: datetime) -> None:
    KeptText.objects.create(
        response=response,
        number=number,
        answer=response.draft,
        saved_at=response.draft_saved_at or now,
        kept_at=now,
    )
