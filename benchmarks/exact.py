"""A document compared with its label to the letter, for tests of what is read right today.

A question counts as found only with its level and its exact text; a test only with its stem,
options, right options and whether the key is sure. ``leaks`` counts what should stand in the body
and does not, and what stands there and should not. `benchmarks/documents.py` measures what a
person would call right.
"""

import json
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.scoring import Count
from lessons.domain.handouts.document import DocumentError
from lessons.domain.handouts.output import to_json
from lessons.domain.handouts.registry import read_document

FIELDS = ("number", "title", "goal", "equipment", "outcomes", "methods")
SUFFIX = ".expected.json"
Json = Mapping[str, Any]


@dataclass(slots=True)
class Figures:
    questions: Count = field(default_factory=Count)
    tasks: Count = field(default_factory=Count)
    tests: Count = field(default_factory=Count)
    fields: Count = field(default_factory=Count)
    verdicts: Count = field(default_factory=Count)
    leaks: int = 0
    misses: list[str] = field(default_factory=list)

    def add(self, other: "Figures") -> None:
        for name in ("questions", "tasks", "tests", "fields", "verdicts"):
            getattr(self, name).add(getattr(other, name))
        self.leaks += other.leaks


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
    try:
        found = to_json(read_document(path.name, path.read_bytes()))
    except DocumentError as error:
        # A file that cannot be read at all is refused with a reason.
        found = {"verdict": "refuse", "lessons": [], "warnings": [str(error)]}
    return compare(expected, found)


def labelled(folder: Path) -> Iterator[tuple[Path, Json]]:
    for label in sorted(folder.rglob(f"*{SUFFIX}")):
        expected = json.loads(label.read_text("utf-8"))
        path = label.with_name(expected.get("file") or label.name.removesuffix(SUFFIX))
        if path.is_file():
            yield path, expected
