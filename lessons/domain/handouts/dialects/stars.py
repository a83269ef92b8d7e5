"""``#1`` a number, ``*!`` a stem, ``*+`` a right option, ``*`` a wrong one."""

import re
from collections.abc import Sequence

from lessons.domain.handouts.dialects.found import FoundTest, Told
from lessons.domain.handouts.dialects.marks import Mark, Marked, read_marked
from lessons.domain.handouts.lines import Row

_HEAD = re.compile(r"# ?(?P<number>\d{1,5})[.)]?")
_LINE = re.compile(r"\*(?P<sign>[!+]?) ?(?P<rest>[^*].*|)")


class Stars:
    code = "stars"
    fewest = 2
    needs_key = True

    def read(self, rows: Sequence[Row]) -> list[FoundTest]:
        return read_marked(rows, _find)

    def write(self, test: Told) -> list[str]:
        options = (f"*{'+' if is_right else ''}{text}" for text, is_right in test.options)
        return [f"#{test.number}", f"*!{test.text}", *options]


def _find(text: str) -> Marked | None:
    if head := _HEAD.fullmatch(text):
        return Marked(Mark.HEAD, number=int(head["number"]))
    line = _LINE.fullmatch(text)
    if line is None:
        return None
    marks = {"!": Mark.STEM, "+": Mark.RIGHT, "": Mark.WRONG}
    return Marked(marks[line["sign"]], line["rest"])
