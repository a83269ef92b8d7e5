"""Tables of HTML and RTF are read as the same table of Word."""

import pytest

from lessons.domain.handouts.document import Document
from lessons.domain.handouts.html_rows import extract_html
from lessons.domain.handouts.registry import read_document
from tests.domain.handouts.office_files import docx, p, tbl
from tests.domain.handouts.test_rtf_reader import HEAD, escaped
from tests.effort import effort_below

CLASS = ["№4 тәжірибелік сабақ: Су", "Теориялық бөлім", "Су бар."]
LEVELS = [
    ["Деңгей", "Тапсырма мазмұны", "Балл"],
    ["1-деңгей", "Су деген не?", "5"],
    ["2-деңгей", "Буды сипаттаңыз.", "10"],
    ["3-деңгей", "Мұздың маңызын дәлелдеңіз.", "20"],
]
DIGITS = [
    ["№", "Тапсырма", "Деңгей", "Ұпай саны"],
    ["1", "Су деген не?", "1", "5"],
    ["2", "Буды сипаттаңыз.", "2", "10"],
    ["3", "Мұздың маңызын дәлелдеңіз.", "3", "20"],
]
PASSPORT = [
    ["Сабақ №", "4"],
    ["Тақырыбы", "Судың айналымы"],
    ["Мақсаты", "суды сипаттау"],
    ["Пән", "География"],
]
ASKED = [
    ("level-1", "Су деген не?"),
    ("level-2", "Буды сипаттаңыз."),
    ("level-3", "Мұздың маңызын дәлелдеңіз."),
]
Rows = list[list[str]]


def as_docx(above: list[str], rows: Rows, below: list[str]) -> Document:
    body = "".join(map(p, above)) + tbl(*rows) + "".join(map(p, below))
    return read_document("class.docx", docx(body))


def as_html(above: list[str], rows: Rows, below: list[str]) -> Document:
    lines = ["".join(f"<p>{line}</p>" for line in part) for part in (above, below)]
    cells = ("".join(f"<td><p>{cell}</p>" for cell in row) for row in rows)
    html = lines[0] + f"<table><tr>{'<tr>'.join(cells)}</table>" + lines[1]
    return read_document("class.html", html.encode())


def as_rtf(above: list[str], rows: Rows, below: list[str]) -> Document:
    """As LibreOffice writes it."""
    lines = ["".join(rf"\pard {line}\par " for line in part) for part in (above, below)]
    edges = "".join(rf"\clvertalt\cellx{1000 * n}" for n in range(1, 5))
    cells = (r"\cell\pard\plain\intbl ".join(row) for row in rows)
    drawn = "".join(rf"\trowd{edges}\pard\plain\intbl {row}\cell\row" for row in cells)
    return read_document("class.rtf", HEAD + escaped(lines[0] + drawn + lines[1]) + b"}")


def as_rtf_of_word(above: list[str], rows: Rows, below: list[str]) -> Document:
    """The row is described once more before it ends, with edges that are not quite the same."""
    lines = ["".join(rf"\pard {line}\par " for line in part) for part in (above, below)]
    drawn = ""
    for place, row in enumerate(rows):
        edges = "".join(rf"\cellx{1000 * n + 7 * place}" for n in range(1, len(row) + 1))
        cells = "".join(rf"{{{cell}\cell }}" for cell in row)
        drawn += rf"\trowd{edges}\pard\intbl {cells}\pard\intbl{{\trowd{edges}\row }}"
    return read_document("class.rtf", HEAD + escaped(lines[0] + drawn + lines[1]) + b"}")


twins = pytest.mark.parametrize("twin", [as_html, as_rtf, as_rtf_of_word])


def asked(document: Document) -> list[tuple[str, str]]:
    return [(question.part.value, question.text) for question in document.lessons[0].questions]


@twins
@pytest.mark.parametrize("rows", [LEVELS, DIGITS])
def test_a_table_of_levels_and_points(twin, rows):
    below = ["Бақылау сұрақтары", "1. Мұз неге қалқиды?"]
    word, found = as_docx(CLASS, rows, below), twin(CLASS, rows, below)

    assert asked(found)[:3] == asked(word)[:3] == ASKED
    assert asked(found) == asked(word)
    assert found.lines == word.lines
    unused = {(note.line, note.text) for note in found.warnings if note.code == "not-used"}
    assert (len(CLASS) + 1, rows[0][0]) in unused


@twins
def test_a_passport(twin):
    below = ["Теориялық бөлім", "Су бар.", "1-деңгей", "1. Су деген не?"]
    word, found = as_docx([], PASSPORT, below), twin([], PASSPORT, below)

    (lesson,) = found.lessons
    assert (lesson.number, lesson.title, lesson.goal) == (4, "Судың айналымы", "суды сипаттау")
    assert found.lessons == word.lessons
    assert found.lines == word.lines


