"""Words of English terms: the last one may stand in the plural."""

from collections.abc import Sequence

from lessons.domain.terms.wording import Token, plain_tokens


class EnglishWords:
    def tokens(self, text: str) -> Sequence[Token]:
        return plain_tokens(text)

    def is_form(self, key: str, word: str, *, is_last: bool) -> bool:
        if key == word:
            return True
        return is_last and word in {f"{key}s", f"{key}es", f"{key.removesuffix('y')}ies"}
