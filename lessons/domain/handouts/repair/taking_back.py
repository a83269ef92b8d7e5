"""A repair undone in one place of a text that was typed on, and done again.

A word is found by the words beside it in its source line, so that the same word elsewhere, which
was sound all along, stays as it is.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from operator import itemgetter

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import Warning as Doubt

REPAIRS = frozenset({Code.TEXT_REPAIRED, Code.LETTERS_REPAIRED, Code.LOOK_ALIKE_REPAIRED})
"""What the reader changed; a doubt of another code that says what it became is a suggestion."""
_NEIGHBOURS = 3
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class _Word:
    """One word of the line as it may stand in the text, and what is to stand there."""

    line: str
    start: int
    now: str
    then: str

    @property
    def end(self) -> int:
        return self.start + len(self.now)


def take_back(text: str, doubt: Doubt, *, line: str) -> str | None:
    """``text`` with what stood in the source ``line``; None where the repair is not in it."""
    pairs, mended, words = _pairs(doubt), line, list[tuple[int, str]]()
    for match in _matches(line, pairs):
        start = match.start() + len(mended) - len(line)
        mended = mended[:start] + pairs[match.group()] + mended[start + len(match.group()) :]
        words.append((start, match.group()))
    return _swap(text, [_Word(mended, start, pairs[was], was) for start, was in words])


def mend(text: str, doubt: Doubt, *, line: str) -> str | None:
    """``text`` with what the doubt says it becomes; None where the damage is not in it."""
    pairs = _pairs(doubt)
    found = _matches(line, pairs)
    return _swap(text, [_Word(line, m.start(), m.group(), pairs[m.group()]) for m in found])


def _pairs(doubt: Doubt) -> dict[str, str]:
    """Each word and what it becomes; one pair of whole texts where they differ in commas."""
    before, after = doubt.text.split(", "), doubt.became.split(", ")
    if not doubt.text or not doubt.became:
        return {}
    if len(before) != len(after):
        return {doubt.text: doubt.became}
    return {one: other for one, other in zip(before, after, strict=True) if one != other}


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    whole = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{whole})(?!\w)")


def _matches(line: str, pairs: dict[str, str]) -> list[re.Match[str]]:
    return list(_pattern(pairs).finditer(line)) if pairs else []


def _swap(text: str, words: Sequence[_Word]) -> str | None:
    """Each word at its own place in the text."""
    places = {place: word for word in words if (place := _place(text, word)) is not None}
    for (start, end), word in sorted(places.items(), key=itemgetter(0), reverse=True):
        text = text[:start] + word.then + text[end:]
    return text if places else None


def _place(text: str, word: _Word) -> tuple[int, int] | None:
    """Where the word begins and ends in the text; None where that is not sure."""
    for before, after in _contexts(word):
        written = f"{_written(before)}(?P<word>{_written(word.now)}){_written(after)}"
        places = list(re.finditer(rf"(?<!\w){written}(?!\w)", text))
        if len(places) == 1:
            return places[0].span("word")
    # As often as in its line: none of them can be another's.
    alone = _pattern([word.now])
    in_line, in_text = [m.start() for m in alone.finditer(word.line)], list(alone.finditer(text))
    is_alike = len(in_line) == len(in_text) and word.start in in_line
    return in_text[in_line.index(word.start)].span() if is_alike else None


def _written(words: str) -> str:
    return r"\s+".join(map(re.escape, re.split(r"\s+", words)))


def _contexts(word: _Word) -> Iterator[tuple[str, str]]:
    """What stands beside it, less each time: a text may begin or end in the middle of a line."""
    before, after = word.line[: word.start].lstrip(), word.line[word.end :].rstrip()
    left = [len(before), *(each.start() for each in reversed(list(_WORD.finditer(before))))]
    right = [0, *(each.end() for each in _WORD.finditer(after))]
    sizes = product(range(min(len(left), _NEIGHBOURS + 1)), range(min(len(right), _NEIGHBOURS + 1)))
    for one, other in sorted(sizes, key=sum, reverse=True):
        yield before[left[one] :], after[: right[other]]
