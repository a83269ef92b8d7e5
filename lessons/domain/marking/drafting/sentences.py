"""A text cut into sentences, none of them at an abbreviation or an initial."""

import re

from lessons.domain.marking.ideas import is_empty
from lessons.domain.text.characters import DASHES, LIST_SIGNS, OPENING_QUOTES, SENTENCE_ENDS, SMALL
from lessons.domain.text.tokens import tokenise

_SENTENCE = re.compile(
    rf"(?<=[{SENTENCE_ENDS}])\s+(?=[^\W\d_]|\d+[.)]\s|\d{{3}}|[{OPENING_QUOTES}{DASHES}])"
)
_ABBREVIATION = re.compile(r"(?:^|[\s(.])(?:[^\W\d_]{1,2}|т\.б|т\.с\.с|мыс|т\.д|т\.п)\.$")
_MARK = re.compile(rf"^\s*(?:[{LIST_SIGNS}]|\(?\d{{1,2}}[.)]|[{SMALL}]\))\s+", re.IGNORECASE)


def sentences_of(line: str) -> list[str]:
    found: list[str] = []
    for piece in _SENTENCE.split(line):
        if found and (_ABBREVIATION.search(found[-1]) or piece[:1].islower()):
            found[-1] = f"{found[-1]} {piece}"
        else:
            found.append(piece)
    return found


def is_item(line: str) -> bool:
    """A line of a list."""
    return _MARK.match(line) is not None


def tidy(sentence: str) -> str:
    """Without the sign of a list and the stop at its end."""
    return " ".join(_MARK.sub("", sentence).split()).rstrip(".;,")


def telling_words(text: str) -> int:
    return sum(not is_empty(token.key) for token in tokenise(text))
