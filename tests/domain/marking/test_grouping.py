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


LONG = "Дипломатия мемлекеттің сыртқы саясатын бейбіт жолмен жүзеге асырады"


def test_a_group_is_shown_by_its_central_text_and_the_two_farthest_from_it():
    answers = [
        f"{LONG} екен дейді",
        LONG,
        f"{LONG} екен",
        LONG.upper(),
        LONG.replace("бейбіт", "бейбт"),
    ]
    (group,) = group_answers(answers)
    assert group.members == (0, 1, 2, 3, 4)
    assert group.central == 1
    assert group.farthest == (0, 4)
    assert not group.is_exact


def test_two_words_more_are_no_other_answer_and_three_are():
    assert len(group_answers([LONG, f"{LONG} екен деген"])) == 1
    assert len(group_answers([LONG, f"{LONG} екен деген сөз"])) == 2


def test_a_word_said_twice_counts_as_one_more():
    assert len(group_answers([LONG, LONG.replace("сыртқы", "сыртқы сыртқы сыртқы сыртқы")])) == 2


def test_all_members_of_a_group_are_alike_and_not_only_neighbours():
    more = [LONG, f"{LONG} екен деген", f"{LONG} екен деген сөз ғой"]
    groups = group_answers(more)
    assert [group.members for group in groups] == [(1, 2), (0,)]


def test_an_answer_of_marks_alone_is_a_group_of_its_own():
    assert [group.members for group in group_answers(["...", LONG, "?!"])] == [(0, 2), (1,)]


def test_answers_must_be_as_alike_as_was_asked():
    pair = [LONG, f"{LONG} екен"]
    assert len(group_answers(pair, like=0.99)) == 2
    assert len(group_answers([LONG, LONG.lower()], like=1.0)) == 1


def test_what_few_answers_share_makes_them_alike_more_than_what_all_say():
    """«Дипломатия» stands in all of them, so it tells least."""
    rare = ["Дипломатия келіссөзбен бітімгершілік", "Дипломатия бітімгершілік келіссөзбен ғой"]
    common = [f"Дипломатия {word}" for word in ("әскер", "сауда", "туризм", "спорт", "өнер")]
    assert all(len(group.members) == 1 for group in group_answers([*rare, *common], like=0.9))
    assert all(len(group.members) == 1 for group in group_answers(common, like=0.6))
