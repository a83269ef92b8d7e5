"""Lines that are told as read in two ways, and what no handout holds."""

import pytest

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import ReadLesson, ReadQuestion, ReadSection, Span
from lessons.domain.handouts.document import Warning as Doubt
from lessons.domain.handouts.handout import Handout
from lessons.domain.handouts.learnt.choosing import Choice
from lessons.domain.handouts.learnt.doubting import (
    LONGEST_QUESTION,
    MOST_TASKS,
    doubts_of,
    of_structure,
)
from lessons.domain.handouts.learnt.reading import Learnt
from lessons.domain.parts import Part
from tests.domain.handouts.learnt.lines_of_text import rows


def question(text: str, line: int = 1, part: Part = Part.LEVEL_1) -> ReadQuestion:
    return ReadQuestion(kind="open-ended", part=part, text=text, span=Span(line, line))


def told(
    *questions: ReadQuestion,
    differing=(),
    doubtful=(),
    is_learnt: bool = True,
    is_sure: bool = False,
) -> list[int]:
    handout = Handout((ReadLesson(title="Су", questions=questions),), ())
    choice = Choice(handout, is_learnt=is_learnt, differing=frozenset(differing))
    learnt = Learnt(handout, {}, frozenset(doubtful), is_sure=is_sure)
    return [doubt.line for doubt in doubts_of(choice, learnt, rows("а", "б", "в"))]


def test_a_sound_reading_has_no_doubts():
    assert told(question("Су деген не?")) == []


def test_lines_on_which_the_readings_differ_are_told_in_their_order():
    assert told(question("Су деген не?"), differing=(3, 2)) == [2, 3]


@pytest.mark.parametrize(("is_learnt", "lines"), [(True, [2]), (False, [])])
def test_the_models_own_doubts_count_where_their_reading_is_taken(is_learnt, lines):
    assert told(question("Су деген не?"), doubtful=(2,), is_learnt=is_learnt) == lines


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("237", True),
        ("а) 5", True),
        ("Су?", True),
        ("Суы?", False),
        ("с" * LONGEST_QUESTION, False),
        ("с" * (LONGEST_QUESTION + 1), True),
    ],
)
def test_a_question_without_words_or_of_pages_is_told(text, is_told):
    assert bool(told(question(text))) is is_told


@pytest.mark.parametrize(("count", "lines"), [(MOST_TASKS, []), (MOST_TASKS + 1, [2])])
def test_more_tasks_than_any_handout_has_are_told_once(count, lines):
    assert told(*[question("эссе жазу", 2, Part.INDEPENDENT)] * count) == lines


def test_a_line_is_told_once():
    assert told(question("237", line=2), differing=(2,)) == [2]


def test_not_every_doubt_of_a_ruined_file_is_told():
    assert len(told(question("Су деген не?"), differing=range(1, 100))) == 12


@pytest.mark.parametrize(("is_learnt", "lines"), [(True, []), (False, [2])])
def test_what_the_rules_read_otherwise_is_no_word_against_models_that_are_sure(is_learnt, lines):
    found = told(question("Су деген не?"), differing=(2,), is_learnt=is_learnt, is_sure=True)

    assert found == lines


def structure(*doubts: Doubt, text: str = "", is_sure=True, is_list=False) -> list[str]:
    """Codes that are told of a reading with these doubts of its own."""
    body = (ReadSection(heading="", text=text),) if text else ()
    asked = (question("Су деген не?"),)
    lesson = ReadLesson(title="Су", goal="Суды тану", body=body, questions=asked)
    handout = Handout((lesson,), doubts)
    learnt = Learnt(handout, {}, is_sure=is_sure, is_list=is_list)
    return [each.code for each in of_structure(Choice(handout, is_learnt=True), learnt)]


def unused(*texts: str) -> list[Doubt]:
    return [Doubt(line=line, code=Code.NOT_USED, text=text) for line, text in enumerate(texts, 2)]


@pytest.mark.parametrize(
    ("is_sure", "is_list", "is_told"),
    [(True, True, False), (True, False, True), (False, True, True)],
)
@pytest.mark.parametrize("code", [Code.THEORY_MISSING, Code.TITLE_MISSING])
def test_a_list_of_questions_misses_no_theory_and_no_title(code, is_sure, is_list, is_told):
    doubt = Doubt(line=1, code=code)

    assert bool(structure(doubt, is_sure=is_sure, is_list=is_list)) is is_told


SENTENCE = "Су буланып, бұлт түзеді, ал бұлттан жауын жауып, өзендер мен көлдерге қайта құйылады."
WORK = "СӨЖ орнына ауылыңыздағы өзеннің суын үш жерден алып, тазалығын салыстырып, кесте сызыңыз"


@pytest.mark.parametrize(
    ("texts", "text", "is_told"),
    [
        ((SENTENCE,), "", True),
        ((SENTENCE,), "Бу да су.", False),
        ((WORK,), "Бу да су.", True),
        (("СӨЖ тапсырмасы",), "Бу да су.", False),
        (("1. Су мен бу", "2. Бу мен мұз"), "Бу да су.", True),
        (("1. Су мен бу",), "Бу да су.", False),
        (("№ 1 билет", "№ 2 билет", "1. 5", "2. 5"), "Бу да су.", False),
    ],
)
def test_work_lists_and_the_whole_text_are_not_left_out_in_silence(texts, text, is_told):
    assert (Code.READ_TWO_WAYS in structure(*unused(*texts), text=text)) is is_told


@pytest.mark.parametrize(
    ("goal", "text", "is_told"),
    [("", "Су. " * 50, True), ("Суды тану", "Су. " * 50, False), ("Суды тану", "Су.", True)],
)
def test_a_text_of_a_line_or_two_is_theory_only_where_a_goal_leads_to_it(goal, text, is_told):
    body = (ReadSection(heading="", text=text),)
    asked = (question("Су деген не?"),)
    lesson = ReadLesson(title="Су", goal=goal, body=body, questions=asked)
    choice = Choice(Handout((lesson,), ()), is_learnt=True, differing=frozenset({1}))
    found = list(doubts_of(choice, Learnt(choice.handout, {}, is_sure=True), rows("Су деген не?")))

    assert bool(found) is is_told


@pytest.mark.parametrize(
    ("text", "payload", "is_told"),
    [
        ("Есептер шығару:", {}, True),
        ("Су – бұл:", {"options": ["зат", "сан"]}, False),
        ("Есеп шығару.", {}, False),
    ],
)
def test_an_item_that_only_leads_up_to_others_is_told(text, payload, is_told):
    asked = ReadQuestion(kind="x", part=Part.LEVEL_1, text=text, payload=payload, span=Span(1, 1))

    assert bool(told(asked)) is is_told
