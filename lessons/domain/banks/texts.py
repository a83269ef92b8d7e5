"""Texts of a bank: the same words whatever the format, plain, with lines but without layout."""

import re

from lessons.domain.banks.bank import ItemError
from lessons.domain.banks.codes import BankCode
from lessons.domain.text.characters import CONTROLS
from lessons.domain.text.normalising import has_pile_of_accents, normal

LONGEST = 20_000
"""Characters of one text; more than that and the end of the item was forgotten."""

LONGEST_ITEM = 500_000
"""Characters of one item: twelve options with their feedback, each as long as a text may be."""

_UNWANTED = re.compile(f"[{CONTROLS}\x0b\x0c\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
_BLANKS = re.compile("[^\\S\n]+")
_LINE_EDGES = re.compile(" ?\n ?")
_EMPTY_LINES = re.compile("\n{3,}")
_UNTIDY = re.compile(f"{_UNWANTED.pattern}|[^\\S\n ]|  | \n|\n |\n\n\n|^[ \n]|[ \n]$|\r")
_SHORTEST_PILE = 100


def check_length(source: str) -> None:
    """Of an item before it is taken apart. Raises ItemError: text-too-long."""
    if len(source) > LONGEST_ITEM:
        raise ItemError(BankCode.TEXT_TOO_LONG)


def clean(text: str) -> str:
    """``normal``, single blanks, no two empty lines in a row. Raises ItemError: text-too-long."""
    if len(text) >= _SHORTEST_PILE and (len(text) > LONGEST or has_pile_of_accents(text)):
        raise ItemError(BankCode.TEXT_TOO_LONG)
    text = normal(text)
    return _tidy(text) if _UNTIDY.search(text) else text


def _tidy(text: str) -> str:
    tidy = _UNWANTED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    tidy = _BLANKS.sub(" ", tidy)
    if "\n" in tidy:
        tidy = _EMPTY_LINES.sub("\n\n", _LINE_EDGES.sub("\n", tidy))
    return tidy.strip()


def clean_line(text: str) -> str:
    """``clean`` in one line."""
    return " ".join(clean(text).split())
