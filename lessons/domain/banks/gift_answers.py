"""What stands between the braces of GIFT: its shapes, and answers with weights and feedback."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from lessons.domain.banks.bank import ItemError
from lessons.domain.banks.codes import BankCode
from lessons.domain.banks.gift_syntax import escape, show
from lessons.domain.banks.weights import weight_of
from lessons.domain.types.definition import Option

_MARK = re.compile(r"(~\s*=|[=~])")
"""``~=``: some programs begin every option with ``~``, the right one too."""
_WEIGHT = re.compile(r"\s*%(-?\d{1,3}(?:[.,]\d{1,9})?)%")
_TRUTHS = {"t": True, "true": True, "f": False, "false": False}


class Shape(StrEnum):
    """The closed set of blocks that the format has."""

    EMPTY = "empty"
    NUMBERS = "numbers"
    OPTIONS = "options"
    PAIRS = "pairs"
    TRUTH = "truth"
    ANSWERS = "answers"


def shape_of(block: str) -> Shape:
    """In the order in which Moodle tells the shapes apart."""
    if not block:
        return Shape.EMPTY
    if block.startswith("#"):
        return Shape.NUMBERS
    if "~" in block:
        return Shape.OPTIONS
    if "=" in block and "->" in block:
        return Shape.PAIRS
    return Shape.ANSWERS if truth_of(block) is None else Shape.TRUTH


def truth_of(block: str) -> bool | None:
    return _TRUTHS.get(block.partition("#")[0].strip().lower())


@dataclass(frozen=True, slots=True)
class Answer:
    """``weight`` is in percent, 100 for an answer marked ``=`` without one; ``text`` is hidden."""

    weight: Decimal
    text: str
    feedback: str


def pieces(block: str) -> Iterator[tuple[str, str]]:
    """(mark, what stands behind it)."""
    before, *found = _MARK.split(block)
    if before.strip():
        raise ItemError(BankCode.SYNTAX, show(before).strip()[:40])
    marks = ("=" if mark.endswith("=") else mark for mark in found[::2])
    return zip(marks, found[1::2], strict=True)


def answers_of(block: str) -> list[Answer]:
    return [_answer(mark, piece) for mark, piece in pieces(block)]


def marked(block: str) -> str:
    """A block without any mark is one answer, as in ``{Астана}``."""
    return block if block.startswith("=") else f"={block}"


def _answer(mark: str, piece: str) -> Answer:
    match = _WEIGHT.match(piece)
    rest = piece[match.end() :] if match else piece
    text, _, feedback = rest.partition("#")
    default = 100 if mark == "=" else 0
    weight = weight_of(match[1]) if match else Decimal(default)
    return Answer(weight, text.strip(), feedback.strip())


def write_option(mark: str, option: Option) -> str:
    feedback = f"#{escape(option.feedback)}" if option.feedback else ""
    return f"{mark}{escape(option.text)}{feedback}"
