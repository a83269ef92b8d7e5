"""What a text denies: «емес», «жоқ» and «нет» after or before a word, a verb with -ма/-ме/-ба…,
a noun with -сыз/-сіз. Words are the keys of ``tokens``."""

import re
from collections.abc import Sequence

from lessons.domain.grading.tokens import Token

_AFTER = frozenset({"emes", "jok", "jokka", "kate", "jalgan", "otirik", "jat", "karsi"})
_BEFORE = frozenset({"ne", "net", "bez", "ni", "nelzia", "esh", "eshkandai", "eshbir"})
_VERB = re.compile(
    r"(?P<stem>\w{2,}?)[mbp][ae]"
    r"(?:i|id[ie]|idi|imin|imiz|isin|it[iu]n\w*|gan\w*|gen\w*|s|stan|sten|stik\w*|sa|se|sin|"
    r"di|dik|dim|di[mn]|u|ui|ud[ai]\w*|ug[ae]|ui\w*|iak|iek|iinsha|iinshe|ainsha|ini\w*)"
)
_WITHOUT = re.compile(r"(?P<stem>\w{3,}?)s[ie]z(?:dik\w*|dig\w*|de|ak|din)?")
# Words that only look denied: көбей-, бай, маған, алмас, ұлттық басу, …
_NOT_DENIED = re.compile(
    r"kobei\w*|\w*bai|magan|almas\w*|baspas\w*|nam[ae]s\w*|komp\w*|sebebi\w*|jalp[ia]\w*|"
    r"negiz\w*|\w*giz|teng?iz|semiz|\w*tab[ae]s|kompas|atlas|balbes|progres\w*|proces\w*|"
    r"biznes\w*|kompleks\w*|interes\w*|[a-z]{0,3}bes|\w*[aeiou]bas|bas\w*|tamas\w*|tamai\w*|"
    r"demei\w*|(?:kormei|tomen|nemese|memle)\w*"
)


def denied_stem(key: str) -> str:
    """What a word denies by its own ending: ``"ashpai"`` → ``"ash"``; empty when nothing."""
    if _NOT_DENIED.fullmatch(key):
        return ""
    match = _VERB.fullmatch(key) or _WITHOUT.fullmatch(key)
    return match["stem"] if match else ""


def is_denying(key: str) -> bool:
    """A word that denies the one before it (``emes``) or after it (``bez``)."""
    return key in _AFTER or key in _BEFORE


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
