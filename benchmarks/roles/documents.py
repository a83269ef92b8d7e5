"""Labelled documents as lines with roles.

One that was exported from a corrected lesson (``export_labels``) brings its own rows instead of a
file beside it.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.roles.labelling import label_lines
from lessons.domain.handouts.document import DocumentError
from lessons.domain.handouts.learnt.labels import Label
from lessons.domain.handouts.learnt.lines import Line, lines_of
from lessons.domain.handouts.lines import Row
from lessons.domain.handouts.piped_cells import split_piped
from lessons.domain.handouts.registry import read_document
from lessons.domain.handouts.row_json import rows_from_json
from lessons.domain.handouts.shared_lines import split_shared

ROOT = Path(__file__).resolve().parents[2]
NAMES = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh"),
    *("eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth"),
)
OWN = tuple(ROOT / "benchmarks" / "handouts" / name for name in NAMES)
SHARED = tuple(
    ROOT.parent / "shared" / name for name in ("handouts", "handouts-layouts", "handouts-wild")
)


@dataclass(frozen=True, slots=True)
class Labelled:
    folder: str
    expected: dict[str, Any]
    lines: tuple[Line, ...]
    labels: tuple[Label, ...]


def labelled(folders: Iterable[Path]) -> list[Labelled]:
    """In a settled order; folders that are not there are passed over."""
    return [document for folder in folders if folder.is_dir() for document in _read(folder)]


def _read(folder: Path) -> Iterator[Labelled]:
    for path in sorted(folder.rglob("*.expected.json")):
        expected = json.loads(path.read_text(encoding="utf-8"))
        lines = () if expected["verdict"] == "refuse" else _lines(path, expected)
        if lines:
            yield Labelled(folder.name, expected, lines, tuple(label_lines(lines, expected)[0]))


def _lines(path: Path, expected: Mapping[str, Any]) -> tuple[Line, ...]:
    if "rows" in expected:
        return row_lines(rows_from_json(expected))
    source = path.with_name(expected["file"])
    return source_lines(source) if source.exists() else ()


def row_lines(rows: Sequence[Row]) -> tuple[Line, ...]:
    return lines_of(split_shared(split_piped(rows)))


def source_lines(path: Path) -> tuple[Line, ...]:
    """What the reader of roles is given of a file; nothing where it cannot be read."""
    try:
        document = read_document(path.name, path.read_bytes())
    except DocumentError:
        return ()
    return row_lines(document.rows)
