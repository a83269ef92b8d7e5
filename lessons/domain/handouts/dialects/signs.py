"""``?`` before a stem, ``+`` before a right option, ``-`` before a wrong one."""

import re
from collections.abc import Sequence

from lessons.domain.handouts.dialects.found import FoundTest, Told
from lessons.domain.handouts.dialects.marks import Mark, Marked, read_marked
from lessons.domain.handouts.lines import Row
from lessons.domain.text.characters import TYPED_DASHES

_STEM = re.compile(r"\? ?(?:(?P<number>\d{1,4})[.)] )?(?P<rest>[^\s?].*)")
_OPTION = re.compile(rf"(?P<sign>[+{TYPED_DASHES}]) ?(?P<rest>[^\s:].*)")


class Signs:
    code = "signs"
    fewest = 2
    needs_key = True

    def read(self, rows: Sequence[Row]) -> list[FoundTest]:
        return read_marked(rows, _find)

    def write(self, test: Told) -> list[str]:
        options = (f"{'+' if is_right else '-'} {text}" for text, is_right in test.options)
        return [f"? {test.text}", *options]


def _find(text: str) -> Marked | None:
    if stem := _STEM.fullmatch(text):
        number = int(stem["number"]) if stem["number"] else None
        return Marked(Mark.STEM, stem["rest"], number=number)
    if option := _OPTION.fullmatch(text):
        mark = Mark.RIGHT if option["sign"] == "+" else Mark.WRONG
        return Marked(mark, option["rest"])
    return None
