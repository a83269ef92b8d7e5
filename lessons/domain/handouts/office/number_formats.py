"""Automatic numbers as the person sees them: "4", "iv", "D", "г"."""

from collections.abc import Callable, Mapping
from itertools import takewhile

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
"""Word and LibreOffice leave out ё, й, ъ and ь."""
_KAZAKH = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_LARGEST_ROMAN = 4_000
_MOST_REPEATS = 5
_FEWEST_LISTED = 2


def letters(number: int, alphabet: str) -> str:
    """After the last letter Word begins anew with the letter doubled ("аа")."""
    times, index = divmod(max(number, 1) - 1, len(alphabet))
    return alphabet[index] * min(times + 1, _MOST_REPEATS)


def roman(number: int) -> str:
    if not 0 < number < _LARGEST_ROMAN:
        return str(number)
    found = []
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        found.append(sign * times)
    return "".join(found)


_FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "numberInDash": lambda number: f"- {number} -",
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "lowerLetter": lambda number: letters(number, _LATIN),
    "upperLetter": lambda number: letters(number, _LATIN).upper(),
    "russianLower": lambda number: letters(number, _RUSSIAN),
    "russianUpper": lambda number: letters(number, _RUSSIAN).upper(),
    "ordinal": lambda number: f"{number}.",
    "none": lambda _number: "",
    "bullet": lambda _number: "",
}


def format_number(number: int, form: str) -> str:
    """``form`` is Word's name of it, or a list of letters ("а, ә, б, ...") as both programs
    write formats of their own."""
    if form in _FORMATS:
        return _FORMATS[form](number)
    alphabet = _listed_alphabet(form)
    return letters(number, alphabet) if alphabet else str(number)


def _listed_alphabet(form: str) -> str:
    """The alphabet that a list of letters begins; empty where it is none."""
    pieces = [piece.strip() for piece in form.split(",")]
    listed = "".join(takewhile(lambda piece: len(piece) == 1 and piece.isalpha(), pieces))
    if len(listed) < _FEWEST_LISTED:
        return ""
    for alphabet in (_RUSSIAN, _KAZAKH, _LATIN):
        if alphabet.startswith(listed.lower()):
            return alphabet.upper() if listed.isupper() else alphabet
    # Kazakh authors leave out one letter or another, so their own list is the alphabet.
    return listed
