"""Tables in the order in which a teacher reads them."""

import pytest

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import Document
from lessons.domain.handouts.registry import read_document
from tests.domain.handouts.office_files import (
    cell,
    docx,
    extracted,
    notes,
    p,
    run,
    tbl,
    texts,
    tr,
)

SPAN_2 = '<w:gridSpan w:val="2"/>'
MERGE = '<w:vMerge w:val="restart"/>'
GO_ON = "<w:vMerge/>"


def rows_of(*rows: str | list[str]) -> list[str]:
    return texts(docx(tbl(*rows)))


def read(body: str) -> Document:
    return read_document("class.docx", docx(body))


def questions(document: Document) -> list[tuple[str, str]]:
    return [(question.part.value, question.text) for question in document.lessons[0].questions]


def test_a_form_gives_each_heading_and_then_its_text():
    assert rows_of(["Мақсаты", "Суды білу"], ["Құрал-жабдықтар:", "карта"]) == [
        "Мақсаты",
        "Суды білу",
        "Құрал-жабдықтар:",
        "карта",
    ]


def test_a_form_line_that_belongs_to_no_lesson_does_not_run_into_the_field_above():
    data = docx(
        tbl(
            ["Тақырыбы", "Су"],
            ["Мақсаты", "Суды білу"],
            ["Жиһаз иесі", "ЭК-21"],
            ["Оқу нәтижелері", "а"],
        )
    )

    assert texts(data) == ["Тақырыбы", "Су", "Мақсаты", "Суды білу", "Оқу нәтижелері", "а"]
    assert notes(data, "not-used") == ["Жиһаз иесі", "ЭК-21"]


def test_the_number_of_a_class_stands_beside_its_word():
    assert rows_of(["Сабақ №", "8"], ["Тақырыбы", "Су"], ["Мақсаты", "а"])[0] == "Сабақ № 8"


def test_a_number_or_letter_in_a_cell_of_its_own_stands_before_its_text():
    assert rows_of(["1", "Су не?"], ["2.", "Бу не?"]) == ["1. Су не?", "2. Бу не?"]
    assert rows_of(["A", "зат"], ["B)", "тас"]) == ["A) зат", "B) тас"]


def test_a_merged_cell_is_read_once():
    upright = tbl(
        tr(cell("1-деңгей", about=MERGE), cell("Су не?")), tr(cell("", about=GO_ON), cell("Бу не?"))
    )
    across = tbl(tr(cell("Деңгейлік тапсырмалар", about=SPAN_2)), ["1-деңгей", "Су не?"])

    assert texts(docx(upright)) == ["1-деңгей", "Су не?", "Бу не?"]
    assert texts(docx(across)) == ["Деңгейлік тапсырмалар", "1-деңгей", "Су не?"]


def test_what_stands_in_the_rest_of_a_merged_cell_is_not_seen():
    table = tbl(
        tr(cell("Бір бүтін мәтін?", about=MERGE), cell("Мұнда не бар?")),
        tr(cell("көрінбейді", about='<w:vMerge w:val="continue"/>'), cell("Онда не бар?")),
    )

    assert "көрінбейді" not in texts(docx(table))


def test_a_deleted_row_is_out():
    gone = f"<w:tr><w:trPr><w:del/></w:trPr>{cell('ескі')}</w:tr>"

    assert rows_of(gone, ["жаңа"]) == ["жаңа"]


def test_a_table_in_a_table_is_read_in_its_place():
    inner = tbl(["1", "Су не?"], ["2", "Бу не?"])

    assert rows_of([cell("1-деңгей"), cell("Алдымен:", inner, "Соңында.")]) == [
        "1-деңгей",
        "Алдымен:",
        "1. Су не?",
        "2. Бу не?",
        "Соңында.",
    ]


