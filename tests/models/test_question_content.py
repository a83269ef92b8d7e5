"""A field of a question is named once and travels by itself from a reading to every version."""

import json
import re
from dataclasses import MISSING, fields, replace
from pathlib import Path

import pytest

from lessons.domain.banks.bank import Bank
from lessons.domain.content.drawn import with_template
from lessons.domain.content.question import CONTENT_FIELDS, QuestionContent, values_of
from lessons.domain.handouts.document import ReadLesson, ReadQuestion, Span
from lessons.domain.handouts.registry import read_document
from lessons.domain.parts import Part
from lessons.domain.templates.template import TemplateTexts
from lessons.forms.question_fields import ONE_DRAW, QuestionFields, content_initial
from lessons.models import QuestionVersion
from lessons.queries import bank_of
from lessons.services.authoring import revise_question
from lessons.services.banks import load_bank, plan_import
from lessons.services.importing import SourceFile, create_lessons
from lessons.services.rubrics import revise_rubric
from tests import factories as f

ROOT = Path(__file__).parents[2] / "lessons"
FRAME_OF_A_VERSION = {"id", "question", "number", "search_key", "created_at", "created_by"} | {
    *("drawn_from", "variant", "numbers")
}
CONTENT = QuestionContent(
    text="Дипломатия дегеніміз не?",
    kind="open-answer",
    payload={"key_points": list(f.KEY_POINTS), "model_answer": "Сыртқы саясат құралы."},
    points=sum(point["points"] for point in f.KEY_POINTS),
    explanation="1961 жылғы конвенция бойынша.",
    hints=("Мәтіннің басын қараңыз.", "Ол – құрал."),
    details={"volume": "2 бет", "deadline": "7-апта"},
)
"""Nothing in it is what it would be without being said, but that key points draw no numbers."""
DRAWN = with_template(
    replace(CONTENT, kind="numeric", points=2),
    TemplateTexts(
        parameters="a = 1–50", text="=(a) + 1?", key="=(a+1)", explanation="=(a)", hints=("Қосу",)
    ),
)
SAMPLES = pytest.mark.parametrize("content", [CONTENT, DRAWN], ids=["key points", "drawn"])


def test_the_sample_says_every_field():
    """Or the tests below would not see that one is lost on the way."""
    for field in fields(QuestionContent):
        usual = field.default if field.default_factory is MISSING else field.default_factory()
        said = DRAWN if field.name == "template" else CONTENT
        assert field.name == "kind" or getattr(said, field.name) != usual, field.name


def test_a_version_has_a_column_for_every_field_and_nothing_else():
    columns = {column.name for column in QuestionVersion._meta.concrete_fields}

    assert columns == {*CONTENT_FIELDS, *FRAME_OF_A_VERSION}


# --- On its way -----------------------------------------------------------------------------------


def read_question(content=CONTENT) -> ReadQuestion:
    return ReadQuestion.of(content, part=Part.GUIDED, label="ОБӨЖ", span=Span(3, 4))


def imported(content=CONTENT):
    read = ReadLesson(title="Дипломатия", number=15, questions=(read_question(content),))
    source = SourceFile(name="15.txt", digest="0" * 64, text="Дипломатия")
    [lesson] = create_lessons(
        [read], course=f.make_course(), source=source, created_by=None, now=f.NOW
    )
    return lesson


@SAMPLES
@pytest.mark.django_db
def test_a_lesson_that_is_imported_keeps_every_field(content):
    question = imported(content).question_set.get()

    assert QuestionVersion.objects.get(question=question).content == content


@SAMPLES
@pytest.mark.django_db
def test_a_bank_out_of_a_lesson_and_into_another_keeps_every_field(content):
    lesson = f.make_lesson()

    bank = Bank(questions=tuple(bank_of(imported(content))))
    plan = plan_import(bank, lesson=lesson)
    load_bank(plan, lesson=lesson, part=Part.LEVEL_1, created_by=None, now=f.NOW)

    question = lesson.question_set.get()
    assert (question.part, question.label) == (Part.GUIDED, "ОБӨЖ")
    assert QuestionVersion.objects.get(question=question).content == content


@pytest.mark.django_db
def test_a_better_rubric_keeps_every_field_but_the_key():
    question = imported().question_set.get()
    payload = {**CONTENT.payload, "model_answer": "Басқа үлгі."}

    version = revise_rubric(question, payload, revised_by=f.make_admin(), now=f.NOW)

    assert version.content == replace(CONTENT, payload=payload)


@pytest.mark.django_db
def test_a_key_that_is_only_written_in_another_way_makes_no_version():
    question = f.make_question(f.make_lesson(), kind="open-answer", payload={"key_points": []})
    written = {"key_points": [], "model_answer": ""}

    revised = replace(question.current.content, payload=written)

    assert revised != question.current.content
    assert revise_question(question, revised, revised_by=None, now=f.NOW) == question.current


@pytest.mark.django_db
def test_a_version_just_made_says_the_same_as_one_read_back():
    made = imported().question_set.get().current

    for name in CONTENT_FIELDS:
        assert getattr(QuestionVersion.of(CONTENT), name) == getattr(made, name)


# --- On pages and in files ------------------------------------------------------------------------


def typed(content=CONTENT) -> dict[str, str]:
    """What the browser sends of a form that nobody has touched."""
    filled = {name: str(value) for name, value in content_initial(content).items()}
    return {**filled, "part": Part.GUIDED, "label": "ОБӨЖ"}


def test_a_form_sent_as_it_was_drawn_changes_nothing():
    form = QuestionFields(typed(), content=CONTENT)

    assert form.is_valid(), form.errors
    assert form.read_question(span=Span(3, 4)) == read_question()


def test_a_form_without_a_field_for_it_loses_nothing():
    class Shorter(QuestionFields):
        explanation = None

    form = Shorter(typed() | {"text": "Дипломатия не үшін керек?"}, content=CONTENT)

    assert form.is_valid(), form.errors
    assert QuestionContent.of(form.read_question()) == replace(
        CONTENT, text="Дипломатия не үшін керек?"
    )


def test_one_draw_of_a_template_is_changed_nowhere_but_on_its_own_page():
    kept = QuestionFields(one_draw(), content=DRAWN)
    assert kept.is_valid(), kept.errors
    assert kept.read_question().template == DRAWN.template
    changed = QuestionFields(one_draw() | {"text": "2 + 1?"}, content=DRAWN)
    assert not changed.is_valid()
    assert changed.errors["text"] == [ONE_DRAW]


def one_draw() -> dict[str, str]:
    return typed(replace(DRAWN, template={}))


@SAMPLES
def test_our_own_lesson_file_says_every_field(content):
    question = {**values_of(content), "part": Part.GUIDED, "label": "ОБӨЖ"}
    lesson = {"format": "lesson/1", "title": "Дипломатия", "questions": [question]}

    document = read_document("15.json", json.dumps(lesson).encode())

    assert document.lessons[0].questions == (replace(read_question(content), span=None),)


# --- Where a field may be named -------------------------------------------------------------------


@pytest.mark.parametrize("part", ["services", "queries", "views", "management", "permissions.py"])
def test_what_passes_a_content_on_names_no_field_that_is_only_shown(part):
    """The explanation stands for every such field: forms, templates and formats name it."""
    path = ROOT / part
    files = [path] if path.is_file() else path.rglob("*.py")

    assert [file.name for file in files if re.search("explanation", file.read_text())] == []
