"""What may be done to a draft: pure, and nothing typed is ever lost."""

from dataclasses import FrozenInstanceError, replace

import pytest

from lessons.domain.drafts.cutting import join, move, split
from lessons.domain.drafts.draft import (
    Draft,
    FieldPlace,
    ItemPlace,
    Items,
    LeftOver,
    NotDone,
)
from lessons.domain.drafts.drawing import draft_of
from lessons.domain.drafts.kinds import change_kind
from lessons.domain.drafts.origin import Origin
from lessons.domain.drafts.room import MOST_QUESTIONS, SPARE
from lessons.domain.drafts.swaps import Swap, doubt_code, swap_in_field, swap_in_item
from lessons.domain.drafts.taking_up import New, ask, lesson_at, paragraph_code, use_lines
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

REPAIR = Doubt(line=1, code=Code.LOOK_ALIKE_REPAIRED, text="Eлшілік", became="Елшілік")
LINES = (
    "Eлшілік",
    "Елшілік – тұрақты өкілдік.",
    "Ол шет елде жұмыс істейді.",
    "Елшілік деген не? Оны кім басқарады?",
    "Елшілік пен консулдықты салыстырыңыз.",
    "",
    "1. Дипломатия негіздері.",
)


def document(*lessons: ReadLesson) -> Document:
    return Document(
        file="a.txt",
        kind=Kind.HANDOUT,
        verdict=Judgement.OK,
        lessons=lessons,
        lines=LINES,
        warnings=(REPAIR,),
    )


@pytest.fixture
def draft() -> Draft:
    lesson = ReadLesson(
        title="Елшілік",
        number=7,
        body=(
            ReadSection(heading="Ұғым", text="Елшілік – тұрақты өкілдік.", span=Span(2, 2)),
            ReadSection(heading="Орны", text="Ол шет елде жұмыс істейді.", span=Span(3, 3)),
        ),
        questions=(
            ReadQuestion(
                part=Part.LEVEL_1,
                text="Елшілік деген не? Оны кім басқарады?",
                payload={"key_points": [{"id": "a", "text": "Өкілдік", "points": 2}]},
                hints=("Мәтінді оқыңыз.",),
                section=1,
                span=Span(4, 4),
            ),
            ReadQuestion(part=Part.LEVEL_2, text="Салыстырыңыз.", span=Span(5, 5)),
        ),
        spans={"title": Span(1, 1)},
    )
    return draft_of(document(lesson), language="kk")


def section(index: int) -> ItemPlace:
    return ItemPlace(0, Items.SECTIONS, index)


def question(index: int) -> ItemPlace:
    return ItemPlace(0, Items.QUESTIONS, index)


def texts(draft: Draft, items: str = "questions") -> list[str]:
    return [item.text for item in getattr(draft.lessons[0], items)]


def answering_section(draft: Draft, index: int = 0) -> str:
    """The heading of the section that the question points to."""
    lesson = draft.lessons[0]
    headings = {section.id: section.heading for section in lesson.sections}
    return headings.get(lesson.questions[index].section, "")


def test_a_document_is_drawn_as_it_would_be_typed(draft):
    lesson = draft.lessons[0]
    assert (lesson.number, lesson.title, lesson.language) == ("7", "Елшілік", "kk")
    assert lesson.questions[0].key == "2 | Өкілдік"
    assert lesson.questions[0].hints == "Мәтінді оқыңыз."
    assert [str(each.origin) for each in lesson.questions] == ["0:4-4", "1:5-5"]


def test_a_draft_is_never_changed(draft):
    edited = split(draft, question(0)).draft
    assert (len(texts(draft)), len(texts(edited))) == (2, 3)
    with pytest.raises(FrozenInstanceError):
        draft.lessons[0].title = "Басқа"


