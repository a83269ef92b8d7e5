"""Endings of Kazakh words as they look in the keys of ``tokens``: ASCII, one letter for several."""

import re
from functools import lru_cache

from lessons.domain.text.samples import Sample

_ENDING = (
    # plural, belonging
    "[ldt][ae]r|(?:i|si|im|in|imiz|iniz|miz|niz|s?in[ae]n|ndag\\w|ndeg\\w|lari|leri)"
    # cases
    "|[ndt]in|[gk][ae]|n?[ae]|[ndt]i|n?[dt][ae]|n?[dtn][ae]n|[mbp]en|ni|n"
    # adjectives and nouns made of nouns
    "|[ldt]ik|[ldt]ig|[ldt]i|gi|ki|s[ie]z|shi|shil|sha|she|dai|dei|tai|tei|lag|leg|las|les"
    # verbs
    "|u|ui|ip|p|[ae]|i|[dt]i|[dt]im|[dt]ik|[gk][ae]n|[ae]d[ie]|id[ie]|ed|ad|[ae]t[ie]n|it[ie]n"
    "|s[ae]|[ae]r|r|il|in|is|t|d[ie]r|t[ie]r|k[ie]z|g[ie]z|l|m[ae]|b[ae]|p[ae]|[mbp][ae]i|s|z"
    "|uge|uga|ude|uda|up|sin|mak|mek|bak|bek|pak|pek|sh[ae]|uli|ulı|shi|ti|iu"
)
_ENDINGS = re.compile(f"(?:{_ENDING})+")
_STRIPPED = re.compile(
    r"(?:[ldt][ae]r)?(?:i|si|im|in|imiz|iniz)?"
    r"(?:n?[dt]in|nin|n?[gk][ae]|n[ae]|n?[dt][ae]|n?[dtn][ae]n|[mbp]en|ni|n|[dt]i)?"
    r"(?:g[ie]|lik|dik)?$"
)
_VERB_ENDING = re.compile(
    r"(?:[ae]?(?:d[ie]|t[ie]n)|id[ie]|it[ie]n|[gk][ae]n|[dt][ie]|ip|p|u|ui|s[ae]|ar|er|uge|uga|"
    r"uda|ude|ma[iu]|me[iu])$"
)
SAMPLES = (
    Sample(
        pattern=_ENDINGS,
        how="fullmatch",
        matches=("lsizdigimizden", "ersitetimizde"),
        misses=("hiligimen", "orsetilimder"),
    ),
    Sample(
        pattern=_STRIPPED,
        how="fullmatch",
        matches=("lardin", "imizge", "dan"),
        misses=("kitap", "dini"),
    ),
    Sample(
        pattern=_VERB_ENDING, how="fullmatch", matches=("adi", "gen", "ip"), misses=("lar", "kitap")
    ),
)
_LEAST_STEM = 4
_LONGEST_CHAIN = 16


def is_inflected(rest: str) -> bool:
    """Whether what follows the beginning of a word is nothing or a chain of endings."""
    # The pattern tries many partitions: what is longer is no word, and would take ages.
    return not rest or (len(rest) <= _LONGEST_CHAIN and _is_chain(rest))


@lru_cache(maxsize=1 << 15)
def _is_chain(rest: str) -> bool:
    return _ENDINGS.fullmatch(rest) is not None


@lru_cache(maxsize=1 << 16)
def stem(key: str) -> str:
    """The word without its last chain of endings: light, so that sister words stay apart."""
    if key.isdigit() or len(key) <= _LEAST_STEM:
        return key
    nominal = _cut(key, _STRIPPED)
    return _softened(min(nominal, _cut(key, _VERB_ENDING), key=len))


def _cut(key: str, endings: re.Pattern[str]) -> str:
    """The longest ending that leaves a stem."""
    match = endings.search(key, _LEAST_STEM)
    return key[: match.start()] if match else key


def _softened(word: str) -> str:
    """The letters that change before a vowel are one: ``kukik`` and ``kukigi``."""
    if word.endswith(("g", "b")):
        return word[:-1] + ("k" if word[-1] == "g" else "p")
    return word
