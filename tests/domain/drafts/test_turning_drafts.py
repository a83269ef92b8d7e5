"""An item made something else with one press, and levels for a whole run; nothing typed is lost."""

from dataclasses import replace

import pytest

from lessons.domain.drafts.draft import Draft, DraftSection, ItemPlace, Items, NotDone
from lessons.domain.drafts.drawing import draft_of
from lessons.domain.drafts.levels import NO_LEVEL, give_run, runs_without_level
from lessons.domain.drafts.swaps import doubt_code
from lessons.domain.drafts.taking_up import New
from lessons.domain.drafts.turning import become, make_of_lines, say_asked, say_text
from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import (
    Document,
    Judgement,
    Kind,
    ReadLesson,
    ReadQuestion,
    ReadSection,
    Span,
)
from lessons.domain.handouts.document import Warning as Doubt
from lessons.domain.parts import Part

LINES = (
    "Елшілік – тұрақты өкілдік.",
    "Елшілікті кім басқарады?",
    "Ол шет елде жұмыс істейді.",
    "1. Бұл неге маңызды?",
    "2. Елшілік деген не?",
    "3. Консул деген кім?",
    "4. Салыстырыңыз.",
    "Эссе жазыңыз.",
    "Әдебиеттер тізімі.",
)
IN_TEXT = Doubt(line=2, code=Code.READ_TWO_WAYS, text=LINES[1])
IN_QUESTION = Doubt(line=4, code=Code.READ_TWO_WAYS, text=LINES[3])


def asked(text: str, line: int, part: Part = Part.LEVEL_1, *, given: bool = False, **more):
    return ReadQuestion(part=part, text=text, span=Span(line, line), is_level_given=given, **more)


@pytest.fixture
def draft() -> Draft:
    lesson = ReadLesson(
        title="Елшілік",
        number=7,
        body=(ReadSection(heading="", text="\n\n".join(LINES[:3]), span=Span(1, 3)),),
        questions=(
            asked("Бұл неге маңызды?", 4),
            asked("Елшілік деген не?", 5),
            asked("Консул деген кім?", 6),
            asked("Салыстырыңыз.", 7, Part.LEVEL_2, given=True),
            asked("Эссе жазыңыз.", 8, Part.INDEPENDENT, given=True, label="БӨЖ"),
        ),
    )
    document = Document(
        file="a.txt",
        kind=Kind.HANDOUT,
        verdict=Judgement.WARN,
        lessons=(lesson,),
        lines=LINES,
        warnings=(IN_TEXT, IN_QUESTION),
    )
    return draft_of(document, language="kk")


SECTION = ItemPlace(0, Items.SECTIONS, 0)


def question(index: int) -> ItemPlace:
    return ItemPlace(0, Items.QUESTIONS, index)


def texts(draft: Draft) -> list[str]:
    return [item.text for item in draft.lessons[0].questions]


def parts(draft: Draft) -> list[str]:
    return [item.part for item in draft.lessons[0].questions]


def body(draft: Draft) -> list[str]:
    return [section.text for section in draft.lessons[0].sections]


class TestLevels:
    def test_a_level_that_the_document_does_not_give_is_left_open(self, draft):
        assert parts(draft) == [NO_LEVEL, NO_LEVEL, NO_LEVEL, "level-2", "independent"]

    def test_questions_without_a_level_that_follow_each_other_are_one_run(self, draft):
        assert runs_without_level(draft.lessons[0].questions) == [range(3)]

    def test_one_press_gives_a_whole_run_its_level(self, draft):
        edited = give_run(draft, question(1), part=Part.LEVEL_3).draft
        assert parts(edited) == ["level-3"] * 3 + ["level-2", "independent"]

    def test_a_question_with_a_level_belongs_to_no_run(self, draft):
        assert give_run(draft, question(3), part=Part.LEVEL_3).draft == draft


