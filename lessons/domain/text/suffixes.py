"""What may stand behind a Kazakh stem: the order of the suffixes, as states and what leads on.

Suffixes are written with the letters that change: A = а/е, I = ы/і, D = д/т, L = л/д/т, N = н/д/т,
G = ғ/қ (г/к), M = м/б/п. They are spelt out in folded letters (see ``words``), so ң is н and the
й of a tense is и.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import product

_CHANGING = {"A": "ае", "I": "ыи", "D": "дт", "L": "лдт", "N": "ндт", "G": "гк", "M": "мбп"}
_VOWELS = "аеыо"
_GLIDES = "иу"
"""A vowel in екі, a consonant in май and тау."""

Steps = tuple[tuple[str, str], ...]
"""(suffixes parted by blanks, the state behind them)"""

_CASES: Steps = (("NIн GA DI DAн нAн Mен Mенен", "case"), ("DA", "place"), ("NIкI", "vowel"))
_TENSES: Steps = (
    ("у AтIн итIн", "consonant"),
    ("GAн", "participle"),
    ("Iп п Aр р MAк MAкшI", "person"),
    ("A и", "person needed"),
    ("DI сA", "past"),
    ("GAншA GAлI сIн IнIз AиIк", "case"),
)
_STATES: Mapping[str, Steps] = {
    "consonant": (("LAр", "plural"), ("Iм Iн IмIз IнIз", "own"), ("I", "third"), *_CASES),
    "vowel": (
        ("LAр", "plural"), ("м н мIз нIз", "own"), ("сI", "third"),
        ("нIн GA нI DAн Mен Mенен", "case"), ("DA", "place"), ("нIкI", "vowel"),
    ),
    "plural": (("Iм Iн IмIз IнIз", "own"), ("I", "third"), *_CASES),
    "own": (("NIн A DI нI DAн нAн мен менен", "case"), ("DA", "place"), ("NIкI", "vowel")),
    "third": (("нIн нA н нAн мен менен", "case"), ("нDA", "place"), ("нIкI", "vowel")),
    "place": (("гI", "vowel"), ("DIр", "done")),
    "case": (("DIр", "done"),),
    "done": (),
    # Word formation: no longer the same word, but of the same root.
    "derived": (("LIк", "consonant or derived"), ("шI LI", "vowel or derived"), ("DAи шA", "case")),
    "without": (("сIз", "consonant or derived"),),
    "verb": (("Iл Iн Iс Iт л н с т DIр GIз", "verb"), *_TENSES),
    "verb, negated": (
        ("Iл Iн Iс Iт л н с т DIр GIз", "verb, negated"), ("MA", "negated"),
    ),
    # After -ма only these letters: Алматы is no verb, nor is аспап or анықтамасын.
    "negated": (
        ("у итIн", "consonant"), ("гAн", "participle"), ("с и птI", "person"),
        ("дI сA", "negated past"), ("стAн гAншA", "case"),
    ),
    "negated past": (("м к", "done"),),
    "participle": (
        ("мIн сIн сIз мIз", "done"), ("LIк", "consonant"),
        ("LAр", "plural"), ("I", "third"), *_CASES,
    ),
    "person": (("MIн сIн сIз MIз DI", "done"),),
    # The bare айта, in itself a form as well, looks like too many nouns: бала is not from балды.
    "person needed": (("мIн сIн сIз мIз дI", "done"),),
    "past": (("м н к нIз", "done"),),
}  # fmt: skip
# So does the imperative айтпа: алма is an apple.
_UNFINISHED = frozenset({"derived", "without", "verb", "verb, negated", "negated", "person needed"})


def _spelt(pattern: str) -> Iterator[str]:
    for suffix in pattern.split():
        letters = (_CHANGING.get(letter, letter) for letter in suffix)
        yield from map("".join, product(*letters))


def _table(state: str) -> dict[str, tuple[str, ...]]:
    """Every suffix of a state with the states it leads to."""
    found: dict[str, tuple[str, ...]] = {}
    for pattern, after in _STATES[state]:
        for suffix in _spelt(pattern):
            found[suffix] = (*found.get(suffix, ()), *after.split(" or "))
    return found


_TABLES = {state: _table(state) for state in _STATES}
_LONGEST = max(len(suffix) for table in _TABLES.values() for suffix in table)
MOST_LETTERS = 24
"""A longer ending is no Kazakh one, and would only cost time."""


@lru_cache(maxsize=1 << 15)
def leads_on(ending: str, state: str) -> bool:
    """Whether suffixes in their right order make up the whole of ``ending``."""
    if not ending:
        return state not in _UNFINISHED
    if len(ending) > MOST_LETTERS:
        return False
    table = _TABLES[state]
    return any(
        leads_on(ending[size:], after)
        for size in range(1, min(_LONGEST, len(ending)) + 1)
        for after in table.get(ending[:size], ())
    )


def states_of_noun(stem: str) -> tuple[str, ...]:
    """Which of the two rows of noun suffixes a stem takes; both where its last letter is two."""
    if stem[-1] in _GLIDES:
        return ("consonant", "vowel")
    return ("vowel",) if stem[-1] in _VOWELS else ("consonant",)


def is_ending(text: str) -> bool:
    """A noun's suffixes standing alone, as in АТФ-ның; also 5-ші, бірақ-ау."""
    return text in _APART or leads_on(text, "consonant") or leads_on(text, "vowel")


_APART = frozenset(_spelt("шI IншI ншI ак ау мIс"))
