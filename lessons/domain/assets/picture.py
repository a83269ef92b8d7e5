"""A picture as a page shows it, and the line of a text that says where."""

import re
from collections.abc import Callable
from dataclasses import dataclass

_ESCAPED = re.compile(r"\\(.)")
_BREAK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """``files`` are (address, width), the narrowest first; ``width`` and ``height`` are of the
    largest, or of the picture as it was sent while none is there yet: its place is kept free."""

    name: str
    width: int
    height: int
    alternative: str = ""
    caption: str = ""
    credit: str = ""
    files: tuple[tuple[str, int], ...] = ()
    is_broken: bool = False
    """It could not be prepared; else, without files, it still waits for that."""


Resolver = Callable[[str], Picture | None]
"""By its name; None for one that the lesson does not have."""


def picture_line(name: str, *, alternative: str, caption: str = "") -> str:
    """What stands in a text where the picture is to be seen, by itself on a line."""
    title = f' "{_in_quotes(caption)}"' if caption.strip() else ""
    return f"![{_in_brackets(alternative)}]({name}{title})"


def alternative_in(text: str, name: str) -> str:
    """What the text says of a picture that it shows; empty too where it does not show it."""
    found = _line_of(name).search(text)
    return _ESCAPED.sub(r"\1", found[1]) if found else ""


def with_alternative(text: str, name: str, alternative: str) -> str:
    """The text with other words for whoever does not see the picture, wherever it shows it."""
    words = f"![{_in_brackets(alternative)}]"
    return _line_of(name).sub(lambda _found: words, text) if "![" in text else text


def _line_of(name: str) -> re.Pattern[str]:
    return re.compile(rf"!\[((?:\\.|[^\]\\\n])*)\](?=\(<?{re.escape(name)}[ )>])")


def _in_brackets(text: str) -> str:
    plain = _one_line(text).replace("\\", "\\\\")
    return plain.replace("[", "\\[").replace("]", "\\]")


def _in_quotes(text: str) -> str:
    return _one_line(text).replace("\\", "\\\\").replace('"', '\\"')


def _one_line(text: str) -> str:
    return _BREAK.sub(" ", text).strip()
