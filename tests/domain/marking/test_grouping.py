from hypothesis import given
from hypothesis import strategies as st

from lessons.domain.marking.grouping import group_answers, same_key
from tests.properties import examples

DEFINITION = "Дипломатия – мемлекеттің сыртқы саясатын бейбіт жолмен жүргізетін негізгі құралы"


def members(answers):
    return [group.members for group in group_answers(answers)]


def test_answers_that_differ_only_in_case_keyboard_and_marks_stand_in_one_exact_group():
    typed = ["Сыртқы саясат құралы.", "сырткы саясат куралы", "СЫРТҚЫ  САЯСАТ – ҚҰРАЛЫ!"]
    (group,) = group_answers(typed)
    assert group.members == (0, 1, 2)
    assert group.is_exact


def test_latin_letters_make_no_other_answer():
    assert same_key("Jūmsaq küş") == same_key("жұмсақ күш") == same_key("jumsaq kush")


def test_a_typo_and_an_ending_make_a_near_group():
    answers = [DEFINITION, DEFINITION.replace("негізгі", "негзгі"), DEFINITION + " болады"]
    (group,) = group_answers(answers)
    assert group.members == (0, 1, 2)
    assert not group.is_exact
    assert set(group.farthest) == {0, 1, 2} - {group.central}


def test_what_denies_the_same_words_is_in_another_group():
    denied = DEFINITION.replace("құралы", "құралы емес")
    assert members([DEFINITION, denied]) == [(0,), (1,)]


def test_another_number_is_another_group():
    answers = [f"{DEFINITION}, ол {year} жылдан бері бар" for year in (1648, 1815)]
    assert members(answers) == [(0,), (1,)]


def test_another_word_in_the_same_place_is_another_group():
    assert members([DEFINITION, DEFINITION.replace("сыртқы", "ішкі")]) == [(0,), (1,)]


def test_swapped_words_are_another_group():
    lists = "{} – мәдениет пен құндылықтар, ал {} – ғалымдар мен қоғамдық ұйымдар"
    answers = [lists.format("объект", "субъект"), lists.format("субъект", "объект")]
    assert members(answers) == [(0,), (1,)]


def test_larger_groups_come_first():
    assert members(["бір ой", "екінші пікір", "Екінші пікір"]) == [(1, 2), (0,)]


@examples(60)
@given(st.lists(st.text(alphabet="абвқң 1,.еместі", max_size=30), max_size=12))
def test_every_answer_stands_in_exactly_one_group(answers):
    groups = group_answers(answers)
    assert sorted(index for group in groups for index in group.members) == list(range(len(answers)))
    assert all(group.central in group.members for group in groups)
    assert all(set(group.farthest) <= set(group.members) - {group.central} for group in groups)
