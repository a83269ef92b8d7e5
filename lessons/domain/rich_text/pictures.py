"""What the page knows of a picture that a text names."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPicture:
    """``files`` are (address, width), the narrowest first; width and height keep its place free."""

    files: tuple[tuple[str, int], ...]
    width: int
    height: int
    alternative: str = ""


Resolver = Callable[[str], ShownPicture | None]


def no_pictures(_name: str) -> None:
    """For texts that stand apart from a lesson: what a picture shows is told in words."""
    return
