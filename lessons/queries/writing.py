"""The history of a written text, newest first."""

from dataclasses import dataclass
from datetime import datetime

from lessons.domain.content.writing import word_count
from lessons.models import EventKind, KeptText, Response, ResponseEvent
from lessons.queries.queue import text_of

KEPT, HANDED_IN = "kept", "handed-in"


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierText:
    """A text that was kept while it was written, or handed in."""

    text: str
    saved_at: datetime
    number: int
    """Of its kind, from 1."""
    is_handed_in: bool

    @property
    def kind(self) -> str:
        """As addresses call it."""
        return HANDED_IN if self.is_handed_in else KEPT

    @property
    def words(self) -> int:
        return word_count(self.text)


def handed_in_texts(response: Response) -> list[EarlierText]:
    """Oldest first."""
    events = ResponseEvent.objects.filter(response=response, kind=EventKind.SUBMITTED)
    return [
        EarlierText(
            text=text_of(event.answer or ()),
            saved_at=event.happened_at,
            number=number,
            is_handed_in=True,
        )
        for number, event in enumerate(events.order_by("seq"), start=1)
    ]


def earlier_texts(response: Response) -> list[EarlierText]:
    """Two queries."""
    kept = [_kept(row) for row in response.kept_texts.order_by("number")]
    found = [*kept, *handed_in_texts(response)]
    return sorted(found, key=lambda row: (row.saved_at, row.is_handed_in), reverse=True)


def _kept(row: KeptText) -> EarlierText:
    return EarlierText(
        text=text_of(row.answer), saved_at=row.saved_at, number=row.number, is_handed_in=False
    )


def earlier_text(response: Response, *, number: int, is_handed_in: bool) -> EarlierText | None:
    rows = earlier_texts(response)
    wanted = (number, is_handed_in)
    return next((row for row in rows if (row.number, row.is_handed_in) == wanted), None)
