"""A short answer beside the answers that its author knows: right, wrong, or one for a person.

Right at once is what says the same whatever way it is typed:
    the same letters after folding (keyboard, look-alikes, Latin alphabets, blanks and hyphens),
    the same words with other suffixes (қала – қаланың), in any order where none is a number,
    one slip of the finger in a word of four letters or more, or in a shorter one beside others.
A person is asked where a rule would have to guess:
    a slip that makes another term likely (``distinctions``: абиотикалық – биотикалық), or in a
    word too short for it, or that leaves the answer as near to one that its author calls wrong,
    two slips in a word of eight letters or more: no more lie between солтүстік and оңтүстік,
    a derived word (соқыр – соқырлық), a slip within another form of the word,
    the whole answer and a few words more, or the better part of it,
    the same digits with another sign or comma.
Never right: other numbers (in digits, Roman numerals or words), and a denial of what is accepted.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from fractions import Fraction
from functools import lru_cache
from unicodedata import normalize

from lessons.domain.text.denial import NOT, denies
from lessons.domain.text.distinctions import are_told_apart
from lessons.domain.text.edits import SHORTEST_WITH_A_SLIP, SHORTEST_WITH_SLIPS, edits
from lessons.domain.text.folding import fold, normalise
from lessons.domain.text.inflection import forms_of, is_derived, is_inflection, is_negation_of
from lessons.domain.text.numerals import digits_of, numbers_in
from lessons.domain.text.words import Word, loose, readings_of, words_of


class Match(StrEnum):
    RIGHT = "right"
    ASK = "ask"
    WRONG = "wrong"


class Nearness(IntEnum):
    """From the nearest to the farthest."""

    WRITTEN = 0
    SPELT = 1
    """Up to case and what cannot be seen."""
    SAME = 2
    FORM = 3
    SLIP = 4
    SHORT_SLIP = 5
    DOUBTFUL = 6
    OTHER = 7


_LETTERS_BESIDE = 6
"""So many in the other words, and a slip in a word of two or three letters does no harm."""
_MOST_EXTRA_WORDS = 3
_LONGEST_WORD = 60
"""Letters; a longer one is only ever the same or another, as comparing costs their square."""
_UNITS = {"ж": "жыл", "жж": "жыл", "г": "гасыр", "гг": "гасыр"}


def match(typed: str, accepted: Iterable[str], wrong: Iterable[str] = ()) -> Match:
    """``wrong`` are near misses that the author names; what is as near to one of them as to an
    accepted answer is for a person, what is surely one of them is wrong."""
    nearest = _nearest(typed, accepted)
    if nearest in (Nearness.WRITTEN, Nearness.OTHER):
        return Match.WRONG if nearest else Match.RIGHT
    foe = _nearest(typed, wrong)
    if foe <= Nearness.FORM and foe < nearest:
        return Match.WRONG
    return Match.RIGHT if nearest < min(foe, Nearness.SHORT_SLIP) else Match.ASK


def _nearest(typed: str, known: Iterable[str]) -> Nearness:
    return min((nearness(typed, key) for key in known), default=Nearness.OTHER)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A word by its key and its other readings, or a number."""

    keys: tuple[str, ...]
    number: Fraction | None = None

    @property
    def is_digits(self) -> bool:
        return self.number is not None and self.keys[0][-1].isdigit()


Pieces = tuple[_Piece, ...]


@dataclass(frozen=True, slots=True)
class _Answer:
    written: str
    spelt: str
    folded: str
    pieces: Pieces
    counted: Pieces
    """The same with numbers in words as numbers."""
    is_latin: bool


@lru_cache(maxsize=1 << 12)
def _read(text: str) -> _Answer:
    words = words_of(text)
    pieces = tuple(_Piece(_keys(word), digits_of(word)) for word in words)
    return _Answer(
        written=" ".join(normalize("NFC", text).split()),
        spelt=" ".join(normalise(text).split()),
        folded=fold(text),
        pieces=pieces,
        counted=tuple(_counted(words, pieces)),
        is_latin=any(word.is_latin for word in words),
    )


