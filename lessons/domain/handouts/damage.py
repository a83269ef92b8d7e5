"""Letters that were destroyed when a text was saved; no reader can bring them back.

Four signs: marks that stand where letters were (``?аза?стан``), Kazakh words that have lost just
the Kazakh letters (``азастан``), a text of hardly anything but those letters (``ққ ң ә``), and
characters that no program could read. A text typed on a Russian keyboard (``казак``) is readable
and only noted.
"""

import re
from collections.abc import Iterator, Mapping, Sequence, Set

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import Warning as Doubt
from lessons.domain.text.characters import (
    CYRILLIC_BLOCK,
    OPENING_QUOTES,
    OWN_KAZAKH,
    OWN_KAZAKH_SMALL,
    RUSSIAN,
    RUSSIAN_SMALL,
)

# A question mark before a small letter is no punctuation: it stands where a letter was.
_BOXES = "\u25a1\u25ab\u25af\ue000-\uf8ff"
_SMALL = f"{RUSSIAN_SMALL}і"
_QUESTION = re.compile(
    rf"(?<=[{RUSSIAN}Іі])\?(?=[{_SMALL}])|(?<![^\s{OPENING_QUOTES}(])\?+(?=[{_SMALL}])"
)
_BOX = re.compile(rf"\ufffd|[{_BOXES}](?=[{_SMALL}])|(?<=[{_SMALL}])[{_BOXES}]")
# Marks that also have a meaning of their own: they count only inside a word.
_MARK = re.compile(rf"(?<=[{_SMALL}])[_*#~^¿](?=[{_SMALL}])")
_WORD = re.compile(r"[^\W_]+")
_KAZAKH = re.compile(f"[{OWN_KAZAKH}]")
_CYRILLIC = re.compile(f"[{CYRILLIC_BLOCK}]")
_FEWEST = 3
_RAREST = 50
"""One loss in so many words is damage; fewer are slips, or a question mark with no blank."""
_SHOWN = 20

# Frequent Kazakh words that come out of a loss as words of neither Kazakh nor Russian.
_FREQUENT = """
және үшін бұл қазақстан қазіргі сұрақ сұрақтар жұмыс жұмыстың жүйесі түрлі өзінің тәжірибелік
мақсаты деңгей деңгейлік қоғам ғылым ғылыми құрылым құрылымы мүмкін бөлім арқылы қандай жағдай
мәселе мәселелер мәліметтер дүние дүниежүзілік тақырыбы тақырып оқытушы әдістері нәтижелері
"""
_WHOLE = frozenset(_FREQUENT.split())
_DROPPED: dict[int, int | None] = dict.fromkeys(map(ord, OWN_KAZAKH_SMALL))
_FOLDED = str.maketrans(OWN_KAZAKH_SMALL, "агкноуух")


def _altered(table: Mapping[int, int | None]) -> frozenset[str]:
    """With і kept and without it: code pages have it or have it not."""
    with_i = {word.translate(table) for word in _FREQUENT.split() if word.translate(table) != word}
    without = {word.replace("і", "" if table is _DROPPED else "и") for word in with_i}
    return frozenset(with_i | without)


_AFTER_DROPPING, _AFTER_FOLDING = _altered(_DROPPED), _altered(_FOLDED)
_MOST_KAZAKH = 0.6
"""Kazakh letters among the Cyrillic ones: a fifth in real text."""


def find_lost_letters(lines: Sequence[str]) -> tuple[Doubt, ...]:
    """The first damaged lines, or nothing when such marks are too few to be damage."""
    words = sum(len(_WORD.findall(line)) for line in lines)
    for hits in (_marked(lines), _dropped(lines), _left_over(lines)):
        if sum(hits) >= _FEWEST and sum(hits) * _RAREST >= words:
            return tuple(_lines_with(hits, lines, Code.LETTERS_LOST))[:_SHOWN]
    return ()


def damage_notes(lines: Sequence[str]) -> Iterator[Doubt]:
    """What is no reason to refuse a text and still wants a look."""
    yield from _lines_with([len(_BOX.findall(line)) for line in lines], lines, Code.LETTERS_DAMAGED)
    folded = sum(_count(lines, _AFTER_FOLDING))
    if folded >= _FEWEST and not any(map(_KAZAKH.search, lines)):
        yield Doubt(line=1, code=Code.KAZAKH_LETTERS_MISSING)


def _lines_with(hits: Sequence[int], lines: Sequence[str], code: Code) -> Iterator[Doubt]:
    for number, (count, line) in enumerate(zip(hits, lines, strict=True), start=1):
        if count:
            yield Doubt(line=number, code=code, text=line.strip())


def _marked(lines: Sequence[str]) -> list[int]:
    has_kazakh = any(map(_KAZAKH.search, lines))
    marks = [_QUESTION, _BOX] if has_kazakh else [_QUESTION, _BOX, _MARK]
    return [sum(len(mark.findall(line)) for mark in marks) for line in lines]


def _dropped(lines: Sequence[str]) -> list[int]:
    """Nothing where the same words stand whole more often: then they are misprints."""
    dropped = _count(lines, _AFTER_DROPPING)
    return dropped if sum(dropped) > sum(_count(lines, _WHOLE)) else [0] * len(lines)


def _count(lines: Sequence[str], words: Set[str]) -> list[int]:
    text = " ".join(lines).lower()
    if not any(word in text for word in words):
        return [0] * len(lines)
    return [sum(word in words for word in _WORD.findall(line.lower())) for line in lines]


def _left_over(lines: Sequence[str]) -> list[int]:
    kazakh = [len(_KAZAKH.findall(line)) for line in lines]
    letters = sum(len(_CYRILLIC.findall(line)) for line in lines)
    return kazakh if sum(kazakh) > letters * _MOST_KAZAKH else [0] * len(lines)
