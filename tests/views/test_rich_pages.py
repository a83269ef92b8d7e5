"""Tables, formulas and program text on the pages that people see; what students type stays text."""

import re
from datetime import timedelta

import pytest
from django.template import Context, Template
from django.urls import reverse
from django.utils import timezone

from lessons.domain.passages import Passage
from lessons.services.practice import Place
from tests import factories as f

pytestmark = pytest.mark.django_db
TEXT = "Бұл **кесте** мен $\\frac{a}{b}$:\n\n| А | Б |\n| --- | --- |\n| `x` | 2 |"
TYPED = "**қалың** $x^2$"
OPTIONS = {
    "options": [
        {"id": "a", "text": "$x^2$"},
        {"id": "b", "text": "**қалың** 5 < 7"},
    ],
    "correct": "a",
}


@pytest.fixture
def classroom():
    return f.make_classroom()


@pytest.fixture
def lesson():
    lesson = f.make_lesson(terms=[{"kk": "нота", "ru": "", "en": "", "meaning": "Хат"}])
    f.make_section(lesson, text=f"{TEXT}\n\nЕлші *нота* тапсырды[^1].\n\n[^1]: Ескертпе.")
    f.make_section(lesson, text="Екінші нота[^1].\n\n[^1]: Тағы.")
    return lesson


@pytest.fixture
def assignment(lesson, classroom):
    opens = timezone.now() - timedelta(days=1)
    return f.make_assignment(lesson, classroom, opens_at=opens, due_at=None)


@pytest.fixture
def student(client, classroom):
    student = f.make_student(classroom)
    client.force_login(student)
    return student


def page(client, name, *args):
    response = client.get(reverse(f"lessons:{name}", args=args))
    assert response.status_code == 200
    return response.content.decode()


def test_a_lesson_shows_what_its_text_holds(client, student, assignment):
    html = page(client, "assignment-read", assignment.pk)

    assert "<strong>кесте</strong>" in html
    assert "<mfrac><mi>a</mi><mi>b</mi></mfrac>" in html
    assert "<td><code>x</code></td>" in html
    assert re.search(r'<link rel="stylesheet" href="/static/css/rich[^"]*\.css">', html)
    assert '<em><a class="term" href="#term-1"' in html
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))


def test_a_text_without_signs_brings_no_style_sheet(client, student, classroom):
    lesson = f.make_lesson()
    f.make_section(lesson, text="Су – тіршілік көзі.")
    opens = timezone.now() - timedelta(days=1)
    given = f.make_assignment(lesson, classroom, opens_at=opens, due_at=None)

    assert "rich" not in page(client, "assignment-read", given.pk)


def test_of_a_question_the_words_are_the_label_and_the_table_stands_below(
    client, student, lesson, assignment
):
    question = f.make_question(lesson, kind="single-choice", payload=OPTIONS, text=TEXT)
    attempt = f.make_attempt(assignment, student, now=timezone.now())
    html = page(client, "attempt-question", attempt.pk, 1)

    legend = re.search(r"<legend>(.*?)</legend>", html, re.DOTALL)[1]
    assert "<strong>кесте</strong>" in legend
    assert "<table" not in legend
    places = [html.index(sign) for sign in ("</legend>", 'class="table-box"', 'class="choice"')]
    assert places == sorted(places)
    assert "<strong>қалың</strong> 5 &lt; 7" in html
    assert question.in_force.text == TEXT


def test_the_sentence_of_a_passage_is_lit_across_its_emphasis():
    text = "Бірінші сөйлем. Екінші **маңызды** сөйлем."
    start = text.index("Екінші")
    passage = Passage(section=0, paragraph=0, text=text)
    place = Place(section=None, passage=passage, start=start, end=len(text))

    html = Template("{% load passages %}{% marked_passage place %}").render(
        Context({"place": place})
    )

    assert html == (
        '<p>Бірінші сөйлем. <mark class="evidence">Екінші</mark> <strong><mark class="evidence">'
        'маңызды</mark></strong> <mark class="evidence">сөйлем.</mark></p>'
    )


def test_what_a_student_typed_is_shown_as_it_was_typed(client, lesson, assignment, classroom):
    student = f.make_student(classroom)
    f.make_question(lesson, kind="open-answer", text="Түсіндіріңіз.")
    attempt = f.make_attempt(
        assignment, student, answers=[[TYPED]], submitted=True, now=timezone.now()
    )
    client.force_login(student)

    assert TYPED in page(client, "attempt-detail", attempt.pk)


def test_the_editor_has_a_bar_and_tells_how_to_do_without(client, lesson, classroom):
    f.make_assignment(lesson, classroom)
    client.force_login(f.make_teacher(classroom))
    html = page(client, "lesson-edit", lesson.pk)

    assert re.search(r"data-marks hidden", html)
    assert "| --- | --- |" in html
    assert "js/marks" in html
