"""The functions of formulas, and how they may be called; a language offers some of them."""

import tomllib
from collections.abc import Collection, Mapping
from enum import StrEnum
from pathlib import Path

from lessons.domain.text.characters import TO_CYRILLIC


class Function(StrEnum):
    MEAN = "mean"
    BEST = "best"
    WORST = "worst"
    SUM = "sum"
    COUNT = "count"
    FIRST = "first"
    """The first of its numbers that is not empty."""
    ROUND = "round"
    """Half up: to a whole number, or to the decimals that a second number says."""
    UP = "up"
    DOWN = "down"
    ABSOLUTE = "absolute"
    IF = "if"


def folded_name(name: str) -> str:
    """Р1 is the same whichever keyboard it was typed on."""
    return name.casefold().translate(TO_CYRILLIC)


NAMES: Mapping[str, list[str]] = tomllib.loads(
    Path(__file__).with_name("functions.toml").read_text(encoding="utf-8")
)
"""By the function; the first name is the one that is shown."""


def named(functions: Collection[Function]) -> dict[str, Function]:
    """These functions by their folded names."""
    chosen = (one for one in Function if one in functions)
    return {folded_name(name): one for one in chosen for name in NAMES[one.value]}