def lines(html: str) -> list[str]:
    return [row.text for row in extract_html(html).rows]


def test_cells_that_reach_down_or_across_keep_the_columns_of_the_others():
    html = (
        "<table><tr><th>Деңгей<th>Сұрақ<th>Балл<tr><td rowspan=2>1-деңгей<td>Су?<td>5"
        "<tr><td>Бу?<td>10<tr><td colspan=2>2-деңгей<td>15<tr><td><td>Мұз?<td>20</table>"
    )

    assert lines(html) == ["1-деңгей", "Су?", "Бу?", "2-деңгей", "Мұз?"]


def test_cells_merged_in_rtf_keep_the_columns_of_the_others():
    edges = r"\cellx1000\cellx2000\cellx3000"
    body = (
        rf"\trowd{edges}\pard\intbl Деңгей\cell Сұрақ\cell Балл\cell\row "
        r"\trowd\clvmgf\cellx1000\cellx2000\cellx3000 1-деңгей\cell Су?\cell 5\cell\row "
        r"\trowd\clvmrg\cellx1000\cellx2000\cellx3000 \cell Бу?\cell 10\cell\row "
        r"\trowd\cellx2010\cellx3010 2-деңгей\cell 15\cell\row "
        rf"\trowd{edges} \cell Мұз?\cell 20\cell\row\pard Соңы.\par"
    )
    document = read_document("a.rtf", HEAD + escaped(body) + b"}")

    unused = [note.text for note in document.warnings if note.code == "not-used"]
    assert [line for line in document.lines if line not in unused] == [
        "1-деңгей",
        "Су?",
        "Бу?",
        "2-деңгей",
        "Мұз?",
        "Соңы.",
    ]


def test_two_tables_of_rtf_with_an_empty_line_between_are_two():
    row = r"\trowd\cellx1000\cellx2000\pard\intbl {}\cell {}\cell\row\pard"
    first = row.format("Сабақ №", "4")
    second = row.format("Деңгей", "Сұрақ") + row.format("1", "Су деген не?")
    body = rf"{first}\par {second} Соңы.\par"
    document = read_document("a.rtf", HEAD + escaped(body) + b"}")

    assert document.lines == ("Сабақ № 4", "Деңгей", "Сұрақ", "1 деңгей", "Су деген не?", "Соңы.")


def test_a_row_that_was_announced_and_never_came_leaves_the_text_as_it_is():
    body = r"\trowd\cellx9\pard Бірінші жол.\par Екінші жол.\par"
    document = read_document("a.rtf", HEAD + escaped(body) + b"}")

    assert document.lines == ("Бірінші жол.", "Екінші жол.")


def test_captions_hidden_cells_and_text_between_the_cells():
    html = (
        "<table><caption>Кесте</caption><tr><th>Деңгей<th hidden>x<th>Сұрақ<tr><td>1"
        "<td style='display:none'>y<td>Су?</table><td>Соңы"
    )

    assert lines(html) == ["Кесте", "1 деңгей", "Су?", "Соңы"]


def test_a_table_in_a_table_stays_in_its_cell():
    inner = "<table><tr><th>Деңгей<th>Сұрақ<tr><td>1<td>Су?</table>"

    assert lines(f"<table><tr><td>Бас<td>{inner}<tr><td>бір<td>екі</table>") == [
        "Бас",
        "1 деңгей",
        "Су?",
        "бір",
        "екі",
    ]


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr><td>" * 160,
        "<table><td>" * 240,
        f"<table>{'<tr><td>' * 30_000}",
        f"<table><tr>{'<td>' * 50_000}",
        f"<table><tr>{'<td rowspan=999999 colspan=999999>а' * 1_500}",
        f"<table><tr>{'<td rowspan=9999>' * 40}{'<tr><td>а' * 4_000}",
    ],
    ids=["tables", "cells", "rows", "columns", "spans", "reach"],
)
def test_endless_tables_cost_no_time(html):
    with effort_below(1_000):
        found = extract_html(f"<p>Су</p>{html}бу")

    assert found.lines[0] == "Су"
    assert "бу" in found.lines[-1]


def test_endless_tables_of_rtf_cost_no_time():
    rows = rb"\trowd\cellx9\intbl\cell\row" * 8_000 + rb"\trowd\intbl" + rb"\cellx1\cell" * 30_000
    with effort_below(1_000):
        document = read_document("a.rtf", HEAD + escaped(r"\pard Су ағады\par ") + rows + b"}")

    assert document.lines == ("Су ағады",)
