"""Stems and options that a whole document tells, whatever the models believe of one of them."""

import pytest

from lessons.domain.handouts.learnt.labels import Label
from lessons.domain.handouts.learnt.sure_tests import with_sure_tests
from tests.domain.handouts.learnt.lines_of_text import tagged

OTHER, STEM, OPTION = Label.OTHER, Label.STEM, Label.OPTION
FIRST = ["1. Су деген не?", "а) тас", "б) зат", "в) ауа"]
SECOND = ["2. Мұз деген не?", "а) қатты су", "б) бу", "в) тұз"]
WHOLE = [STEM, OPTION, OPTION, OPTION]


def labels(*texts: str, label: Label = OTHER) -> list[Label]:
    return [each.label for each in with_sure_tests(tagged(*((label, text) for text in texts)))]


def test_one_vote_is_enough_below_a_heading_of_tests():
    pairs = [(OTHER, text) for text in ["Тест", *FIRST, *SECOND]]
    pairs[2] = (OPTION, FIRST[1])

    found = with_sure_tests(tagged(*pairs))

    assert [each.label for each in found] == [OTHER, *WHOLE, *WHOLE]


def test_most_votes_tell_the_others():
    pairs = [*((OPTION, text) for text in FIRST), *((OTHER, text) for text in SECOND[:3])]

    found = with_sure_tests(tagged(*pairs, (OPTION, SECOND[3])))

    assert [each.label for each in found] == [*WHOLE, *WHOLE]


@pytest.mark.parametrize("signs", [("☐", "☑", "☐"), ("[ ]", "[x]", "[ ]")])
def test_boxes_some_of_which_are_ticked_need_no_vote(signs):
    boxed = [f"{sign} {text[3:]}" for sign, text in zip(signs, FIRST[1:], strict=True)]

    assert labels(FIRST[0], *boxed, SECOND[0], *boxed) == [*WHOLE, *WHOLE]


def test_a_list_of_questions_above_them_is_no_test():
    asked = ["Ойланыңыз", "А) Мұз неге суда қалқиды?", "Б) Бу қайда кетеді?", "В) Тұз неге ериді?"]

    assert labels(*asked, *FIRST, *SECOND, label=OPTION)[:4] == [OPTION] * 4


def test_options_that_ask_are_options_where_the_stem_is_counted_on():
    asking = ["2. Бастауыш сұрағы", "а) кім?", "б) не істейді?", "в) қандай?"]

    assert labels(*FIRST, *asking, label=OPTION) == [*WHOLE, *WHOLE]


def test_parts_of_one_question_among_others_stay_in_it():
    lines = ["1. Атаңыз.", "2. Есептеңіз:", "а) бағасын", "б) салмағын", "3. Неге?", "4. Қалай?"]

    found = labels(*lines, label=OPTION)

    assert found[1:4] == [Label.QUESTION, Label.QUESTION_ON, Label.QUESTION_ON]


def test_pairs_to_be_matched_are_no_tests():
    assert labels("Сәйкестендіріңіз", *FIRST, *SECOND, label=OPTION)[1] is OPTION
