"""What no page can show of permissions: what the middleware never lets through."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.test import RequestFactory

from lessons.models import Classroom, Lesson, LessonStatus, User
from lessons.permissions import person_of, sitting_own
from tests import factories as f


def request_of(user):
    request = RequestFactory().get("/")
    request.user = user
    return request


def test_who_is_not_signed_in_is_no_person():
    with pytest.raises(PermissionDenied):
        person_of(request_of(AnonymousUser()))


def test_who_is_signed_in_is_told():
    user = User(username="aigul")
    assert person_of(request_of(user)) is user


@pytest.fixture
def sitting(db):
    lesson, classroom = f.make_lesson(), f.make_classroom()
    f.make_question(lesson)
    return f.make_practice(f.make_assignment(lesson, classroom), f.make_student(classroom))


def test_a_sitting_of_practice_is_open_to_its_student(sitting):
    assert sitting_own(sitting.student, sitting.pk) == sitting


@pytest.mark.parametrize(
    "end",
    [
        lambda: Lesson.objects.update(status=LessonStatus.DRAFT, published_at=None),
        lambda: Classroom.objects.update(archived_at=f.NOW),
    ],
    ids=["the lesson is taken back", "the class is archived"],
)
def test_a_sitting_ends_with_its_lesson_and_its_class(sitting, end):
    end()

    with pytest.raises(Http404):
        sitting_own(sitting.student, sitting.pk)
