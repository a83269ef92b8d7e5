"""The letters and digits that options of a test begin with, in the orders that authors use.

Cyrillic and Latin are mixed freely (``А) В) С) Д) Е)``), so each place of an order names every
letter that may stand there.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lessons.domain.text.characters import DASHES, RIGHT_SIGNS
from lessons.domain.text.samples import Sample

LETTER_ORDERS = (
    ("AА", "BВБ", "CС", "DД", "EЕ", "FФ", "GГ", "HН"),
    ("AА", "Б", "ВB", "Г", "Д", "EЕ", "Ж", "З"),
    ("AА", "ӘƏ", "Б", "ВB", "Г", "Ғ", "Д", "EЕ"),
    ("AА", "ӘƏ", "Б", "ВB", "Г", "Д", "EЕ", "Ж"),
)
DIGIT_ORDER = tuple("12345678")
MOST_OPTIONS = 8
FEWEST_OPTIONS = 2
ANY = ""
"""Stands for a mistyped letter: it fits every place."""

LETTERS = "A-HА-ЗӘƏҒФНСa-hа-зәəғфнс"
"""The inside of a class of characters."""
# "A)" and "A." may be followed by text at once; "A -" and a bare "A" need a blank.
_LABEL = re.compile(
    rf"(?P<sign>[{RIGHT_SIGNS}] ?)?\(?(?P<letter>[{LETTERS}])"
    rf"(?P<stop> ?\)|[.:](?![\w.]{{1,3}}\.)|/(?= )|(?= [{DASHES}] )|$) ?(?:[{DASHES}] (?=\S))?"
)
SAMPLES = (
    Sample(
        pattern=_LABEL, how="match", matches=("A) су", "*Б. бу", "C"), misses=("Алматы", "1) су")
    ),
)
# Within a line a sign and a blank belong to the option before.
_INNER = re.compile(
    rf"(?<!\S)(?P<sign>[{RIGHT_SIGNS}])?\(?(?P<letter>[{LETTERS}])(?P<stop> ?\)|[.:](?= |$)) ?"
)
_DIGIT = re.compile(rf"(?P<sign>[{RIGHT_SIGNS}] ?)?\(?(?P<letter>[1-8])(?P<stop> ?[.):]) ?(?!\d)")
_LOOK_ALIKE = str.maketrans("АВСЕНƏДФ", "ABCEHӘDF")


@dataclass(frozen=True, slots=True)
class Label:
    letter: str
    """In capitals."""
    start: int
    """Where the label stands in its line, and where the option's text begins."""
    end: int
    has_sign: bool = False
    """``*A)`` or ``+A)``: one way of marking the right option."""
    is_firm: bool = False
    """With a bracket; a letter with a period may be somebody's initial."""


def label_at_start(text: str, *, digits: bool = False) -> Label | None:
    match = (_DIGIT if digits else _LABEL).match(text)
    return _label(match) if match else None


def labels_inside(text: str, start: int) -> Iterator[Label]:
    """Letters that may begin an option in the middle of a line.

    Directly behind a label stands an initial: ``A) А. Құнанбаев``. ``start`` is where the label
    of the line ends, else 0.
    """
    end = start
    for match in _INNER.finditer(text, start):
        is_behind = 0 < end == match.start()
        end = match.end()
        if not is_behind:
            yield _label(match)


def is_same_letter(one: str, other: str) -> bool:
    """In whichever script each was typed."""
    return one.upper().translate(_LOOK_ALIKE) == other.upper().translate(_LOOK_ALIKE)


def fits(letters: Sequence[str]) -> bool:
    """The letters are the beginning of one of the orders."""
    orders = (*LETTER_ORDERS, DIGIT_ORDER)
    return len(letters) <= MOST_OPTIONS and any(_fits(letters, order) for order in orders)


def is_first(letter: str) -> bool:
    return letter in {"A", "А", "1"}


def place_of(letter: str, letters: Sequence[str]) -> int | None:
    """The option that a key names, whichever script the key was typed in."""
    letter = letter.upper()
    if letter in letters:
        return letters.index(letter)
    folded = [each.translate(_LOOK_ALIKE) for each in letters]
    if letter.translate(_LOOK_ALIKE) in folded:
        return folded.index(letter.translate(_LOOK_ALIKE))
    if letter.isdigit():
        return int(letter) - 1 if 0 < int(letter) <= len(letters) else None
    places = (
        place
        for order in LETTER_ORDERS
        if _fits(letters, order)
        for place, allowed in enumerate(order[: len(letters)])
        if letter in allowed
    )
    return next(places, None)


def _fits(letters: Sequence[str], order: Sequence[str]) -> bool:
    return all(
        letter == ANY or letter in allowed for letter, allowed in zip(letters, order, strict=False)
    )


def _label(match: re.Match[str]) -> Label:
    return Label(
        letter=match["letter"].upper(),
        start=match.start(),
        end=match.end(),
        has_sign=match["sign"] is not None,
        is_firm=")" in match["stop"],
    )
