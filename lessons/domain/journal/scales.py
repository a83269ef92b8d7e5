"""What a percent is called: letter, points and traditional mark; each scale is data."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import Any

from lessons.domain.journal.rounding import whole
from lessons.domain.journal.scale_errors import ScaleError, ScaleWrong
from lessons.domain.journal.weekly import FULL


class Traditional(StrEnum):
    EXCELLENT = "excellent"
    GOOD = "good"
    SATISFACTORY = "satisfactory"
    UNSATISFACTORY = "unsatisfactory"


@dataclass(frozen=True, slots=True)
class Grade:
    letter: str
    points: Decimal
    floor: int
    """The lowest whole percent that earns it."""
    traditional: Traditional


@dataclass(frozen=True, slots=True)
class Scale:
    """``grades`` from the highest down to one that begins at 0."""

    key: str
    grades: tuple[Grade, ...]

    def grade_of(self, value: Fraction | Decimal | int) -> Grade:
        """Of a percent, rounded half up to a whole one: 94.5 is an A, 94.49 is not."""
        reached = whole(value)
        return next(grade for grade in self.grades if reached >= grade.floor)


def read_scale(key: str, rows: Sequence[Sequence[Any]]) -> Scale:
    """Raises ValueError for one that leaves a percent without a grade, or gives it two."""
    grades = tuple(
        Grade(letter=letter, points=Decimal(points), floor=floor, traditional=Traditional(word))
        for letter, points, floor, word in rows
    )
    return checked_scale(key, grades, lines=range(1, len(grades) + 1))


def checked_scale(key: str, grades: tuple[Grade, ...], *, lines: Sequence[int]) -> Scale:
    """Each percent of 0–100 has one grade, and more is never worth less. Raises ScaleError, which
    names one of ``lines``: where each of the grades was written."""
    if not grades:
        raise ScaleError(ScaleWrong.EMPTY)
    if grades[0].floor > FULL:
        raise ScaleError(ScaleWrong.PERCENT, line=lines[0], found=str(grades[0].floor))
    letters: set[str] = set()
    for place, (line, grade) in enumerate(zip(lines, grades, strict=True)):
        if grade.letter in letters:
            raise ScaleError(ScaleWrong.LETTER_TWICE, line=line, found=grade.letter)
        letters.add(grade.letter)
        if place:
            _check_below(grade, grades[place - 1], line)
    if grades[-1].floor:
        raise ScaleError(ScaleWrong.NOT_TO_ZERO, line=lines[-1], found=grades[-1].letter)
    return Scale(key=key, grades=grades)


def _check_below(grade: Grade, above: Grade, line: int) -> None:
    if grade.floor >= above.floor:
        raise ScaleError(ScaleWrong.ORDER, line=line, found=str(grade.floor))
    if grade.points > above.points:
        raise ScaleError(ScaleWrong.POINTS_RISE, line=line, found=str(grade.points))


def _read_all() -> Mapping[str, Scale]:
    tables = tomllib.loads(Path(__file__).with_name("scales.toml").read_text(encoding="utf-8"))
    return {key: read_scale(key, table["grades"]) for key, table in tables.items()}


SCALES: Mapping[str, Scale] = _read_all()
