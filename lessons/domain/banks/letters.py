"""The letters that number options, typed on a Kazakh, Russian or Latin keyboard."""

from collections.abc import Sequence
from string import ascii_uppercase

# А В С Е look just like their Latin twins, and people type one for the other.
_LOOK_ALIKES = str.maketrans("АВСЕНКМОРТХ", "ABCEHKMOPTX")
ALPHABETS = tuple(
    letters.translate(_LOOK_ALIKES)
    for letters in (
        ascii_uppercase,
        "АБВГДЕЖЗИКЛМНОП",
        "АБВГДЕЁЖЗИЙКЛМНОП",
        "АӘБВГҒДЕЖЗИЙКҚЛМН",
        "АӘБВГҒДЕЁЖЗИЙКҚЛМН",
    )
)


def letter_of(text: str) -> str:
    """One spelling for a letter and its look-alike, large or small."""
    return text.upper().translate(_LOOK_ALIKES)


def is_beginning(letters: Sequence[str]) -> bool:
    """Whether the letters, each from ``letter_of``, begin an alphabet: A B C, А Б В or А Ә Б."""
    beginning = "".join(letters)
    return any(alphabet.startswith(beginning) for alphabet in ALPHABETS)
