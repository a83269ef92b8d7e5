"""The language of a text, from its letters alone."""

import re

from lessons.domain.text.characters import KAZAKH, LATIN, RUSSIAN

_KAZAKH = re.compile(f"[{KAZAKH}]")
_CYRILLIC = re.compile(f"[{RUSSIAN}]")
_LATIN = re.compile(f"[{LATIN}]")


def language_of(text: str) -> str:
    """``"kk"``, ``"ru"`` or ``"en"``.

    In Kazakh every fourth letter or so is one that Russian lacks; a Russian text on Kazakhstan
    holds a few in names, so one in fifty decides.
    """
    kazakh = len(_KAZAKH.findall(text))
    cyrillic = kazakh + len(_CYRILLIC.findall(text))
    if len(_LATIN.findall(text)) > cyrillic:
        return "en"
    return "ru" if cyrillic and kazakh * 50 < cyrillic else "kk"
