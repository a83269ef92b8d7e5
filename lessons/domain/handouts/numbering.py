"""The number of a list item as a person sees it."""

_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LETTERS = 26
_MOST_ROMAN = 399


def numeral(number: int, style: str) -> str:
    """``style`` as HTML's: 1, a, A, i or I. Where letters end, digits go on."""
    if style in {"a", "A"} and 1 <= number <= _LETTERS:
        return chr(ord(style) + number - 1)
    if style in {"i", "I"} and 1 <= number <= _MOST_ROMAN:
        small = _roman(number)
        return small.upper() if style == "I" else small
    return str(number)


def _roman(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    fifties, rest = divmod(rest, 50)
    written = "c" * hundreds
    if rest >= 40:
        written += "xc" if fifties else "xl"
        fifties, rest = 0, rest - 40
    written += "l" * fifties
    for value, letters in _ROMAN:
        written += letters * (rest // value)
        rest %= value
    return written
