"""Answer lists: what they say, which tests each of them is about, and what fits none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.domain.handouts.answer_keys import _is_list, is_key_list, right_places
from lessons.domain.handouts.key_lists import (
    KeyList,
    PlacedItem,
    is_told_list,
    keys_of,
    read_key_lists,
)
from lessons.domain.handouts.lines import Row
from lessons.domain.handouts.raw_items import RawItem, RawOption

OPTIONS = ("бу", "мұз", "қар", "су")


def rows(*texts: str) -> list[Row]:
    return [Row(line=number, text=text) for number, text in enumerate(texts, 1)]


def item(number: int | None, place: int = 0, options=OPTIONS) -> PlacedItem:
    read = [
        RawOption(letter, rows(text)) for letter, text in zip("ABCDEFGH", options, strict=False)
    ]
    return PlacedItem(RawItem(rows("Су не?"), number, read), place)


def values(*texts: str) -> list[dict[int, str]]:
    return [dict(each.values) for each in read_key_lists(rows(*texts))[0]]


def listed(*pairs: str) -> KeyList:
    return KeyList({n: value for n, value in enumerate(pairs, 1) if value}, ())


# What lists say


@pytest.mark.parametrize(
    "text", ["1-A, 2-B", "1. A; 2. B", "1 - A 2 - B", "1A2B", "Кілт: 1-A, 2-B", "1) A 2) B"]
)
def test_pairs_of_numbers_and_letters_in_their_spellings(text):
    assert values(text) == [{1: "A", 2: "B"}]


def test_letters_alone_are_for_as_many_tests():
    (found,), _ = read_key_lists(rows("Кілт: АСВ"))

    assert found.letters == ("А", "С", "В")


def test_right_options_may_be_told_by_their_words():
    assert is_told_list("Дұрыс жауаптары: 1. Астана 2. Ертіс")
    assert values("Дұрыс жауаптары: 1. Астана 2. Ертіс") == [{1: "Астана", 2: "Ертіс"}]


@pytest.mark.parametrize(
    "text", ["Жауаптары туралы ойланыңыз", "Дұрыс жауаптары: 1. Астана", "Ответы: 3. Да 7. Нет"]
)
def test_a_line_that_lists_nothing_is_no_list(text):
    assert not is_told_list(text)


def test_each_variant_has_its_list():
    assert values("1-нұсқа: 1-B, 2-C", "2-нұсқа: 1-A, 2-A") == [
        {1: "B", 2: "C"},
        {1: "A", 2: "A"},
    ]


def test_two_variants_may_share_a_line():
    assert values("1-нұсқа: 1-B, 2-C; 2-нұсқа: 1-A, 2-A") == [
        {1: "B", 2: "C"},
        {1: "A", 2: "A"},
    ]


def test_numbers_that_begin_anew_begin_another_list():
    assert values("1-B, 2-C", "1-A, 2-A") == [{1: "B", 2: "C"}, {1: "A", 2: "A"}]


def test_numbers_that_count_on_are_one_list():
    assert values("1-B, 2-C", "3-A, 4-A") == [{1: "B", 2: "C", 3: "A", 4: "A"}]


def test_a_table_has_a_list_for_each_variant():
    found = values("Нұсқа | 1 | 2 | 3", "1-нұсқа | B | A | C", "2-нұсқа | A | D | B")

    assert found == [{1: "B", 2: "A", 3: "C"}, {1: "A", 2: "D", 3: "B"}]


def test_what_is_no_list_is_left():
    found, left = read_key_lists(rows("Кілттер", "1-A, 2-B", "Сәттілік!"))

    assert len(found) == 1
    assert [row.text for row in left] == ["Кілттер", "Сәттілік!"]


# Which list is about which tests


def test_a_list_is_about_the_tests_above_it():
    tests = [item(1), item(2)]

    assert keys_of(tests, [listed("A", "C")]) == (["A", "C"], [])


def test_a_list_under_each_variant_is_about_its_own():
    tests = [item(1), item(2), item(1, 1), item(2, 1)]

    assert keys_of(tests, [listed("A", "B"), listed("C", "D")])[0] == ["A", "B", "C", "D"]


def test_lists_that_stand_together_are_taken_in_the_order_of_the_variants():
    tests = [item(1), item(2), item(1), item(2)]

    assert keys_of(tests, [listed("A", "B"), listed("C", "D")])[0] == ["A", "B", "C", "D"]


def test_one_list_that_counts_through_is_about_all_runs():
    tests = [item(1), item(2), item(1), item(2)]

    assert keys_of(tests, [listed("A", "B", "C", "D")])[0] == ["A", "B", "C", "D"]


def test_one_list_that_begins_anew_is_about_the_run_above_it():
    tests = [item(1), item(2), item(1), item(2)]

    assert keys_of(tests, [listed("A", "B")])[0] == ["", "", "A", "B"]


def test_lists_of_parts_of_one_run_are_put_together():
    tests = [item(1), item(2), item(3), item(4)]
    first, second = KeyList({1: "A", 2: "B"}, ()), KeyList({3: "C", 4: "D"}, ())

    assert keys_of(tests, [first, second])[0] == ["A", "B", "C", "D"]


def test_a_list_above_its_tests_is_about_those_below():
    tests = [item(1, 1), item(2, 1)]

    assert keys_of(tests, [listed("A", "B")]) == (["A", "B"], [])


def test_a_list_that_leaves_one_out_tells_nothing_of_it():
    assert keys_of([item(1), item(2), item(3)], [listed("A", "", "C")])[0] == ["A", "", "C"]


def test_tests_without_numbers_are_counted():
    assert keys_of([item(None), item(None)], [listed("A", "B")])[0] == ["A", "B"]


def test_tests_that_count_on_from_elsewhere_may_have_a_list_from_one_on():
    assert keys_of([item(11), item(12)], [listed("A", "B")])[0] == ["A", "B"]


def test_letters_without_numbers_need_as_many_tests():
    letters = KeyList({}, (), ("A", "B"))

    assert keys_of([item(1), item(2)], [letters]) == (["A", "B"], [])
    assert keys_of([item(1), item(2), item(3)], [letters]) == (["", "", ""], [letters])


def test_right_options_by_their_words():
    assert keys_of([item(1), item(2)], [listed("мұз", "Су.")])[0] == ["мұз", "Су."]


@pytest.mark.parametrize(
    "pairs",
    [
        pytest.param(("A", "E"), id="a letter that no option has"),
        pytest.param(("A", "B", "C"), id="a number that no test has"),
        pytest.param(("Астана", "Ертіс"), id="words of other tests"),
    ],
)
def test_a_list_that_does_not_fit_tells_nothing(pairs):
    wrong = listed(*pairs)

    assert keys_of([item(1), item(2)], [wrong]) == (["", ""], [wrong])


def test_lists_of_more_variants_than_there_are_tell_nothing():
    lists = [listed("A", "B"), listed("C", "D"), listed("B", "B")]

    found, unused = keys_of([item(1), item(2), item(1), item(2)], lists)

    assert (found, unused) == ([""] * 4, lists)


def test_without_tests_every_list_is_unused():
    assert keys_of([], [listed("A")]) == ([], [listed("A")])


NUMBERS = st.lists(st.tuples(st.integers(1, 4), st.integers(0, 3)), max_size=8)
LISTS = st.lists(
    st.dictionaries(st.integers(1, 5), st.sampled_from("ABCDE"), min_size=1).map(
        lambda found: KeyList(found, ())
    ),
    max_size=3,
)


@given(NUMBERS, LISTS)
def test_no_test_gets_a_letter_that_none_of_its_options_has(numbers, lists):
    places = sorted(place for _, place in numbers)
    tests = [item(number, place) for (number, _), place in zip(numbers, places, strict=True)]

    found, unused = keys_of(tests, lists)

    assert len(found) == len(tests)
    assert set(found) <= {"", "A", "B", "C", "D"}
    assert all(each in lists for each in unused)


@given(st.lists(st.sampled_from(("1-A, 2-B", "1-нұсқа: 1-C", "Кілт: AB", "1 | 2", "а", "Б | А"))))
def test_each_row_of_keys_is_in_a_list_or_left(texts):
    given = rows(*texts)
    lists, left = read_key_lists(given)
    kept = {row.line for each in lists for row in each.rows} | {row.line for row in left}

    assert kept <= {row.line for row in given}


def test_a_row_of_numbers_above_a_row_of_right_options_needs_no_lines():
    assert values("№ 1 2 3", "Ответ 2 1 4") == [{1: "2", 2: "1", 3: "4"}]


def test_numbers_that_count_on_are_no_right_options():
    assert values("1 2 3", "4 5 6") != [{1: "4", 2: "5", 3: "6"}]


@pytest.mark.parametrize("text", ["Для преподавателя. 1 – Б; 2 – А; 3 – В", "Кілт 1-A 2-B 3-C"])
def test_pairs_that_count_on_are_a_list_whatever_leads_up_to_them(text):
    assert is_key_list(text)


@pytest.mark.parametrize(
    "text", ["Мысалы 1 – Б; 3 – А; 7 – В", "1 – Б су 2 – А мұз 3 – В", "1 – Б; 2 – А"[:6]]
)
def test_pairs_with_words_between_or_without_order_are_none(text):
    assert not is_key_list(text)


# Parts with names, letters with their questions

PARTS = "Ответы к мини-тесту: 1а, 2б, 3в. Пары: 1г, 2а, 3б, 4в. Верно-неверно: 1 – нет, 2 – да."


def test_a_list_in_parts_names_each_of_them():
    found, left = read_key_lists(rows(PARTS))

    assert is_key_list(PARTS)
    assert [(each.name, len(each.values)) for each in found[:2]] == [
        ("Ответы к мини-тесту", 3),
        ("Пары", 4),
    ]
    assert left == []


def test_beside_other_parts_a_run_has_the_one_that_fits_it():
    lists = [listed("A", "B"), listed("A", "B", "C"), listed("D", "A", "B", "C")]

    assert keys_of([item(1), item(2), item(3)], lists)[0] == ["A", "B", "C"]


def test_where_two_fit_the_one_about_tests_is_taken():
    pairs = KeyList({1: "B", 2: "A"}, (), name="Пары")
    tests = KeyList({1: "A", 2: "B"}, (), name="Тест")
    other = listed("A", "B", "C")

    assert keys_of([item(1), item(2)], [pairs, tests, other])[0] == ["A", "B"]
    assert keys_of([item(1), item(2)], [pairs, listed("A", "B"), other])[0] == ["", ""]


def test_each_letter_may_name_its_questions():
    assert values("Кілті: A: 2, 5; B: 1, 4; C: 3") == [{2: "A", 5: "A", 1: "B", 4: "B", 3: "C"}]


@pytest.mark.parametrize("text", ["A: 2, 5; B: 1, 4", "A: 1, 2; B: 2, 3", "Топ A: 12, топ B: 10"])
def test_letters_that_leave_out_a_question_or_name_one_twice_are_no_list(text):
    assert not is_key_list(text)


def test_numbers_of_questions_may_be_called_so():
    assert values("Дұрыс жауаптар: 1-сұрақ – 2; 2-сұрақ – 1") == [{1: "2", 2: "1"}]


def test_a_test_too_much_moves_no_key():
    tests = [item(None), item(1), item(2), item(3)]

    assert keys_of(tests, [listed("A", "B", "C")])[0] == ["", "A", "B", "C"]


def test_a_test_without_its_number_has_the_one_between_its_neighbours():
    assert keys_of([item(1), item(None), item(3)], [listed("A", "B", "C")])[0] == ["A", "B", "C"]


@given(
    st.lists(
        st.sampled_from(["1", "2", "12", "A", "б", "-", ". ", "; ", ": ", "Кілт", " ", "су", ")"]),
        max_size=12,
    )
)
def test_the_fast_way_to_tell_a_list_says_what_the_slow_one_says(pieces):
    text = "".join(pieces)

    assert is_key_list(text) == _is_list(text)


def test_a_key_names_the_letter_before_an_option_and_a_number_its_text():
    letters = ["A", "B", "C"]

    assert right_places("C", letters, ["A", "C", "D"]) == (2,)
    assert right_places("2", letters, ["3", "4", "2"]) == (2,)
    assert right_places("2", letters, ["3", "4", "5"]) == (1,)


def test_parts_named_without_a_colon_are_lists_and_the_one_that_fits_is_taken():
    text = "Key: quiz 1 B, 2 C, 3 A; blanks morpheme, zero; matching 1d 2a 3c 4b"

    assert is_key_list(text)
    assert values(text) == [{1: "B", 2: "C", 3: "A"}, {1: "d", 2: "a", 3: "c", 4: "b"}]
    lists = read_key_lists(rows(text))[0]
    assert keys_of([item(1), item(2), item(3)], lists)[0] == ["B", "C", "A"]
    assert not is_key_list("Key: terms 1 and 2; blanks morpheme, zero")
