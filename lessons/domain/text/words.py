"""A text as words that know where they stand, each with a key under which its spellings meet.

``folded`` is the same for ``Қазақстанның``, ``КАЗАКСТАННЫН``, a word with Latin look-alikes or
invisible characters in it, and nearly always for a Latin spelling; ``start`` and ``end`` are
places in the text as it was typed, so evidence can be shown in the person's own words.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lessons.domain.text.characters import (
    ACCENTS,
    APOSTROPHES,
    CLOSING_QUOTES,
    CYRILLIC_SMALL,
    GROUPING_BLANKS,
    INVISIBLE,
    KAZAKH_APOSTROPHES,
    LATIN_LOOK_ALIKES,
    LETTER,
    MARKED_LATIN_SMALL,
    MINUSES,
    TO_CYRILLIC,
    TYPED_DASHES,
    members,
)
from lessons.domain.text.folding import normalise
from lessons.domain.text.latin import from_latin, has_latin
from lessons.domain.text.samples import Sample
from lessons.domain.text.suffixes import is_ending

_INSIDE = rf"[^\W_{ACCENTS}]|[{ACCENTS}{INVISIBLE}]"
_GROUPED = rf"\d{{1,3}}(?:[{GROUPING_BLANKS}]\d{{3}})+(?!\d)"
# One separator and few digits: 37,5 is a number, 1817,1881 are two, 3.1.1990 are three.
_DECIMALS = r"(?:[.,]\d{1,3}(?![.,]?\d))"
_TOKEN = re.compile(
    rf"""
    (?P<number> (?<!\d[.,]) (?:{_GROUPED} | \d+) {_DECIMALS}? | \d+ )
    | (?P<word>
        {LETTER}
        (?:
          {_INSIDE} | [{APOSTROPHES}](?={LETTER})
          | (?<=[aginosucyAGINOSUCY])[{KAZAKH_APOSTROPHES}]
        )*
        \+*
      )
    | (?P<sign> % )
    """,
    re.VERBOSE,
)
SAMPLES = (
    Sample(
        pattern=_TOKEN,
        how="fullmatch",
        matches=("Қазақстан", "1 000,5", "%"),
        misses=("1817,1881", "бір екі", "—"),
    ),
)
# A suffix stands apart from what it belongs to: АТФ-ның, «Айқап»тың, 1465-ші.
_JOINT = re.compile(f"[{TYPED_DASHES}{CLOSING_QUOTES}]{{1,2}}")
_MINUS = members(MINUSES)
_BEFORE_MINUS = "(=<>≥≤:±≈~"
_ONLY_LOOK_ALIKES = re.compile(
    f"[^{MARKED_LATIN_SMALL}]*(?:[{LATIN_LOOK_ALIKES}][^{MARKED_LATIN_SMALL}]*)+"
)
# The letters behind the first of a pair are Cyrillic where they are no pair: сh is сх.
_ALSO = (("ng", "n"), ("ae", "a"), ("sh", "сh"))
_HAS_CYRILLIC = re.compile(rf"[{CYRILLIC_SMALL}]")
_ONE_FOR_I = re.compile(rf"(?<=[{CYRILLIC_SMALL}])1(?=[{CYRILLIC_SMALL}])")
_MERGED = str.maketrans(
    {
        "ә": "а", "ғ": "г", "қ": "к", "ң": "н", "ө": "о", "ұ": "у", "ү": "у", "һ": "х", "і": "и",
        "ё": "е", "э": "е", "й": "и", "я": "иа", "ю": "иу", "ц": "тс", "щ": "ш", "ъ": "", "ь": "",
        **dict.fromkeys(APOSTROPHES, ""),
        **dict.fromkeys(members(ACCENTS), ""),
    }
)  # fmt: skip
_TWO_I = re.compile("и{2,}")


@dataclass(frozen=True, slots=True)
class Word:
    """``text == typed[start:end]``; ``folded`` is never empty."""

    text: str
    folded: str
    start: int
    end: int
    is_latin: bool = False
    """Compare it by ``loose``: the Latin alphabets do not tell ы from і."""


def words_of(text: str) -> tuple[Word, ...]:
    """Words, numbers and % in their order. A suffix after a hyphen or a quote belongs to the word
    before it: its span covers both, its key is without the suffix."""
    return tuple(_joined(text, _pieces(text)))


def _pieces(text: str) -> Iterator[Word]:
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if match["number"] is not None:
            start -= _has_minus(text, start)
            yield Word(text[start:end], _number_key(text[start:end]), start, end)
            continue
        end -= _is_quoted(text, start, end)
        folded, is_latin = word_key(text[start:end])
        if folded:
            yield Word(text[start:end], folded, start, end, is_latin)


def _joined(text: str, pieces: Iterator[Word]) -> Iterator[Word]:
    last: Word | None = None
    for piece in pieces:
        if last is not None and _is_suffix_of(last, piece, text):
            last = Word(
                text[last.start : piece.end], last.folded, last.start, piece.end, last.is_latin
            )
            continue
        if last is not None:
            yield last
        last = piece
    if last is not None:
        yield last


def _is_suffix_of(word: Word, piece: Word, text: str) -> bool:
    between = text[word.end : piece.start]
    is_apart = bool(_JOINT.fullmatch(between)) or (not between and word.folded[-1].isdigit())
    return is_apart and is_ending(loose(piece.folded))


def _is_quoted(text: str, start: int, end: int) -> bool:
    """'bas' stands in quotation marks; bas' is a word of the alphabet of 2017."""
    return start > 0 and text[start - 1] in APOSTROPHES and text[end - 1] in APOSTROPHES


