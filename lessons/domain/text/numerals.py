"""Numbers in a text: digits, Roman numerals and words, alone or together (10 мың is 10,000)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from lessons.domain.text.suffixes import is_ending
from lessons.domain.text.words import Word, loose

_SMALL = {
    "бир": 1, "еки": 2, "уш": 3, "торт": 4, "бес": 5, "алти": 6, "жети": 7, "сегиз": 8, "тогиз": 9,
    "он": 10, "жиирма": 20, "жирма": 20, "отиз": 30, "кирик": 40, "елу": 50, "алпис": 60,
    "жетпис": 70, "сексен": 80, "токсан": 90,
}  # fmt: skip
_SCALES = {
    "жуз": 100, "мин": 1000, "миллион": 10**6, "млн": 10**6, "миллиард": 10**9, "млрд": 10**9,
}  # fmt: skip
_LONGEST_NAME = max(map(len, (*_SMALL, *_SCALES)))
_DIGITS = re.compile(r"-?\d+(?:\.\d+)?")
_MOST_DIGITS = 40
# Both alphabets hold letters that look like these; Ш is taken for three strokes.
_ROMAN_LETTERS = str.maketrans({"І": "I", "Ӏ": "I", "Х": "X", "Ү": "V", "Ш": "III"})
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}


@dataclass(frozen=True, slots=True)
class Number:
    """What ``words[first:last]`` say together."""

    value: Fraction
    first: int
    last: int


def digits_of(word: Word) -> Fraction | None:
    """The value of a word of digits, or of two or more Roman numerals in capitals, up to 39."""
    if _DIGITS.fullmatch(word.folded):
        return Fraction(word.folded) if len(word.folded) <= _MOST_DIGITS else None
    # One letter may be somebody's initial.
    value = _roman(word.text)
    return value if value not in _ROMAN_VALUES.values() else None


def _roman(text: str) -> Fraction | None:
    letters = text.split("-", maxsplit=1)[0].translate(_ROMAN_LETTERS)
    if not letters or not _ROMAN.fullmatch(letters):
        return None
    values = [_ROMAN_VALUES[letter] for letter in letters]
    after = [*values[1:], 0]
    return Fraction(
        sum(-one if one < then else one for one, then in zip(values, after, strict=True))
    )


def numbers_in(words: Sequence[Word]) -> tuple[Number, ...]:
    """Every number, also those in words: мың тоғыз жүз тоқсан бірінші is 1991. On a Russian
    keyboard оң (right) is written он (ten), so a number in words may be none."""
    found: list[Number] = []
    count: _Count | None = None
    for place, word in enumerate(words):
        count = count.joined_by(word) if count else None
        if count is None:
            count = _begun(word, place)
        else:
            found.pop()
        if count is not None:
            found.append(Number(count.total + count.current, count.first, place + 1))
            count = None if count.is_closed else count
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Count:
    """A number that is being said; what comes next must be below ``room``, or a scale."""

    first: int
    total: Fraction
    current: Fraction
    room: int
    scale: int
    """The last thousand or million, which the next must be below."""
    is_closed: bool

    def joined_by(self, word: Word) -> "_Count | None":
        name, is_closed = _name_of(word)
        small = _SMALL.get(name)
        if small is not None and small < self.room:
            room = 10 if small >= 10 else 1
            return _Count(self.first, self.total, self.current + small, room, self.scale, is_closed)
        scale = _SCALES.get(name)
        if scale is None or scale >= self.scale:
            return None
        if scale == 100:
            if self.current >= 10:
                return None
            hundreds = (self.current or Fraction(1)) * 100
            return _Count(self.first, self.total, hundreds, 100, self.scale, is_closed)
        total = self.total + (self.current or 1) * scale
        return _Count(self.first, total, Fraction(0), 1000, scale, is_closed)


def _begun(word: Word, place: int) -> _Count | None:
    value = digits_of(word)
    if value is None:
        value = _roman(word.text)
    if value is not None:
        return _Count(place, Fraction(0), value, 0, 10**12, is_closed=False)
    name, is_closed = _name_of(word)
    if name in _SMALL:
        room = 10 if _SMALL[name] >= 10 else 1
        return _Count(place, Fraction(0), Fraction(_SMALL[name]), room, 10**12, is_closed)
    if name == "жуз":
        return _Count(place, Fraction(0), Fraction(100), 100, 10**12, is_closed)
    if name in _SCALES:
        return _Count(place, Fraction(_SCALES[name]), Fraction(0), 1000, _SCALES[name], is_closed)
    return None


def _name_of(word: Word) -> tuple[str, bool]:
    """(a numeral without its suffix, whether it had one: a number ends there)."""
    folded = loose(word.folded)
    if folded in _SMALL or folded in _SCALES:
        return folded, False
    for size in range(min(len(folded) - 1, _LONGEST_NAME), 1, -1):
        name = folded[:size]
        if (name in _SMALL or name in _SCALES) and is_ending(folded[size:]):
            return name, True
    return folded, True