class TestCutting:
    def test_the_source_lines_belong_to_both_parts_and_the_key_to_the_first(self, draft):
        first, second, _ = split(draft, question(0)).draft.lessons[0].questions
        assert (first.text, second.text) == ("Елшілік деген не?", "Оны кім басқарады?")
        assert (first.key, second.key) == ("2 | Өкілдік", "")
        assert (str(first.origin), str(second.origin)) == ("0:4-4", ":4-4")
        assert second.section == first.section

    def test_at_the_cursor(self, draft):
        edited = split(draft, question(0), at=len("Елшілік"))
        assert texts(edited.draft)[:2] == ["Елшілік", "деген не? Оны кім басқарады?"]

    def test_without_a_place_nothing_changes_and_the_reason_is_told(self, draft):
        edited = split(draft, question(1))
        assert (edited.draft, edited.reason) == (draft, NotDone.NO_PLACE_TO_SPLIT)

    def test_a_full_page_takes_no_more(self, draft):
        lesson = draft.lessons[0]
        many = lesson.questions[:1] * (MOST_QUESTIONS + SPARE)
        full = draft.with_lesson(0, replace(lesson, questions=many))
        assert split(full, question(0)).reason is NotDone.PAGE_FULL
        assert use_lines(full, [7], target=New.QUESTION).reason is NotDone.PAGE_FULL

    def test_a_question_follows_its_section_wherever_it_goes(self, draft):
        assert answering_section(draft) == "Орны"
        assert answering_section(move(draft, section(1), by=-1).draft) == "Орны"
        assert answering_section(join(draft, section(0)).draft) == "Ұғым"
        cut = split(draft, section(0), at=len("Елшілік")).draft
        assert len(cut.lessons[0].sections) == 3
        assert answering_section(cut) == "Орны"

    def test_joined_items_keep_every_word_and_every_line(self, draft):
        joined = join(draft, question(0)).draft.lessons[0].questions[0]
        assert joined.text == "Елшілік деген не? Оны кім басқарады?\nСалыстырыңыз."
        assert (joined.key, str(joined.origin)) == ("2 | Өкілдік", "0:4-5")
        sections = join(draft, section(0)).draft.lessons[0].sections
        assert [each.text for each in sections] == [
            "Елшілік – тұрақты өкілдік.\n\nОрны\n\nОл шет елде жұмыс істейді."
        ]

    def test_split_and_joined_it_has_its_words_again(self, draft):
        again = join(split(draft, question(0)).draft, question(0)).draft
        words = [" ".join(text.split()) for text in texts(again)]
        assert words == texts(draft)

    @pytest.mark.parametrize(("index", "by"), [(0, -1), (1, 1)])
    def test_past_the_ends_nothing_moves(self, draft, index, by):
        assert move(draft, question(index), by=by).draft == draft
        assert join(draft, question(1)).draft == draft


class TestKinds:
    def typed(self, draft, kind, **texts):
        typed = replace(draft.item(question(0)), kind=kind, **texts)
        return draft.put(question(0), typed)

    def test_there_and_back_the_key_is_as_it_was_read(self, draft):
        there = change_kind(self.typed(draft, "short-answer"), question(0), old="open-answer").draft
        assert there.item(question(0)).key == "Өкілдік"
        back = change_kind(self.typed(there, "open-answer"), question(0), old="short-answer").draft
        assert back.item(question(0)).key == "2 | Өкілдік"

    def test_options_in_the_text_become_a_key_that_marks_none_as_right(self, draft):
        asked = "Астана қай жылдан?\nА) 1991\nБ) 1997\nВ) 2001"
        typed = self.typed(draft, "single-choice", text=asked, key="")
        chosen = change_kind(typed, question(0), old="open-answer").draft.item(question(0))
        assert (chosen.text, chosen.key) == ("Астана қай жылдан?", "1991\n1997\n2001")

    @pytest.mark.parametrize("kind", ["essay", ""])
    def test_a_kind_that_nobody_knows_changes_nothing(self, draft, kind):
        typed = self.typed(draft, kind)
        assert change_kind(typed, question(0), old="open-answer").draft == typed
        assert change_kind(draft, question(0), old=kind).draft == draft
        assert change_kind(draft, section(0), old="open-answer").draft == draft


