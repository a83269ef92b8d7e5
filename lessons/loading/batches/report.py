"""The report of a batch as a CSV that spreadsheets open with a double click."""

import csv
from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext

from lessons.domain.handouts.document import Judgement
from lessons.domain.handouts.finding import Finding
from lessons.loading.batches.rows import ShownRow
from lessons.wording.findings import found_counts

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_NOTHING = Finding(verdict=Judgement.REFUSE, titles=())


def write_report(rows: Sequence[ShownRow], *, to: Any) -> None:
    """UTF-8 with a mark, so that Excel sees Kazakh; semicolons, as it expects in Kazakhstan."""
    to.write("\ufeff")
    table = csv.writer(to, delimiter=";", lineterminator="\r\n")
    table.writerow(_heads())
    table.writerows([_plain(cell) for cell in _cells(row)] for row in rows)


def _heads() -> list[str]:
    return [
        gettext("File"),
        gettext("Verdict"),
        gettext("Reason"),
        gettext("Titles"),
        *(name for name, _count in found_counts(_NOTHING)),
        gettext("Look at these first"),
        gettext("Further notes"),
        gettext("Lessons made"),
    ]


def _cells(row: ShownRow) -> Iterator[object]:
    yield row.name
    yield row.state.label
    yield row.reason
    yield "\n".join(row.titles)
    counts: list[object] = [count for _name, count in row.counts]
    yield from counts or [""] * len(found_counts(_NOTHING))
    yield "\n".join(row.doubts)
    yield row.more_doubts if row.counts else ""
    yield "\n".join(f"{lesson.course}: {lesson}" for lesson, _url in row.lessons)


def _plain(cell: object) -> object:
    """A cell that begins like a formula would be run as one, whoever wrote the handout."""
    text = str(cell)
    is_formula = not isinstance(cell, int) and text.startswith(_STARTS_A_FORMULA)
    return f"'{text}" if is_formula else cell
