"""A lesson's text in its editor: sections are rows, two people lose nothing, students' view."""

from http import HTTPStatus

import pytest
from django.urls import reverse

from lessons.models import Lesson, RubricNotice
from tests.factories import (
    make_admin,
    make_assignment,
    make_classroom,
    make_lesson,
    make_question,
    make_section,
    make_teacher,
)

pytestmark = pytest.mark.django_db
TERM = {"kk": "Елшілік", "ru": "", "en": "", "meaning": "Өкілдік"}


@pytest.fixture
def classroom():
    return make_classroom()


@pytest.fixture
def lesson(classroom):
    lesson = make_lesson(goal="Мақсаты", terms=[TERM])
    make_assignment(lesson, classroom)
    return lesson


@pytest.fixture(autouse=True)
def teacher(classroom, client):
    teacher = make_teacher(classroom)
    client.force_login(teacher)
    return teacher


def edit(lesson):
    return reverse("lessons:lesson-edit", args=[lesson.pk])


def shown(client, lesson):
    """What the page would send, unchanged."""
    context = client.get(edit(lesson)).context
    form = context["form"]
    formset = form.rows.formsets["sections"]
    sent = {name: form[name].value() or "" for name in form.fields}
    sent |= {"sections-TOTAL_FORMS": len(formset.forms), "sections-INITIAL_FORMS": 0}
    sent |= {f"{row.prefix}-{name}": text for row in formset for name, text in row.row.items()}
    return {**sent, "seen": context["seen"]}


def sections(lesson):
    return [(row.heading, row.text) for row in lesson.section_set.order_by("position")]


def test_sections_are_written_moved_and_kept_with_their_questions(client, lesson):
    first, second = make_section(lesson, "Бірінші"), make_section(lesson, "Екінші")
    question = make_question(lesson, section=second)
    sent = shown(client, lesson)
    moved = client.post(edit(lesson), {**sent, "row": "sections:1:up"}).context["form"]
    order = [row.row["pk"] for row in moved.rows.formsets["sections"]]
    swapped = {
        "sections-0-pk": second.pk,
        "sections-0-heading": "Екінші",
        "sections-0-text": "Жаңа мәтін.",
        "sections-1-pk": first.pk,
        "sections-1-heading": "Бірінші",
        "sections-1-text": "Ескі мәтін.",
        "sections-2-text": "Үшінші мәтін.",
        "sections-TOTAL_FORMS": 3,
    }

    client.post(edit(lesson), {**sent, **swapped, "title": "Елшілік қызмет"})

    assert order == [str(second.pk), str(first.pk)]
    assert sections(lesson) == [
        ("Екінші", "Жаңа мәтін."),
        ("Бірінші", "Ескі мәтін."),
        ("", "Үшінші мәтін."),
    ]
    question.refresh_from_db()
    assert question.section == second
    assert Lesson.objects.get().title == "Елшілік қызмет"


def test_what_is_saved_unchanged_stays_as_it_was_written(client, lesson):
    make_section(lesson, "Бірінші")
    before = Lesson.objects.values().get(), list(lesson.section_set.values())

    reply = client.post(edit(lesson), shown(client, lesson))

    assert reply.status_code == HTTPStatus.FOUND
    assert (Lesson.objects.values().get(), list(lesson.section_set.values())) == before


def test_the_second_of_two_people_is_refused_with_both_texts(client, lesson):
    make_section(lesson, "Бірінші")
    sent = shown(client, lesson)
    client.post(edit(lesson), {**sent, "sections-0-text": "Олардың мәтіні."})

    refused = client.post(edit(lesson), {**sent, "sections-0-text": "Менің мәтінім."})

    page = refused.content.decode()
    assert refused.status_code == HTTPStatus.CONFLICT
    assert "Олардың мәтіні." in page
    assert "Менің мәтінім." in page
    assert sections(lesson) == [("Бірінші", "Олардың мәтіні.")]
    again = {**sent, "sections-0-text": "Менің мәтінім.", "seen": refused.context["seen"]}
    client.post(edit(lesson), again)
    assert sections(lesson) == [("Бірінші", "Менің мәтінім.")]


def test_a_section_of_another_lesson_is_never_taken(client, lesson):
    other = make_section(make_lesson(number=3), "Бөтен", text="Бөтен мәтін.")
    sent = shown(client, lesson)
    taken = {"sections-0-pk": other.pk, "sections-0-text": "Менікі.", "sections-TOTAL_FORMS": 1}

    client.post(edit(lesson), {**sent, **taken})

    other.refresh_from_db()
    assert other.text == "Бөтен мәтін."
    assert sections(lesson) == [("", "Менікі.")]


def test_more_sections_than_a_page_saves_are_refused_and_none_is_dropped(client, lesson):
    make_section(lesson, "Бірінші")
    sent = {**shown(client, lesson), "sections-TOTAL_FORMS": 201}

    assert client.post(edit(lesson), sent).status_code == HTTPStatus.OK
    assert sections(lesson) == [("Бірінші", "Дипломатия – мемлекеттің ресми қызметі.")]


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ({"sections-0-text": ""}, "sections"),
        ({"sections-0-figure": "Белгісіз: сурет"}, "sections"),
        ({"terms": " | | "}, ""),
        ({"title": ""}, ""),
    ],
)
def test_what_is_wrong_is_marked_and_nothing_typed_is_lost(client, lesson, typed, place):
    make_section(lesson, "Бірінші")
    sent = {**shown(client, lesson), "sources": "Жаңа дереккөз", **typed}

    page = client.post(edit(lesson), sent).content.decode()

    assert "Жаңа дереккөз" in page
    assert "is-wrong" in page if place else "errorlist" in page
    assert Lesson.objects.get().sources == ""


def test_the_preview_marks_terms_and_keeps_nothing(client, lesson):
    sent = shown(client, lesson)
    typed = {"sections-0-text": "Елшілік деген не?", "sections-TOTAL_FORMS": 1, "go": "preview"}

    page = client.post(edit(lesson), {**sent, **typed}, headers={"x-fragment": "1"})

    assert '<a class="term"' in page.content.decode()
    assert sections(lesson) == []


def test_teachers_whose_classes_have_it_are_told_of_another_text_once(client, lesson, teacher):
    colleague = make_teacher(make_classroom(name="ХҚ-2"))
    make_assignment(lesson, colleague.membership_set.get().classroom)
    client.force_login(make_admin())

    for title in (lesson.title, "Жаңа атау", "Жаңа атау", "Тағы бір атау"):
        client.post(edit(lesson), {**shown(client, lesson), "title": title})

    told = [notice.person for notice in RubricNotice.objects.order_by("person")]
    assert told == [teacher, colleague]


def test_who_is_no_author_reads_who_is(client, lesson):
    other = make_teacher(make_classroom(name="ХҚ-2"))
    make_assignment(lesson, other.membership_set.get().classroom)

    assert "data-editing" not in client.get(edit(lesson)).content.decode()
    assert client.post(edit(lesson), {}).status_code == HTTPStatus.FORBIDDEN
