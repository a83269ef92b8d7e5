"""How answers stand on a wall: as bars of options, as a list of what was typed, or by items."""

from enum import StrEnum

from lessons.domain.types.definition import Control, Input

MOST_ITEMS = 8
"""In large letters no more stand on a screen without moving it."""
MOST_ITEM_LETTERS = 600
"""Of all items and their matches, or of the text with its gaps."""


class Showing(StrEnum):
    BARS = "bars"
    """One for each option."""
    LIST = "list"
    """What was typed, the same in one row; the teacher can hide a row."""
    ITEMS = "items"
    """The share of right answers in each item."""


SHOWN_AS = {
    Control.SINGLE: Showing.BARS,
    Control.MULTIPLE: Showing.BARS,
    Control.TEXT: Showing.LIST,
    Control.NUMBER: Showing.LIST,
    Control.LONG_TEXT: Showing.LIST,
    Control.MATCHING: Showing.ITEMS,
    Control.ORDERING: Showing.ITEMS,
    Control.GAPS: Showing.ITEMS,
}


def fits_wall(asked: Input) -> bool:
    """Whether a hall can read it from its last row; what has no items always does."""
    return len(asked.fields) <= MOST_ITEMS and _letters(asked) <= MOST_ITEM_LETTERS


def _letters(asked: Input) -> int:
    options = {option.text for field in asked.fields for option in field.options}
    return sum(map(len, (*(field.text for field in asked.fields), *options, asked.after)))
