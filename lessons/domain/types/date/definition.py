"""A date as precise as the author asks for: typed in any usual form, compared strictly in value.

A date that is told less or more precisely than the key, that may be another one, or that is not
read to its last word waits for a person; what is surely another date is wrong.
"""

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from lessons.domain.text.characters import MINUSES
from lessons.domain.types.date.moment import Moment
from lessons.domain.types.date.reading import Reading, read_date, sure_date
from lessons.domain.types.date.saying import IN_WORDS, key_form
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
from lessons.domain.types.lines import Line, filled_lines, require_different
from lessons.domain.types.payload import read_list, require_keys

MOST = 30
LONGEST = 300
"""Characters of an answer."""
MOST_TOLERANCE = 1000
_MOMENT = ("century", "year", "month", "day")
# A Russian keyboard has neither "±" nor "|".
_SHARE = re.compile(r"([0-9]{1,3}) ?% ?[|:] ?(.*)")
_PLUS_MINUS = re.compile(rf"±|\+ ?/? ?[{MINUSES}]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    moment: Moment
    tolerance: int = 0
    """To either side, in the unit that the moment is told in: days, months, years, centuries."""
    share: int = 100
    """Percent of the points."""

    def holds(self, moment: Moment) -> bool:
        """Whether it is this date, told as precisely and within the tolerance."""
        is_whole = (moment.year is None) == (self.moment.year is None)
        is_as_precise = moment.precision is self.moment.precision
        return is_whole and is_as_precise and self.agrees(moment)

    def agrees(self, moment: Moment) -> bool:
        """Whether both may be the same, as far as they are told."""
        if moment.year is None and moment.century is None:
            own = self.moment.month, self.moment.day
            told = moment.month, moment.day
            return all(None in pair or pair[0] == pair[1] for pair in zip(own, told, strict=True))
        precision = min(moment.precision, self.moment.precision)
        width = self.tolerance if precision is self.moment.precision else min(self.tolerance, 1)
        return abs(moment.at(precision).position - self.moment.at(precision).position) <= width

    def may_be_meant(self, read: Reading) -> bool:
        """With the first digits of a year or the era that a person left out."""
        told = (read.moment, *read.others)
        whole = [_completed(one, self.moment) if read.is_short else one for one in told]
        is_other_era = self.moment.is_before_our_era and not read.has_era
        other = [one.in_other_era for one in (*told, *whole)] if is_other_era else []
        return any(self.agrees(one) for one in (*told, *whole, *other))


def _completed(short: Moment, key: Moment) -> Moment:
    """With the first digits of the key's year."""
    if short.year is None or key.year is None or abs(short.year) > 99:
        return short
    year = abs(key.year) // 100 * 100 + abs(short.year)
    return replace(short, year=-year if key.year < 0 else year) if year else short


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    accepted: tuple[Accepted, ...]


class Date:
    kind = "date"
    text_choices: tuple[str, ...] = ()

    def parse(self, payload: Payload) -> Definition:
        require_keys(payload, required=("accepted",))
        listed = read_list(payload["accepted"], "accepted", least=1, most=MOST)
        accepted = [_read_accepted(item, f"accepted.{index}") for index, item in enumerate(listed)]
        _require_different(accepted)
        if all(item.share < 100 for item in accepted):
            raise PayloadError("date-full-missing")
        return Definition(accepted=tuple(accepted))

    def dump(self, definition: Definition) -> dict[str, Any]:
        return {"accepted": [_dump_accepted(item) for item in definition.accepted]}

    def input(self, definition: Definition) -> Input:
        return Input(control=Control.TEXT)

    def is_valid(self, definition: Definition, answer: Answer) -> bool:
        """What is no date is kept too: a person may read it."""
        return len(answer) <= 1 and all(len(value) <= LONGEST for value in answer)

    def grade(self, definition: Definition, answer: Answer) -> GradeResult:
        """The largest share among the dates that are told as they are typed."""
        if is_blank(answer):
            return GradeResult(fraction=NONE)
        read = read_date(answer[0])
        if read is None:
            return GradeResult(fraction=None)
        shares = [item.share for item in definition.accepted if _is_surely(item, read)]
        if shares:
            return GradeResult(fraction=Fraction(max(shares), 100))
        is_open = any(item.may_be_meant(read) for item in definition.accepted)
        return GradeResult(fraction=None if is_open else NONE)

    def solution(self, definition: Definition) -> Solution:
        full = [item for item in definition.accepted if item.share == 100]
        return Solution(
            texts=tuple(_with_tolerance(key_form(item.moment), item) for item in full),
            worded={
                language: tuple(_with_tolerance(say(item.moment), item) for item in full)
                for language, say in IN_WORDS.items()
            },
        )

    def start(self, definition: Definition) -> Start:
        return Start()

    def to_text(self, definition: Definition) -> str:
        """``12.05.1998``, ``05.1998``, ``1998``, ``XIX ғ.``, ``б.з.д. 209``; ``± 1`` behind it
        for a day, month, year or century to either side; ``50 % | 1998`` for half the points."""
        return "\n".join(
            (f"{item.share} % | " if item.share < 100 else "")
            + _with_tolerance(key_form(item.moment), item)
            for item in definition.accepted
        )

    def from_text(self, text: str, before: Definition | None = None) -> dict[str, Any]:
        lines = filled_lines(text)
        accepted = [_read_line(line) for line in lines]
        require_different(
            (line, key_form(item.moment)) for line, item in zip(lines, accepted, strict=True)
        )
        return self.dump(self.parse(self.dump(Definition(accepted=tuple(accepted)))))

    def examples(self) -> tuple[Example, ...]:
        day = {"year": 1998, "month": 5, "day": 12}
        year = {"year": 1998, "share": 50}
        too_long = ("x" * (LONGEST + 1),)
        return (
            Example(
                payload={"accepted": [day, year]},
                right=("1998 жылғы 12 мамыр",),
                wrong=("12.06.1999",),
                partly=("1998 ж.",),
                invalid=(too_long, ("12.05.1998", "1998")),
                bad_payloads=(
                    {},
                    {"accepted": []},
                    {"accepted": [year]},
                    {"accepted": ["12.05.1998"]},
                    {"accepted": [{}]},
                    {"accepted": [day, day]},
                    {"accepted": [{**day, "month": 13}]},
                    {"accepted": [{**day, "day": "12"}]},
                    {"accepted": [{"year": 1998, "day": 12}]},
                    {"accepted": [{"year": 0}]},
                    {"accepted": [{"year": 1998, "century": 20}]},
                    {"accepted": [{**day, "tolerance": -1}]},
                    {"accepted": [{**day, "tolerance": True}]},
                    {"accepted": [{**day, "share": 0}]},
                    {"accepted": [day], "zone": "Asia/Almaty"},
                ),
            ),
            Example(
                payload={"accepted": [{"century": 19}]},
                right=("ХІХ ғасырда",),
                wrong=("XVIII век",),
                invalid=(too_long,),
                bad_payloads=({"accepted": [{"century": 0}]}, {"accepted": [{"century": 100}]}),
            ),
            Example(
                payload={"accepted": [{"year": -209, "tolerance": 1}]},
                right=("б.з.д. 210 ж.",),
                wrong=("б.з. 209 жылы",),
                invalid=(too_long,),
                bad_payloads=({"accepted": [{"year": -209, "tolerance": MOST_TOLERANCE + 1}]},),
            ),
        )


def _is_surely(accepted: Accepted, read: Reading) -> bool:
    """A number alone is the century that was asked for; a year of two digits is not sure."""
    is_whole = not read.is_short or read.moment.year is None
    return is_whole and accepted.holds(read.moment)


def _read_accepted(value: Any, key: str) -> Accepted:
    if not isinstance(value, dict):
        raise PayloadError("not-an-object", key)
    require_keys(value, required=(), optional=(*_MOMENT, "tolerance", "share"))
    told = {name: _whole(value[name], "date-wrong", key) for name in _MOMENT if name in value}
    moment = Moment(**told)
    if not moment.is_possible:
        raise PayloadError("date-wrong", key)
    tolerance = _whole(value.get("tolerance", 0), "date-tolerance-wrong", key)
    share = _whole(value.get("share", 100), "share-wrong", key)
    if not 0 <= tolerance <= MOST_TOLERANCE:
        raise PayloadError("date-tolerance-wrong", key)
    if not 1 <= share <= 100:
        raise PayloadError("share-wrong", key)
    return Accepted(moment=moment, tolerance=tolerance, share=share)


def _whole(value: Any, code: str, key: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise PayloadError(code, key)
    return value


def _require_different(accepted: list[Accepted]) -> None:
    moments = [item.moment for item in accepted]
    if len(set(moments)) < len(moments):
        raise PayloadError("repeated", "accepted")


def _dump_accepted(accepted: Accepted) -> dict[str, int]:
    told = {name: getattr(accepted.moment, name) for name in _MOMENT}
    dumped = {name: value for name, value in told.items() if value is not None}
    return {**dumped, "tolerance": accepted.tolerance, "share": accepted.share}


def _with_tolerance(text: str, accepted: Accepted) -> str:
    return f"{text} ± {accepted.tolerance}" if accepted.tolerance else text


def _read_line(line: Line) -> Accepted:
    shared = _SHARE.fullmatch(line.text)
    share = int(shared[1]) if shared else 100
    if not 1 <= share <= 100:
        raise PayloadError("share-wrong", line.place)
    text, *after = _PLUS_MINUS.split(shared[2] if shared else line.text, maxsplit=1)
    moment = sure_date(text)
    if moment is None:
        raise PayloadError("date-wrong", line.place)
    return Accepted(moment=moment, tolerance=_read_tolerance(after, line), share=share)


def _read_tolerance(after: list[str], line: Line) -> int:
    if not after:
        return 0
    typed = after[0].strip()
    is_whole = typed.isascii() and typed.isdecimal() and len(typed) <= len(str(MOST_TOLERANCE))
    if not is_whole or int(typed) > MOST_TOLERANCE:
        raise PayloadError("date-tolerance-wrong", line.place)
    return int(typed)
