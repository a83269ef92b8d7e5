"""Runs of formatted text to source lines and rows, for the formats that have paragraphs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import DocumentError
from lessons.domain.handouts.encoding import MOST_LINES
from lessons.domain.handouts.extracted import Extracted
from lessons.domain.handouts.lines import Row, begins_small, tidy
from lessons.domain.handouts.program_lines import may_be_program
from lessons.domain.text.characters import CONTROLS, OPENING_QUOTES
from lessons.domain.text.normalising import has_pile_of_accents, normal

MOST_DEPTH = 500
"""Of things inside each other; in handouts tables and lists reach about ten."""
_CONTROL = re.compile(f"[{CONTROLS}]")
_OPTION = re.compile(r"\(?\w[.)]")
_BULLET = re.compile(rf"[^\w\s(\[{OPENING_QUOTES}]|[oØ§ü]")


@dataclass(frozen=True, slots=True)
class Look:
    is_strong: bool = False
    is_marked: bool = False
    is_label: bool = False
    """The number or bullet of a list, which says nothing about the paragraph's own look."""


PLAIN = Look()


@dataclass(slots=True)
class Paragraphs:
    """Collects runs; a paragraph without a word leaves no line."""

    lines: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    is_verbatim: bool = False
    """What is being added stands in the source as it is to be shown."""
    _runs: list[tuple[list[str], Look]] = field(default_factory=list)
    _last: list[str] = field(default_factory=list)
    _is_broken: bool = False

    def add(self, text: str, look: Look = PLAIN) -> None:
        if text and self._runs and self._runs[-1][1] == look:
            self._last.append(text)
        elif text:
            self._last = [text]
            self._runs.append((self._last, look))

    def break_line(self, heading: int = 0) -> None:
        """A new line in the same paragraph: a sentence may run over it."""
        self.end(heading)
        self._is_broken = True

    def end(self, heading: int = 0) -> None:
        runs, self._runs = [("".join(pieces), look) for pieces, look in self._runs], []
        shown = _without_controls("".join(_shown(text, look) for text, look in runs))
        text = tidy(shown)
        if not text:
            return
        if len(self.lines) >= MOST_LINES:
            raise DocumentError(code=Code.TOO_MANY_LINES, line=MOST_LINES)
        self.lines.append(" ".join(shown.split()))
        is_open = self._is_broken and begins_small(text)
        self._is_broken = False
        row = row_of(runs, text, line=len(self.lines), heading=heading, starts=not is_open)
        is_program = self.is_verbatim and may_be_program(text)
        program = normal(shown).expandtabs(4).rstrip() if is_program else None
        self.rows.append(replace(row, program=program))

    def extracted(self) -> Extracted:
        self.end()
        return Extracted(lines=tuple(self.lines), rows=tuple(self.rows))


def row_of(
    runs: Sequence[tuple[str, Look]], text: str, *, line: int, heading: int = 0, starts: bool = True
) -> Row:
    """A paragraph is strong if all of it but an option's label is, and marked if most of it is."""
    shown = [(run, look) for run, look in runs if not look.is_label]
    shown = shown[1:] if len(shown) > 1 and _OPTION.fullmatch(shown[0][0].strip()) else shown
    own = [(sum(map(str.isalnum, run)), look) for run, look in shown]
    letters = sum(count for count, _ in own)
    strong = sum(count for count, look in own if look.is_strong)
    marked = sum(count for count, look in own if look.is_marked)
    return Row(
        line=line,
        text=text,
        starts=starts,
        heading=heading,
        is_strong=0 < letters == strong,
        is_marked=marked * 2 > letters,
    )


def clean(text: str) -> str:
    """Tidy and without control characters. Raises DocumentError: not-text."""
    return tidy(_without_controls(text))


def _without_controls(text: str) -> str:
    text = _CONTROL.sub("", text)
    if has_pile_of_accents(text):
        raise DocumentError(code=Code.NOT_TEXT)
    return text


def _shown(text: str, look: Look) -> str:
    """A bullet is a letter of a picture font: "·", "o" and "§" all mean the same."""
    if not look.is_label:
        return text
    label = tidy(_CONTROL.sub("", text))
    return "• " if _BULLET.fullmatch(label) else f"{label} " if label else ""
