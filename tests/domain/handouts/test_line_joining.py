import pytest

from lessons.domain.handouts.joining import Joiner
from lessons.domain.handouts.lines import Row, read_rows


def joined(*lines: str, elsewhere: str = "") -> str:
    rows = [Row(number, text) for number, text in enumerate(lines, start=1)]
    return Joiner([*rows, Row(99, elsewhere)]).join(rows).text


def test_a_hyphen_at_a_line_end_is_kept():
    assert joined("көп салалы іс-", "шаралар") == "көп салалы іс-шаралар"


def test_a_hyphen_is_dropped_when_the_document_writes_the_word_without_it():
    assert joined("оның себеп-", "тері", elsewhere="Себептері көп") == "оның себептері"


def test_a_hyphen_is_kept_when_the_document_writes_it_both_ways():
    assert joined("жер-", "су", elsewhere="жерсу және жер-су") == "жер-су"


def test_a_hyphen_after_an_abbreviation_is_kept():
    assert joined("АҚШ-", "пен", elsewhere="АҚШпен") == "АҚШ-пен"


def test_a_blank_after_a_hyphen_at_the_line_end_does_not_part_the_word():
    (row, following) = read_rows(("өзара іс- ", "қимыл"))

    assert Joiner([row, following]).join([row, following]).text == "өзара іс-қимыл"


def test_a_dash_at_a_line_end_stays_a_dash():
    assert joined("мынадай: –", "су; –", "бу") == "мынадай: – су; – бу"


def test_a_soft_hyphen_vanishes():
    assert joined("айна\u00adлы\u00ad", "мы") == "айналымы"


def test_a_dropped_hyphen_is_noted_with_its_line():
    rows = [Row(7, "себеп-"), Row(8, "тері")]
    joiner = Joiner([*rows, Row(9, "себептері")])
    joiner.join(rows)

    assert [(doubt.line, doubt.code, doubt.text) for doubt in joiner.doubts] == [
        (7, "hyphen-joined", "себептері")
    ]


def test_an_empty_line_after_every_line_marks_nothing():
    rows = read_rows(("Бұлттар", "", "жауын-шашын", "", "әкелген", "", "Қазақстанға", ""))

    assert [row.starts for row in rows] == [True, False, False, False]


def test_where_a_line_is_a_paragraph_every_line_starts_one():
    rows = read_rows(("Бұлт.", "Жауын.", "Қар."))

    assert all(row.starts for row in rows)


def test_rows_keep_the_line_numbers_of_the_file():
    rows = read_rows(("", "Бұлт.", "", "  ", "Жауын."))

    assert [row.line for row in rows] == [2, 5]


def test_a_blank_before_the_colon_of_a_heading_is_left_out():
    rows = read_rows(("Тақырыбы : Су", "Мақсаты :", "Масштаб 1 : 100"))

    assert [row.text for row in rows] == ["Тақырыбы: Су", "Мақсаты:", "Масштаб 1 : 100"]


@pytest.mark.parametrize(
    "end", ["Андронов мәдениеті және", "Судың,", "Суу мен", "Вода и", "Беғазы-"]
)
def test_a_hanging_indent_goes_on_with_an_open_line(end):
    rows = read_rows((f"Тақырыбы: {end}", "             Беғазы мәдениеті", "Мақсаты: білу."))

    assert [row.starts for row in rows] == [True, False, True]


@pytest.mark.parametrize("line", ["1. Беғазы мәдениеті", "- Беғазы мәдениеті", "а) Беғазы"])
def test_an_indented_list_begins_below_an_open_line(line):
    rows = read_rows(("Тақырыбы: су,", f"             {line}", "Мақсаты: білу."))

    assert rows[1].starts
