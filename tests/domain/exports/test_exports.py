"""Tables that leave the program, opened again by a library and compared cell by cell."""

import csv
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from lessons.domain.exports.registry import FORMATS
from lessons.domain.exports.sheet import Sheet
from tests.properties import examples

SHEET = Sheet(
    title="ХҚ-231: нәтижелер [1/2]",
    head=["№", "Студент", "Балл", "Күйі"],
    rows=[
        [1, "Әбілқасымова Жансая", Decimal("11.67"), "тексерілуде"],
        [2, '=HYPERLINK("http://x")', None, "@SUM(A1)"],
    ],
)


def read_xlsx(data):
    page = load_workbook(BytesIO(data)).active
    return [[cell.value for cell in row] for row in page.iter_rows()], page


def read_csv(data):
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_a_workbook_holds_the_same_cells_and_no_formula():
    cells, page = read_xlsx(FORMATS["xlsx"].write(SHEET))
    assert cells[0] == list(SHEET.head)
    assert cells[1] == [1, "Әбілқасымова Жансая", 11.67, "тексерілуде"]
    assert cells[2] == [2, '=HYPERLINK("http://x")', None, "@SUM(A1)"]
    assert {cell.data_type for row in page.iter_rows() for cell in row} <= {"s", "n"}


def test_a_csv_file_has_decimal_commas_and_runs_nothing():
    cells = read_csv(FORMATS["csv"].write(SHEET))
    assert cells[1] == ["1", "Әбілқасымова Жансая", "11,67", "тексерілуде"]
    assert cells[2] == ["2", '\'=HYPERLINK("http://x")', "", "'@SUM(A1)"]


texts = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=20)


@pytest.mark.parametrize("format_", FORMATS.values(), ids=list(FORMATS))
@given(st.lists(st.tuples(texts, st.none() | st.integers(0, 100)), max_size=5))
@examples(25)
def test_any_text_comes_back_as_it_was_or_guarded(format_, rows):
    data = format_.write(Sheet(title="х", head=["a", "b"], rows=[list(row) for row in rows]))
    found = read_csv(data) if format_.suffix == ".csv" else read_xlsx(data)[0]
    for (text, number), cells in zip(rows, found[1:], strict=True):
        assert (cells[0] or "").removeprefix("'") == text.removeprefix("'")
        assert cells[1] in {number, str(number) if number is not None else ""}
