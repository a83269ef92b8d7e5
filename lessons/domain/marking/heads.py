"""Which of several things that a question asks for a passage of the answer speaks of.

A question that asks for objects and subjects, for soft and hard power, for advantages and
drawbacks has key points for each. The same words under the wrong heading are wrong, so each word
of the answer belongs to the heading that its sentence names, of several to the last before it.
"""

from collections.abc import Iterator, Mapping, Sequence

from lessons.domain.marking.ideas import content
from lessons.domain.marking.lexicon import Lexicon
from lessons.domain.marking.likeness import SLIP, likeness
from lessons.domain.marking.proposal import Rubric
from lessons.domain.marking.statements import SaidWord, read, sentences
from lessons.domain.text.endings import stem

_FIRST_WORDS = 3


class Heads:
    def __init__(self, rubric: Rubric, lexicon: Lexicon) -> None:
        asked = _stems(content(read(rubric.question, lexicon)))
        beginnings = {
            point.id: _stems(content(read(point.text, lexicon))[:_FIRST_WORDS])
            for point in rubric.key_points
        }
        points_of = {
            one: {id_ for id_, stems in beginnings.items() if _holds(stems, one)} for one in asked
        }
        self._heads = tuple(_contrasted(points_of))
        self._of_point: Mapping[str, frozenset[str]] = {
            id_: frozenset(one for one in self._heads if _holds(stems, one))
            for id_, stems in beginnings.items()
        }

    def of_point(self, key_point: str) -> frozenset[str]:
        return self._of_point[key_point]

    def of_words(self, words: Sequence[SaidWord]) -> list[str]:
        """The heading of each word; empty where its sentence has named none."""
        found: list[str] = []
        for sentence in sentences(words):
            named = [self._named(word) for word in sentence]
            different = {head for head in named if head}
            if len(different) == 1:
                found += [different.pop()] * len(sentence)
                continue
            current = ""
            for head in named:
                current = head or current
                found.append(current)
        return found

    def _named(self, word: SaidWord) -> str:
        return next((head for head in self._heads if likeness(word.token.key, head) >= SLIP), "")


def _contrasted(points_of: Mapping[str, set[str]]) -> list[str]:
    """Words of the question that begin some key points each, no two the same ones: in «soft
    power» and «hard power» the second word tells nothing apart."""
    named = {one: points for one, points in points_of.items() if points}
    apart = [
        one for one, points in named.items() if not any(points > other for other in named.values())
    ]
    return apart if len({frozenset(named[one]) for one in apart}) > 1 else []


def _stems(words: Sequence[SaidWord]) -> list[str]:
    return [stem(word.token.key) for word in words]


def _holds(stems: Sequence[str], wanted: str) -> bool:
    return any(likeness(one, wanted) >= SLIP for one in stems)


def foreign(heads: Sequence[str], own: frozenset[str]) -> Iterator[bool]:
    """Whether each word stands under a heading that is not the key point's own. Where an answer
    never names that one it has no headings, and any word may belong to it."""
    is_named = not own.isdisjoint(heads)
    return (bool(is_named and head and head not in own) for head in heads)
