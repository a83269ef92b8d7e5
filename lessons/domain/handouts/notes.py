"""Notes on spelling and wording for the person who confirms a lesson.

Nothing is changed here: what a word could become is a suggestion.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import ReadQuestion
from lessons.domain.handouts.document import Warning as Doubt
from lessons.domain.handouts.joining import WORD
from lessons.domain.handouts.lines import Row
from lessons.domain.handouts.repair.look_alikes import in_one_script, is_mixed

_LETTERS = re.compile(r"[^\W\d_]+")
_ODD_ENDING = re.compile(r"[.,;:]\s*\?+$|\?\s*\.$")
_IMPERATIVE = re.compile(r"\w(?:ңыз|ңіз)(?:дар|дер)?\b", re.IGNORECASE)
_ASKS_TWICE = 2
_SHORTEST_PIECE = 4


def question_notes(questions: Sequence[ReadQuestion]) -> Iterator[Doubt]:
    for question in questions:
        line = question.span.first if question.span else 0
        if _ODD_ENDING.search(question.text[-10:]):
            yield Doubt(line=line, code=Code.ODD_ENDING, text=question.text)
        if len(_IMPERATIVE.findall(question.text)) >= _ASKS_TWICE:
            yield Doubt(line=line, code=Code.TWO_ASKS, text=question.text)


def spelling_notes(rows: Sequence[Row]) -> Iterator[Doubt]:
    """Words of two alphabets, and words that the document itself also writes otherwise."""
    words = [(row.line, word) for row in rows for word in WORD.findall(row.text)]
    for line, word in words:
        if any(map(is_mixed, _LETTERS.findall(word))):
            became = _LETTERS.sub(_one_script, word)
            suggested = "" if became == word else became
            yield Doubt(line=line, code=Code.MIXED_SCRIPT, text=word, became=suggested)
    yield from _glued(words)
    yield from _split(words)


def _one_script(piece: re.Match[str]) -> str:
    word = piece.group()
    return (in_one_script(word) or word) if is_mixed(word) else word


def _glued(words: Sequence[tuple[int, str]]) -> Iterator[Doubt]:
    hyphenated = {
        word.lower().replace("-", ""): word.index("-")
        for _, word in words
        if "-" in word and min(map(len, word.split("-"))) >= _SHORTEST_PIECE
    }
    for line, word in words:
        place = hyphenated.get(word.lower())
        if place is not None:
            became = f"{word[:place]}-{word[place:]}"
            yield Doubt(line=line, code=Code.GLUED_WORD, text=word, became=became)


def _split(words: Sequence[tuple[int, str]]) -> Iterator[Doubt]:
    """Only where neither piece stands anywhere else, so that they are hardly words."""
    counts = Counter(word.lower() for _, word in words)
    for (line, first), (next_line, second) in pairwise(words):
        # Across a line end the two may be a word broken at its hyphen.
        is_rare = line == next_line and counts[first.lower()] == counts[second.lower()] == 1
        if is_rare and len(second) >= _SHORTEST_PIECE and f"{first}{second}".lower() in counts:
            yield Doubt(
                line=line,
                code=Code.SPLIT_WORD,
                text=f"{first} {second}",
                became=f"{first}{second}",
            )
