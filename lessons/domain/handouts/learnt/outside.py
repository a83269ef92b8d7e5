"""Lines outside theory and questions, parted where a known heading says what stands below it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lessons.domain.handouts.glossary import pair_of
from lessons.domain.handouts.headings import Heading, Role, find_heading
from lessons.domain.handouts.items import is_list_item
from lessons.domain.handouts.lines import Row

OUTSIDE = frozenset({Role.LITERATURE, Role.KEY_TERMS, Role.PLAN})


def begins_outside(row: Row) -> Heading | None:
    found = find_heading(row.text)
    return found if found is not None and found.role in OUTSIDE and not found.is_loose else None


def parted(
    rows: Sequence[Row], above: Heading | None = None
) -> Iterator[tuple[Heading, list[Row]]]:
    """``above`` is a heading on the line right above the rows."""
    heading, own = above or Heading(Role.OTHER), list[Row]()
    for row in rows:
        found = begins_outside(row)
        if found is None and not _ends(heading, row, own):
            own.append(row)
            continue
        if own:
            yield heading, own
        heading, own = found or Heading(Role.OTHER), _rest(row, found)
    if own:
        yield heading, own


def _ends(heading: Heading, row: Row, own: Sequence[Row]) -> bool:
    """Words and plans stand on the heading's line, or in a list below it."""
    if heading.role not in {Role.KEY_TERMS, Role.PLAN} or not row.starts:
        return False
    is_pair = heading.role is Role.KEY_TERMS and pair_of(row.text) is not None
    return bool(own) and not is_list_item(row) and not is_pair


def _rest(row: Row, found: Heading | None) -> list[Row]:
    if found is None:
        return [row]
    return [replace(row, text=found.rest)] if found.rest else []