class TestBecoming:
    def test_a_question_becomes_text_between_the_lines_around_it(self, draft):
        asked_early = make_of_lines(draft, [2], target=New.QUESTION)
        edited = become(asked_early.draft, asked_early.at, what=New.SECTION).draft
        assert "Елшілікті кім басқарады?" in body(edited)[0]
        assert texts(edited) == texts(draft)

    def test_text_comes_below_what_stands_above_it_as_the_document_has_it(self, draft):
        edited = become(draft, question(0), what=New.SECTION)
        assert body(edited.draft)[0].split("\n\n")[-1] == "1. Бұл неге маңызды?"
        assert texts(edited.draft)[0] == "Елшілік деген не?"
        assert edited.at == question(0)

    def test_what_was_typed_into_a_question_goes_with_it_into_the_text(self, draft):
        typed = replace(draft.item(question(0)), text="Бұл маңызды.", hints="Ойланыңыз.")
        edited = become(draft.put(question(0), typed), question(0), what=New.SECTION).draft
        assert body(edited)[0].endswith("Бұл маңызды.\nОйланыңыз.")

    def test_without_a_section_above_a_new_one_is_made(self, draft):
        lesson = replace(draft.lessons[0], sections=())
        edited = become(draft.with_lesson(0, lesson), question(0), what=New.SECTION).draft
        assert body(edited) == ["1. Бұл неге маңызды?"]

    def test_every_paragraph_of_a_section_becomes_a_question_with_its_own_line(self, draft):
        edited = become(draft, SECTION, what=New.QUESTION).draft
        assert texts(edited)[:3] == list(LINES[:3])
        assert [str(item.origin) for item in edited.lessons[0].questions][:3] == [
            ":1-1",
            ":2-2",
            ":3-3",
        ]
        assert body(edited) == []

    def test_the_heading_of_such_a_section_stays_left_out(self, draft):
        headed = replace(draft.item(SECTION), heading="Бақылау сұрақтары")
        edited = become(draft.put(SECTION, headed), SECTION, what=New.QUESTION).draft
        assert edited.lessons[0].sections[0].heading == "Бақылау сұрақтары"
        assert edited.lessons[0].sections[0].is_left_out

    def test_an_empty_section_says_that_nothing_can_be_asked(self, draft):
        empty = draft.put(SECTION, DraftSection(id=0, heading="Тек тақырып"))
        assert become(empty, SECTION, what=New.TEST).reason is NotDone.NOTHING_TO_ASK

    def test_a_section_can_become_tasks(self, draft):
        edited = become(draft, SECTION, what=New.GUIDED).draft
        assert parts(edited)[:3] == ["guided"] * 3

    def test_a_task_becomes_a_question_of_the_level_above_it(self, draft):
        edited = become(draft, question(4), what=New.QUESTION).draft
        assert (parts(edited)[4], edited.item(question(4)).label) == ("level-2", "")

    def test_options_in_the_text_become_those_of_a_test(self, draft):
        typed = replace(draft.item(question(1)), text="Елшілік деген не?\nА) өкілдік\nБ) мекеме")
        edited = become(draft.put(question(1), typed), question(1), what=New.TEST).draft
        assert edited.item(question(1)).kind == "single-choice"
        assert edited.item(question(1)).key == "өкілдік\nмекеме"

    def test_lines_left_over_become_a_task(self, draft):
        edited = make_of_lines(draft, [9], target=New.INDEPENDENT)
        assert (parts(edited.draft)[5], texts(edited.draft)[5]) == ("independent", LINES[8])


class TestDeciding:
    def test_a_line_of_a_section_is_asked(self, draft):
        edited = say_asked(draft, SECTION, code=doubt_code(IN_TEXT)).draft
        assert texts(edited)[0] == "Елшілікті кім басқарады?"
        assert body(edited) == [f"{LINES[0]}\n\n{LINES[2]}"]
        assert edited.decided == {doubt_code(IN_TEXT)}

    def test_a_line_of_a_section_is_text_as_it_stands(self, draft):
        edited = say_text(draft, SECTION, code=doubt_code(IN_TEXT)).draft
        assert edited == replace(draft, decided=frozenset({doubt_code(IN_TEXT)}))

    def test_a_question_is_asked_as_it_stands(self, draft):
        edited = say_asked(draft, question(0), code=doubt_code(IN_QUESTION)).draft
        assert edited == replace(draft, decided=frozenset({doubt_code(IN_QUESTION)}))

    def test_a_question_is_text(self, draft):
        edited = say_text(draft, question(0), code=doubt_code(IN_QUESTION)).draft
        assert len(texts(edited)) == 4
        assert edited.decided == {doubt_code(IN_QUESTION)}

    def test_a_code_that_no_page_holds_changes_nothing(self, draft):
        for say in (say_asked, say_text):
            assert say(draft, question(0), code="4-00000000").draft == draft
