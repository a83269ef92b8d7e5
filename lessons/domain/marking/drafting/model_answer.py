"""A first rubric from a model answer: its ideas, and the question's points shared out to them."""

import re
from collections.abc import Sequence
from string import ascii_lowercase

from lessons.domain.marking.drafting.sentences import sentences_of, telling_words, tidy
from lessons.domain.types.definition import KeyPoint

FEWEST, MOST = 2, 8
_LONG_IDEA = 14
"""Telling words; a longer sentence is looked at for two ideas."""
_SHORT_IDEA = 2
_LINE = re.compile(r"\n+|(?<=;)\s+")
_JOINT = re.compile(r"\s*(?:;|,\s+(?:ал|сонымен қатар|сондай-ақ|және де|бірақ)\b)\s*")
_EXAMPLE = re.compile(r"(?:мысалы|мәселен|айталық|например)\b", re.IGNORECASE)


def draft_key_points(model_answer: str, *, points: int | None) -> tuple[KeyPoint, ...]:
    """Two to eight key points that sum up to ``points``; fewer where there is too little.

    With None each is worth one point. A draft to be edited: an idea is a sentence or a line, a
    long one is parted, short ones that come after each other are joined while there are too many.
    """
    ideas = _joined(_ideas(model_answer), most=MOST if points is None else min(MOST, points))
    weights = [telling_words(idea) for idea in ideas]
    shared = share_out(len(ideas) if points is None else points, weights)
    return tuple(
        KeyPoint(id=id_, text=idea, points=worth)
        for id_, idea, worth in zip(ascii_lowercase, ideas, shared, strict=False)
    )


def _ideas(text: str) -> list[str]:
    sentences = [tidy(one) for one in _sentences(text)]
    told = [one for one in sentences if _is_idea(one)]
    parts = [part for one in told for part in parted(one)]
    return parts if len(told) < MOST else told


def _sentences(text: str) -> list[str]:
    return [sentence for line in _LINE.split(text) for sentence in sentences_of(line)]


def parted(sentence: str) -> list[str]:
    """Itself, or the ideas of a long one."""
    if telling_words(sentence) < _LONG_IDEA:
        return [sentence]
    parts = [tidy(part) for part in _JOINT.split(sentence)]
    return parts if all(telling_words(part) > _SHORT_IDEA for part in parts) else [sentence]


def _is_idea(sentence: str) -> bool:
    """Neither an announcement nor an example."""
    return (
        telling_words(sentence) >= _SHORT_IDEA
        and not sentence.endswith(":")
        and not _EXAMPLE.match(sentence)
    )


def _joined(ideas: Sequence[str], *, most: int) -> list[str]:
    """The two neighbours that are shortest together become one until there are few enough."""
    left = list(ideas)
    while len(left) > max(1, most):
        at = min(range(len(left) - 1), key=lambda one: len(left[one]) + len(left[one + 1]))
        left[at : at + 2] = [f"{left[at]}; {left[at + 1]}"]
    return left


def share_out(points: int, weights: Sequence[int]) -> list[int]:
    """At least one each, the rest by length, and what is left over to the first."""
    if not weights:
        return []
    spare = points - len(weights)
    total = sum(weights)
    exact = [spare * weight / total for weight in weights]
    given = [int(part) for part in exact]
    order = sorted(range(len(weights)), key=lambda one: (given[one] - exact[one], one))
    for at in order[: spare - sum(given)]:
        given[at] += 1
    return [1 + part for part in given]
