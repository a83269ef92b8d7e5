"""How well documents are read: ``python -m benchmarks.documents DIR [DIR …]``.

Every document with an ``.expected.json`` beside it is read and compared. A question counts as
found only with its level and its exact text; a test only with its stem, options, right options and
whether the key is sure. ``leaks`` counts what should stand in the body and does not, and what
stands there and should not.
"""

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lessons.domain.handouts.document import DocumentError
from lessons.domain.handouts.output import to_json
from lessons.domain.handouts.registry import REGISTRY, read_document

FIELDS = ("number", "title", "goal", "equipment", "outcomes", "methods")
SUFFIX = ".expected.json"
Json = Mapping[str, Any]


@dataclass(slots=True)
class Count:
    """``wanted`` by the labels, ``found`` by the reader, ``right`` in both."""

    wanted: int = 0
    found: int = 0
    right: int = 0

    def add(self, other: "Count") -> None:
        self.wanted += other.wanted
        self.found += other.found
        self.right += other.right

    @property
    def recall(self) -> float | None:
        return self.right / self.wanted if self.wanted else None

    @property
    def precision(self) -> float | None:
        return self.right / self.found if self.found else None


@dataclass(slots=True)
class Figures:
    questions: Count = field(default_factory=Count)
    tasks: Count = field(default_factory=Count)
    tests: Count = field(default_factory=Count)
    fields: Count = field(default_factory=Count)
    verdicts: Count = field(default_factory=Count)
    leaks: int = 0
    seconds: float = 0.0
    misses: list[str] = field(default_factory=list)

    def add(self, other: "Figures") -> None:
        for name in ("questions", "tasks", "tests", "fields", "verdicts"):
            getattr(self, name).add(getattr(other, name))
        self.leaks += other.leaks
        self.seconds += other.seconds


def compare(expected: Json, found: Json) -> Figures:
    """Lessons are compared in their order; one too many or too few costs all it holds."""
    figures = Figures()
    is_right = expected["verdict"] == found["verdict"]
    figures.verdicts = Count(1, 1, int(is_right))
    if not is_right:
        figures.misses.append(f"verdict {found['verdict']}, wanted {expected['verdict']}")
    wanted, read = expected["lessons"], found["lessons"]
    for index in range(max(len(wanted), len(read))):
        _compare_lesson(
            wanted[index] if index < len(wanted) else {},
            read[index] if index < len(read) else {},
            figures,
        )
    return figures


def _compare_lesson(wanted: Json, read: Json, figures: Figures) -> None:
    keys: tuple[tuple[Count, str, Callable[[Json], Hashable]], ...] = (
        (figures.questions, "questions", lambda item: (item["level"], item["text"])),
        (figures.tasks, "tasks", lambda item: (item["kind"], item["label"], item["text"])),
        (figures.tests, "tests", _test_key),
    )
    for count, name, key in keys:
        count.add(_count(wanted.get(name, ()), read.get(name, ()), key, figures.misses))
    figures.fields.add(_count_fields(wanted, read, figures.misses))
    figures.leaks += sum(1 for _ in _leaks(wanted, read, figures.misses))


def _test_key(item: Json) -> Hashable:
    return (item["stem"], *item["options"], *item["correct"], item["key_confirmed"])


def _count(
    wanted: Iterable[Json], read: Iterable[Json], key: Callable[[Json], Hashable], misses: list[str]
) -> Count:
    labels, found = Counter(map(key, wanted)), Counter(map(key, read))
    misses.extend(f"missing: {item}" for item in (labels - found))
    misses.extend(f"too much: {item}" for item in (found - labels))
    return Count(labels.total(), found.total(), (labels & found).total())


def _count_fields(wanted: Json, read: Json, misses: list[str]) -> Count:
    labelled = [name for name in FIELDS if wanted.get(name)]
    given = [name for name in FIELDS if read.get(name)]
    right = [name for name in labelled if wanted[name] == read.get(name)]
    misses.extend(
        f"{name}: {read.get(name)!r}, wanted {wanted.get(name)!r}"
        for name in dict.fromkeys((*labelled, *given))
        if name not in right
    )
    return Count(len(labelled), len(given), len(right))


def _leaks(wanted: Json, read: Json, misses: list[str]) -> Iterator[str]:
    body = "\n\n".join(part["text"] for part in read.get("body", ()))
    asked = [item["text"] for name in ("questions", "tasks") for item in read.get(name, ())]
    absent = [piece for piece in wanted.get("body_contains", ()) if piece not in body]
    present = [piece for piece in wanted.get("body_excludes", ()) if piece in body]
    strays = [
        piece
        for piece in (*wanted.get("body_contains", ()), *wanted.get("not_questions", ()))
        if any(piece in text for text in asked)
    ]
    for piece, where in (
        *((piece, "not in body") for piece in absent),
        *((piece, "in body") for piece in present),
        *((piece, "asked") for piece in strays),
    ):
        misses.append(f"{where}: {piece}")
        yield piece


def measure(path: Path, expected: Json) -> Figures:
    begun = time.perf_counter()
    try:
        found = to_json(read_document(path.name, path.read_bytes()))
    except DocumentError as error:
        # A file that cannot be read at all is refused with a reason.
        found = {"verdict": "refuse", "lessons": [], "warnings": [str(error)]}
    seconds = time.perf_counter() - begun
    figures = compare(expected, found)
    figures.seconds = seconds
    return figures


def labelled(folder: Path) -> Iterator[tuple[Path, Json]]:
    for label in sorted(folder.rglob(f"*{SUFFIX}")):
        expected = json.loads(label.read_text("utf-8"))
        path = label.with_name(expected.get("file") or label.name.removesuffix(SUFFIX))
        if path.is_file():
            yield path, expected


_HEADS = ("document", "questions", "prec.", "tasks", "tests", "fields", "verdict", "leaks", "s")


def _row(name: str, figures: Figures) -> str:
    cells = (
        _share(figures.questions.right, figures.questions.wanted),
        _percent(figures.questions.precision),
        _share(figures.tasks.right, figures.tasks.wanted),
        _share(figures.tests.right, figures.tests.wanted),
        _share(figures.fields.right, figures.fields.wanted),
        _share(figures.verdicts.right, figures.verdicts.wanted),
        str(figures.leaks),
        f"{figures.seconds:.2f}",
    )
    return f"{name[:40]:<40} " + " ".join(f"{cell:>9}" for cell in cells)


def _share(right: int, wanted: int) -> str:
    return f"{right}/{wanted}" if wanted else "–"


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share:.3f}"


def _totals(total: Figures) -> Iterator[str]:
    for name in ("questions", "tasks", "tests", "fields", "verdicts"):
        count: Count = getattr(total, name)
        recall, precision = _percent(count.recall), _percent(count.precision)
        yield f"{name:<10} recall {recall}  precision {precision}"


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path, metavar="DIR")
    parser.add_argument("--misses", action="store_true", help="name what was read otherwise")
    options = parser.parse_args(arguments)
    total = Figures()
    print(f"{_HEADS[0]:<40} " + " ".join(f"{head:>9}" for head in _HEADS[1:]))
    for folder in options.folders:
        for path, expected in labelled(folder):
            unread = "" if path.suffix.lower() in REGISTRY else " (no reader)"
            figures = measure(path, expected)
            total.add(figures)
            print(_row(path.name + unread, figures))
            if options.misses:
                print("".join(f"    {miss}\n" for miss in figures.misses), end="")
    print(_row("total", total))
    print("\n".join(_totals(total)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
