"""A sign-in name for somebody whose list gives none: Latin letters, as on every keyboard."""

from collections.abc import Callable, Iterator
from itertools import count

from lessons.domain.rosters.names import Name

_LETTERS = str.maketrans(
    {
        "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "д": "d", "е": "e", "ё": "e",
        "ж": "zh", "з": "z", "и": "i", "й": "i", "к": "k", "қ": "q", "л": "l", "м": "m", "н": "n",
        "ң": "n", "о": "o", "ө": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ұ": "u",
        "ү": "u", "ф": "f", "х": "h", "һ": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh",
        "ъ": "", "ы": "y", "і": "i", "ь": "", "э": "e", "ю": "iu", "я": "ia",
    }
)  # fmt: skip
_LONGEST = 40


def login_of(name: Name, *, is_taken: Callable[[str], bool]) -> str:
    """«Нұрланова Айару» → ``nurlanova.a``, with a number where that is taken."""
    return next(login for login in _tried(name) if not is_taken(login))


def _tried(name: Name) -> Iterator[str]:
    last, first = latin(name.last), latin(name.first)
    base = ".".join(filter(None, (last[:_LONGEST], first[:1]))) or "student"
    yield base
    yield from (f"{base}{number}" for number in count(2))


def latin(text: str) -> str:
    """Small ASCII letters and digits, nothing else."""
    small = text.casefold().translate(_LETTERS)
    return "".join(each for each in small if each.isascii() and each.isalnum())
