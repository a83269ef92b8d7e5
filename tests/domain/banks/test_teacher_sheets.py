"""Sheets as teachers make them: titles above, no header, right options that only look so."""

from collections.abc import Sequence
from io import BytesIO

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill

from lessons.domain.banks.registry import read_bank
from lessons.domain.handouts.document import DocumentError
from lessons.domain.handouts.registry import read_document
from tests.domain.banks.reading import key, reasons

ROWS = (
    ("Елордасы қай қала?", "Алматы", "Астана", "Тараз"),
    ("Қайсысы көл?", "Балқаш", "Ертіс", "Іле"),
    ("Ең биік шың?", "Белуха", "Талғар", "Хан Тәңірі"),
)
RIGHT = (1, 0, 2)
KEYS = ["Алматы\n* Астана\nТараз", "* Балқаш\nЕртіс\nІле", "Белуха\nТалғар\n* Хан Тәңірі"]


def made(rows: Sequence[Sequence[object]], *, looks: dict[tuple[int, int], object] | None = None):
    book = Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(list(row))
    for (row, column), look in (looks or {}).items():
        cell = sheet.cell(row=row + 1, column=column + 1)
        if isinstance(look, Font):
            cell.font = look
        else:
            cell.fill = look
    out = BytesIO()
    book.save(out)
    return read_bank("list.xlsx", out.getvalue())[1]


def keys_of(bank) -> list[str]:
    return [key(question) for question in bank.questions]


HEADERS = (
    (),
    (("Тест сұрақтары",), ()),
    (("Сұрақ", "1", "2", "3"),),
    (("География пәнінен тест",), (), ("Тест тапсырмасы", "A жауабы", "B жауабы", "C жауабы")),
)
every_header = pytest.mark.parametrize(
    "head", HEADERS, ids=["none", "title alone", "digits", "titled"]
)


@every_header
@pytest.mark.parametrize(
    "look",
    [
        Font(bold=True),
        Font(color="FFFF0000"),
        PatternFill("solid", fgColor="FFFFFF00"),
    ],
    ids=["bold", "colour", "fill"],
)
def test_the_right_option_is_the_one_that_looks_other(head, look):
    looks = {(len(head) + row, 1 + place): look for row, place in enumerate(RIGHT)}
    assert keys_of(made([*head, *ROWS], looks=looks)) == KEYS


@every_header
@pytest.mark.parametrize("sign", ["+{}", "* {}", "{} +", "{} (дұрыс)", "✓ {}"])
def test_the_right_option_is_the_one_with_a_sign(head, sign):
    rows = [
        [text, *(sign.format(one) if at == right else one for at, one in enumerate(options))]
        for (text, *options), right in zip(ROWS, RIGHT, strict=True)
    ]
    assert keys_of(made([*head, *rows])) == KEYS


@every_header
@pytest.mark.parametrize("name", ["ABC", (1, 2, 3)], ids=["latin", "number"])
def test_a_last_column_names_the_right_option(head, name):
    rows = [(*row, name[right]) for row, right in zip(ROWS, RIGHT, strict=True)]
    assert keys_of(made([*head, *rows])) == KEYS


@pytest.mark.parametrize("head", HEADERS[:3], ids=["none", "title alone", "digits"])
def test_letters_of_the_key_may_be_cyrillic(head):
    rows = [(*row, "АБВ"[right]) for row, right in zip(ROWS, RIGHT, strict=True)]
    assert keys_of(made([*head, *rows])) == KEYS


def test_a_last_column_may_hold_the_words_of_the_right_option():
    rows = [(*row, row[1 + right]) for row, right in zip(ROWS, RIGHT, strict=True)]
    assert keys_of(made(rows)) == KEYS


def test_a_number_stands_before_every_question():
    rows = [(at, *row, "ABC"[r]) for at, (row, r) in enumerate(zip(ROWS, RIGHT, strict=True), 1)]
    assert keys_of(made(rows)) == KEYS


def test_right_and_wrong_answers_may_have_columns_of_their_own():
    head = ("Вопрос", "Правильный ответ", "Неправильный 1", "Неправильный 2")
    (found,) = made([head, ("Столица?", "Астана", "Алматы", "Тараз")]).questions
    assert key(found) == "* Астана\nАлматы\nТараз"
    assert found.kind == "single-choice"


def test_a_column_that_is_always_coloured_is_no_key():
    fill = PatternFill("solid", fgColor="FFFFFF00")
    bank = made([HEADERS[2][0], *ROWS], looks={(row, 2): fill for row in range(4)})
    assert not bank.questions
    assert {code for _, code in reasons(bank)} == {"item-key-missing"}


@pytest.mark.parametrize(
    "rows",
    [
        [("Аты-жөні", "Балл", "Баға"), ("Асан Үсен", 90, 4), ("Әлия Сәт", 80, 3)],
        ROWS,
        [("тек бір баған",), ("тағы",)],
    ],
    ids=["journal", "no key at all", "one column"],
)
def test_what_is_no_list_of_tests_is_refused(rows):
    with pytest.raises(DocumentError) as refused:
        made(rows)
    assert refused.value.code == "bank-header-missing"


def test_a_list_that_is_loaded_as_a_handout_is_a_lesson_of_tests():
    book = Workbook()
    for line in (*HEADERS[3][:2], (*HEADERS[3][2], "Дұрыс жауабы")):
        book.active.append(list(line))
    for row, right in zip(ROWS, RIGHT, strict=True):
        book.active.append([*row, "ABC"[right]])
    out = BytesIO()
    book.save(out)
    document = read_document("list.xlsx", out.getvalue())
    (lesson,) = document.lessons
    assert (lesson.title, document.verdict) == ("География пәнінен тест", "ok")
    assert [key(question) for question in lesson.questions] == KEYS
    assert lesson.body == ()


def test_options_without_a_key_never_become_an_open_question():
    bank = made([("Сұрақ", "1", "2", "3"), *ROWS])
    assert not bank.questions
    assert {code for _, code in reasons(bank)} == {"item-key-missing"}
