"""The order of a teacher's queue, and which answers are shown without their proposal.

Both follow from ids, never from chance: nobody's answer is always read first, or last, when the
teacher is tired, and a reload does not choose another answer to check.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from hashlib import sha256

CLUSTERS = 2**31 - 1
"""A prime: numbers below it, times a factor and again below it, come in another order."""
ASKED_FIRST = 10
"""Answers of a question that the machine asks for before the other single ones."""
BLIND_EVERY = 10
BLIND_EVERY_AT_FIRST = 5
"""While too few are known for a figure."""
ENOUGH_BLIND = 15
"""Marks given without seeing the proposal below which a figure would say more about luck than about
the machine: with fewer, even full agreement leaves more than a fifth open."""


class GroupKind(StrEnum):
    """In the order in which groups come: the more answers an action decides, the earlier."""

    ASKED = "asked"
    """A student asked for a second look."""
    EXACT = "exact"
    NEAR = "near"
    SINGLE = "single"


def cluster_number(key: str) -> int:
    """Of answers that come one after another; any two keys are as good as never the same."""
    return int(_digest(key)[:8], 16) % CLUSTERS


def shuffle_factor(seed: str) -> int:
    """By what the numbers of clusters are multiplied for one teacher and one question."""
    return 1 + int(_digest(seed)[:8], 16) % (CLUSTERS - 1)


def shuffled(ids: Iterable[int], *, seed: str) -> list[int]:
    """In an order that only the seed and the ids decide."""
    return sorted(ids, key=lambda pk: _digest(seed, str(pk)))


def asked_first(
    risks: Mapping[int, float], clusters: Mapping[int, int], *, marked: int
) -> set[int]:
    """Those of which the machine is least certain, by id, while fewer than ASKED_FIRST are marked.

    What it is certain of would teach it little, and of answers that are like each other one tells
    of the rest, so that a cluster is asked for once. What is a pretence has no risk.
    """
    doubtful = sorted((pk for pk in risks if risks[pk]), key=lambda pk: (-risks[pk], pk))
    of_each: dict[int, int] = {}
    for pk in doubtful:
        of_each.setdefault(clusters[pk], pk)
    return set(list(of_each.values())[: max(0, ASKED_FIRST - marked)])


def blind_checks(responses: Iterable[int], *, answers: int, known: int) -> set[int]:
    """Which of the new responses are marked without a proposal in sight, whatever is proposed.

    Of every band: what the machine is unsure of is most of what it proposes. ``answers`` is how
    many are proposed for in all, with the new ones, and ``known`` how many are checks already.
    """
    due = max(0, _wanted(answers) - known)
    return set(sorted(responses, key=lambda pk: _digest(str(pk)))[:due])


def _wanted(answers: int) -> int:
    at_first = answers // BLIND_EVERY_AT_FIRST
    if at_first <= ENOUGH_BLIND:
        return at_first
    return ENOUGH_BLIND + (answers - ENOUGH_BLIND * BLIND_EVERY_AT_FIRST) // BLIND_EVERY


def _digest(*parts: str) -> str:
    return sha256("\0".join(parts).encode()).hexdigest()
