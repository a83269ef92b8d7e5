"""Rows are cut to one thing a line, and nothing of them is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.domain.handouts.item_marks import Kind
from lessons.domain.handouts.learnt.lines import lines_of
from tests.domain.handouts.learnt.lines_of_text import lines, rows
from tests.properties import examples

PIECES = st.sampled_from(
    (
        *("1.", "2.", "3)", "№4", "A)", "б)", "–", "І.", "1-деңгей:", "2-деңгей", "Жауабы:", "5"),
        *("Су деген не?", "Мұз неге қатады?", "бу", "Тақырыбы:", "эссе.", "А. Байтұрсынұлы"),
    )
)
TEXTS = st.lists(st.lists(PIECES, min_size=1, max_size=6).map(" ".join), max_size=12)


def texts(*given: str) -> list[str]:
    return [line.row.text for line in lines(*given)]


def test_a_number_alone_goes_with_the_text_below():
    found = lines("1.", "Су деген не?")

    assert [(line.text, line.mark.number) for line in found] == [("Су деген не?", 1)]
    assert found[0].row.line == 1


def test_two_numbers_alone_stay_apart():
    assert texts("1.", "2.", "Су не?") == ["1.", "2. Су не?"]


def test_a_number_at_the_very_end_stays():
    assert texts("Су не?", "7.") == ["Су не?", "7."]


def test_a_level_marker_before_a_question_stands_apart():
    found = lines("1-деңгей: Су деген не?")

    assert [line.row.text for line in found] == ["1-деңгей:", "Су деген не?"]
    assert [line.marker is not None for line in found] == [True, False]


def test_questions_that_share_a_row_are_cut_where_numbers_count_on():
    assert texts("1. Су не? 2. Мұз не? 3. Бу не?") == ["1. Су не?", "2. Мұз не?", "3. Бу не?"]


def test_numbers_that_do_not_count_on_cut_nothing():
    assert texts("1. Су 1990. Мұз 7. Бу") == ["1. Су 1990. Мұз 7. Бу"]


def test_an_answer_is_not_cut():
    assert texts("Жауабы: 1. Су. 2. Мұз.") == ["Жауабы: 1. Су. 2. Мұз."]


def test_a_line_knows_its_mark_and_its_letter():
    number, bullet, letter = lines("7) Су не?", "– су", "B) мұз")

    assert (number.mark_kind, number.mark.number, number.text) == (Kind.NUMBER, 7, "Су не?")
    assert (bullet.mark_kind, bullet.text) == (Kind.BULLET, "су")
    assert letter.option == "B"


@examples(200)
@given(TEXTS)
def test_no_letter_is_lost_and_none_is_added(given):
    found = lines_of(rows(*given))

    assert squeezed(line.row.text for line in found) == squeezed(given)


@given(TEXTS)
def test_lines_keep_the_order_of_their_source(given):
    places = [line.row.line for line in lines_of(rows(*given))]

    assert places == sorted(places)


def squeezed(texts) -> str:
    return "".join("".join(texts).split())


def test_short_options_that_count_from_one_on_are_cut_without_any_stop():
    assert texts("1) су 2) бу 3) мұз") == ["1) су", "2) бу", "3) мұз"]


@pytest.mark.parametrize("text", ["1) су 3) бу 4) мұз", "Су 1) бу 2) мұз", "1) су 2) бу"])
def test_other_numbers_in_a_line_cut_nothing(text):
    assert texts(text) == [text]


def test_each_box_to_be_ticked_stands_apart():
    assert texts("☐ су ☐ бу ☑ мұз") == ["☐ су", "☐ бу", "☑ мұз"]


def test_one_box_cuts_nothing():
    assert texts("☐ су") == ["☐ су"]


def test_what_a_page_shows_when_clicked_is_the_key():
    shown = lines("1. Which gas?", "A. oxygen", "Show answer", "A", "Show answer", "to everybody")

    assert [line.row.text for line in shown][2:] == [
        "answer: A",
        "Show answer",
        "to everybody",
    ]