def _has_minus(text: str, start: int) -> bool:
    """A hyphen between two numbers or behind a word is no sign."""
    if not start or text[start - 1] not in _MINUS:
        return False
    before = text[: start - 1]
    if before and not before[-1].isspace() and before[-1] not in _BEFORE_MINUS:
        return False
    return not before.rstrip()[-1:].isdigit()


def _number_key(text: str) -> str:
    sign = "-" if text[0] in _MINUS else ""
    plain = unicodedata.normalize("NFKC", text.lstrip("".join(_MINUS)))
    return sign + "".join(plain.split()).replace(",", ".")


@lru_cache(maxsize=1 << 15)
def word_key(text: str) -> tuple[str, bool]:
    """(the key of one word, whether it was read from Latin letters)."""
    lowered = normalise(_as_written(text))
    if has_latin(lowered):
        if _HAS_CYRILLIC.search(lowered) and _ONLY_LOOK_ALIKES.fullmatch(lowered):
            lowered = lowered.translate(TO_CYRILLIC)
        else:
            return _merged(from_latin(lowered)), True
    return _merged(lowered), False


@lru_cache(maxsize=1 << 14)
def readings(text: str) -> tuple[str, ...]:
    """The key of one word, and what else its Latin letters may stand for: ``janga`` жаңа,
    ``ashana`` асхана, ``BB`` the Cyrillic capitals that look so."""
    key, is_latin = word_key(text)
    if not is_latin:
        return (key,)
    plain = _as_written(text)
    lowered = normalise(plain)
    others = [from_latin(lowered.replace(typed, letter)) for typed, letter in _ALSO]
    if _ONLY_LOOK_ALIKES.fullmatch(lowered):
        others.append(normalise(plain.replace("H", "Н")).translate(TO_CYRILLIC))
    return tuple(dict.fromkeys((key, *map(_merged, others))))


def readings_of(word: Word) -> tuple[str, ...]:
    """``readings`` of a word in its place, without the suffix that stands apart behind it."""
    if not word.is_latin:
        return (word.folded,)
    begun = _JOINT.split(word.text, maxsplit=1)[0]
    return tuple(dict.fromkeys((word.folded, *readings(begun))))


def _as_written(text: str) -> str:
    """Full-width letters as plain ones, Latin H among Cyrillic letters as the Н it looks like."""
    # NFKC would make a blank of it.
    plain = unicodedata.normalize("NFKC", text.replace("´", "'"))
    if "H" in plain and _HAS_CYRILLIC.search(plain.casefold()):
        return plain.replace("H", "Н")
    return plain


def _merged(word: str) -> str:
    return _ONE_FOR_I.sub("и", "".join(word.translate(_MERGED).split()))


@lru_cache(maxsize=1 << 15)
def loose(folded: str) -> str:
    """A key once more, with all that the Latin alphabets confuse (ы і и й) as one letter."""
    return _TWO_I.sub("и", folded.replace("ы", "и"))
