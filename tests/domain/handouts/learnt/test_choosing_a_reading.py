"""Which of two readings is taken: both sides of each threshold."""

from dataclasses import replace

import pytest

from lessons.domain.handouts.document import ReadLesson, ReadQuestion, ReadSection, Span
from lessons.domain.handouts.handout import Handout
from lessons.domain.handouts.learnt.choosing import MOST_LOSS, MOST_SHARE, choose
from lessons.domain.handouts.learnt.reading import Learnt
from lessons.domain.parts import Part

BODY = (ReadSection(heading="", text="Су буланады."),)


def lesson(*asked: int, **fields) -> ReadLesson:
    questions = tuple(
        ReadQuestion(kind="open-ended", part=Part.LEVEL_1, text=f"{line}?", span=Span(line, line))
        for line in asked
    )
    return ReadLesson(**{"title": "Су", "body": BODY, "questions": questions, **fields})


def handout(*asked: int, **fields) -> Handout:
    return Handout((lesson(*asked, **fields),), ())


def learnt(*asked: int, given=None, **fields) -> Learnt:
    """``given`` by line, else the models are sure of what they ask."""
    return Learnt(handout(*asked, **fields), dict.fromkeys(asked, 1.0) | (given or {}))


def test_where_both_ask_the_same_the_rules_are_taken():
    choice = choose(handout(1, 2), learnt(1, 2))

    assert (choice.is_learnt, choice.differing) == (False, frozenset())


def test_without_rules_the_learnt_reading_is_taken():
    assert choose(None, learnt(1, 2)).is_learnt


def test_where_nothing_is_learnt_the_rules_are_taken():
    choice = choose(handout(1), Learnt(None, {}))

    assert (choice.is_learnt, choice.handout) == (False, handout(1))


def test_where_neither_reads_anything_nothing_is_taken():
    assert choose(None, Learnt(None, {})).handout is None


@pytest.mark.parametrize(("asked", "is_learnt"), [(0.5, False), (0.0, True)])
def test_one_line_may_be_lost_and_two_may_not(asked, is_learnt):
    """The models are sure of one line more; of another they know nothing, or that it is none."""
    assert MOST_LOSS == 1.0

    assert choose(handout(1, 3), learnt(1, 2, given={3: asked})).is_learnt is is_learnt


@pytest.mark.parametrize(("missed", "is_learnt"), [(2, False), (3, True)])
def test_of_many_lines_a_share_may_be_lost(missed, is_learnt):
    ruled, asked = range(1, 41 - missed), range(1, 41)
    assert 2 <= MOST_SHARE * 40 < 3

    assert choose(handout(*ruled), learnt(*asked)).is_learnt is is_learnt


def test_lines_that_the_models_do_not_know_are_no_word_against_the_rules():
    choice = choose(handout(1, 2, 3, 4), learnt(1, given=dict.fromkeys((2, 3, 4), 0.5)))

    assert (choice.is_learnt, choice.differing) == (False, frozenset())


def test_where_the_two_differ_and_the_models_are_sure_the_lines_are_told():
    choice = choose(handout(1, 3), learnt(1, 2, given={2: 0.61, 3: 0.24}))

    assert choice.differing == {2, 3}


def test_a_lesson_without_anything_is_a_line_of_contents():
    empty = ReadLesson(title="Мазмұны")
    ruled = Handout((empty, lesson(1, 2)), ())

    assert choose(ruled, learnt(1, 2)).is_learnt
    assert not choose(Handout((lesson(1), lesson(2)), ()), learnt(1, 2)).is_learnt


@pytest.mark.parametrize("is_learnt", [True, False])
def test_what_one_reading_lacks_is_taken_from_the_other(is_learnt):
    with_goal = {"goal": "білу", "number": 4, "spans": {"goal": Span(9, 9)}}
    ruled = handout(1, **({} if not is_learnt else with_goal))
    other = learnt(*range(1, 9) if is_learnt else (1,), **({} if is_learnt else with_goal))

    choice = choose(ruled, other)

    assert choice.is_learnt is is_learnt
    assert (choice.handout.lessons[0].goal, choice.handout.lessons[0].number) == ("білу", 4)


def test_a_field_from_lines_that_are_asked_is_not_taken():
    other = learnt(1, 2, goal="білу", spans={"goal": Span(2, 2)})

    assert choose(handout(1, 2), other).handout.lessons[0].goal == ""


def test_readings_of_other_lessons_fill_nothing():
    other = Learnt(Handout((lesson(1, goal="білу"), lesson(2)), ()), {1: 1.0, 2: 1.0})

    assert choose(handout(1, 2), other).handout.lessons[0].goal == ""


