"""Where two texts say the same words in the same order: text is compared, nobody is accused.

Runs of words are hashed, and of each few neighbouring hashes the least is kept (winnowing:
Schleimer, Wilkerson and Aiken 2003). Two texts that share ``RUN + WINDOW - 1`` words in a row share
a kept hash for certain, whatever stands around them. Words are compared as they are folded, so
neither capitals nor a Russian keyboard make a difference.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

from lessons.domain.text.tokens import tokenise

RUN = 5
"""Words of one hash."""
WINDOW = 4
SHORTEST = RUN + WINDOW - 1
"""Words in a row that are found for certain, and the fewest that are told."""
GAP = 3
"""Words that may differ between two stretches that are told as one."""
MOST_WORDS = 12_000
_BASE = 1_000_003
_MODULUS = (1 << 61) - 1
_TOP = pow(_BASE, RUN - 1, _MODULUS)

Print = tuple[int, ...]
"""The kept hashes of a text, each once, in ascending order."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text ready to be compared."""

    numbers: tuple[int, ...]
    """One for each word; the same word has the same one."""
    spans: tuple[tuple[int, int], ...]
    """Where each word stands in the text."""
    kept: tuple[tuple[int, int], ...]
    """(hash, its first word), as winnowing keeps them."""

    @property
    def count(self) -> int:
        return len(self.numbers)

    @property
    def print(self) -> Print:
        return tuple(sorted({hash_ for hash_, _at in self.kept}))


@dataclass(frozen=True, slots=True)
class Passage:
    """``one[start:end]`` says what ``other[other_start:other_end]`` says; in characters."""

    start: int
    end: int
    other_start: int
    other_end: int
    words: int
    """Of the stretch in ``one`` that are the same."""


def words_of(text: str) -> Words:
    tokens = tokenise(text, most=MOST_WORDS)
    numbers = tuple(_number(token.key) for token in tokens)
    spans = tuple((token.start, token.end) for token in tokens)
    return Words(numbers=numbers, spans=spans, kept=tuple(_winnowed(_hashes(numbers))))


@lru_cache(maxsize=1 << 16)
def _number(key: str) -> int:
    return crc32(key.encode()) + 1


def _hashes(numbers: Sequence[int]) -> list[int]:
    """Of each run of RUN words, rolled from one to the next."""
    if len(numbers) < RUN:
        return []
    value = 0
    for number in numbers[:RUN]:
        value = (value * _BASE + number) % _MODULUS
    found = [value]
    for gone, come in zip(numbers, numbers[RUN:], strict=False):
        value = ((value - gone * _TOP) * _BASE + come) % _MODULUS
        found.append(value)
    return found


def _winnowed(hashes: Sequence[int]) -> list[tuple[int, int]]:
    """Of each WINDOW neighbours the least; of equal ones the last."""
    kept: list[tuple[int, int]] = []
    place = -1
    for end in range(WINDOW, len(hashes) + 1) if len(hashes) >= WINDOW else ():
        start = end - WINDOW
        if place < start:
            place = min(range(end - 1, start - 1, -1), key=hashes.__getitem__)
        elif hashes[end - 1] <= hashes[place]:
            place = end - 1
        else:
            continue
        kept.append((hashes[place], place))
    return kept


def shared_count(one: Collection[int], other: Iterable[int]) -> int:
    """How many kept hashes two texts share; ``one`` is best a set."""
    return sum(hash_ in one for hash_ in other)


def passages(one: Words, other: Words, *, ignored: Collection[int] = ()) -> list[Passage]:
    """What both say, in the order of ``one``, no word of it twice; ``ignored`` are numbers of runs
    (``runs_of``) that everybody has, such as the words of the task."""
    places = _places(other)
    found: list[tuple[int, int, int]] = []
    done = -1
    for hash_, at in one.kept:
        if at < done or hash_ in ignored or hash_ not in places:
            continue
        longest = max((_grown(one, other, at, place) for place in places[hash_]), key=_length)
        if _length(longest) >= SHORTEST and longest[1] > done:
            found.append(longest)
            done = longest[1]
    return [_passage(one, other, rows) for rows in _joined(_apart(found))]


def runs_of(text: str) -> frozenset[int]:
    """All hashes of a text, kept or not: what is to be ignored."""
    return frozenset(_hashes(words_of(text).numbers))


_MOST_PLACES = 8
"""Of one run in one text; a text that repeats itself costs no more."""


def _places(words: Words) -> Mapping[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for hash_, at in words.kept:
        if len(found[hash_]) < _MOST_PLACES:
            found[hash_].append(at)
    return found


_Stretch = tuple[int, int, int]
"""First and last word + 1 in ``one``, first word in ``other``."""


def _grown(one: Words, other: Words, at: int, place: int) -> _Stretch:
    """As far as both go on alike, both ways."""
    mine, theirs = one.numbers, other.numbers
    back = 0
    while back < min(at, place) and mine[at - back - 1] == theirs[place - back - 1]:
        back += 1
    on = 0
    room = min(len(mine) - at, len(theirs) - place)
    while on < room and mine[at + on] == theirs[place + on]:
        on += 1
    return at - back, at + on, place - back


def _length(stretch: _Stretch) -> int:
    return stretch[1] - stretch[0]


def _apart(stretches: Sequence[_Stretch]) -> list[_Stretch]:
    """In order, each beginning where the one before has ended."""
    found: list[_Stretch] = []
    for start, end, place in sorted(stretches):
        done = found[-1][1] if found else 0
        shift = max(0, done - start)
        if end - start - shift >= SHORTEST:
            found.append((start + shift, end, place + shift))
    return found


def _joined(stretches: Sequence[_Stretch]) -> list[list[_Stretch]]:
    """Neighbours in both texts with a few other words between them."""
    groups: list[list[_Stretch]] = []
    for row in stretches:
        last = groups[-1][-1] if groups else None
        if last is not None:
            gap = row[0] - last[1]
            other_gap = row[2] - (last[2] + _length(last))
            if gap <= GAP and 0 <= other_gap <= GAP:
                groups[-1].append(row)
                continue
        groups.append([row])
    return groups


def _passage(one: Words, other: Words, rows: Sequence[_Stretch]) -> Passage:
    first, last = rows[0], rows[-1]
    return Passage(
        start=one.spans[first[0]][0],
        end=one.spans[last[1] - 1][1],
        other_start=other.spans[first[2]][0],
        other_end=other.spans[last[2] + _length(last) - 1][1],
        words=sum(map(_length, rows)),
    )
