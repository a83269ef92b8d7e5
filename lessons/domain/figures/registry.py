"""All kinds of figures, and a figure as payload and as typed text.

A new kind is one file and one line here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lessons.domain.cells import read_rows, write_rows
from lessons.domain.figures.comparison import ComparisonTable
from lessons.domain.figures.definition import (
    Drawing,
    FigureKind,
    read_short_text,
    require_object,
)
from lessons.domain.figures.scheme import SchemeOfParts
from lessons.domain.figures.timeline import Timeline
from lessons.domain.types.definition import PayloadError
from lessons.domain.types.lines import filled_lines

_KINDS: tuple[FigureKind[Any], ...] = (Timeline(), SchemeOfParts(), ComparisonTable())
REGISTRY: Mapping[str, FigureKind[Any]] = {kind.kind: kind for kind in _KINDS}


@dataclass(frozen=True, slots=True)
class Figure:
    kind: str
    title: str
    definition: Any

    @property
    def drawing(self) -> Drawing:
        return REGISTRY[self.kind].draw(self.definition)


def parse_figure(payload: Any) -> Figure:
    """``{"kind", "title", …}``, as lesson files and tables hold it. Raises PayloadError."""
    values = dict(require_object(payload, ""))
    for key in ("kind", "title"):
        if key not in values:
            raise PayloadError("key-missing", key)
    kind, title = values.pop("kind"), values.pop("title")
    if not isinstance(kind, str) or kind not in REGISTRY:
        raise PayloadError("figure-unknown", "kind")
    return Figure(kind, read_short_text(title, "title"), REGISTRY[kind].parse(values))


def dump_figure(figure: Figure) -> dict[str, Any]:
    own = REGISTRY[figure.kind].dump(figure.definition)
    return {"kind": figure.kind, "title": figure.title, **own}


def figure_to_text(figure: Figure, *, language: str) -> str:
    """``Хронология: название``, then the rows of its kind."""
    kind = REGISTRY[figure.kind]
    name = kind.names.get(language, kind.kind)
    return f"{name}: {figure.title}\n{write_rows(kind.to_rows(figure.definition))}"


def figure_from_text(text: str) -> Figure:
    """Raises PayloadError; where one line is to blame its number, from 1, is the key."""
    lines = filled_lines(text)
    if not lines:
        raise PayloadError("text-empty", "1")
    name, colon, title = lines[0].text.partition(":")
    kind = _kind_named(name)
    if kind is None or not colon:
        raise PayloadError("figure-unknown", lines[0].place)
    if not title.strip():
        raise PayloadError("text-empty", lines[0].place)
    rows = [row for row in read_rows(text) if row.line > lines[0].number]
    return parse_figure({"kind": kind.kind, "title": title, **kind.from_rows(rows)})


def _kind_named(name: str) -> FigureKind[Any] | None:
    wanted = " ".join(name.split()).casefold()
    named = {
        known.casefold(): kind
        for kind in REGISTRY.values()
        for known in (kind.kind, *kind.names.values())
    }
    return named.get(wanted)
