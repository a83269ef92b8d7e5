"""Whether a colour is one that marks text, as authors mark the right option, or just ink."""

import re

_NEUTRAL = frozenset(
    """
    black white gray grey silver dimgray darkgray lightgray gainsboro whitesmoke windowtext window
    auto none inherit initial unset transparent currentcolor canvastext canvas
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
_HEX = re.compile(r"#([0-9a-f]{6}|[0-9a-f]{3})\b")
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})")
_NAME = re.compile(r"[a-z]+")
_LEAST_DIFFERENCE = 60
"""Between the strongest and the weakest of red, green and blue; shades of grey have none."""


def is_marking(red: int, green: int, blue: int) -> bool:
    return max(red, green, blue) - min(red, green, blue) >= _LEAST_DIFFERENCE


def is_marking_css(value: str) -> bool:
    """Of a CSS colour or background; what is no colour marks nothing."""
    value = value.strip().lower()
    found = _HEX.search(value)
    if found:
        digits = found[1] if len(found[1]) == 6 else "".join(digit * 2 for digit in found[1])
        return is_marking(*bytes.fromhex(digits))
    found = _RGB.search(value)
    if found:
        return is_marking(*(min(255, int(part)) for part in found.groups()))
    return _NAME.fullmatch(value) is not None and value not in _NEUTRAL
