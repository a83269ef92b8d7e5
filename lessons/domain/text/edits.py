"""How many slips of the finger lie between two spellings."""

from functools import lru_cache

SHORTEST_WITH_A_SLIP = 4
SHORTEST_WITH_SLIPS = 8
"""Letters: shorter words with a slip, or with two, are often other words."""
MOST_SLIPS = 2


@lru_cache(maxsize=1 << 16)
def is_slip(one: str, other: str) -> bool:
    """One slip in words of 4 to 7 letters, two in longer ones, none in shorter."""
    shorter = min(len(one), len(other))
    most = (shorter >= SHORTEST_WITH_A_SLIP) + (shorter >= SHORTEST_WITH_SLIPS)
    return one == other or (most > 0 and edits(one, other, most=most) <= most)


def edits(one: str, other: str, *, most: int) -> int:
    """Letters left out, added, mistaken, or typed in the wrong order (optimal string alignment);
    ``most + 1`` for anything beyond ``most``."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        now = [row]
        for column, typed in enumerate(other, start=1):
            cost = min(last[column] + 1, now[column - 1] + 1, last[column - 1] + (letter != typed))
            is_swapped = (
                row > 1 and column > 1 and one[row - 2] == typed and letter == other[column - 2]
            )
            now.append(min(cost, before[column - 2] + 1) if is_swapped else cost)
        if min(now) > most:
            return most + 1
        before, last = last, now
    return min(last[-1], most + 1)
