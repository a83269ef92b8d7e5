"""How well documents are read: ``python -m benchmarks.documents DIR [DIR …]``, as Markdown.

Every document with an ``.expected.json`` beside it is read and compared with it as a person would
(`scoring.py`); a column for each folder and one for all. ``--each`` adds a line for each document,
``--misses`` names what was missed and what is too much, ``--pages 300`` reads one long document
made of all of them.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count, cycle
from pathlib import Path

from benchmarks.scoring import Json, Score, Total, as_markdown, compare
from lessons.domain.handouts.composing import compose
from lessons.domain.handouts.document import Document, DocumentError
from lessons.domain.handouts.extracted import Extracted
from lessons.domain.handouts.lines import Row
from lessons.domain.handouts.output import to_json
from lessons.domain.handouts.registry import REGISTRY, read_document

SUFFIX = ".expected.json"
PAGE = 1_800
"""Characters of a page where the format has none."""


@dataclass(slots=True)
class Folder:
    total: Total = field(default_factory=Total)
    refused: int = 0
    """Of those that are to be refused; each is one of ``to_refuse``."""
    to_refuse: int = 0
    pages: float = 0.0
    seconds: float = 0.0
    """Of the processor, beyond the extraction of the plain text."""

    def add(self, other: "Folder") -> None:
        self.total.scores += other.total.scores
        self.refused += other.refused
        self.to_refuse += other.to_refuse
        self.pages += other.pages
        self.seconds += other.seconds

    def more(self) -> Iterator[tuple[str, str]]:
        if self.to_refuse:
            yield "refused, of those to be refused", f"{self.refused}/{self.to_refuse}"
        if self.pages:
            yield "ms a page over plain extraction", f"{self.seconds / self.pages * 1000:.1f}"


def labelled(folder: Path) -> Iterator[tuple[Path, Json]]:
    """Of formats that have a reader, in a settled order."""
    for label in sorted(folder.rglob(f"*{SUFFIX}")):
        expected = json.loads(label.read_text("utf-8"))
        path = label.with_name(expected.get("file") or label.name.removesuffix(SUFFIX))
        if path.is_file() and path.suffix.lower() in REGISTRY:
            yield path, expected


def read(path: Path) -> tuple[Json, Document | None]:
    try:
        document = read_document(path.name, path.read_bytes())
    except DocumentError as error:
        return {"verdict": "refuse", "lessons": [], "kind": str(error)}, None
    return to_json(document), document


def measure(folder: Path, *, is_each: bool = False, is_missed: bool = False) -> Folder:
    found = Folder()
    for path, expected in labelled(folder):
        read_as, document = read(path)
        if expected["verdict"] == "refuse":
            found.to_refuse += 1
            found.refused += read_as["verdict"] == "refuse"
            continue
        score = compare(expected, read_as)
        found.total.scores.append(score)
        if document is not None and document.rows:
            found.seconds += seconds_of(document.lines, document.rows)
            found.pages += pages_of(document)
        if is_each:
            print(_line(path.name, read_as["verdict"], score))
        if is_missed:
            print("".join(f"    {miss}\n" for miss in score.misses), end="")
    return found


def _line(name: str, verdict: str, score: Score) -> str:
    counts = (score.questions, score.tasks, score.tests, score.main_fields, score.other_fields)
    cells = " ".join(f"{each.right:>3}/{each.wanted}+{each.found - each.right}" for each in counts)
    return f"{name[:44]:<44} {verdict:<6} {'whole' if score.is_whole else '':<5} {cells}"


# Speed


def seconds_of(lines: Sequence[str], rows: Sequence[Row]) -> float:
    """From rows to lessons, which is all but the format's own work."""
    begun = time.process_time()
    compose("a.txt", Extracted(lines=tuple(lines), rows=tuple(rows)))
    return time.process_time() - begun


def pages_of(document: Document) -> float:
    if document.pages:
        return float(document.pages[-1])
    return max(1.0, sum(map(len, document.lines)) / PAGE)


def long_document(folders: Sequence[Path], pages: int) -> tuple[Row, ...]:
    """Documents one behind the other, no two lines the same, so that nothing is only kept."""
    found = [read(path)[1] for folder in folders for path, _ in labelled(folder)]
    given = [row for document in found if document for row in document.rows]
    rows: list[Row] = []
    left = pages * PAGE
    for number, row in zip(count(1), cycle(given), strict=False):
        if left <= 0:
            break
        text = f"{row.text} {number}" if number > len(given) else row.text
        rows.append(replace(row, line=number, text=text))
        left -= len(text)
    return tuple(rows)


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path, metavar="DIR")
    parser.add_argument("--each", action="store_true", help="a line for each document")
    parser.add_argument("--misses", action="store_true", help="name what was read otherwise")
    parser.add_argument("--pages", type=int, help="seconds for one document of so many pages")
    options = parser.parse_args(arguments)
    if options.pages:
        rows = long_document(options.folders, options.pages)
        seconds = seconds_of([row.text for row in rows], rows)
        print(f"{options.pages} pages, {len(rows)} lines: {seconds:.1f} s of the processor")
        return 0
    print(table(options.folders, is_each=options.each, is_missed=options.misses))
    return 0


def table(folders: Sequence[Path], *, is_each: bool = False, is_missed: bool = False) -> str:
    names = names_of(folders)
    return markdown(
        {
            name: measure(folder, is_each=is_each, is_missed=is_missed)
            for name, folder in zip(names, folders, strict=True)
        }
    )


def names_of(folders: Sequence[Path]) -> list[str]:
    """With the folder above, where two have one name."""
    names = [folder.resolve().name for folder in folders]
    return [
        f"{folder.resolve().parent.name}/{name}" if names.count(name) > 1 else name
        for folder, name in zip(folders, names, strict=True)
    ]


def markdown(columns: Mapping[str, Folder]) -> str:
    """With a column for all of them, where they are several."""
    if len(columns) > 1:
        whole = Folder()
        for folder in columns.values():
            whole.add(folder)
        columns = {**columns, "all": whole}
    more: dict[str, dict[str, str]] = {}
    for name, folder in columns.items():
        for measure_name, cell in folder.more():
            more.setdefault(measure_name, {})[name] = cell
    return as_markdown({name: folder.total for name, folder in columns.items()}, more)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