def test_levels_side_by_side_are_read_column_by_column():
    table = tbl(
        ["1-деңгей", "2-деңгей", "3-деңгей"],
        ["Су не?", "Бу мен су?", "Дәлелдеңіз."],
        ["Мұз не?", "", "Баға беріңіз."],
    )

    assert texts(docx(table)) == [
        *("1-деңгей", "Су не?", "Мұз не?"),
        *("2-деңгей", "Бу мен су?"),
        *("3-деңгей", "Дәлелдеңіз.", "Баға беріңіз."),
    ]


def test_the_two_kinds_of_independent_work_side_by_side():
    assert rows_of(["СОӨЖ", "СӨЖ"], ["Кесте жасау", "Эссе жазу"]) == [
        "СОӨЖ",
        "Кесте жасау",
        "СӨЖ",
        "Эссе жазу",
    ]


@pytest.mark.parametrize(
    ("sign", "shown"), [("1", "1 деңгей"), ("ІІ", "ІІ деңгей"), ("А", "А деңгей")]
)
def test_a_column_of_levels_says_what_its_numbers_mean(sign, shown):
    assert rows_of(["№", "Сұрақ мәтіні", "Деңгейі"], ["1", "Су не?", sign]) == [shown, "1. Су не?"]


def test_points_beside_a_level_are_those_of_its_questions():
    found = rows_of(["Деңгей", "Тапсырма", "Балл"], ["1", "Су не?", "5"])

    assert found == ["1 деңгей (5 балл)", "Су не?"]


def test_the_first_row_of_a_table_of_questions_is_noted_and_not_read():
    data = docx(tbl(["№", "Сұрақ мәтіні"], ["1", "Су не?"]))

    assert texts(data) == ["1. Су не?"]
    assert notes(data, "not-used") == ["№", "Сұрақ мәтіні"]


def test_a_first_row_that_is_also_a_heading_is_read():
    assert rows_of(["№", "Бақылау сұрақтары"], ["1", "Су не?"]) == [
        "Бақылау сұрақтары",
        "1. Су не?",
    ]


def test_a_test_in_a_table_with_a_column_for_each_option():
    found = rows_of(["№", "Сұрақ", "A", "B", "Дұрыс жауап"], ["1", "Су?", "тас", "зат", "B"])

    assert found == ["1. Су?", "A) тас", "B) зат", "Дұрыс жауап: B"]


def test_initials_under_the_letters_of_options_are_no_labels():
    names = ["Ф. Котлер", "Дж. Маккарти", "П. Друкер", "М. Портер"]
    found = rows_of(["№", "Сұрақ", "A", "B", "C", "D"], ["1", "Кім?", *names])

    assert found == ["1. Кім?", *(f"{a}) {name}" for a, name in zip("ABCD", names, strict=True))]


def test_letters_repeated_under_the_letters_of_options_are_labels():
    found = rows_of(
        ["№", "Сұрақ", "A", "B"], ["1", "Су?", "А. тас", "В. зат"], ["2", "Бу?", "a) от", "b) газ"]
    )

    assert found == ["1. Су?", "А. тас", "В. зат", "2. Бу?", "a) от", "b) газ"]


@pytest.mark.parametrize("title", ["Ұпай", "Ұпай саны", "Балл саны", "Количество баллов"])
def test_a_column_of_points_holds_no_questions(title):
    found = rows_of(["№", "Сұрақ", title], ["1", "Су?", "5"], ["2", "Бу?", "10"])

    assert found == ["1. Су?", "2. Бу?"]


def test_a_test_in_a_table_with_all_options_in_one_cell():
    options = cell("A) тас", "B) зат")
    found = rows_of(
        ["№", "Сұрақ", "Жауап нұсқалары", "Кілт"], tr(*map(cell, ["1", "Су?"]), options, cell("B"))
    )

    assert found == ["1. Су?", "A) тас", "B) зат", "Дұрыс жауап: B"]


