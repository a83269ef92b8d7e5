"""Words of Kazakh terms: the last one takes suffixes, those before it stand as they are."""

from collections.abc import Sequence

from lessons.domain.terms.wording import Token
from lessons.domain.text.inflection import is_inflection
from lessons.domain.text.words import words_of

_SHORTEST = 3
"""Letters of a word that may take suffixes; shorter ones meet other words by chance."""


class KazakhWords:
    def tokens(self, text: str) -> Sequence[Token]:
        return [Token(word.folded, word.start, word.end) for word in words_of(text)]

    def is_form(self, key: str, word: str, *, is_last: bool) -> bool:
        if key == word:
            return True
        return is_last and len(key) >= _SHORTEST and is_inflection(key, word)
