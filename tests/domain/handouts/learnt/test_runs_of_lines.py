"""Items that are counted on, and options under a stem."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from lessons.domain.handouts.item_marks import Kind
from lessons.domain.handouts.learnt.lines import lines_of
from lessons.domain.handouts.learnt.runs import bare_options_of, options_of, runs_of
from tests.domain.handouts.learnt.lines_of_text import lines, table

PIECES = st.lists(
    st.sampled_from(("1. а", "2. б", "3. в", "– г", "A) д", "B) е", "C) ж", "І. з", "ІІ. и", "к")),
    max_size=40,
)


def runs(*texts: str) -> list[tuple[int, ...]]:
    return sorted({run.places for run in runs_of(lines(*texts)).values()})


def test_numbers_that_count_on_are_one_run():
    assert runs("1. Су", "2. Мұз", "3. Бу") == [(0, 1, 2)]


def test_numbers_that_begin_anew_are_two():
    assert runs("1. Су", "2. Мұз", "1. Бу", "2. Қар") == [(0, 1), (2, 3)]


def test_a_number_that_stands_alone_is_no_run():
    assert runs("1. Су", "Мұз", "5. Бу") == []


def test_answers_may_stand_between_the_items_of_a_run():
    found = runs_of(lines("1. Су", "Жауабы: су", "2. Мұз", "Жауабы: мұз"))

    assert found[0].places == (0, 2)
    assert found[0].gap == 2


def test_far_apart_the_same_count_is_another_list():
    assert runs("1. Су", *(["Мәтін"] * 15), "2. Мұз") == []


def test_bullets_are_a_run_only_side_by_side():
    assert runs("– су", "– мұз", *(["Мәтін"] * 3), "– бу") == [(0, 1)]


def test_options_stand_under_their_stem():
    (found,) = options_of(lines("1. Су не?", "A) бу", "B) мұз", "C) қар"))

    assert (found.stem, found.places) == (0, (1, 2, 3))


def test_options_in_kazakh_order_are_options():
    (found,) = options_of(lines("1. Су не?", "а) бу", "ә) мұз", "б) қар"))

    assert found.places == (1, 2, 3)


def test_one_letter_is_no_list_of_options():
    assert options_of(lines("1. Су не?", "A) бу", "2. Мұз не?")) == []


def test_letters_without_a_stem_are_none_either():
    assert options_of(lines("A) бу", "B) мұз")) == []


def test_letters_that_begin_anew_belong_to_the_next_stem():
    found = options_of(lines("1. Су не?", "A) бу", "B) мұз", "2. Бу не?", "A) су", "B) қар"))

    assert [each.places for each in found] == [(1, 2), (4, 5)]


@given(PIECES)
def test_each_line_is_in_one_run_at_most_and_runs_count_on(texts):
    read = lines(*texts)
    for place, run in runs_of(read).items():
        assert place in run.places
        assert len(run.places) > 1
        for above, below in pairwise(run.places):
            assert above < below
            if run.kind is Kind.NUMBER:
                assert read[below].mark.number == read[above].mark.number + 1


@given(PIECES)
def test_no_line_is_an_option_of_two_stems(texts):
    read = lines(*texts)
    places = [place for each in options_of(read) for place in each.places]

    assert len(places) == len(set(places))
    assert all(read[place].option for place in places)


def bare(*texts: str) -> list[tuple[int, ...]]:
    read = lines(*texts)
    return [each.places for each in bare_options_of(read, options_of(read))]


def test_as_many_short_lines_under_each_number_are_options():
    found = bare("1. Су", "бу", "мұз", "2. Мұз", "су", "қар", "3. Бу", "су", "тұман")

    assert found == [(1, 2), (4, 5), (7, 8)]


def test_two_numbers_with_lines_below_are_any_list():
    assert bare("1. Су", "бу", "мұз", "2. Мұз", "су", "қар") == []


def test_long_lines_under_numbers_are_text():
    assert bare(*(line for n in (1, 2, 3) for line in (f"{n}. Су", "а" * 90, "б" * 90))) == []


def test_signs_of_right_and_wrong_are_options_under_any_line():
    assert bare("Су деген не?", "– бу", "+ сұйық", "– мұз") == [(1, 2, 3)]


def test_dashes_alone_are_any_list():
    assert bare("Керек:", "– су", "– мұз", "– бу") == []


def test_numbers_that_begin_anew_under_stems_of_another_kind_are_options():
    found = bare(
        *(line for n in (1, 2, 3) for line in (f"Вопрос {n}. Су", "1) бу", "2) мұз", "3) қар"))
    )

    assert found == [(1, 2, 3), (5, 6, 7), (9, 10, 11)]


def test_questions_that_begin_anew_under_each_level_are_none():
    levels = (f"{n}-деңгей" for n in (1, 2, 3))

    assert bare(*(line for name in levels for line in (name, "1. Су", "2. Мұз", "3. Бу"))) == []


def test_cells_beside_a_number_are_no_options():
    cells = [["№", "Тақырып", "Түрі", "Апта"]]
    cells += [[f"{n}.", f"Су {n}", "эссе", f"{n}-апта"] for n in (1, 2, 3)]

    assert bare_options_of(lines_of(table(*cells))) == []