class TestTakingUp:
    def test_lines_become_a_question_below_the_one_that_stands_above_them(self, draft):
        edited = use_lines(draft, [7], target=New.QUESTION)
        assert edited.at == question(2)
        made = edited.draft.item(question(2))
        assert (made.text, made.part, str(made.origin)) == (
            *("Дипломатия негіздері.", "level-2", ":7-7"),
        )

    def test_lines_become_a_section_among_the_others(self, draft):
        edited = use_lines(draft, [1], target=New.SECTION)
        assert (edited.at, texts(edited.draft, "sections")[0]) == (section(0), "Eлшілік")
        assert answering_section(edited.draft) == "Орны"

    def test_lines_are_added_where_they_stand_in_the_document(self, draft):
        below = use_lines(draft, [3], target=section(0)).draft.item(section(0))
        above = use_lines(draft, [2], target=section(1)).draft.item(section(1))
        assert below.text == above.text
        assert (str(below.origin), str(above.origin)) == ("0:2-3", "1:2-3")

    @pytest.mark.parametrize("target", [None, ItemPlace(0, Items.SECTIONS, 9), question(0)])
    def test_a_target_that_is_none_changes_nothing(self, draft, target):
        edited = use_lines(draft, [7], target=target)
        assert (edited.draft, edited.at) == (draft, LeftOver())

    def test_without_lines_it_says_so(self, draft):
        edited = use_lines(draft, [], target=New.QUESTION)
        assert (edited.at, edited.reason) == (LeftOver(), NotDone.NO_LINES_CHOSEN)

    def test_a_paragraph_becomes_a_question_with_its_own_lines(self, draft):
        both = join(draft, section(0)).draft
        code = paragraph_code("Ол шет елде жұмыс істейді.")
        edited = ask(both, section(0), code=code)
        assert edited.at == question(0)
        assert str(edited.draft.item(question(0)).origin) == ":3-3"
        assert "Ол шет елде" not in edited.draft.item(section(0)).text

    def test_a_paragraph_that_was_changed_is_not_guessed(self, draft):
        assert ask(draft, section(0), code="00000000").reason is NotDone.PARAGRAPH_CHANGED
        assert ask(draft, question(0), code="00000000").draft == draft

    def test_a_line_stands_in_the_lesson_that_begins_above_it(self):
        lessons = [
            ReadLesson(title=t, spans={"title": Span(n, n)}) for t, n in (("А", 1), ("Ә", 5))
        ]
        draft = draft_of(document(*lessons), language="kk")
        assert [lesson_at(draft, line) for line in (1, 4, 5, 7)] == [0, 0, 1, 1]


class TestSwaps:
    def test_a_repair_is_taken_back_and_made_again(self, draft):
        title, code = FieldPlace(0, "title"), doubt_code(REPAIR)
        back = swap_in_field(draft, title, code=code, swap=Swap.BACK).draft
        assert back.lessons[0].title == "Eлшілік"
        assert swap_in_field(back, title, code=code, swap=Swap.MEND).draft == draft

    def test_words_that_are_no_more_there_are_not_touched(self, draft):
        code = doubt_code(REPAIR)
        edited = swap_in_item(draft, question(1), code=code, swap=Swap.BACK)
        assert (edited.draft, edited.reason) == (draft, NotDone.WORDS_CHANGED)
        unknown = swap_in_item(draft, question(0), code="9-00000000", swap=Swap.BACK)
        assert unknown.reason is NotDone.WORDS_CHANGED


class TestRoom:
    def test_blank_items_come_and_go_and_take_nothing_along(self, draft):
        roomy = draft.with_room()
        assert (len(texts(roomy)), len(texts(roomy, "sections"))) == (3, 3)
        assert roomy.settled() == draft

    def test_what_was_typed_or_read_stays(self, draft):
        typed = replace(draft.with_room().item(question(2)), hints="Кеңес")
        emptied = replace(draft.item(question(0)), text="", key="", hints="")
        kept = draft.with_room().put(question(2), typed).put(question(0), emptied).settled()
        assert [each.hints for each in kept.lessons[0].questions] == ["", "", "Кеңес"]

    def test_a_question_whose_section_is_gone_points_nowhere(self, draft):
        lost = draft.put(section(1), replace(draft.item(section(1)), text="", heading=""))
        lost = lost.put(section(1), replace(lost.item(section(1)), origin=Origin())).settled()
        assert len(lost.lessons[0].sections) == 1
        assert answering_section(lost) == ""
