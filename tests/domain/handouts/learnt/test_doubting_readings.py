"""Lines that are told as read in two ways, and what no handout holds."""

import pytest

from lessons.domain.handouts.document import ReadLesson, ReadQuestion, Span
from lessons.domain.handouts.handout import Handout
from lessons.domain.handouts.learnt.choosing import Choice
from lessons.domain.handouts.learnt.doubting import LONGEST_QUESTION, MOST_TASKS, doubts_of
from lessons.domain.handouts.learnt.reading import Learnt
from lessons.domain.parts import Part
from tests.domain.handouts.learnt.lines_of_text import rows


def question(text: str, line: int = 1, part: Part = Part.LEVEL_1) -> ReadQuestion:
    return ReadQuestion(kind="open-ended", part=part, text=text, span=Span(line, line))


def told(*questions: ReadQuestion, differing=(), doubtful=(), is_learnt: bool = True) -> list[int]:
    handout = Handout((ReadLesson(title="Су", questions=questions),), ())
    choice = Choice(handout, is_learnt=is_learnt, differing=frozenset(differing))
    found = doubts_of(choice, Learnt(handout, {}, frozenset(doubtful)), rows("а", "б", "в"))
    return [doubt.line for doubt in found]


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
