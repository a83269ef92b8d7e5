"""Numbers of rows as a form or an address names them."""

from collections.abc import Iterable

MOST_DIGITS = 18
"""No table has more rows, and no database takes longer numbers."""


def typed_number(typed: str) -> int | None:
    """Of a row, or of a place or state that a page counts; None for what is none."""
    is_number = typed.isascii() and typed.isdecimal() and len(typed) <= MOST_DIGITS
    return int(typed) if is_number else None


def typed_id(typed: str) -> int:
    """0, which no row has, for what is none."""
    return typed_number(typed) or 0


def typed_ids(typed: Iterable[str]) -> list[int]:
    """Those that are one, in their order."""
    return [one for one in map(typed_id, typed) if one]
