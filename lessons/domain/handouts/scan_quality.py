"""Text that recognition has made up out of pictures, told by signs that can be counted.

A bad scan turns into words such as ``риЫіс``, ``ІҺІ8`` or ``(іірІотасу``, into letters spaced out
(``т а с у``), and into lines whose ends are cut off with the edge of the page.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import Warning as Doubt
from lessons.domain.text.characters import (
    CYRILLIC_BLOCK,
    CYRILLIC_CAPITALS,
    CYRILLIC_SMALL,
    RUSSIAN_CAPITALS,
    WORD_EDGES,
    members,
)

MOST_GARBLED = 0.05
"""Of the words. Measured: 0.20 in a scanned article half of which is English read as Cyrillic;
0.0014 at most in handouts, a journal, a textbook, a thesis and 697 encyclopedia passages."""
MOST_CLIPPED = 0.15
"""Of the lines. Measured: 0.33 where the right edge is cut off, 0.05 at most elsewhere."""
_FEWEST_GARBLED = 10
_FEWEST_CLIPPED = 6
_SHORTEST_LINE = 30
_SHOWN = 20
_LONGEST_PREFIX = 12

_WORD = re.compile(r"\S+")
_CYRILLIC = re.compile(f"[{CYRILLIC_BLOCK}]")
_EDGES = "".join(members(WORD_EDGES))
# Capitals such as Қ and Ө have the shape of their small letters: sound scans confuse them as well.
_GARBLED = re.compile(
    r"[іІ][\d(§]"
    f"|[{CYRILLIC_SMALL}][{RUSSIAN_CAPITALS}І]"
    f"|[{CYRILLIC_BLOCK}][§^&£€<>\\\\\\d][{CYRILLIC_BLOCK}]"
    rf"|[{CYRILLIC_BLOCK}]\([{CYRILLIC_BLOCK}]"
)
_ABBREVIATION = re.compile(rf"[^\W\d_]{{1,4}}|[{CYRILLIC_CAPITALS}][^\W\d_]{{1,9}}")
"""Units, genes and abbreviations mix capitals with small letters as they like: кДж, АаВв, КазНУ."""
_LAST_WORD = re.compile(r"([^\W\d_]{2,})\s*$")


@dataclass(frozen=True, slots=True)
class _Count:
    words: int
    garbled: int

    @property
    def is_bad(self) -> bool:
        return self.garbled >= 3 and self.garbled * 4 > self.words


def find_scan_damage(lines: Sequence[str]) -> tuple[Doubt, ...]:
    """``scan-garbled`` for a text that must not be used, else what to look at."""
    counts = [_count(line) for line in lines]
    words = sum(count.words for count in counts)
    garbled = sum(count.garbled for count in counts)
    bad = [number for number, count in enumerate(counts, start=1) if count.is_bad]
    if garbled >= _FEWEST_GARBLED and garbled > MOST_GARBLED * words:
        return _doubts(lines, bad or [1], Code.SCAN_GARBLED)
    return (*_doubts(lines, bad, Code.LINES_GARBLED), *_clipped(lines))


def _doubts(lines: Sequence[str], numbers: Sequence[int], code: Code) -> tuple[Doubt, ...]:
    return tuple(
        Doubt(line=number, code=code, text=lines[number - 1].strip()) for number in numbers[:_SHOWN]
    )


def _count(line: str) -> _Count:
    words = _WORD.findall(line)
    if not _CYRILLIC.search(line):
        return _Count(len(words), 0)
    cores = [word.strip(_EDGES) for word in words]
    return _Count(len(words), sum(map(_is_garbled, cores)) + _spaced_out(cores))


def _is_garbled(word: str) -> bool:
    return _GARBLED.search(word) is not None and _ABBREVIATION.fullmatch(word) is None


def _spaced_out(words: Sequence[str]) -> int:
    """Small letters in rows of three and more; with a capital first they are a heading."""
    found = run = 0
    is_heading = False
    for word in [*words, ""]:
        if len(word) == 1 and word.islower() and _CYRILLIC.match(word):
            run += 1
            continue
        found += run if run >= 3 and not is_heading else 0
        run = 0
        is_heading = len(word) == 1 and word.isupper()
    return found


def _clipped(lines: Sequence[str]) -> tuple[Doubt, ...]:
    """Line ends that are only the beginnings of words that the text holds elsewhere."""
    long = sum(len(line.strip()) > _SHORTEST_LINE for line in lines)
    ends = list(_ends(lines))
    words = Counter(word for line in lines for word in re.findall(r"[^\W\d_]+", line.lower()))
    at_ends = Counter(word for _number, word in ends)
    beginnings = {word[:size] for word in words for size in range(2, _size_of(word))}
    cut = [number for number, word in ends if words[word] == at_ends[word] and word in beginnings]
    if len(cut) < _FEWEST_CLIPPED or len(cut) <= MOST_CLIPPED * long:
        return ()
    return _doubts(lines, cut, Code.LINES_CLIPPED)


def _size_of(word: str) -> int:
    return min(len(word), _LONGEST_PREFIX)


def _ends(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(lines, start=1):
        found = _LAST_WORD.search(line[-80:]) if len(line.strip()) > _SHORTEST_LINE else None
        if found:
            yield number, found.group(1).lower()
