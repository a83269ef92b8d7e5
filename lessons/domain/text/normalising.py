"""One character for all that are seen as the same: what every rule reads, wherever it came from.

Handouts, banks and typed answers pass here once. What is shown to a person stays as it was typed.
"""

import re
import unicodedata

from lessons.domain.text.characters import (
    INVISIBLE,
    ODD_BLANKS,
    ODD_EM_DASHES,
    ODD_EN_DASHES,
    ODD_HYPHENS,
    SOFT_HYPHEN,
    members,
)

_ONE = {
    **dict.fromkeys(members(INVISIBLE), ""),
    **dict.fromkeys(members(ODD_BLANKS), " "),
    **dict.fromkeys(members(ODD_HYPHENS), "-"),
    **dict.fromkeys(members(ODD_EN_DASHES), "–"),
    **dict.fromkeys(members(ODD_EM_DASHES), "—"),
}
_TABLE = str.maketrans(_ONE)
_ANY_ODD = re.compile(f"[{INVISIBLE}{ODD_BLANKS}{ODD_HYPHENS}{ODD_EN_DASHES}{ODD_EM_DASHES}]")
# Accents stand here, and so do rules of dashes: which of the two is told by ``combining``.
_MOST_ACCENTS = 100
_NO_LETTERS = re.compile(r"[^\w\s\x00-\u02ff]{100,}")


def normal(text: str) -> str:
    """NFC, nothing invisible, one kind of blank and of hyphen; tabs and line ends stay."""
    if text.isascii():
        return text
    # Looking for them first is many times quicker: most texts of a large bank hold none.
    shown = text.translate(_TABLE) if _ANY_ODD.search(text) else text
    return shown if has_pile_of_accents(shown) else unicodedata.normalize("NFC", shown)


def has_pile_of_accents(text: str) -> bool:
    """A hundred accents in a row and more, which no writing has: to put them into the order of
    NFC costs their number squared, hours for a megabyte.
    """
    if len(text) < _MOST_ACCENTS:
        return False
    runs = (match.group() for match in _NO_LETTERS.finditer(text))
    return any(sum(map(bool, map(unicodedata.combining, run))) >= _MOST_ACCENTS for run in runs)


def normal_line(text: str) -> str:
    """``normal`` of a line whose sentence may go on in the next one: a soft hyphen at its end
    stays, as it tells that a word is broken there."""
    shown = normal(text)
    is_broken = text.rstrip().endswith(SOFT_HYPHEN)
    return shown.rstrip() + SOFT_HYPHEN if is_broken else shown
