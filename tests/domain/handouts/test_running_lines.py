"""Lines that a form prints on every page stand in no question and are told as not used."""

import pytest

from lessons.domain.handouts.document import Document, Judgement
from lessons.domain.handouts.registry import read_document

FORM = "Әл-Фараби атындағы ҚазҰУ   ПОӘК 042-18-1/03   4 деңгейлі СМЖ құжаты   Басылым 2"


def handout(header: str) -> str:
    return f"""{header}
№4 тәжірибелік сабақ: Судың айналымы
Мақсаты: су айналымының кезеңдерін сипаттау.
Теориялық бөлім
Су буланып, бұлт түзеді. Бұлттан жауын жауады.
1-деңгей
1. Судың үш күйін және олардың
{header}
қасиеттерін атаңыз.
2-деңгей
1. Бу мен мұзды салыстырыңыз.
{header}
3-деңгей
1. Судың маңызын дәлелдеңіз.
"""


def read(text: str) -> Document:
    return read_document("class.txt", text.encode())


@pytest.mark.parametrize("header", [FORM, "Абай атындағы ҚазҰПУ", "Кіші зал кітапханасы"])
def test_a_running_header_is_in_no_question_and_is_told(header):
    document = read(handout(header))

    assert [question.text for question in document.lessons[0].questions] == [
        "Судың үш күйін және олардың қасиеттерін атаңыз.",
        "Бу мен мұзды салыстырыңыз.",
        "Судың маңызын дәлелдеңіз.",
    ]
    shown = " ".join(header.split())
    unused = [note.text for note in document.warnings if note.code == "not-used"]
    assert unused == [shown] * 3
    assert document.verdict is Judgement.OK


def test_options_and_answers_that_come_again_are_kept():
    items = "".join(
        f"{number}. Су {number} градуста қандай?\nA) қатты зат\nB) сұйық\nЖауабы: B\n"
        for number in (1, 2, 3)
    )
    head = handout("").partition("1-деңгей")[0]

    (lesson,) = read(f"{head}Тест\n{items}").lessons

    assert len(lesson.questions) == 3
    assert all(question.is_key_confirmed for question in lesson.questions)


def test_a_line_of_a_table_of_contents_is_no_lesson():
    contents = "Практикалық сабақ №1. Су ........ 3\nПрактикалық сабақ №2. Бу ..........14\n"
    contents += "3. Мұз ………… 20\n"

    document = read(contents + handout(""))

    assert [lesson.number for lesson in document.lessons] == [4]
    assert sum(note.code == "not-used" for note in document.warnings) == 3