def _keys(word: Word) -> tuple[str, ...]:
    return tuple(_UNITS.get(key, key) for key in readings_of(word))


def _counted(words: Sequence[Word], pieces: Pieces) -> Iterator[_Piece]:
    numbers = {number.first: number for number in numbers_in(words)}
    place = 0
    while place < len(words):
        number = numbers.get(place)
        yield _Piece((str(number.value),), number.value) if number else pieces[place]
        place = number.last if number else place + 1


@lru_cache(maxsize=1 << 12)
def _loosened(pieces: Pieces) -> Pieces:
    return tuple(_Piece(tuple(map(loose, piece.keys)), piece.number) for piece in pieces)


def nearness(typed: str, key: str) -> Nearness:
    """How near a typed answer is to one answer of the key."""
    ours, theirs = _read(key), _read(typed)
    if not ours.folded or not theirs.folded:
        return Nearness.OTHER
    if ours.spelt == theirs.spelt:
        return Nearness.WRITTEN if ours.written == theirs.written else Nearness.SPELT
    if ours.folded == theirs.folded:
        # A sign or a comma may be all that differs: −5 and 5; 1, 2 and 1,2.
        is_same = _numbers(ours.pieces) == _numbers(theirs.pieces)
        return Nearness.SAME if is_same else Nearness.DOUBTFUL
    if not ours.pieces or not theirs.pieces:
        return Nearness.OTHER
    is_loose = ours.is_latin or theirs.is_latin
    found = _compare(ours.pieces, theirs.pieces, is_loose=is_loose)
    if ours.counted != ours.pieces or theirs.counted != theirs.pieces:
        found = min(found, _compare(ours.counted, theirs.counted, is_loose=is_loose))
    return found


def _compare(ours: Pieces, theirs: Pieces, *, is_loose: bool) -> Nearness:
    if is_loose:
        ours, theirs = _loosened(ours), _loosened(theirs)
    ours, theirs = _without_unit(ours, theirs), _without_unit(theirs, ours)
    if _numbers(ours) != _numbers(theirs) or _denials(ours) != _denials(theirs):
        return Nearness.OTHER
    return min(_in_line(ours, theirs), _joined(ours, theirs), _in_any_order(ours, theirs))


def _without_unit(pieces: Pieces, others: Pieces) -> Pieces:
    """1925 жылы where the other says 1925 only."""
    if len(pieces) != 2 or len(others) != 1 or not pieces[0].is_digits:
        return pieces
    return pieces[:1] if is_inflection("жыл", pieces[1].keys[0]) else pieces


def _numbers(pieces: Pieces) -> tuple[Fraction, ...]:
    return tuple(piece.number for piece in pieces if piece.number is not None)


def _denials(pieces: Pieces) -> int:
    """Of the words for no and not; a verb's own denial is seen where it meets its like.

    At the beginning, where the Kazakh не (what, or) cannot stand, it is the Russian one.
    """
    said = sum(piece.keys[0].startswith(NOT) and denies(piece.keys[0]) for piece in pieces)
    return said + (len(pieces) > 1 and pieces[0].keys[0] == "не")


def _in_line(ours: Pieces, theirs: Pieces) -> Nearness:
    """Word by word, with one slip in all of them."""
    if len(ours) != len(theirs):
        return Nearness.OTHER
    found = [_word(one, other) for one, other in zip(ours, theirs, strict=True)]
    worst = max(found)
    if worst < Nearness.SLIP or worst > Nearness.DOUBTFUL:
        return worst
    if sum(one >= Nearness.SLIP for one in found) > 1:
        return Nearness.DOUBTFUL
    rest = (piece for piece, one in zip(ours, found, strict=True) if one < Nearness.SLIP)
    if worst is Nearness.SHORT_SLIP:
        return Nearness.SLIP if _letters(rest) >= _LETTERS_BESIDE else Nearness.DOUBTFUL
    return worst


