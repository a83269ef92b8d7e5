"""A question with several items – matched, put in order, gaps – as a hall sees it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from lessons.domain.live.tally import bars
from lessons.domain.types.definition import Control, Field
from lessons.models import QuestionVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class WallItem:
    """``number`` is None where the place is what is asked. ``right`` and ``percent``, of those who
    have it right, come once they are shown."""

    id: str
    number: int | None
    text: str
    right: str = ""
    percent: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WallItems:
    """``lead`` is the text with its numbered gaps, ``matches`` what can be chosen for each item."""

    lead: str
    matches: tuple[str, ...]
    rows: tuple[WallItem, ...]


def wall_items(
    version: QuestionVersion, right: Iterable[Collection[str]], *, is_revealed: bool
) -> WallItems:
    """``right`` holds, of each answer, the ids of the items that are right in it."""
    asked = version.input
    is_matching = asked.control is Control.MATCHING
    return WallItems(
        lead=_lead(version),
        matches=tuple(one.text for one in asked.fields[0].options) if is_matching else (),
        rows=_told_rows(version, right) if is_revealed else _asked_rows(version),
    )


def _lead(version: QuestionVersion) -> str:
    asked = version.input
    if asked.control is not Control.GAPS:
        return ""
    gaps = (f"{field.text}({number}) ____" for number, field in enumerate(asked.fields, start=1))
    return "".join([*gaps, asked.after])


def _asked_rows(version: QuestionVersion) -> tuple[WallItem, ...]:
    is_order = version.input.control is Control.ORDERING
    return tuple(
        WallItem(id=field.id, number=None if is_order else number, text=_text(version, field))
        for number, field in enumerate(version.input.fields, start=1)
    )


def _told_rows(version: QuestionVersion, right: Iterable[Collection[str]]) -> tuple[WallItem, ...]:
    """In the order of the key, which is the right one where the order is what was asked."""
    fields = {field.id: field for field in version.input.fields}
    keys = version.solution.fields
    found = bars([key.id for key in keys], map(tuple, right))
    is_order = version.input.control is Control.ORDERING
    return tuple(
        WallItem(
            id=key.id,
            number=number,
            text=_text(version, fields[key.id]),
            right="" if is_order else _words(fields[key.id], key.values[0]),
            percent=bar.percent,
        )
        for number, (key, bar) in enumerate(zip(keys, found, strict=True), start=1)
    )


def _text(version: QuestionVersion, field: Field) -> str:
    """Of a gap what can be chosen there: the words around it stand above."""
    if version.input.control is Control.GAPS:
        return " / ".join(option.text for option in field.options)
    return field.text


def _words(field: Field, value: str) -> str:
    return {option.id: option.text for option in field.options}.get(value, value)
