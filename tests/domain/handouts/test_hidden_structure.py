"""A question that seems to hold the next heading, level or answer list is doubted."""

import pytest

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import Judgement
from lessons.domain.handouts.hidden_structure import find_hidden
from lessons.domain.handouts.lines import Row
from lessons.domain.handouts.registry import read_document

HEAD = """№4 тәжірибелік сабақ: Судың айналымы
Мақсаты: су айналымының кезеңдерін сипаттау.
Теориялық бөлім
Су буланып, бұлт түзеді. Бұлттан жауын жауады.
1-деңгей
1. Су деген не?
"""


def hidden(*texts: str) -> str | None:
    found = find_hidden([Row(line, text) for line, text in enumerate(texts, 1)])
    return found.text if found else None


@pytest.mark.parametrize(
    "line",
    [
        "ОБӨЖ-8",
        "СӨЖ мазмұны: глоссарий құрастыру.",
        "Задания для самостоятельной работы студентов (СРС)",
        "Вопросы для самоконтроля на СРСП:",
        "Су деңгейі. БӨЖ: сипаттама жазу.",
        "Реконструкциялық деңгей",
        "Ерекше деңгей:",
        "Особый уровень",
        "1-деңгей тестінің дұрыс жауаптары: 1 – ә; 2 – б; 3 – ә.",
        "Кілт: 1-а, 2-б, 3-в",
    ],
)
def test_a_row_that_looks_like_structure_is_found(line):
    assert hidden("Су деген не?", line) == line


@pytest.mark.parametrize(
    "rows",
    [
        ["СӨЖ дегеніміз не?"],
        ["Қазақстандағы өмір сүру", "деңгейін сипаттаңыз."],
        ["Халықтың өмір сүру деңгейі"],
        ["Мәтіндегі сұрақтың", "жауаптары: толық болсын."],
        ["Топпен орындалатын жұмыс СӨЖ", "ретінде тапсырылады."],
        ["Шараны ұйымдастыру. Бағалау", "Халықтың өмір сүру сапасы мен деңгейін салыстырыңыз."],
    ],
)
def test_ordinary_rows_are_not_doubted(rows):
    assert hidden(*rows) is None


def test_the_doubt_names_the_line_and_asks_for_a_check():
    document = read_document("class.txt", f"{HEAD}Ерекше бөлім жинағынан СРС\n".encode())

    (doubt,) = [each for each in document.warnings if each.code == Code.HEADING_INSIDE]
    assert (doubt.line, doubt.text) == (7, "Ерекше бөлім жинағынан СРС")
    assert document.verdict is Judgement.WARN