@pytest.mark.parametrize(("head", "is_learnt"), [(3, True), (4, False)])
def test_rules_that_read_over_a_heading_are_not_taken(head, is_learnt):
    """Line 4 begins the next question."""
    questions = tuple(
        ReadQuestion(kind="open-ended", part=Part.LEVEL_1, text="?", span=Span(first, last))
        for first, last in ((1, 3), (4, 5))
    )
    ruled = Handout((ReadLesson(title="Су", body=BODY, questions=questions),), ())
    read = Learnt(handout(1, 4), {1: 1.0, 4: 1.0}, heads=frozenset({head}))

    assert choose(ruled, read).is_learnt is is_learnt


def work(line: int) -> ReadQuestion:
    return ReadQuestion(
        kind="open-ended", part=Part.INDEPENDENT, text="Эссе жазу", span=Span(line, line)
    )


def test_parts_of_work_are_no_levels():
    """More lines may be lost where questions have levels, and not where only work has parts."""
    (own,) = handout(*range(1, 15)).lessons
    works = (work(41), replace(work(42), part=Part.GUIDED))
    given = tuple(replace(each, is_level_given=True) for each in (*own.questions, *works))
    ruled = Handout((replace(own, goal="білу", questions=given),), ())

    told = Learnt(
        with_work(handout(*range(1, 21)), 41, 42), dict.fromkeys((*range(1, 21), 41, 42), 1.0)
    )

    assert choose(ruled, told).is_learnt


@pytest.mark.parametrize(("detail", "is_learnt"), [(42, True), (44, False)])
def test_work_that_goes_on_over_cells_of_its_form_is_not_taken_from_the_rules(detail, is_learnt):
    (own,) = handout(1).lessons
    joined = replace(work(41), span=Span(41, 43))
    ruled = Handout((replace(own, questions=(*own.questions, joined)),), ())
    told = Learnt(with_work(handout(1), 41), {1: 1.0, 41: 1.0}, details=frozenset({detail}))

    assert choose(ruled, told).is_learnt is is_learnt


def with_work(read: Handout, *lines: int) -> Handout:
    (own,) = read.lessons
    return replace(read, lessons=(replace(own, questions=(*own.questions, *map(work, lines))),))


def test_work_that_the_rules_lack_makes_the_learnt_reading_taken():
    told = Learnt(with_work(handout(1, 2), 9), {1: 1.0, 2: 1.0, 9: 1.0})

    assert choose(handout(1, 2), told).is_learnt
    assert not choose(handout(1, 2), replace(told, asked={1: 1.0, 2: 1.0, 9: 0.9})).is_learnt


def test_where_the_rules_have_found_more_tests_they_get_the_work():
    (own,) = handout(1, 2).lessons
    test = replace(own.questions[0], kind="single-choice", payload={"options": []})
    ruled = Handout((replace(own, questions=(test, own.questions[1])),), ())

    choice = choose(ruled, Learnt(with_work(handout(1, 2), 9), {1: 1.0, 2: 1.0, 9: 1.0}))

    assert not choice.is_learnt
    assert [each.part for each in choice.handout.lessons[0].questions][-1] is Part.INDEPENDENT


def test_what_certainly_asks_nothing_is_no_question_of_the_rules():
    choice = choose(handout(1, 2), replace(learnt(1), settled=frozenset({2})))

    assert [each.span.first for each in choice.handout.lessons[0].questions] == [1]


def test_levels_and_points_come_from_the_reading_that_has_them():
    (own,), (other,) = handout(1).lessons, handout(1).lessons
    bare = replace(own.questions[0], is_level_given=False, is_points_given=False)
    told = replace(other.questions[0], part=Part.LEVEL_3, points=5)
    ruled = Handout((replace(own, questions=(bare,)),), ())

    choice = choose(ruled, Learnt(Handout((replace(other, questions=(told,)),), ()), {1: 1.0}))
    (question,) = choice.handout.lessons[0].questions

    assert (question.part, question.points) == (Part.LEVEL_3, 5)
    assert question.is_level_given
    assert question.is_points_given


def test_work_in_class_that_only_the_models_see_makes_their_reading_taken():
    ruled = with_work(handout(1, 2), 9)
    (own,) = ruled.lessons
    in_class = replace(own.questions[0], span=Span(5, 5), is_class_work=True)
    told = Handout((replace(own, questions=(*own.questions, in_class)),), ())
    given = dict.fromkeys((1, 2, 5, 9), 1.0)

    assert choose(ruled, Learnt(told, given)).is_learnt
    assert not choose(ruled, Learnt(told, {**given, 5: 0.9})).is_learnt


def test_a_field_of_the_other_reading_is_no_text_any_more():
    body = (ReadSection(heading="", text="Бағдары – суды тану\n\nСу буланады."),)

    choice = choose(handout(1, body=body), learnt(1, goal="суды тану", spans={"goal": Span(9, 9)}))

    (taken,) = choice.handout.lessons
    assert (taken.goal, taken.body[0].text) == ("суды тану", "Су буланады.")
