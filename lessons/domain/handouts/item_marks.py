"""What an item of a list begins with: a number, a bullet or a letter, as authors write them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from lessons.domain.handouts.options import LETTERS, fits, is_first
from lessons.domain.text.characters import CAPITALS, DASHES, LIST_SIGNS, OPENING_QUOTES, SMALL
from lessons.domain.text.samples import Sample

CAPITAL = f"(?-i:[{CAPITALS}{OPENING_QUOTES}])"

_THING = r"(?:сұрақ|тапсырма|тест|есеп|вопрос|задание|задача|question|task|exercise|problem)"
_ORDINAL = rf"(?: ?[{DASHES}] ?(?:ші|шы|інші|ыншы))?"
# A number may stand right before the text ("1.Су"), but "2.5 кг" and "№5.12" are none of an item.
_TEXT = r"(?: |(?![\s\d]))"
_WAY = r"(?: ?\([^()\d]{1,30}\))?"
"""``1-тапсырма (жұппен).``"""
_NAMED_STOP = rf"(?: ?[.:)\]]{_TEXT}| [{DASHES}] | (?={CAPITAL})| ?$)"
_NUMBER_FORMS = (
    rf"(?:№ ?)?(?:\d{{1,2}}\.)?(?P<number>\d{{1,3}}) ?\)\.?{_TEXT}",
    rf"(?:№ ?)?(?:\d{{1,2}}\.(?=\d{{1,2}}\.))?(?P<number>\d{{1,3}}) ?\.{_TEXT}",
    rf"\d{{1,2}}\.(?P<number>\d{{1,2}}) (?={CAPITAL})",
    rf"\((?P<number>\d{{1,2}})\){_TEXT}",
    rf"\[(?P<number>\d{{1,2}})\]{_TEXT}",
    rf"(?:№ ?)?(?P<number>\d{{1,3}}){_ORDINAL} ?[{DASHES}.]? ?{_THING}(?!\w){_WAY}{_NAMED_STOP}",
    rf"{_THING} ?[{DASHES}]? ?№? ?(?P<number>\d{{1,3}}){_WAY}{_NAMED_STOP}",
    rf"Q ?(?P<number>\d{{1,2}})(?: ?[.):]{_TEXT}| ?$)",
    rf"№ ?(?P<number>\d{{1,3}})(?: ?:{_TEXT}| (?=[^\W\d]|[{OPENING_QUOTES}]))",
)
_NUMBERS = tuple(re.compile(rf"{form}(?P<rest>.*)", re.IGNORECASE) for form in _NUMBER_FORMS)
_FIRST_LETTERS = frozenset("0123456789№([сСтТеЕвВзЗqQtTeEpP")
_LOOSE_NUMBER = re.compile(
    rf"(\d{{1,2}})(?:[{DASHES}] | [{DASHES}] ?|/ ?|: ?)(?=[^\W\d]|[{OPENING_QUOTES}])(.+)"
)
_BARE_NUMBER = re.compile(rf"(\d{{1,2}}) (?={CAPITAL})(.+)")
_BULLET = re.compile(rf"(?:[{LIST_SIGNS}](?: |(?=[^\s\d]))|> |§ (?!\d)|[oо] (?={CAPITAL}))(.+)")
"""``§ 24`` names a paragraph of a book."""
_LETTER = re.compile(rf"([{LETTERS}])(?: ?\)|(?<=[{SMALL}])\.) ?(?=\S)(.+)")
_ROMAN = re.compile(
    r"([IІ]{1,3}|[IІ]?[VҮУ]|[VҮУ][IІ]{1,3}|[IІ][XХ]|[XХ][IІ]{0,3}|[XХ][IІ]?[VҮУ])[.)] ?(?=\S)(.+)"
)
_NUMERALS = (
    *("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"),
    *("XI", "XII", "XIII", "XIV", "XV"),
)
_LATIN = str.maketrans("ІҮУХ", "IVVX")

SAMPLES = (
    Sample(
        pattern=_NUMBERS[5],
        how="match",
        matches=("1-тапсырма.", "1-ші сұрақ:"),
        misses=("Тапсырма", "1-деңгейдегі сұрақтар:"),
    ),
    Sample(
        pattern=_NUMBERS[6],
        how="match",
        matches=("Тапсырма №1.", "Вопрос № 1"),
        misses=("Тапсырма", "Вопросы уровня А"),
    ),
    Sample(
        pattern=_BULLET, how="match", matches=("• су", "§ Су", "o Су"), misses=("§ 24", "-5 °C")
    ),
)


@dataclass(frozen=True, slots=True)
class Mark:
    """The number is 0 for a bullet; ``rest`` is the row's text without it."""

    number: int
    rest: str
    letter: str = ""


class Kind(Enum):
    """In the order in which they are looked for."""

    NUMBER = "number"
    BULLET = "bullet"
    LOOSE_NUMBER = "loose-number"
    BARE_NUMBER = "bare-number"
    LETTER = "letter"
    ROMAN = "roman"


def find_number(text: str) -> Mark | None:
    """``1.``, ``1)``, ``2.1.``, ``№1.``, ``[1]``, ``1-сұрақ.``, ``Вопрос 1.``; the rest may be
    empty, where the text stands on the next line."""
    if text[:1] not in _FIRST_LETTERS:
        return None  # Most rows of a text: they are looked at many times.
    for pattern in _NUMBERS:
        match = pattern.match(text)
        if match:
            return Mark(int(match["number"]), match["rest"])
    return None


def find_mark(text: str, kind: Kind) -> Mark | None:
    return _FINDERS[kind](text)


def is_listed(text: str) -> bool:
    """Begins with what is hardly ever anything but the mark of a list's item."""
    return find_number(text) is not None or _find_bullet(text) is not None


def are_list(marks: Sequence[Mark], kind: Kind) -> bool:
    """Whether marks at row starts, the first on the block's first row, are those of a list.

    A bracket behind a letter is sure even alone; everything else may be a name's initial or the
    beginning of a sentence, so it has to count on.
    """
    if kind is Kind.LETTER:
        letters = [mark.letter.upper() for mark in marks[:2]]
        return is_first(letters[0]) and fits(letters)
    numbers = [mark.number for mark in marks[:2]]
    return numbers == [1, 2] or (kind is Kind.LOOSE_NUMBER and numbers == [1])


def _find_bullet(text: str) -> Mark | None:
    match = _BULLET.match(text)
    return Mark(0, match[1]) if match else None


def _find_loose_number(text: str) -> Mark | None:
    match = _LOOSE_NUMBER.match(text)
    return Mark(int(match[1]), match[2]) if match else None


def _find_bare_number(text: str) -> Mark | None:
    match = _BARE_NUMBER.match(text)
    return Mark(int(match[1]), match[2]) if match else None


def _find_letter(text: str) -> Mark | None:
    match = _LETTER.match(text)
    return Mark(0, match[2], match[1]) if match else None


def _find_roman(text: str) -> Mark | None:
    match = _ROMAN.match(text)
    numeral = match[1].translate(_LATIN) if match else ""
    return Mark(_NUMERALS.index(numeral) + 1, match[2]) if match and numeral in _NUMERALS else None


_FINDERS: dict[Kind, Callable[[str], Mark | None]] = {
    Kind.NUMBER: find_number,
    Kind.BULLET: _find_bullet,
    Kind.LOOSE_NUMBER: _find_loose_number,
    Kind.BARE_NUMBER: _find_bare_number,
    Kind.LETTER: _find_letter,
    Kind.ROMAN: _find_roman,
}
