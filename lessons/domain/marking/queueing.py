"""The order of a teacher's queue, and which sure answers are shown without their proposal.

Both follow from ids alone, so they are the same at every look: nobody's answer is always read
first, or last, when the teacher is tired, and a reload does not choose another answer to check.
"""

from enum import StrEnum
from hashlib import sha256

from lessons.domain.marking.proposal import Band

BLIND_EVERY = 10


class GroupKind(StrEnum):
    """In the order in which groups come: the more answers an action decides, the earlier."""

    ASKED = "asked"
    """A student asked for a second look."""
    EXACT = "exact"
    NEAR = "near"
    SINGLE = "single"


def order_key(kind: GroupKind, *, seed: str, group: str) -> str:
    """Sorts by kind, and within a kind in an order that only ``seed`` and ``group`` decide."""
    return f"{list(GroupKind).index(kind)}-{_digest(seed, group)[:16]}"


def is_blind_check(band: Band, *, question: int, response: int) -> bool:
    """About every tenth sure answer."""
    if band is Band.LOOK:
        return False
    return int(_digest(str(question), str(response))[:8], 16) % BLIND_EVERY == 0


def _digest(*parts: str) -> str:
    return sha256("\0".join(parts).encode()).hexdigest()
