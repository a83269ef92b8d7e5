"""Which questions of a pool an attempt asks, and in which order; the same seed draws the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from lessons.domain.types.shuffling import mixed_places

_LARGEST_SEED = 2**31 - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """``count`` None takes all of the pool."""

    count: int | None
    is_shuffled: bool
    others_first: bool
    """What this student was asked least often is drawn first."""


def seed_of(*names: object) -> int:
    """A number from 1 that fits any database, of whatever names an attempt."""
    digest = sha256("/".join(map(str, names)).encode()).digest()
    return int.from_bytes(digest[:8], "big") % _LARGEST_SEED + 1


def draw(
    pool: Sequence[int], drawing: Drawing, *, asked: Mapping[int, int], seed: int
) -> list[int]:
    """The ids of the questions in the order in which they are asked.

    ``pool`` is in the order of the lesson; ``asked`` counts how often each was asked before.
    """
    mixed = [pool[place] for place in mixed_places([str(id_) for id_ in pool], seed=str(seed))]
    if drawing.others_first:
        mixed.sort(key=lambda id_: asked.get(id_, 0))
    chosen = set(mixed[: drawing.count])
    if not drawing.is_shuffled:
        return [id_ for id_ in pool if id_ in chosen]
    order = mixed_places([str(id_) for id_ in pool], seed=f"{seed}/order")
    return [pool[place] for place in order if pool[place] in chosen]
