"""A teacher makes a class, names it, puts it away, copies it, and looks after its people."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lessons.models import (
    Assignment,
    Attempt,
    Classroom,
    LeftWork,
    Membership,
    ReviewCard,
    Role,
)
from lessons.services.remembering import remember
from tests import factories as f

pytestmark = pytest.mark.django_db
HOME = reverse("lessons:home")
NEW = reverse("lessons:classroom-create")


@pytest.fixture
def classroom():
    return f.make_classroom(join_code="HQK235")


@pytest.fixture
def teacher(classroom):
    return f.make_teacher(classroom, "teacher")


@pytest.fixture
def client(teacher):
    client = Client()
    client.cookies["django_language"] = "en"
    client.force_login(teacher)
    return client


def text(response):
    return " ".join(response.content.decode().split())


def test_a_teacher_makes_a_class_and_sees_its_code(client, teacher):
    response = client.post(NEW, {"name": "ХҚ-241"}, follow=True)

    made = Classroom.objects.get(name="ХҚ-241")
    assert Membership.objects.get(classroom=made).user == teacher
    assert Membership.objects.get(classroom=made).role == Role.TEACHER
    assert made.join_code in text(response)


def test_a_class_without_a_name_is_not_made(client):
    response = client.post(NEW, {"name": " "})

    assert "Give the class a name" in text(response)
    assert Classroom.objects.count() == 1


def test_the_site_may_keep_classes_for_those_with_the_permission(client, teacher, settings):
    settings.TEACHERS_MAKE_CLASSES = False
    assert client.get(NEW).status_code == 403
    assert NEW not in text(client.get(HOME))

    teacher.user_permissions.add(Permission.objects.get(codename="add_classroom"))
    assert client.get(NEW).status_code == 200
    assert NEW in text(client.get(HOME))


def test_whoever_stopped_teaching_makes_no_classes(client, teacher):
    Membership.objects.filter(user=teacher).update(ended_at=timezone.now())

    assert client.get(NEW).status_code == 403


def test_a_class_is_renamed_and_closed(client, classroom):
    url = reverse("lessons:classroom-edit", args=[classroom.pk])

    client.post(url, {"name": "ХҚ-331"})

    classroom.refresh_from_db()
    assert (classroom.name, classroom.is_open) == ("ХҚ-331", False)
    assert Classroom.objects.filter(search_key__contains="331").exists()


def test_the_day_of_the_exam_brings_the_review_of_its_students_before_it(client, classroom):
    url = reverse("lessons:classroom-edit", args=[classroom.pk])
    student = f.make_student(classroom)
    lesson = f.make_assignment(f.make_lesson(), classroom).lesson
    question = f.make_question(lesson)
    remember(student, {question.pk: True}, lesson_id=lesson.pk, now=timezone.now())
    today = timezone.localdate()
    ReviewCard.objects.update(due_on=today + timedelta(days=90))
    exam_on = today + timedelta(days=10)

    client.post(url, {"name": "ХҚ-231", "exam_on": exam_on.strftime("%d.%m.%Y")})

    classroom.refresh_from_db()
    assert classroom.exam_on == exam_on
    assert today < ReviewCard.objects.get().due_on < exam_on
    assert client.post(url, {"name": "ХҚ-231", "exam_on": "ертең"}).context["form"].errors


def test_an_archived_class_leaves_the_lists_and_stays_readable(client, classroom):
    student = f.make_student(classroom)
    assignment = f.make_assignment(f.make_lesson(), classroom)
    f.make_question(assignment.lesson)
    f.make_attempt(assignment, student, answers=[("a",)], submitted=True)
    lesson = reverse("lessons:assignment-detail", args=[assignment.pk])
    start = reverse("lessons:attempt-start", args=[assignment.pk, "level-1"])

    client.post(reverse("lessons:classroom-archive", args=[classroom.pk]))

    own = Client()
    own.force_login(student)
    home = own.get(HOME)
    assert home.context["standings"] == []
    assert lesson in text(home)
    assert own.get(lesson).status_code == 200
    assert start not in text(own.get(lesson))
    assert own.post(start).status_code == 403
    mine = client.get(HOME)
    assert mine.context["taught"] == []
    assert mine.context["archived"] == (classroom,)
    page = client.get(reverse("lessons:student-work", args=[classroom.pk, student.pk]))
    assert page.status_code == 200


def test_an_archived_class_takes_nobody_in_and_comes_back(client, classroom):
    url = reverse("lessons:classroom-archive", args=[classroom.pk])
    client.post(url)
    newcomer = Client()
    newcomer.force_login(f.make_user())
    newcomer.post(reverse("lessons:classroom-join"), {"code": "HQK235"})
    assert Membership.objects.count() == 1

    client.post(url, {"back": "1"})
    newcomer.post(reverse("lessons:classroom-join"), {"code": "HQK235"})
    assert Membership.objects.count() == 2


def test_a_class_is_copied_with_the_dates_the_form_proposes(client, classroom):
    assignment = f.make_assignment(f.make_lesson(), classroom)
    url = reverse("lessons:classroom-copy", args=[classroom.pk])
    proposed = client.get(url).context["form"].initial

    client.post(url, {"name": "ХҚ-271", "first_day": proposed["first_day"].strftime("%d.%m.%Y")})

    copied = Assignment.objects.get(classroom__name="ХҚ-271")
    assert copied.opens_at == assignment.opens_at + timedelta(weeks=52)


def test_a_wrong_day_is_refused_and_stays_in_the_field(client, classroom):
    f.make_assignment(f.make_lesson(), classroom)
    url = reverse("lessons:classroom-copy", args=[classroom.pk])

    response = client.post(url, {"name": "ХҚ-271", "first_day": "қыркүйек"})

    assert "such as 01.09.2027" in text(response)
    assert 'value="қыркүйек"' in text(response)


class TestPeople:
    @pytest.fixture
    def student(self, classroom):
        student = f.make_student(classroom, last_name="Бекова")
        assignment = f.make_assignment(f.make_lesson(), classroom)
        f.make_question(assignment.lesson, kind="open-answer")
        f.make_attempt(assignment, student, answers=[("Жауап",)], submitted=True)
        return student

    def page(self, client, classroom):
        return client.get(reverse("lessons:classroom-people", args=[classroom.pk]))

    def leave(self, client, classroom, student, **typed):
        url = reverse("lessons:member-leave", args=[classroom.pk, student.pk])
        return client.post(url, typed, follow=True)

    def test_what_waits_is_asked_about_before_a_student_is_taken_out(
        self, client, classroom, student
    ):
        refused = self.leave(client, classroom, student)
        assert "Say what becomes of the answers" in text(refused)
        assert Membership.objects.get(user=student).is_current

        self.leave(client, classroom, student, left_work="aside")
        row = Membership.objects.get(user=student)
        assert (row.is_current, row.left_work) == (False, LeftWork.ASIDE)

    def test_a_student_taken_out_reads_their_work_and_begins_no_more(
        self, client, classroom, student
    ):
        self.leave(client, classroom, student, left_work="mark")
        own = Client()
        own.force_login(student)
        assignment = Assignment.objects.get()

        assert own.get(HOME).context["past"] == [assignment]
        detail = reverse("lessons:assignment-detail", args=[assignment.pk])
        assert own.get(detail).status_code == 200
        read = reverse("lessons:assignment-read", args=[assignment.pk])
        assert own.get(read).status_code == 200
        start = reverse("lessons:attempt-start", args=[assignment.pk, "level-1"])
        assert own.post(start).status_code == 404

    def test_the_class_page_asks_about_what_nobody_decided(self, client, classroom, student):
        Membership.objects.filter(user=student).update(ended_at=timezone.now())
        page = client.get(reverse("lessons:classroom-detail", args=[classroom.pk]))
        assert "1 answer of a student who has left waits" in text(page)
        assert client.get(HOME).context["taught"][0].waiting_count == 0

        self.leave(client, classroom, student, left_work="mark")
        assert client.get(HOME).context["taught"][0].waiting_count == 1

    def test_a_student_comes_back(self, client, classroom, student):
        self.leave(client, classroom, student, left_work="aside")

        client.post(reverse("lessons:member-return", args=[classroom.pk, student.pk]))

        assert Membership.objects.get(user=student).is_current

    def test_a_student_is_moved(self, client, classroom, student, teacher):
        other = f.make_classroom("ХҚ-232")
        f.enrol(teacher, other, Role.TEACHER)
        url = reverse("lessons:member-move", args=[classroom.pk, student.pk])

        client.post(url, {"classroom": other.pk})

        assert Membership.objects.get(user=student, classroom=other).is_current
        assert not Membership.objects.get(user=student, classroom=classroom).is_current

    def test_a_move_is_looked_at_before_it_is_made(self, client, classroom, student, teacher):
        other = f.make_classroom("ХҚ-232")
        f.enrol(teacher, other, Role.TEACHER)
        own = Attempt.objects.get(student=student).assignment.lesson
        shared = f.make_lesson(title="Ортақ сабақ")
        f.make_question(shared)
        f.make_attempt(f.make_assignment(shared, classroom), student)
        f.make_assignment(shared, other)
        url = reverse("lessons:member-move", args=[classroom.pk, student.pk])

        page = client.post(url, {"classroom": other.pk, "go": "look"})

        plan = page.context["plan"]
        assert [row.lesson for row in plan.goes] == [shared]
        assert [row.lesson for row in plan.stays] == [own]
        assert Membership.objects.get(user=student, classroom=classroom).is_current

    def test_nobody_is_moved_into_a_class_of_somebody_else(self, client, classroom, student):
        other = f.make_classroom("ХҚ-232")
        f.make_teacher(other)
        url = reverse("lessons:member-move", args=[classroom.pk, student.pk])

        response = client.post(url, {"classroom": other.pk})

        assert response.status_code == 200
        assert not Membership.objects.filter(user=student, classroom=other).exists()

    def test_a_colleague_is_added_and_goes_again(self, client, classroom):
        f.make_teacher(f.make_classroom("Басқа"), "colleague", last_name="Омаров")
        client.post(reverse("lessons:teacher-add", args=[classroom.pk]), {"username": "colleague"})
        assert "Омаров" in text(self.page(client, classroom))

        client.post(reverse("lessons:teacher-leave", args=[classroom.pk]))
        assert self.page(client, classroom).status_code == 404

    def test_a_name_that_nobody_has_is_refused_beside_its_field(self, client, classroom):
        url = reverse("lessons:teacher-add", args=[classroom.pk])

        response = client.post(url, {"username": "ermek"})

        assert "Nobody has this user name" in text(response)
        assert 'value="ermek"' in text(response)

    def test_the_page_takes_the_same_queries_for_one_and_forty(self, client, classroom, student):
        with CaptureQueriesContext(connection) as few:
            self.page(client, classroom)
        for number in range(39):
            person = f.make_student(classroom)
            if number % 2:
                Membership.objects.filter(user=person).update(ended_at=timezone.now())

        with CaptureQueriesContext(connection) as many:
            self.page(client, classroom)

        assert len(few) == len(many)
