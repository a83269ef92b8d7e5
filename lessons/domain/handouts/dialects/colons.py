"""``I:`` an item, ``S:`` its stem, ``+:`` a right option, ``-:`` a wrong one, as AST has them."""

import re
from collections.abc import Sequence

from lessons.domain.handouts.dialects.found import FoundTest, Told
from lessons.domain.handouts.dialects.marks import Mark, Marked, read_marked
from lessons.domain.handouts.lines import Row
from lessons.domain.text.characters import TYPED_DASHES

_HEAD = re.compile(r"[IІiі] ?: ?(?:\{\{)?(?P<number>\d{1,5})?.{0,200}")
_STEM = re.compile(r"[SsСSЅ] ?: ?(?P<rest>.*)")
_OPTION = re.compile(rf"(?P<sign>[+{TYPED_DASHES}]) ?: ?(?P<rest>.*)")
_ASIDE = re.compile(r"(?:[VFTZQ]\d?|[LR]\d{1,2}|\d{1,2}) ?: ?.*")
_MASK = re.compile(r"#\$#|#\$|\$#")
"""Stands for any letters in a typed answer; no rule here knows it."""


class Colons:
    code = "ast"
    fewest = 2
    needs_key = True

    def read(self, rows: Sequence[Row]) -> list[FoundTest]:
        return [test for test in read_marked(rows, _find, allows_typed=True) if not _has_mask(test)]

    def write(self, test: Told) -> list[str]:
        options = (f"{'+' if is_right else '-'}: {text}" for text, is_right in test.options)
        return [f"I: {test.number}", f"S: {test.text}", *options]


def _find(text: str) -> Marked | None:
    if option := _OPTION.fullmatch(text):
        mark = Mark.RIGHT if option["sign"] == "+" else Mark.WRONG
        return Marked(mark, option["rest"])
    if stem := _STEM.fullmatch(text):
        return Marked(Mark.STEM, stem["rest"])
    if head := _HEAD.fullmatch(text):
        return Marked(Mark.HEAD, number=int(head["number"]) if head["number"] else None)
    return Marked(Mark.ASIDE) if _ASIDE.fullmatch(text) else None


def _has_mask(test: FoundTest) -> bool:
    return test.is_typed and any(
        _MASK.search(row.text) for option in test.options for row in option.rows
    )
