"""Options on one line stand apart where a document has tests, and stay together elsewhere."""

from dataclasses import replace

import pytest

from lessons.domain.handouts.learnt.shared_options import with_options_apart
from tests.domain.handouts.learnt.lines_of_text import rows

STEMS = ["1. A candidate key is", "2. BCNF is stricter than"]
SHARED = ["(a) an index (b) a superkey (c) a view", "(a) 4NF (b) 5NF (c) 3NF"]
APART = ["(a) an index", "(b) a superkey", "(c) a view", "(a) 4NF", "(b) 5NF", "(c) 3NF"]


def texts(*lines: str) -> list[str]:
    return [row.text for row in with_options_apart(rows(*lines))]


@pytest.mark.parametrize("telling", ["Answer key: 1b 2c 3a", "Choose one answer", "Тест"])
def test_options_of_tests_stand_apart(telling):
    found = texts(telling, STEMS[0], SHARED[0], STEMS[1], SHARED[1])

    assert found == [telling, STEMS[0], *APART[:3], STEMS[1], *APART[3:]]


def test_a_stem_before_them_is_kept():
    found = texts("Ключ: 1-б, 2-а", "1. Су? А) мұз; Ә) зат; Б) бу.", "2. Бу? А) газ; Ә) су; Б) ой")

    assert found[1:5] == ["1. Су?", "А) мұз", "Ә) зат", "Б) бу."]


@pytest.mark.parametrize(
    "lines",
    [
        [*STEMS, *SHARED],
        ["Тест", STEMS[0], SHARED[0]],
        ["Тест", "1. Салыстырыңыз: а) су; ә) мұз", "2. Атаңыз: а) бу; ә) газ"],
        ["Тест", f"1. а) {'x' * 91} ә) су б) бу", f"2. а) {'x' * 91} ә) су б) бу"],
        ["Тест", "1. А. Құнанбаев Ә. Марғұлан Б. Момышұлы", "2. А. Су Ә. Бу Б. Ой"],
    ],
)
def test_parts_of_a_question_stay_in_it(lines):
    assert texts(*lines) == lines


def test_a_paragraph_of_options_may_run_over_several_rows():
    given = rows("Тест", "1) Су: а) тас; б) сұйық", "зат; в) ауа.", "2) Мұз: а) су; б) бу; в) тұз.")
    given[2] = replace(given[2], starts=False)

    found = with_options_apart(given)

    assert [row.text for row in found[1:6]] == ["1) Су:", "а) тас", "б) сұйық", "зат", "в) ауа."]
    assert [row.starts for row in found[1:6]] == [True, True, True, False, True]


def test_a_list_of_keys_stays_whole():
    keys = "Жауаптары: а) 1 ә) 2 б) 3"

    assert texts(keys, keys, "Тест") == [keys, keys, "Тест"]


def test_numbers_behind_a_stem_of_its_own_number_become_letters():
    found = texts(
        "Тест",
        "1-сұрақ. Баға: 1) өседі; 2) азаяды; 3) тұрады.",
        "2-сұрақ. Нарық: 1) айырбас; 2) зауыт; 3) дүкен.",
    )

    assert found[1:4] == ["1-сұрақ. Баға:", "A) өседі", "B) азаяды"]


def test_options_before_a_cut_of_their_format_belong_to_the_line():
    found = texts("Тест", "1. Су:", "а) тас; б) зат; в)", "г) ауа", "2. Бу: а) газ; б) су; в) ой")

    assert found[2:4] == ["а) тас", "б) зат"]


def test_a_heading_with_a_letter_ends_the_options():
    given = rows("Test", "1. Su? (a) su (b) bu", "(c) muz (d) tas", "E. Talk it over", "2. Muz?")
    given += rows("(a) su (b) bu (c) tas")
    given[3] = replace(given[3], heading=2)

    assert "(d) tas" in [row.text for row in with_options_apart(given)]


def test_options_between_slashes_stand_apart():
    lines = ["1) Су: тас / зат / ауа", "2) Мұз деген не? су / бу / тұз"]

    found = texts("Дұрысын дөңгелекте", *lines)

    assert found[1:5] == ["1) Су:", "A) тас", "B) зат", "C) ауа"]
    assert texts("Есептеңіз", *lines)[1:] == lines


def test_a_letter_at_the_end_of_a_row_begins_the_next_and_a_unit_is_none():
    given = rows(
        "Тест",
        "1) Кернеу: а) 380 В; +б) 220 В; в)",
        "660 В; г) 127 В.",
        "2) Су: а) бу; б) мұз; в) зат.",
    )
    given[2] = replace(given[2], starts=False)

    found = [row.text for row in with_options_apart(given)]

    assert found[1:6] == ["1) Кернеу:", "а) 380 В", "+б) 220 В", "в) 660 В", "г) 127 В."]
