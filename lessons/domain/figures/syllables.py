"""Where a long Kazakh or Russian word may be broken: before a consonant that a vowel follows.

Not every browser knows the rules of these languages, and a table of two columns on a phone has
room for a dozen letters.
"""

import re

from lessons.domain.text.characters import LETTER, SOFT_HYPHEN
from lessons.domain.text.samples import Sample

_LONG_WORD = re.compile(f"{LETTER}{{11,}}")
_VOWELS = "аәеёиоөуұүыіэюя"
_BREAK = re.compile(
    rf"(?<=[{_VOWELS}])(?=[^\W\d_{_VOWELS}йьъ][{_VOWELS}])"
    rf"|(?<=[{_VOWELS}][^\W\d_{_VOWELS}])(?=[^\W\d_{_VOWELS}йьъ][{_VOWELS}])"
    rf"|(?<=[^\W\d_{_VOWELS}]{{2}})(?=[^\W\d_{_VOWELS}йьъ][{_VOWELS}])",
    re.IGNORECASE,
)
SAMPLES = (
    Sample(pattern=_BREAK, how="search", matches=("қосылысы", "дипломатия"), misses=("стр", "аң")),
)
_FEWEST = 3
"""Letters that stay together at either end of a word."""


def syllables(word: str) -> list[str]:
    """Parts of a word between which a line may end."""
    places = [match.start() for match in _BREAK.finditer(word)]
    kept = [place for place in places if _FEWEST <= place <= len(word) - _FEWEST]
    return [word[start:end] for start, end in zip([0, *kept], [*kept, None], strict=True)]


def soften(text: str) -> str:
    """Soft hyphens in the long words of a text."""
    return _LONG_WORD.sub(lambda match: SOFT_HYPHEN.join(syllables(match[0])), text)
