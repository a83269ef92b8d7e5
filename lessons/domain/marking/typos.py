"""Whether one word is another with a slip or two."""

from functools import lru_cache


@lru_cache(maxsize=1 << 16)
def is_slip(one: str, other: str) -> bool:
    """One slip in words of 4 to 7 letters, two in longer ones, none in shorter."""
    shorter = min(len(one), len(other))
    allowed = 0 if shorter < 4 else 1 if shorter < 8 else 2
    return one == other or (allowed > 0 and _distance(one, other, allowed) <= allowed)


def _distance(one: str, other: str, most: int) -> int:
    """Letters to insert, drop, change or swap with a neighbour; ``most + 1`` stands for more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    current = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        earlier, before, current = before, current, [row]
        for column, wanted in enumerate(other, start=1):
            cost = min(before[column] + 1, current[-1] + 1, before[column - 1] + (letter != wanted))
            if row > 1 and column > 1 and one[row - 2] == wanted and letter == other[column - 2]:
                cost = min(cost, earlier[column - 2] + 1)
            current.append(cost)
        if min(current) > most:
            return most + 1
    return current[-1]
