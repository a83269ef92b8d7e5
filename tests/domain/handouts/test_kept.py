"""What was read comes back as it was, and nothing comes back of what another program wrote."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from lessons.domain.handouts.kept import document_from_json, document_to_json
from lessons.domain.handouts.registry import reader_for
from lessons.domain.handouts.row_json import rows_from_json, rows_to_json

FIXTURES = Path(__file__).parents[3] / "fixtures"
HANDOUTS = Path(__file__).parents[3] / "benchmarks" / "handouts"
FILES = [
    *sorted(FIXTURES.glob("lesson-*.json"))[:2],
    *sorted(path for path in HANDOUTS.rglob("*") if path.suffix in {".docx", ".txt", ".html"})[:8],
]


def read(path):
    data = path.read_bytes()
    return reader_for(path.name, size=len(data)).read(path.name, data)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_document_comes_back_as_it_was_read(path):
    document = read(path)

    written = json.dumps(document_to_json(document))

    assert document_from_json(json.loads(written)) == document


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_rows_come_back_with_their_places_in_tables(path):
    rows = read(path).rows

    kept = json.loads(json.dumps(rows_to_json(rows)))

    def told(row):
        place = row.place and (row.place.row, row.place.column, row.place.head, row.place.left)
        return replace(row, place=None), place

    assert [told(row) for row in rows_from_json(kept)] == [told(row) for row in rows]


@pytest.mark.parametrize(
    "change",
    [
        lambda kept: kept.pop("lines"),
        lambda kept: kept.update(more=1),
        lambda kept: kept.update(verdict="fine"),
        lambda kept: kept.update(lessons=[1]),
        lambda kept: kept.update(rows=[]),
        lambda kept: kept["rows"]["rows"].append({"line": 1, "text": "", "place": [99, 0, 0]}),
    ],
)
def test_another_shape_is_not_restored(change):
    kept = document_to_json(read(FILES[0]))
    change(kept)

    assert document_from_json(kept) is None


def test_what_is_no_document_is_not_restored():
    assert document_from_json([]) is None
