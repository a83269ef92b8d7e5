"""CSV and XLSX: columns by their names, keys as people write them, cells that are dangerous."""

import csv
from datetime import datetime
from io import BytesIO, StringIO

import pytest
from openpyxl import Workbook, load_workbook

from lessons.domain.banks.bank import BankQuestion
from lessons.domain.banks.comma_separated import CommaSeparated
from lessons.domain.banks.registry import REGISTRY
from lessons.domain.banks.spreadsheet import Spreadsheet
from lessons.domain.banks.writing import write_bank
from lessons.domain.handouts.document import DocumentError
from lessons.domain.languages import LANGUAGES
from lessons.domain.types.registry import REGISTRY as TYPES
from tests.domain.banks.reading import doubts, key, one, read, reasons

HEADER = "Сұрақ мәтіні;1-нұсқа;2-нұсқа;3-нұсқа;Дұрыс жауап"


def row(cells: str, *, header: str = HEADER):
    return one("csv", f"{header}\r\n{cells}\r\n")


@pytest.mark.parametrize(
    "header",
    [
        "Сұрақ мәтіні;1-нұсқа;2-нұсқа;Дұрыс жауап",
        "сұрақ,нұсқа 1,нұсқа 2,дұрыс",
        "Текст вопроса;Вариант 1;Вариант 2;Правильный ответ",
        "Question\tOption 1\tOption 2\tCorrect answer",
        "Вопрос;Ответ 1;Ответ 2;Ключ",
    ],
)
def test_headers_of_three_languages_and_every_delimiter_are_known(header):
    delimiter = next(mark for mark in "\t;," if mark in header)
    cells = delimiter.join(["Елордасы?", "Астана", "Алматы", "1"])
    assert key(one("csv", f"{header}\n{cells}")) == "* Астана\nАлматы"


@pytest.mark.parametrize(
    ("right", "expected"),
    [
        ("2", "а\n* б\nв"),
        ("B", "а\n* б\nв"),
        ("б)", "а\n* б\nв"),
        ("1, 3", "* а\nб\n* в"),
        ("A C", "* а\nб\n* в"),
        ("в", "а\nб\n* в"),
    ],
)
def test_the_key_may_be_a_number_a_letter_or_the_text(right, expected):
    if right == "в":
        # «В» stands for another place in А Б В than in A B C; here it is an option's own text.
        pass
    assert key(row(f"Сұрақ?;а;б;в;{right}")) == expected


def test_a_letter_that_could_mean_two_places_is_rejected():
    bank = read("csv", f"{HEADER}\nСұрақ?;бір;екі;үш;В")
    assert reasons(bank) == [(2, "item-key-unclear")]


def test_a_star_marks_the_right_option_where_no_key_is_given():
    assert key(row("Сұрақ?;бір;*екі;үш;")) == "бір\n* екі\nүш"


@pytest.mark.parametrize(
    ("cells", "expected", "told"),
    [
        ("2+0?;3;1;2;2", "3\n* 1\n2", ["doubt-key-two-ways"]),
        ("2+0?;1;2;3;2", "1\n* 2\n3", []),
        ("Қайсысы?;B;A;C;A", "* B\nA\nC", ["doubt-key-two-ways"]),
    ],
)
def test_a_key_that_is_the_text_of_another_option_is_doubted(cells, expected, told):
    question = row(cells)
    assert key(question) == expected
    assert doubts(question) == told


@pytest.mark.parametrize("code", ["csv", "xlsx"])
@pytest.mark.parametrize(
    "lines",
    [
        "* 0\n00\n1",
        "2\n* 1\n3",
        "* 2\n1\n* 4\n3",
        "* 2\n1\nB\nA",
    ],
)
def test_a_written_key_is_not_the_text_of_another_option(code, lines):
    several = lines.count("*") > 1
    kind = "multiple-choice" if several else "single-choice"
    made = BankQuestion(kind=kind, text="Қайсысы?", payload=TYPES[kind].from_text(lines))
    (read_back,) = REGISTRY[code].read(write_bank(REGISTRY[code], [made]).data).questions
    assert key(read_back) == lines
    assert doubts(read_back) == []


@pytest.mark.parametrize(
    ("header", "right"),
    [
        ("Question;Option A;Option B;Option C;Answer", "C"),
        ("N;Question;A;B;C;Key", "c"),
        ("Сұрақ;А;Б;В;Кілт", "В"),
        ("Сұрақ;А;Ә;Б;Кілт", "Б"),
        ("Вопрос;вариант а;вариант б;вариант в;Ответ", "в)"),
        ("Вопрос;А);Б);В);Ответ", "3"),
        ("Сұрақ;А нұсқасы;В нұсқасы;С нұсқасы;Жауап", "C"),
    ],
)
def test_columns_may_be_named_by_letters(header, right):
    number = "7;" if header.startswith("N") else ""
    question = row(f"{number}Сұрақ?;бір;екі;үш;{right}", header=header)
    assert key(question) == "бір\nекі\n* үш"


