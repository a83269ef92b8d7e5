"""How many slips of the finger lie between two spellings."""


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
