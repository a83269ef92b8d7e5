"""Kazakh alphabetical order (Unicode CLDR ``kk``), as a key that any database can sort by."""

import unicodedata

_ORDER = " 0123456789abcdefghijklmnopqrstuvwxyzаәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
_CODES = {character: f"{place:02}" for place, character in enumerate(_ORDER, start=10)}


def collation_key(text: str, *, letters: int = 100) -> str:
    """Two decimal digits for each of the first ``letters`` characters.

    Digits sort the same under every collation, so SQLite and PostgreSQL give one order:
    spaces, digits, Latin letters, then the 42 letters of the alphabet. Anything else is a space.
    """
    folded = unicodedata.normalize("NFC", text).casefold()[:letters]
    return "".join(_CODES.get(character, _CODES[" "]) for character in folded)
