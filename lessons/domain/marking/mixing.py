"""Words of the key points and hardly any others, put together otherwise.

Who changes roles, causes and effects («гистамин вырабатывает антитела, тучные клетки выбрасывают
IgE») takes all words from the statements that are known to be true. An honest answer has words of
its own, or keeps together what belongs together.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from lessons.domain.marking.ideas import Phrasing, content
from lessons.domain.marking.statements import SaidWord
from lessons.domain.text.endings import stem

_FAR = 3
"""Words from one to the next that still belong together."""
_LETTERS = 6
_NEARLY_ALL = 0.75
"""Of the words of an answer. Set, with the next two, on 1,300 marked answers, where it and the
words repeated find five that were to fool the method and three good ones."""
_FEWEST_APART = 4
_LEAST_APART = 0.3


class Mixing:
    def __init__(self, phrasings: Mapping[str, Sequence[Phrasing]]) -> None:
        rows = [row for told in phrasings.values() if told for row in _rows(told[0])]
        self._own = {one for row in rows for one in row}
        self._together: dict[str, set[str]] = defaultdict(set)
        for row in rows:
            for at, one in enumerate(row):
                self._together[one].update(row[at + 1 : at + 1 + _FAR])

    def is_mixed(self, words: Sequence[SaidWord]) -> bool:
        telling = content(words)
        rows = [
            [one for one in (_short(word) for word in group) if one in self._own]
            for _, group in groupby(telling, key=lambda word: word.token.clause)
        ]
        pairs = [pair for row in rows for pair in pairwise(row) if pair[0] != pair[1]]
        apart = sum(other not in self._together.get(one, ()) for one, other in pairs)
        return (
            sum(map(len, rows)) >= _NEARLY_ALL * len(telling)
            and apart >= _FEWEST_APART
            and apart >= _LEAST_APART * len(pairs)
        )


def _rows(phrasing: Phrasing) -> Iterator[list[str]]:
    for _, group in groupby(phrasing.units, key=lambda unit: unit.words[0].token.clause):
        yield [_short(unit.words[0]) for unit in group]


def _short(word: SaidWord) -> str:
    return stem(word.token.key)[:_LETTERS]
