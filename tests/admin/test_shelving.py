"""After publishing: back to a draft, into the archive and out of it, and drafts that go."""

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse

from lessons.models import Assignment, Lesson, LessonStatus, PracticeSitting, Question
from lessons.services.copying import copy_classroom
from tests import factories as f
from tests.admin.form_page import words_of

LIST = reverse("admin:lessons_lesson_changelist")


def page_of(lesson) -> str:
    return reverse("admin:lessons_lesson_shelve", args=[lesson.pk])


def act(client, action, *lessons, **more) -> str:
    chosen = {"action": action, "_selected_action": [lesson.pk for lesson in lessons]}
    return words_of(client.post(LIST, {**chosen, **more}, follow=True))


def begin(lesson):
    f.make_question(lesson)
    classroom = f.make_classroom(name="ХҚ-231")
    return f.make_attempt(f.make_assignment(lesson, classroom), f.make_student(classroom))


def practise(lesson):
    classroom = f.make_classroom(name="ХҚ-231")
    return PracticeSitting.objects.create(
        student=f.make_student(classroom),
        assignment=f.make_assignment(lesson, classroom),
        purpose="text",
        started_at=f.NOW,
    )


@pytest.fixture
def lesson(db):
    return f.make_lesson(number=7, title="Елшілік")


def test_a_published_lesson_that_nobody_began_is_a_draft_again(client, lesson):
    f.make_assignment(lesson, f.make_classroom(name="ХҚ-231"))
    page = words_of(client.get(page_of(lesson)))
    assert "ХҚ-231: 0 students, from" in page
    assert "Nobody has begun." in page

    client.post(page_of(lesson), {"way": "take-back"})

    lesson.refresh_from_db()
    assert (lesson.status, lesson.published_at) == (LessonStatus.DRAFT, None)
    assert Assignment.objects.count() == 1
    assert LogEntry.objects.get().object_id == str(lesson.pk)


@pytest.mark.parametrize("work", [begin, practise])
def test_what_a_student_began_stays_and_the_page_says_what_to_do_instead(client, lesson, work):
    work(lesson)
    assert "Not possible any more" in words_of(client.get(page_of(lesson)))

    refused = words_of(client.post(page_of(lesson), {"way": "take-back"}, follow=True))

    assert "Archive it instead" in refused
    lesson.refresh_from_db()
    assert lesson.is_published
    assert not LogEntry.objects.exists()


def test_what_is_in_the_archive_is_kept_by_its_classes_and_given_to_no_other(client, lesson):
    attempt = begin(lesson)
    client.post(page_of(lesson), {"way": "archive"}, follow=True)
    lesson.refresh_from_db()
    assert lesson.archived_at
    assert not Lesson.objects.offered().exists()
    student = Client()
    student.force_login(attempt.student)
    page = reverse("lessons:assignment-detail", args=[attempt.assignment_id])
    assert student.get(page).status_code == 200
    assert "Елшілік" not in words_of(client.get(LIST))
    assert "Елшілік" in words_of(client.get(LIST, {"state": "archived"}))

    client.post(page_of(lesson), {"way": "bring-back"})

    assert Lesson.objects.offered().get() == lesson


def test_an_archived_lesson_is_not_offered_to_an_assignment(client, lesson):
    def found():
        asked = {
            "app_label": "lessons",
            "model_name": "assignment",
            "field_name": "lesson",
            "term": "елшілік",
        }
        return client.get(reverse("admin:autocomplete"), asked).json()["results"]

    assert found()
    client.post(page_of(lesson), {"way": "archive"})
    assert not found()


def test_several_are_archived_at_once_and_a_draft_says_why_it_is_not(client, lesson):
    draft = f.make_lesson(number=8, title="Жоба", published=False)
    page = act(client, "archive_chosen", lesson, draft)
    assert "In the archive, no new class is given them: №7. Елшілік" in page
    assert "A draft is not archived" in page
    assert "№8. Жоба" in page
    lesson.refresh_from_db()
    assert lesson.archived_at


def test_several_are_taken_back_and_one_that_was_begun_stays(client, lesson):
    begun = f.make_lesson(number=8)
    begin(begun)
    act(client, "take_back_chosen", lesson, begun)
    lesson.refresh_from_db()
    begun.refresh_from_db()
    assert (lesson.is_published, begun.is_published) == (False, True)


def test_drafts_are_named_before_they_are_deleted_and_published_ones_stay(client, lesson):
    draft = f.make_lesson(number=8, title="Жоба", published=False)
    f.make_question(draft)
    f.make_assignment(draft, f.make_classroom(name="ХҚ-231"))
    page = act(client, "delete_drafts", lesson, draft)
    assert "These are published, so they stay" in page
    assert "ХҚ-231: 0 students, from" in page
    assert Lesson.objects.count() == 2

    act(client, "delete_drafts", lesson, draft, confirmed="yes")

    assert Lesson.objects.get() == lesson
    assert not Question.objects.exists()
    assert LogEntry.objects.get().object_repr == "№8. Жоба"


def test_a_draft_that_was_begun_while_it_was_published_is_not_deleted(client, lesson):
    begin(lesson)
    Lesson.objects.update(status=LessonStatus.DRAFT, published_at=None)
    assert "so it is not deleted" in words_of(client.get(page_of(lesson)))
    act(client, "delete_drafts", lesson, confirmed="yes")
    assert Lesson.objects.exists()


def test_a_draft_goes_from_its_own_page_and_a_published_lesson_does_not(client, lesson):
    client.post(page_of(lesson), {"way": "delete"})
    assert Lesson.objects.exists()
    client.post(page_of(lesson), {"way": "take-back"})
    client.post(page_of(lesson), {"way": "delete"})
    assert not Lesson.objects.exists()


def test_an_unknown_way_changes_nothing_and_says_so(client, lesson):
    page = words_of(client.post(page_of(lesson), {"way": "burn"}, follow=True))
    assert "Choose what is to become of the lesson." in page


def test_it_takes_the_right_to_change_lessons(lesson):
    reader = Client()
    reader.force_login(f.make_clerk("view_lesson"))
    assert reader.get(page_of(lesson)).status_code == 403
    assert reader.post(page_of(lesson), {"way": "archive"}).status_code == 403
    assert page_of(lesson) not in words_of(
        reader.get(reverse("admin:lessons_lesson_change", args=[lesson.pk]))
    )


def test_a_copied_class_leaves_out_what_is_in_the_archive(lesson):
    classroom = f.make_classroom()
    teacher = f.make_teacher(classroom)
    f.make_assignment(lesson, classroom)
    kept = f.make_assignment(f.make_lesson(number=8), classroom)
    Lesson.objects.filter(pk=lesson.pk).update(archived_at=f.NOW)

    page = Client()
    page.cookies["django_language"] = "en"
    page.force_login(teacher)
    url = reverse("lessons:classroom-copy", args=[classroom.pk])
    assert "they are not copied: №7. Елшілік" in words_of(page.get(url))
    copy = copy_classroom(classroom, name="ХҚ-241", teacher=teacher, first_day=None)

    assert [each.lesson_id for each in copy.assignment_set.all()] == [kept.lesson_id]
