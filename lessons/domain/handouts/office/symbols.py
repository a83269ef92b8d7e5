"""Characters of picture fonts (Symbol, Wingdings) as characters that every font has."""

import re
import unicodedata

from lessons.domain.text.characters import (
    MINUS,
    MINUSES,
    PICTURE_FONT,
    STARS,
    TYPED_DASHES,
    members,
)

BULLET = "•"

_SYMBOL = dict(
    zip(
        range(0x41, 0x5B),
        "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ",
        strict=True,
    )
) | dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True))
_SYMBOL |= {
    0x22: "∀", 0x24: "∃", 0x27: "∋", 0x2A: "∗", 0x2D: MINUS, 0x40: "≅", 0x5C: "∴", 0x5E: "⊥",
    0x7E: "∼", 0xA2: "′", 0xA3: "≤", 0xA4: "⁄", 0xA5: "∞", 0xA6: "ƒ", 0xAB: "↔", 0xAC: "←",
    0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×",
    0xB5: "∝", 0xB6: "∂", 0xB7: BULLET, 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…",
    0xC4: "⊗", 0xC5: "⊕", 0xC6: "∅", 0xC7: "∩", 0xC8: "∪", 0xC9: "⊃", 0xCA: "⊇", 0xCB: "⊄",
    0xCC: "⊂", 0xCD: "⊆", 0xCE: "∈", 0xCF: "∉", 0xD0: "∠", 0xD1: "∇", 0xD5: "∏", 0xD6: "√",
    0xD7: "⋅", 0xD8: "¬", 0xD9: "∧", 0xDA: "∨", 0xDB: "⇔", 0xDC: "⇐", 0xDD: "⇑", 0xDE: "⇒",
    0xDF: "⇓", 0xE5: "∑", 0xF2: "∫",
}  # fmt: skip
_WINGDINGS = {
    0x4A: "☺", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x75: "◆", 0x76: "❖", 0x9F: BULLET,
    0xA7: "▪", 0xA8: "□", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔",
    0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_PRIVATE = re.compile(f"[{PICTURE_FONT}]")
_DASHES = members(TYPED_DASHES)
_STARS = members(STARS)
_SUPERSCRIPTS = str.maketrans("0123456789+n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺ⁿ") | dict.fromkeys(
    map(ord, members(MINUSES)), "⁻"
)
_RAISED = re.compile(f"[0-9+n{MINUSES}]+")


def symbol(code: int, font: str) -> str:
    """The character of a font that has pictures in place of letters."""
    place = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    if "wingdings" in font.lower() or "webdings" in font.lower():
        return _WINGDINGS.get(place, BULLET)
    if "symbol" in font.lower():
        return _SYMBOL.get(place, chr(place) if 0x20 <= place < 0x7F else BULLET)
    return chr(code) if place == code and _is_seen(code) else _SYMBOL.get(place, BULLET)


def without_private(text: str, font: str) -> str:
    """Old files hold the letters of picture fonts in Unicode's private area."""
    return _PRIVATE.sub(lambda match: symbol(ord(match[0]), font), text)


def bullet(text: str) -> str:
    """A list's bullet: a dash stays a dash, every other picture becomes a plain bullet."""
    sign = text.strip()[:1]
    if sign in _DASHES or sign in _STARS:
        return sign
    return BULLET if sign else ""


def raised(text: str) -> str:
    """A power (10⁵) must not be read as digits (105)."""
    return text.translate(_SUPERSCRIPTS) if _RAISED.fullmatch(text.strip()) else text


def _is_seen(code: int) -> bool:
    return 0x20 <= code < 0x110000 and unicodedata.category(chr(code))[0] not in "CZ"
