"""``$$$ 1 A``, a stem, lettered options, and ``{Дұрыс жауап}=B`` beneath them.

The letter behind the number is no key: files in which it is the same for all items name other
keys beneath them.
"""

import re
from collections.abc import Sequence
from string import ascii_uppercase

from lessons.domain.handouts.dialects.found import KEY_NAMES, LEVEL_NAMES, FoundTest, Told
from lessons.domain.handouts.dialects.marks import Mark, Marked, read_marked
from lessons.domain.handouts.lines import Row
from lessons.domain.handouts.options import label_at_start
from lessons.domain.text.samples import Sample

_HEAD = re.compile(r"\${3} ?(?P<number>\d{1,5})?(?: ?[.)])? ?(?:[^\W\d_](?!\S))?(?P<rest>.*)")
_TOLD = re.compile(r"\{(?P<name>[^{}]{1,60})\} ?[=:] ?(?P<value>.*)")
_KEY = re.compile(KEY_NAMES, re.IGNORECASE)
SAMPLES = (
    Sample(
        pattern=_KEY,
        how="fullmatch",
        matches=("Дұрыс жауап", "Правильный ответ"),
        misses=("Тақырып", "Сложность"),
    ),
)
_LEVEL = re.compile(LEVEL_NAMES, re.IGNORECASE)
_LEVELS = frozenset("123")


class Dollars:
    code = "dollars"
    fewest = 2
    needs_key = False

    def read(self, rows: Sequence[Row]) -> list[FoundTest]:
        return read_marked(rows, _find)

    def write(self, test: Told) -> list[str]:
        lettered = list(zip(ascii_uppercase, test.options, strict=False))
        key = ", ".join(letter for letter, (_, is_right) in lettered if is_right)
        return [
            f"$$$ {test.number}",
            test.text,
            *(f"{letter}) {text}" for letter, (text, _) in lettered),
            f"{{Дұрыс жауап}}={key}",
            *([f"{{Күрделілігі}}={test.level}"] if test.level else []),
        ]


def _find(text: str) -> Marked | None:
    if head := _HEAD.fullmatch(text):
        number = int(head["number"]) if head["number"] else None
        return Marked(Mark.HEAD, head["rest"].strip(), number=number)
    if told := _TOLD.fullmatch(text):
        return _told(told["name"].strip(), told["value"].strip())
    label = label_at_start(text)
    if label is None:
        return None
    mark = Mark.RIGHT if label.has_sign else Mark.OPTION
    return Marked(mark, text[label.end :].strip(), letter=label.letter)


def _told(name: str, value: str) -> Marked:
    if _KEY.fullmatch(name):
        return Marked(Mark.KEY, value=value)
    is_level = _LEVEL.fullmatch(name) is not None and value in _LEVELS
    return Marked(Mark.LEVEL if is_level else Mark.ASIDE, value=value)
