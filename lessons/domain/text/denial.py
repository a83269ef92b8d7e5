"""What a text denies: «емес», «жоқ» and «нет» after or before a word, a verb with -ма/-ме/-ба…,
a noun with -сыз/-сіз.

``denies`` asks it of a folded word (``words``), the others of the keys of ``tokens``, in which
letters fall together that would tell a verb from a noun.
"""

import re
from collections.abc import Sequence

from lessons.domain.text.inflection import forms_of
from lessons.domain.text.samples import Sample
from lessons.domain.text.suffixes import leads_on
from lessons.domain.text.tokens import Token

_AFTER = frozenset({"emes", "jok", "jokka", "kate", "jalgan", "otirik", "jat", "karsi"})
_BEFORE = frozenset({"ne", "net", "bez", "ni", "nelzia", "esh", "eshkandai", "eshbir"})
_VERB = re.compile(
    r"(?P<stem>\w+?(?:m|(?<=[^aeiou])[bp])[ae])"
    r"(?:i|id[ie]|idi\w*|imin|imiz|isin|it[iu]n\w*|[gk][ae]n\w*|s|stik\w*|sa|se|"
    r"di|dik|dim|u|ui\w*|ud[ae]\w*|ug[ae]|iak|iek|iinsh[ae]|ainsh[ae])"
)
_WITHOUT = re.compile(r"(?P<stem>\w{3,}?)s[ie]z(?:dik\w*|dig\w*|de|ak|din)?")
# Words that only look denied: көбей-, бай, маған, қамау, …; qauipsiz is «safe», not «without».
_NOT_DENIED = re.compile(
    r"kobei\w*|\w*bai|magan|kama\w*|karamastan|damai|bolmasa|demei\w*|nemese|m[ea]\w{0,3}|"
    r"nam[ae]s\w*|negiz\w*|\w*giz|teng?iz\w*|semiz\w*|kauipsiz\w*|tauelsiz\w*|kamtamasiz\w*|"
    r"kompas|atlas|biznes\w*|baspas\w*|tamas\w*|azamat\w*|almas|almas[ti]\w*|tapai|sipai\w*"
)
SAMPLES = (
    Sample(
        pattern=_VERB,
        how="fullmatch",
        matches=("paidalanilmaidi", "bolmagandiktan"),
        misses=("paidalandi", "bolgandiktan"),
    ),
    Sample(
        pattern=_NOT_DENIED,
        how="fullmatch",
        matches=("tauelsizdigimizden", "azamatarimizdin"),
        misses=("taueldimiz", "azmatardin"),
    ),
)
_MIN_STEM = 2
NOT = ("емес", "жок")


def denies(word: str) -> bool:
    """Whether a folded word denies by itself: емес, жоқ, or a verb with -ма before its tense.

    Without a dictionary a few nouns look like such verbs (қамау; of those in бас, head, none is
    taken for one), so where the stem is known
    ``is_negation_of`` says it more surely.
    """
    is_verb = bool(forms_of(word).negated) and not word.endswith("бас")
    return is_verb or any(word.startswith(stem) and _is_verbal(word[len(stem) :]) for stem in NOT)


def _is_verbal(ending: str) -> bool:
    return any(leads_on(ending, state) for state in ("case", "person", "consonant"))


def denied_stem(key: str) -> str:
    """What a word denies by its own ending: ``"ashpai"`` → ``"ash"``; empty when nothing."""
    if _NOT_DENIED.fullmatch(key):
        return ""
    if match := _VERB.fullmatch(key):
        verb = match["stem"][:-2]
        return verb if len(verb) >= _MIN_STEM else ""
    without = _WITHOUT.fullmatch(key)
    return without["stem"] if without else ""


def denials(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The beginnings of all words that the text denies, sorted."""
    found = []
    for at, token in enumerate(tokens):
        if token.key in _AFTER and at:
            found.append(tokens[at - 1].key[:4])
        elif token.key in _BEFORE and at + 1 < len(tokens):
            found.append(tokens[at + 1].key[:4])
        elif stem := denied_stem(token.key):
            found.append(stem[:4])
    return tuple(sorted(found))
