"""Work below a heading that says where it is done."""

from dataclasses import replace

import pytest

from lessons.domain.handouts.learnt.headed_work import with_headed_work
from lessons.domain.handouts.learnt.labels import Label
from lessons.domain.handouts.learnt.segmenting import segment
from tests.domain.handouts.learnt.lines_of_text import tagged

WORK = "Талдау бланкілерін сатысы бойынша орналастырыңыз"


def given(head: str, *texts: str):
    found = tagged((Label.OTHER, head), *((Label.OTHER, text) for text in texts))
    strong = replace(found[0].line, row=replace(found[0].line.row, is_strong=True))
    return [replace(found[0], line=strong), *found[1:]]


def labels(head: str, *texts: str) -> list[Label]:
    return [each.label for each in with_headed_work(given(head, *texts))]


@pytest.mark.parametrize(
    "head",
    [
        "III. Жұптық жұмыс (15 мин)",
        "На паре",
        "Group work / Топпен",
        "In class (10 min)",
        "Домашка",
    ],
)
def test_the_paragraph_below_is_work(head):
    assert labels(head, WORK, "Теория қысқаша беріледі") == [
        Label.TASK_HEAD,
        Label.TASK,
        Label.OTHER,
    ]


@pytest.mark.parametrize("mark", ["• ", "☑ ", "1) "])
def test_of_a_list_each_item_is_and_what_stands_around_it_is_not(mark):
    found = labels("Домашка", "Дедлайн – жексенбі, кешкі 23:59", mark + WORK, mark + WORK)

    assert found == [Label.TASK_HEAD, Label.OTHER, Label.TASK, Label.TASK]


@pytest.mark.parametrize(
    ("head", "text"),
    [
        ("Қысқаша теориялық түсінік", WORK),
        ("Жұптық жұмыс", "А3 қағаз"),
        ("Жұптық жұмыс", "Кедергілерді қалай жойып, жолын қалай табуға болады?"),
        ("Жұптық жұмыс", f"{WORK}. " * 8),
    ],
)
def test_theory_names_questions_and_long_texts_are_none(head, text):
    assert labels(head, text) == [Label.OTHER, Label.OTHER]


def test_it_is_done_in_class_in_all_its_words():
    work = "Minimal pairs: read the cards aloud and compare the scores"
    (blocks,) = segment(with_headed_work(given("Group work", work)))

    (block,) = [each for each in blocks if each.items]
    assert (block.heading.words, block.items[0].rows[0].text) == ("Group work", work)
