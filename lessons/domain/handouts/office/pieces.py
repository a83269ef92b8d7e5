"""Collects the text of one paragraph as its parts come in."""

import re

from lessons.domain.handouts.office.looks import Look
from lessons.domain.handouts.office.manuscript import PictureMark, Stretch
from lessons.domain.text.characters import CONTROLS
from lessons.domain.text.normalising import normal

_CONTROL = re.compile(f"[{CONTROLS}]")


class Pieces:
    def __init__(self) -> None:
        self._lines: list[list[Stretch]] = [[]]
        self._hidden: list[str] = []
        self._struck: list[str] = []
        self._letters = [0, 0]
        """Those of one width, and all."""
        self.pictures: list[PictureMark] = []
        self.has_formula = False

    def add(self, text: str, look: Look, *, is_link: bool = False) -> None:
        """The colour and line under a link mark nothing."""
        shown = normal(_CONTROL.sub("", text)).replace("\n", " ")
        if look.is_hidden:
            self._hidden.append(shown)
        elif shown:
            letters = sum(not sign.isspace() for sign in shown)
            self._letters[0] += letters if look.is_monospaced else 0
            self._letters[1] += letters
            self._struck.extend([shown] if look.is_struck else [])
            is_marked = look.is_marked and not is_link
            self._lines[-1].append(Stretch(shown, bool(look.is_bold), is_marked))

    def break_line(self) -> None:
        self._lines.append([])

    def go_on(self, other: "Pieces") -> None:
        """Adds the text of the next paragraph: the mark between the two was deleted."""
        self._lines[-1].extend(other._lines[0])
        self._lines.extend(other._lines[1:])
        self._hidden.extend(other._hidden)
        self._struck.extend(other._struck)
        self._letters = [sum(pair) for pair in zip(self._letters, other._letters, strict=True)]
        self.pictures.extend(other.pictures)
        self.has_formula = self.has_formula or other.has_formula

    @property
    def lines(self) -> tuple[tuple[Stretch, ...], ...]:
        return tuple(tuple(line) for line in self._lines)

    @property
    def is_program(self) -> bool:
        return 0 < self._letters[0] == self._letters[1]

    @property
    def struck(self) -> str:
        return " ".join("".join(self._struck).split())

    @property
    def hidden(self) -> str:
        return " ".join("".join(self._hidden).split())
