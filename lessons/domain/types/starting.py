"""What kinds share that show how their answer begins."""

from collections.abc import Collection, Sequence

from lessons.domain.types.definition import Option, Start
from lessons.domain.types.shuffling import mixed_places

_FEWEST_LEFT = 3
"""Of two options one less would be the answer."""
_SHORTEST_PART = 3
_MOST_LETTERS = 4


def one_less(options: Sequence[Option], right: Collection[str]) -> Start:
    """Wrong options to rule out, in an order that no place tells; one of them always stays."""
    places = mixed_places([option.text for option in options])
    wrong = [options[place].id for place in places if options[place].id not in right]
    return Start(out=tuple(wrong[:-1])) if len(options) >= _FEWEST_LEFT else Start()


def first_letters(text: str) -> Start:
    """A third of the word at most; of a very short one nothing."""
    shown = text[: min(_MOST_LETTERS, len(text) // _SHORTEST_PART)].rstrip()
    return Start(text=f"{shown}…") if shown else Start()


def first_words(text: str, count: int = 3) -> Start:
    words = text.split()
    return Start(text=f"{' '.join(words[:count])}…") if len(words) > 2 * count else Start()