def _word(ours: _Piece, theirs: _Piece) -> Nearness:
    if ours.number is not None and theirs.number is not None:
        return Nearness.SAME if ours.number == theirs.number else Nearness.OTHER
    if ours.is_digits or theirs.is_digits:
        return Nearness.OTHER
    return min(_spelling(key, typed) for key in ours.keys for typed in theirs.keys)


@lru_cache(maxsize=1 << 14)
def _spelling(key: str, typed: str) -> Nearness:
    if key == typed:
        return Nearness.SAME
    if max(len(key), len(typed)) > _LONGEST_WORD:
        return Nearness.OTHER
    if is_inflection(key, typed):
        return Nearness.FORM
    if is_negation_of(key, typed):
        return Nearness.OTHER
    if _slips(key, typed, most=1) == 1 and not are_told_apart(key, typed):
        return _slip_in(key)
    return Nearness.DOUBTFUL if _is_doubtful(key, typed) else Nearness.OTHER


def _slip_in(key: str) -> Nearness:
    letters = _letters_in(key)
    if letters == 1:
        return Nearness.OTHER
    if letters == 2:
        return Nearness.DOUBTFUL
    return Nearness.SLIP if letters >= SHORTEST_WITH_A_SLIP else Nearness.SHORT_SLIP


def _slips(key: str, typed: str, *, most: int) -> int:
    return min(edits(key, typed, most=most), edits(_compact(key), _compact(typed), most=most))


def _compact(key: str) -> str:
    """One letter again for those that one key of the keyboard types."""
    return key.replace("тс", "ц").replace("иа", "я").replace("иу", "ю")


def _letters_in(key: str) -> int:
    return len(_compact(key))


def _is_doubtful(key: str, typed: str) -> bool:
    """Near enough to ask a person, see above."""
    most = 2 if _letters_in(key) >= SHORTEST_WITH_SLIPS else min(1, _letters_in(key) - 1)
    if _slips(key, typed, most=most) <= most or is_derived(key, typed):
        return True
    pairs = ((key, forms_of(typed).noun), (typed, forms_of(key).noun))
    return any(
        len(stem) >= SHORTEST_WITH_A_SLIP and _slips(word, stem, most=1) <= 1
        for word, stems in pairs
        for stem in stems
    )


def _joined(ours: Pieces, theirs: Pieces) -> Nearness:
    """As one word: a blank too many or too few, which may be where the slip is."""
    if abs(len(ours) - len(theirs)) > 1 or len(ours) == len(theirs):
        return Nearness.OTHER
    key, typed = ("".join(piece.keys[0] for piece in pieces) for pieces in (ours, theirs))
    if any(piece.is_digits for piece in (*ours, *theirs)):
        return Nearness.SAME if key == typed else Nearness.OTHER
    return _spelling(key, typed)


def _in_any_order(ours: Pieces, theirs: Pieces) -> Nearness:
    """The same words, or one answer's all in the other's."""
    if _numbers(ours) and len(ours) == len(theirs):
        return Nearness.OTHER
    fewer, more = sorted((ours, theirs), key=len)
    left = list(more)
    for piece in fewer:
        same = next((one for one in left if _word(piece, one) <= Nearness.FORM), None)
        if same is None:
            return Nearness.OTHER
        left.remove(same)
    if not left:
        return Nearness.FORM
    if any(denies(piece.keys[0]) for piece in left):
        return Nearness.OTHER
    return Nearness.DOUBTFUL if _is_small(left, fewer, is_extra=more is theirs) else Nearness.OTHER


def _is_small(left: Sequence[_Piece], fewer: Pieces, *, is_extra: bool) -> bool:
    """A few words more than was asked for, or less than half of it left out."""
    if is_extra:
        return len(left) <= _MOST_EXTRA_WORDS
    return _letters(left) <= _letters(fewer)


def _letters(pieces: Iterable[_Piece]) -> int:
    return sum(len(piece.keys[0]) for piece in pieces)