@pytest.mark.parametrize("right", ["1", "B", "б)"])
def test_a_key_whose_options_stand_in_unknown_columns_is_rejected(right):
    bank = read("csv", f"Сұрақ;Бірінші;Екінші;Кілт\nСұрақ?;бір;екі;{right}")
    assert reasons(bank) == [(2, "item-options-unnamed")]


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        ("Вена – Австрияда.;;;;дұрыс", "true-false"),
        ("Вена – Австрияда.;;;;неверно", "true-false"),
        ("Елордасы?;;;;Астана", "short-answer"),
        ("Түсіндіріңіз.;;;;", "open-answer"),
        ("Өзендер?;а;б;в;1 2", "multiple-choice"),
    ],
)
def test_the_kind_is_what_the_filled_cells_mean(cells, kind):
    assert row(cells).kind == kind


def test_all_columns_are_read():
    question = row(
        "Тапсырма;Эссе;ОБӨЖ;5;ОБӨЖ;2 | Мақсаты;Негізгі ой;Оқыңыз;тарих, жаңа;Аты",
        header="Сұрақ;Түрі;Деңгей;Балл;Белгі;Дұрыс жауап;Түсіндірме;Көмек;Тегтер;Атауы",
    )
    assert (question.kind, question.part, question.label) == ("open-answer", "guided", "ОБӨЖ")
    assert (question.points, question.explanation) == (5, "Негізгі ой")
    assert (question.hints, question.tags) == (("Оқыңыз",), ("тарих", "жаңа"))
    assert key(question) == "2 | Мақсаты"


@pytest.mark.parametrize(
    ("level", "part"),
    [("1", "level-1"), ("2-деңгей", "level-2"), ("Уровень 3", "level-3"), ("СӨЖ", "independent")],
)
def test_levels_are_read_in_words_and_numbers(level, part):
    assert row(f"Сұрақ?;{level}", header="Сұрақ;Деңгей").part == part


@pytest.mark.parametrize(
    ("header", "cells", "reason"),
    [
        (HEADER, ";а;б;;1", "item-text-missing"),
        (HEADER, "Сұрақ?;а;;;1", "item-options-too-few"),
        (HEADER, "Сұрақ?;а;б;;", "item-key-missing"),
        (HEADER, "Сұрақ?;а;б;;9", "item-key-unclear"),
        ("Сұрақ;Түрі", "Сұрақ?;Ойын", "item-kind-unknown"),
        ("Сұрақ;Деңгей", "Сұрақ?;7", "item-part-unknown"),
        ("Сұрақ;Балл", "Сұрақ?;жүз", "item-points-wrong"),
        ("Сұрақ;Балл", "Сұрақ?;101", "item-points-wrong"),
        ("Сұрақ;Белгі", "Сұрақ?;ОБӨЖ", "item-label-wrong"),
        ("Сұрақ;Түрі;Дұрыс жауап", "Сұрақ?;Дұрыс/дұрыс емес;мүмкін", "item-key-unclear"),
    ],
)
def test_a_bad_row_is_told_with_its_line(header, cells, reason):
    assert reasons(read("csv", f"{header}\n\n{cells}")) == [(3, reason)]


def test_a_filled_column_without_a_known_name_is_told():
    assert doubts(row("Сұрақ?;Автор", header="Сұрақ;Кім жазды")) == ["doubt-column-unknown"]
    assert not row("Сұрақ?;", header="Сұрақ;Кім жазды").doubts


def test_a_cell_may_hold_lines_and_quotes_and_keeps_its_line_number():
    bank = read("csv", f'{HEADER}\n"Бір\nекі ""үш""";а;б;;1\nКілтсіз?;а;б;;')
    assert bank.questions[0].text == 'Бір\nекі "үш"'
    assert reasons(bank) == [(4, "item-key-missing")]


def test_rows_above_the_header_are_told():
    bank = read("csv", f"Тарих пәні\n{HEADER}\nСұрақ?;а;б;;1")
    assert reasons(bank) == [(1, "item-not-a-question")]
    assert len(bank.questions) == 1


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("a;b\n1;2", "bank-header-missing"),
        (f'{HEADER}\n"Жабылмаған;а;б;;1\nТағы', "bank-table-broken"),
        (HEADER, "bank-no-questions"),
    ],
)
def test_a_table_that_cannot_be_read_is_refused(data, code):
    with pytest.raises(DocumentError) as refused:
        read("csv", data)
    assert refused.value.code == code


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "'"])
def test_nothing_that_is_exported_can_run_as_a_formula(start):
    text = f"{start}cmd|calc"
    question = row("Сұрақ?;а;б;в;1")
    dangerous = type(question)(kind=question.kind, text=text, payload=question.payload)
    data = CommaSeparated().compose([dangerous]).decode("utf-8-sig")
    cells = list(csv.reader(StringIO(data), delimiter=";"))[1]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for cell in cells)
    sheet = load_workbook(BytesIO(Spreadsheet().compose([dangerous]))).active
    assert all(cell.data_type == "s" for row_ in sheet for cell in row_ if cell.value)