def test_model_answers_do_not_run_into_open_questions():
    data = docx(tbl(["Сұрақ", "Жауап"], ["Су не?", "Зат"], ["Бу не?", "Газ"]))

    assert texts(data) == ["Су не?", "Бу не?"]
    assert notes(data, "not-used") == ["Сұрақ", "Жауап", "Зат", "Газ"]


def test_an_answer_key_across_gives_pairs():
    assert rows_of(["1", "2", "3"], ["B", "A", "C"]) == ["1. B", "2. A", "3. C"]
    assert rows_of(["Сұрақ", "1", "2"], ["Жауап", "B", "А"]) == ["1. B", "2. А"]


def test_an_answer_key_down_gives_pairs():
    assert rows_of(["1", "B"], ["2", "A"]) == ["1. B", "2. A"]


def test_options_that_run_down_two_columns_are_read_in_their_order():
    assert rows_of(["A) бір", "C) үш"], ["B) екі", "D) төрт"]) == [
        *("A) бір", "B) екі"),
        *("C) үш", "D) төрт"),
    ]
    assert rows_of(["A) бір", "B) екі"], ["C) үш", "D) төрт"]) == [
        *("A) бір", "B) екі"),
        *("C) үш", "D) төрт"),
    ]


def test_a_marked_cell_marks_its_option():
    shaded = cell("B) зат", about='<w:shd w:val="clear" w:fill="FFFF00"/>')
    rows = extracted(docx(tbl([cell("A) тас"), shaded]))).rows

    assert [row.is_marked for row in rows] == [False, True]


def test_a_glossary_gives_a_line_for_each_word():
    found = rows_of(["Дипломатия", "бейбіт өнер"], ["Нота", "ресми хат"])

    assert found == ["Дипломатия – бейбіт өнер", "Нота – ресми хат"]


def test_figures_give_a_line_for_each_row():
    found = extracted(docx(tbl(["Ел", "Жыл", "Халық"], ["Қазақстан", "1991", "16 млн"]))).rows

    assert [(row.text, row.starts) for row in found] == [
        ("Ел | Жыл | Халық", True),
        ("Қазақстан | 1991 | 16 млн", False),
    ]


def test_empty_tables_and_cells_give_nothing():
    assert rows_of(["", ""], [""]) == []
    assert texts(docx("<w:tbl/>" + tbl() + p("а"))) == ["а"]


FORM = tbl(
    ["Практикалық сабақ №", "3"],
    ["Тақырыбы", "Су айналымы"],
    ["Мақсаты", "Суды білу"],
    ["Теориялық бөлім", cell("Бұлт бар.", "Жаңбыр жауады.")],
    ["1-деңгей", cell("1. Су не?", "2. Бу не?")],
    ["2-деңгей", "Салыстырыңыз."],
    ["СОӨЖ", "Кесте жасау"],
    ["СӨЖ", "Эссе жазу"],
)


def test_a_whole_handout_may_stand_in_one_table():
    document = read(FORM)
    (lesson,) = document.lessons

    assert (lesson.number, lesson.title, lesson.goal) == (3, "Су айналымы", "Суды білу")
    assert [section.text for section in lesson.body] == ["Бұлт бар.\n\nЖаңбыр жауады."]
    assert questions(document) == [
        ("level-1", "Су не?"),
        ("level-1", "Бу не?"),
        ("level-2", "Салыстырыңыз."),
        ("guided", "Кесте жасау"),
        ("independent", "Эссе жазу"),
    ]
    # Two words under the heading of a task are all that the models have to go by.
    assert {warning.code for warning in document.warnings} <= {Code.READ_TWO_WAYS}


def test_a_handout_in_a_frame_of_one_cell_reads_as_without_it():
    lines = ["№3 практикалық сабақ: Су", "Мақсаты: білу", "1-деңгей", "1. Су не?", "СӨЖ: эссе"]

    assert read(tbl([cell(*lines)])).lessons == read("".join(map(p, lines))).lessons


