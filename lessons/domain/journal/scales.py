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
    floors = [grade.floor for grade in grades]
    if not floors or floors[-1] != 0 or floors[0] > 100:
        raise ValueError(f"{key}: the last grade begins at 0, the first at 100 or less")
    if floors != sorted(set(floors), reverse=True):
        raise ValueError(f"{key}: each grade begins below the one before it")
    if len({grade.letter for grade in grades}) < len(grades):
        raise ValueError(f"{key}: a letter stands for one grade")
    return Scale(key=key, grades=grades)


def _read_all() -> Mapping[str, Scale]:
    tables = tomllib.loads(Path(__file__).with_name("scales.toml").read_text(encoding="utf-8"))
    return {key: read_scale(key, table["grades"]) for key, table in tables.items()}


SCALES: Mapping[str, Scale] = _read_all()
USUAL_SCALE = "standard"
