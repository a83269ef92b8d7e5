"""Collects the text of one paragraph as its parts come in."""

import re

from lessons.domain.handouts.office.looks import Look
from lessons.domain.handouts.office.manuscript import Stretch

# An optional hyphen is shown only where a line breaks at it; the others are not shown at all.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\x00-\x08\x0e-\x1f]")


class Pieces:
    def __init__(self) -> None:
        self._lines: list[list[Stretch]] = [[]]
        self._hidden: list[str] = []
        self.pictures = 0
        self.has_formula = False

    def add(self, text: str, look: Look, *, is_link: bool = False) -> None:
        """The colour and line under a link mark nothing."""
        # A hyphen that does not break looks like any other; Word has an element for it.
        shown = _UNSEEN.sub("", text).replace("\n", " ").replace("\u2011", "-")
        if look.is_hidden:
            self._hidden.append(shown)
        elif shown:
            is_marked = look.is_marked and not is_link
            self._lines[-1].append(Stretch(shown, bool(look.is_bold), is_marked))

    def break_line(self) -> None:
        self._lines.append([])

    def go_on(self, other: "Pieces") -> None:
        """Adds the text of the next paragraph: the mark between the two was deleted."""
        self._lines[-1].extend(other._lines[0])
        self._lines.extend(other._lines[1:])
        self._hidden.extend(other._hidden)
        self.pictures += other.pictures
        self.has_formula = self.has_formula or other.has_formula

    @property
    def lines(self) -> tuple[tuple[Stretch, ...], ...]:
        return tuple(tuple(line) for line in self._lines)

    @property
    def hidden(self) -> str:
        return " ".join("".join(self._hidden).split())