@pytest.mark.parametrize("code", ["csv", "xlsx"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_template_reads_as_one_question_of_each_common_kind(code, language):
    bank = REGISTRY[code].read(REGISTRY[code].template(language))
    assert not bank.rejected
    assert [question.kind for question in bank.questions] == [
        "single-choice",
        "multiple-choice",
        "true-false",
        "short-answer",
        "open-answer",
    ]


def book(*rows) -> bytes:
    workbook = Workbook()
    workbook.create_sheet("Бос парақ", 0)
    for cells in rows:
        workbook.worksheets[1].append(cells)
    return saved(workbook)


def saved(workbook: Workbook) -> bytes:
    out = BytesIO()
    workbook.save(out)
    return out.getvalue()


def test_a_sheet_behind_an_empty_one_is_found_and_numbers_are_texts():
    data = book(["Сұрақ", "Нұсқа 1", "Нұсқа 2", "Дұрыс"], ["2+3?", 5, 6.5, 1])
    assert key(one("xlsx", data)) == "* 5\n6.5"


def test_a_cell_that_became_a_date_is_rejected():
    data = book(["Сұрақ", "Нұсқа 1", "Нұсқа 2", "Дұрыс"], ["А?", datetime(2026, 5, 1), "б", 1])  # noqa: DTZ001
    assert reasons(read("xlsx", data)) == [(2, "item-cell-not-text")]


def test_every_sheet_with_a_header_is_read_and_its_bad_rows_can_be_mended():
    workbook = Workbook()
    sheets = [workbook.active, *(workbook.create_sheet(title) for title in ("Екінші", "Бос"))]
    sheets[0].title = "Бірінші"
    rows = [
        [["Тест"], ["Сұрақ", "Нұсқа 1", "Нұсқа 2", "Дұрыс"], ["А?", "а", "б", 1], ["Б?", "а", "б"]],
        [["Дұрыс", "Балл", "Сұрақ", "Нұсқа 1", "Нұсқа 2"], [2, 5, "В?", "в", "г"], ["", 3, "Г?"]],
    ]
    for sheet, cells in zip(sheets, rows, strict=False):
        for one_row in cells:
            sheet.append(one_row)
    bank = read("xlsx", saved(workbook))
    assert [question.text for question in bank.questions] == ["А?", "В?", "Г?"]
    assert [(item.place, item.line) for item in bank.rejected] == [("Бірінші", 1), ("Бірінші", 4)]
    sheets[1].append([9, 4, "Ғ?", "а", "б"])
    again = read("xlsx", Spreadsheet().compose_rejected(read("xlsx", saved(workbook))))
    assert reasons(again) == [(2, "item-key-missing"), (3, "item-key-unclear")]


@pytest.mark.parametrize(("value", "shown"), [(0.5, "50%"), (1, "100%"), (0.125, "12.5%")])
def test_a_percentage_is_read_as_it_is_shown(value, shown):
    workbook = Workbook()
    workbook.active.append(["Сұрақ", "Нұсқа 1", "Нұсқа 2", "Дұрыс"])
    workbook.active.append(["Үлесі?", value, 7.5, 1])
    workbook.active["B2"].number_format = "0.0%"
    assert key(one("xlsx", saved(workbook))) == f"* {shown}\n7.5"


def test_a_formula_whose_value_was_not_saved_is_rejected():
    data = book(["Сұрақ", "Нұсқа 1", "Нұсқа 2", "Дұрыс"], ["А?", "=1+1", "б", 1], ["Б?", 1, 2, 1])
    bank = read("xlsx", data)
    assert reasons(bank) == [(2, "item-cell-not-text")]
    assert len(bank.questions) == 1
    again = read("xlsx", Spreadsheet().compose_rejected(bank))
    assert reasons(again) == [(2, "item-cell-not-text")]


def test_the_error_of_a_formula_is_no_text():
    workbook = load_workbook(BytesIO(book(["Сұрақ", "Нұсқа 1", "Нұсқа 2"], ["А?", "*а", "#N/A"])))
    error = workbook.worksheets[1]["C2"]
    assert error.data_type == "e"
    assert reasons(read("xlsx", saved(workbook))) == [(2, "item-cell-not-text")]


def test_what_stands_above_the_header_is_not_loaded_again():
    bank = read("csv", f"Тарих пәні\n{HEADER}\nСұрақ?;а;б;;9")
    again = read("csv", CommaSeparated().compose_rejected(bank))
    assert reasons(again) == [(2, "item-key-unclear")]


def test_every_type_can_be_held_by_a_table():
    assert CommaSeparated().kinds == Spreadsheet().kinds == frozenset(TYPES)
