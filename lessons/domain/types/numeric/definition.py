"""A number, right within a tolerance; a value further off may earn a share."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from lessons.domain.text.characters import MINUSES
from lessons.domain.text.folding import fold
from lessons.domain.text.normalising import normal
from lessons.domain.types.definition import (
    NONE,
    Answer,
    Control,
    Example,
    GradeResult,
    Input,
    Payload,
    PayloadError,
    Solution,
    Start,
    is_blank,
)
from lessons.domain.types.lines import Line, filled_lines, one_line, require_different
from lessons.domain.types.numeric.numbers import read_number
from lessons.domain.types.payload import read_list, read_text, require_keys

MOST = 30
LONGEST_UNIT = 30
# A Russian keyboard has neither "±" nor "|".
_SHARE = re.compile(r"([0-9]{1,3}) ?% ?[|:] ?(.*)")
_PLUS_MINUS = re.compile(rf"±|\+ ?/? ?[{MINUSES}]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """``value`` and ``tolerance`` stand as they were written, for people to read."""

    value: str
    tolerance: str = ""
    """A number in the same unit, or with ``%`` a share of the value; empty for none."""
    share: int = 100
    """Percent of the points."""

    def holds(self, number: Fraction) -> bool:
        """Whether ``number`` lies within the tolerance, its ends included."""
        value = _number(self.value)
        return abs(number - value) <= _width(self.tolerance, value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    accepted: tuple[Accepted, ...]
    unit: str = ""


class Numeric:
    kind = "numeric"
    text_choices: tuple[str, ...] = ()

    def parse(self, payload: Payload) -> Definition:
        require_keys(payload, required=("accepted",), optional=("unit",))
        listed = read_list(payload["accepted"], "accepted", least=1, most=MOST)
        accepted = [_read_accepted(item, f"accepted.{index}") for index, item in enumerate(listed)]
        if all(item.share < 100 for item in accepted):
            raise PayloadError("full-missing")
        unit = one_line(read_text(payload.get("unit", ""), "unit", blank=True))
        if len(unit) > LONGEST_UNIT or read_number(unit) or _PLUS_MINUS.search(unit):
            raise PayloadError("unit-wrong", "unit")
        return Definition(accepted=tuple(accepted), unit=unit)

    def dump(self, definition: Definition) -> dict[str, Any]:
        accepted = [
            {"value": item.value, "tolerance": item.tolerance, "share": item.share}
            for item in definition.accepted
        ]
        return {"accepted": accepted, "unit": definition.unit}

    def input(self, definition: Definition) -> Input:
        return Input(control=Control.NUMBER, unit=definition.unit)

    def is_valid(self, definition: Definition, answer: Answer) -> bool:
        """Whether it is one number; its unit may be typed behind it."""
        return is_blank(answer) or (
            len(answer) == 1 and _typed_number(answer[0], definition.unit) is not None
        )

    def grade(self, definition: Definition, answer: Answer) -> GradeResult:
        """The largest share among the accepted values that hold the number.

        Shares are the author's own, as in Moodle's numerical questions (``=%50%1822:2`` in GIFT):
        half the points, say, for a value that was rounded too early. A number is not picked from a
        list, so nothing is taken off for a wrong one.
        """
        number = _typed_number(" ".join(answer), definition.unit)
        if number is None:
            return GradeResult(fraction=NONE)
        shares = [item.share for item in definition.accepted if item.holds(number)]
        return GradeResult(fraction=Fraction(max(shares, default=0), 100))

    def solution(self, definition: Definition) -> Solution:
        """The values that earn all points, with their tolerance."""
        full = (item for item in definition.accepted if item.share == 100)
        return Solution(texts=tuple(_written(item, definition.unit) for item in full))

    def start(self, definition: Definition) -> Start:
        return Start()

    def to_text(self, definition: Definition) -> str:
        """``9,8 м/с² ± 0,1`` or ``9,8 м/с² ± 5 %``; ``50 % | 10 м/с²`` for half the points."""
        return "\n".join(
            (f"{item.share} % | " if item.share < 100 else "") + _written(item, definition.unit)
            for item in definition.accepted
        )

    def from_text(self, text: str, before: Definition | None = None) -> dict[str, Any]:
        lines = filled_lines(text)
        require_different((line, line.text) for line in lines)
        read = [_read_line(line) for line in lines]
        unit = _one_unit(lines, [found for _, found in read])
        return self.dump(self.parse({"accepted": [item for item, _ in read], "unit": unit}))

    def examples(self) -> tuple[Example, ...]:
        value = {"value": "9,8", "tolerance": "0,1", "share": 100}
        good = {"accepted": [value, {"value": "10", "share": 50}], "unit": "м/с²"}
        bare = {"accepted": [{"value": "−40", "tolerance": "5 %"}]}
        return (
            Example(
                payload=good,
                right=("9.75 м/с²",),
                wrong=("98",),
                partly=("10,0",),
                invalid=(("тоғыз",), ("9,8 км",), ("9,8", "10"), ("1/0",), ("1.000,5",)),
                bad_payloads=(
                    {},
                    {"accepted": []},
                    {"accepted": ["9,8"]},
                    {"accepted": [{"value": "тоғыз"}]},
                    {"accepted": [{"value": "9,8 м"}]},
                    {"accepted": [{"value": "9,8", "tolerance": "-1"}]},
                    {"accepted": [{"value": "9,8", "tolerance": "аз"}]},
                    {"accepted": [{**value, "share": 0}]},
                    {"accepted": [{**value, "share": 50}]},
                    {"accepted": [{**value, "share": True}]},
                    {**good, "unit": "5 м"},
                    {**good, "units": "м"},
                ),
            ),
            Example(
                payload=bare,
                right=("-42",),
                wrong=("−42,01",),
                invalid=(("-40 °C",), ("−",)),
                bad_payloads=({**bare, "unit": None},),
            ),
        )


def _read_accepted(value: Any, key: str) -> Accepted:
    if not isinstance(value, dict):
        raise PayloadError("not-an-object", key)
    require_keys(value, required=("value",), optional=("tolerance", "share"))
    number = one_line(read_text(value["value"], f"{key}.value"))
    if not _is_number(number):
        raise PayloadError("number-wrong", f"{key}.value")
    tolerance = one_line(read_text(value.get("tolerance", ""), f"{key}.tolerance", blank=True))
    if not _is_tolerance(tolerance):
        raise PayloadError("tolerance-wrong", f"{key}.tolerance")
    share = value.get("share", 100)
    if not isinstance(share, int) or isinstance(share, bool) or not 1 <= share <= 100:
        raise PayloadError("share-wrong", f"{key}.share")
    return Accepted(value=number, tolerance=tolerance, share=share)


def _is_number(text: str) -> bool:
    written = read_number(text)
    return written is not None and not written.rest


def _number(text: str) -> Fraction:
    written = read_number(text)
    return written.value if written else NONE


def _is_tolerance(text: str) -> bool:
    written = read_number(text)
    return not text or (written is not None and written.value >= 0 and written.rest in {"", "%"})


def _width(tolerance: str, value: Fraction) -> Fraction:
    """Half the width of the range that is accepted around ``value``."""
    written = read_number(tolerance)
    if written is None:
        return NONE
    return abs(value) * written.value / 100 if written.rest else written.value


def _typed_number(text: str, unit: str) -> Fraction | None:
    """What a student typed, with or without the unit that stands beside the field."""
    written = read_number(normal(text))
    if written is None or (written.rest and not _is_unit(written.rest, unit)):
        return None
    return written.value


def _is_unit(text: str, unit: str) -> bool:
    """Equal as written, or with letters of the other alphabet or in other capitals."""
    return text == unit or bool(fold(text) and fold(text) == fold(unit))


def _written(item: Accepted, unit: str) -> str:
    value = f"{item.value} {unit}" if unit else item.value
    return f"{value} ± {item.tolerance}" if item.tolerance else value


def _read_line(line: Line) -> tuple[dict[str, Any], str]:
    """(an accepted value as a payload holds it, its unit)."""
    shared = _SHARE.fullmatch(line.text)
    text = shared[2] if shared else line.text
    share = int(shared[1]) if shared else 100
    if not 1 <= share <= 100:
        raise PayloadError("share-wrong", line.place)
    before, *after = _PLUS_MINUS.split(text, maxsplit=1)
    number = read_number(before)
    if number is None:
        raise PayloadError("number-wrong", line.place)
    tolerance, unit = _read_tolerance(after[0], line) if after else ("", "")
    if number.rest and unit and number.rest != unit:
        raise PayloadError("units-differ", line.place)
    accepted = {"value": number.text, "tolerance": tolerance, "share": share}
    return accepted, number.rest or unit


def _read_tolerance(text: str, line: Line) -> tuple[str, str]:
    """(tolerance, unit behind it); ``%`` is the tolerance's own."""
    number = read_number(text)
    if number is None or number.value < 0:
        raise PayloadError("tolerance-wrong", line.place)
    if number.rest.startswith("%"):
        return f"{number.text} %", number.rest[1:].strip()
    return number.text, number.rest


def _one_unit(lines: Sequence[Line], units: Sequence[str]) -> str:
    """The unit of all lines; a line may leave it out."""
    found = ""
    for line, unit in zip(lines, units, strict=True):
        if unit and found and unit != found:
            raise PayloadError("units-differ", line.place)
        found = found or unit
    return found
