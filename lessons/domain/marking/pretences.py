"""What is recognised before anything is believed: bare lists of keywords and copied questions."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby

from lessons.domain.marking.ideas import content, is_empty
from lessons.domain.marking.likeness import likeness
from lessons.domain.marking.statements import SaidWord, is_finite
from lessons.domain.text.characters import DASHES
from lessons.domain.text.endings import stem
from lessons.domain.text.tokens import word_key

_LINKING_WORDS = """
bul degen degenimiz deidi dep arkili retinde sebebi oitkeni iagni sonin onin ol olar bolip boladi
eken siakti ushin turali misali birak al demek sondai sol eto kogda kotorie kotorii kotoraia potomu
chto
"""
_LITTLE_RUSSIAN_WORDS = """
в на с к и для от по из что это как но или так же он она они его их если когда чтобы через между
"""
_LINKS = frozenset(_LINKING_WORDS.split())
_CASE = re.compile(r".{3,}?(?:[ndt]in|[gk][ae]|[dt]i|n[ae]|[dt][ae]|[dtn][ae]n|[mbp]en|in|si)$")
_LITTLE_RUSSIAN = frozenset(map(word_key, _LITTLE_RUSSIAN_WORDS.split()))
_MANY_LITTLE = 0.06
_LEAST_STATEMENT = 4
"""Words; a clause of fewer says little about anything, whatever it ends in."""
_LEAST_COPIED = 4
_FEWEST = 6
"""Words; a shorter answer is too short to be told from a list."""
_SHORT_CLAUSE = 2.5
_MANY_CLAUSES = 5
_VERY_MANY_CLAUSES = 8
_ALONE = 1.4
"""Words a clause: nearly every word stands between commas, whatever its ending looks like."""
_NEARLY_ALONE = 1.8
_MANY_BARE = 0.82
_NEARLY_ALL_BARE = 0.9
_FEW_PREDICATES = 0.12
_COPIED = 0.8


@lru_cache(maxsize=1 << 15)
def _is_predicate(key: str) -> bool:
    if key in _LINKS:
        return True
    return is_finite(key) and not key.endswith(("etik", "atik", "tik", "in", "im", "ti"))


def is_list_of_keywords(text: str, words: Sequence[SaidWord]) -> bool:
    """Names one after the other, and nothing said about them."""
    if len(words) < _FEWEST or _is_structured(text) or holds_statement(words):
        return False
    clauses = len({word.token.clause for word in words})
    if clauses >= _VERY_MANY_CLAUSES and len(words) <= _ALONE * clauses:
        return True
    if _is_chopped(words) and predicates(words) <= _FEW_PREDICATES:
        return True
    in_pieces = clauses >= _MANY_CLAUSES and len(words) <= _SHORT_CLAUSE * clauses
    if in_pieces and bare(words) >= _MANY_BARE:
        return True
    return bare(words) >= _NEARLY_ALL_BARE and predicates(words) <= _FEW_PREDICATES


def _is_chopped(words: Sequence[SaidWord]) -> bool:
    """Very many pieces of one word or two; the numbers of a list are no pieces."""
    named = [word for word in words if not word.token.key.isdigit()]
    pieces = len({word.token.clause for word in named})
    return pieces >= _VERY_MANY_CLAUSES and len(named) <= _NEARLY_ALONE * pieces


def holds_statement(words: Sequence[SaidWord]) -> bool:
    """Whether something is surely said: a clause that ends in a Kazakh predicate, or Russian."""
    if sum(word.token.key in _LITTLE_RUSSIAN for word in words) >= _MANY_LITTLE * len(words):
        return True
    clauses = [list(one) for _, one in groupby(words, key=lambda word: word.token.clause)]
    return any(len(one) >= _LEAST_STATEMENT and _is_predicate(one[-1].token.key) for one in clauses)


def predicates(words: Sequence[SaidWord]) -> float:
    return sum(_is_predicate(word.token.key) for word in words) / len(words)


def bare(words: Sequence[SaidWord]) -> float:
    """The share of words without a case, which a sentence needs to tie its words together."""
    return sum(_CASE.match(word.token.key) is None for word in words) / len(words)


def _is_structured(text: str) -> bool:
    """Lists with headings («Объектісі: …») answer questions that ask for lists."""
    return len(re.findall(rf"\w\s*(?::|[{DASHES}]\s)", text)) >= 2


def is_copied(words: Sequence[SaidWord], question: Sequence[SaidWord]) -> bool:
    """Little but the words of the question."""
    told = [word for word in words if not is_empty(word.token.key)]
    asked = {stem(word.token.key) for word in content(question)}
    if len(told) < _LEAST_COPIED or not asked:
        return False
    same = sum(any(likeness(word.token.key, one) for one in asked) for word in told)
    return same >= _COPIED * len(told)
