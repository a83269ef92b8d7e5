"""A whole lesson copied into one's own course, and published by whoever copied it."""

import pytest
from django.urls import reverse

from lessons.models import Course, Lesson
from lessons.queries.whole_lessons import whole_lesson
from lessons.services.undoing import imported_together
from tests import factories as f
from tests.admin.form_page import words_of

pytestmark = pytest.mark.django_db
FIGURE = {
    "kind": "timeline",
    "title": "Конвенциялар",
    "events": [
        {"date": "1815 ж.", "text": "Вена регламенті"},
        {"date": "1961 ж.", "text": "Вена конвенциясы"},
    ],
}


@pytest.fixture
def lesson():
    """Published, from a file, with everything that a lesson may have."""
    lesson = f.make_lesson(
        goal="Танысу",
        outcomes="Түсіндіреді",
        terms=[{"kk": "елшілік", "ru": "посольство", "en": "", "meaning": "Өкілдік"}],
        sources="Конвенция\n\nОқулық",
        source=f.make_source(),
    )
    f.make_section(lesson, "Кіріспе", figure=FIGURE)
    section = f.make_section(lesson, "Елшілік")
    f.make_question(lesson, kind="gaps", section=section, explanation="Себебі", hints=["Ойланыңыз"])
    f.make_question(lesson, kind="open-answer", part="guided", label="ОБӨЖ")
    old = f.make_question(lesson, part="level-2", text="Ескі сұрақ")
    type(old).objects.filter(pk=old.pk).update(retired_at=f.NOW)
    f.make_asset(lesson, "cell.png", alternative="Жасуша")
    mine = f.make_question(lesson, part="level-2", text="Тек тест")
    type(mine).objects.filter(pk=mine.pk).update(use="test", is_use_chosen=True)
    return lesson


@pytest.fixture
def teacher(lesson, client):
    classroom = f.make_classroom()
    teacher = f.make_teacher(classroom)
    f.make_assignment(lesson, classroom)
    f.make_assignment(lesson, f.make_classroom("Басқа"))
    client.force_login(teacher)
    client.cookies["django_language"] = "en"
    return teacher


def copy(client, lesson, **sent):
    url = reverse("lessons:lesson-copy", args=[lesson.pk])
    return client.post(url, {"title": "Менің курсым", **sent}, follow=True)


def test_everything_comes_along_and_the_copy_is_the_copiers(client, lesson, teacher):
    page = words_of(copy(client, lesson, number="4"))

    made = Lesson.objects.get(copied_from=lesson)
    as_it_was = whole_lesson(lesson)
    assert whole_lesson(made).read.questions == as_it_was.read.questions
    assert whole_lesson(made).read.body == as_it_was.read.body
    assert whole_lesson(made).uses == as_it_was.uses
    assert made.key_terms == lesson.key_terms
    assert [(one.name, one.alternative) for one in made.assets.all()] == [("cell.png", "Жасуша")]
    assert (made.sources, made.goal, made.number) == (lesson.sources, lesson.goal, 4)
    assert (made.made_by, made.is_published, made.source) == (teacher, False, None)
    assert made.course.title == "Менің курсым"
    assert "Copied from:" in page
    assert not made.question_set.filter(current__text="Ескі сұрақ").exists()
    assert not imported_together(lesson).filter(pk=made.pk).exists()


def test_whoever_copied_it_changes_and_publishes_it_without_touching_the_first(
    client, lesson, teacher
):
    copy(client, lesson)
    made = Lesson.objects.get(copied_from=lesson)
    question = made.question_set.first()
    edit = reverse("lessons:question-edit", args=[question.pk])
    assert client.get(edit).context["question"] == question

    page = words_of(client.post(reverse("lessons:lesson-publish", args=[made.pk]), follow=True))

    assert "The lesson is published." in page
    assert Lesson.objects.offered().filter(pk=made.pk).exists()
    refused = client.post(reverse("lessons:lesson-publish", args=[lesson.pk]))
    assert refused.status_code == 403


@pytest.mark.usefixtures("teacher")
def test_without_a_number_it_gets_the_next_free_one_and_a_taken_one_is_refused(client, lesson):
    copy(client, lesson)
    course = Course.objects.get(title="Менің курсым")
    copy(client, lesson, course=course.pk)
    page = words_of(copy(client, lesson, course=course.pk, number="2"))

    assert list(course.lesson_set.values_list("number", flat=True)) == [1, 2]
    assert 'value="2"' in page
    assert "already" in page


@pytest.mark.usefixtures("teacher")
def test_a_course_of_others_is_no_place_for_it(client, lesson):
    foreign = f.make_course("Бөтен курс")

    page = words_of(copy(client, lesson, course=foreign.pk))
    same = words_of(copy(client, lesson, title="Бөтен курс"))

    assert "Choose one of the courses of this list." in page
    assert "There is a course with this title already." in same
    assert not Lesson.objects.exclude(copied_from=None).exists()