BILINGUAL = tbl(
    ["№3 практикалық сабақ", "Практическое занятие №3"],
    ["Тақырыбы: Су айналымы", "Тема: Круговорот воды"],
    ["Мақсаты: Суды білу", "Цель: Знать воду"],
    ["1-деңгей", "1 уровень"],
    ["1. Су деген не?", "1. Что такое вода?"],
    ["СӨЖ: Эссе жазыңыз", "СРС: Написать эссе"],
)


def test_of_two_languages_side_by_side_the_kazakh_one_is_read_and_the_other_noted():
    document = read(BILINGUAL)

    assert document.lessons[0].title == "Су айналымы"
    assert questions(document) == [("level-1", "Су деген не?"), ("independent", "Эссе жазыңыз")]
    codes = {warning.code for warning in document.warnings}
    assert "two-languages" in codes
    assert "1. Что такое вода?" in {warning.text for warning in document.warnings}


def test_two_languages_in_two_tall_cells():
    kazakh = cell("№3 практикалық сабақ", "Мақсаты: Суды білу", "1-деңгей", "Су деген не?")
    russian = cell("Практическое занятие №3", "Цель: Знать воду", "1 уровень", "Что такое вода?")

    assert questions(read(tbl([russian, kazakh]))) == [("level-1", "Су деген не?")]


def test_every_text_of_a_table_is_read_or_noted():
    table = tbl(
        ["№", "Сұрақ", "Деңгей", "Балл", "Ескерту"],
        ["1", "Су не?", "1", "5", "ауызша"],
        ["*", "Бу не?", "белгісіз", "көп", run("x")],
        [cell("аралық жазу", about=SPAN_2)],
    )
    found = extracted(docx(table))
    read_or_noted = {row.line for row in found.rows} | {doubt.line for doubt in found.doubts}

    assert read_or_noted == set(range(1, len(found.lines) + 1))
    for word in ("Су не?", "Бу не?", "ауызша", "белгісіз", "көп", "аралық жазу"):
        assert any(word in line for line in found.lines)


def test_a_table_of_independent_work_gives_its_tasks_without_kinds_and_dates():
    table = tbl(
        ["Түрі", "Тапсырма", "Мерзімі", "Балл"],
        ["ОБӨЖ", "№ 3.15–3.20 есептерді шығару", "8-апта", "5"],
        ["БӨЖ", "Су туралы жоба", "10-апта", "10"],
        ["Эссе", "Бу туралы", "11-апта", "10"],
    )
    head = [p("№4 тәжірибелік сабақ: Су"), p("Теориялық бөлім"), p("Су бар.")]
    data = docx("".join([*head, p("Өзіндік жұмыстар"), table]))

    document = read_document("class.docx", data)

    assert questions(document) == [
        ("guided", "№ 3.15–3.20 есептерді шығару"),
        ("independent", "Су туралы жоба"),
        ("independent", "Эссе: Бу туралы"),
    ]
    assert {"Түрі", "Мерзімі", "8-апта", "10"} <= set(notes(data, "not-used"))


def test_minutes_of_a_stage_are_no_number_of_what_is_asked_in_it():
    rows = rows_of(
        ["Кезең", "Мин.", "Оқытушы не істейді"],
        ["Өткенді еске түсіру", "7", "1. Шарт деген не?"],
        ["Бекіту", "15", "Жұппен жұмыс"],
    )

    assert "1. Шарт деген не?" in rows
    assert "Жұппен жұмыс" in rows


def test_a_field_whose_name_only_the_models_know_is_read():
    document = read(
        tbl(
            ["Тақырыбы", "Су"],
            ["Мақсаты", "Суды білу"],
            ["Ресурстар", "карта, колба"],
        )
        + p("1-деңгей")
        + p("1. Су деген не?")
    )

    (lesson,) = document.lessons
    assert (lesson.goal, lesson.equipment) == ("Суды білу", "карта, колба")
