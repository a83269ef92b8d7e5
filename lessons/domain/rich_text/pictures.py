"""What the page knows of a picture that a text names."""

from collections.abc import Callable
from typing import Protocol


class ShownPicture(Protocol):
    """``files`` are (address, width), the narrowest first, none while it is being prepared."""

    @property
    def files(self) -> tuple[tuple[str, int], ...]: ...

    @property
    def width(self) -> int: ...

    @property
    def height(self) -> int: ...

    @property
    def alternative(self) -> str: ...

    @property
    def caption(self) -> str: ...

    @property
    def credit(self) -> str: ...

    @property
    def is_broken(self) -> bool:
        """It could not be prepared, and will not be."""


Resolver = Callable[[str], ShownPicture | None]


def no_pictures(_name: str) -> None:
    """For texts that stand apart from a lesson: what a picture shows is told in words."""
    return
