"""A department admin sees and changes the own department's material and people, and no more."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.urls import reverse

from lessons.domain.office import DEPARTMENT_RIGHTS, OfficeRole
from lessons.models import (
    Classroom,
    Course,
    Department,
    Lesson,
    Membership,
    Role,
    RubricNotice,
    User,
)
from lessons.services.classrooms import make_classroom
from lessons.services.office import set_department_admins
from tests import factories as f
from tests.admin.form_page import fields_of, words_of

pytestmark = pytest.mark.django_db
first_department = import_module("lessons.migrations.0046_roles_and_first_department")


@pytest.fixture
def department():
    return f.make_department("Халықаралық қатынастар")


@pytest.fixture
def elsewhere():
    return f.make_department("Тарих")


@pytest.fixture
def methodist(department):
    return f.make_department_admin(department, "methodist")


@pytest.fixture
def office(methodist):
    """The methodist's own browser, in English."""
    client = Client()
    client.cookies["django_language"] = "en"
    client.force_login(methodist)
    return client


def lesson_of(department, title):
    return f.make_lesson(f.make_course(department=department), title=title)


def test_a_list_and_its_search_hold_the_own_departments_lessons_alone(
    office, department, elsewhere
):
    lesson_of(department, "Дипломатия")
    lesson_of(elsewhere, "Дипломатия тарихы")

    page = words_of(office.get(reverse("admin:lessons_lesson_changelist"), {"q": "дипломатия"}))

    assert ">Дипломатия<" in page
    assert "Дипломатия тарихы" not in page


def test_fields_that_point_to_lessons_offer_and_take_own_ones_alone(office, department, elsewhere):
    lesson, strange = lesson_of(department, "Дипломатия"), lesson_of(elsewhere, "Тарих")
    asked = {"app_label": "lessons", "model_name": "assignment", "field_name": "lesson"}
    fields = {"lesson": strange.pk, "classroom": f.make_classroom(department=department).pk}
    rules = {"opens_at": "01.04.2026 08:00", "gate": "warn", "mode": "graded"}

    offered = office.get(reverse("admin:autocomplete"), asked).json()["results"]
    page = office.post(reverse("admin:lessons_assignment_add"), {**fields, **rules})

    assert [one["id"] for one in offered] == [str(lesson.pk)]
    assert page.status_code == 200
    assert not strange.assignment_set.exists()


def test_people_of_the_department_are_those_who_belong_to_it_or_are_in_its_classes(
    office, department, elsewhere
):
    f.make_user("own", last_name="Әлиева", department=department)
    f.make_student(f.make_classroom(department=department), last_name="Бекова")
    f.make_student(f.make_classroom(department=elsewhere), last_name="Ғалиева")
    f.make_user("nowhere", last_name="Дарова")

    page = words_of(office.get(reverse("admin:lessons_user_changelist")))

    assert [name in page for name in ("Әлиева", "Бекова", "Ғалиева", "Дарова")] == [
        *(True, True, False, False)
    ]


def keys_shown(office, person):
    url = reverse("admin:lessons_user_change", args=[person.pk])
    fields = fields_of(office.get(url), having="last_name")
    return {"username", "email", "is_active"} & set(fields)


def test_how_a_teacher_signs_in_is_not_decided_by_a_department_admin(office, department):
    teacher = f.make_teacher(f.make_classroom(department=department), email="a@b.kz")
    url = reverse("admin:lessons_user_change", args=[teacher.pk])
    fields = fields_of(office.get(url), having="last_name")

    sent = {**fields, "last_name": "Әлиева", "email": "thief@b.kz", "username": "thief"}
    office.post(url, sent)

    teacher.refresh_from_db()
    assert (teacher.last_name, teacher.email) == ("Әлиева", "a@b.kz")
    assert teacher.username != "thief"
    assert keys_shown(office, teacher) == set()


def test_nor_how_somebody_signs_in_who_also_learns_in_another_department(
    office, department, elsewhere
):
    """Else putting anybody into an own class would be the way to their account."""
    own = f.make_student(f.make_classroom(department=department), is_active=True)
    shared = f.make_student(f.make_classroom(department=department))
    f.enrol(shared, f.make_classroom(department=elsewhere))

    assert keys_shown(office, own) == {"username", "email", "is_active"}
    assert keys_shown(office, shared) == set()


@pytest.mark.parametrize("role", [Role.STUDENT, Role.TEACHER])
def test_nobody_who_sees_no_marks_makes_themselves_a_teacher(office, methodist, department, role):
    classroom = f.make_classroom(department=department)
    url = reverse("admin:lessons_classroom_change", args=[classroom.pk])
    User.objects.filter(pk=methodist.pk).update(department=department)
    fields = fields_of(office.get(url), having="name")
    member = {"membership_set-0-user": methodist.pk, "membership_set-0-role": role}

    page = office.post(url, {**fields, "membership_set-TOTAL_FORMS": 1, **member})

    assert "You cannot put yourself into a class. Ask a system admin to do it." in words_of(page)
    assert not Membership.objects.filter(user=methodist).exists()


def test_what_a_department_admin_makes_belongs_to_the_department(office, department):
    office.post(reverse("admin:lessons_course_add"), {"title": "Дипломатия", "department": ""})
    refused = Course.objects.exists()
    office.post(
        reverse("admin:lessons_course_add"), {"title": "Дипломатия", "department": department.pk}
    )

    assert not refused
    assert Course.objects.get().department == department


def test_two_departments_may_have_a_course_of_the_same_title(office, department, elsewhere):
    f.make_course("Философия", department=elsewhere)

    fields = {"title": "Философия", "department": department.pk}
    office.post(reverse("admin:lessons_course_add"), fields)

    assert Course.objects.filter(title="Философия").count() == 2


def test_a_class_that_a_teacher_makes_belongs_where_the_teacher_does(department, elsewhere):
    teacher = f.make_user(department=elsewhere)
    other = f.make_teacher(f.make_classroom(department=department))

    assert make_classroom(teacher, name="А").department == elsewhere
    assert make_classroom(other, name="Ә").department == department
    assert make_classroom(f.make_user(), name="Б").department is None


def test_the_list_of_a_departments_admins_gives_the_role_and_takes_it_back(department, elsewhere):
    person, clerk = f.make_user(), f.make_user(is_staff=True)
    clerk.user_permissions.set(f.Permission.objects.filter(codename="view_slip"))
    set_department_admins(department, [person, clerk])
    set_department_admins(elsewhere, [person])
    person.refresh_from_db()
    assert person.is_staff
    assert person.groups.get().name == OfficeRole.DEPARTMENT_ADMIN

    set_department_admins(department, [])
    assert User.objects.get(pk=person.pk).is_staff
    set_department_admins(elsewhere, [])

    assert not User.objects.get(pk=person.pk).is_staff
    assert not person.groups.exists()
    assert User.objects.get(pk=clerk.pk).is_staff


def test_a_system_admin_names_the_admins_of_a_department_on_its_page(department):
    client = Client()
    client.force_login(f.make_system_admin())
    person = f.make_user()
    fields = {"name": department.name, "admins": [person.pk]}

    client.post(reverse("admin:lessons_department_change", args=[department.pk]), fields)

    assert User.objects.get(pk=person.pk).has_perm("lessons.change_lesson")
    assert not User.objects.get(pk=person.pk).has_perm("lessons.view_marking")


def test_the_role_of_the_migration_is_that_of_the_program():
    assert set(first_department.ROLES["department-admin"]) == DEPARTMENT_RIGHTS
    role = Group.objects.get_or_create(name="department-admin")[0]
    first_department.make_roles(apps, connection.schema_editor())
    assert set(role.permissions.values_list("codename", flat=True)) == DEPARTMENT_RIGHTS


def test_what_was_there_before_departments_becomes_one_departments():
    first_department.make_first_department(apps, connection.schema_editor())
    assert not Department.objects.exists()
    course, classroom = f.make_course(), f.make_classroom()
    clerk, admin = f.make_user(is_staff=True), f.make_admin()

    first_department.make_first_department(apps, connection.schema_editor())

    department = Department.objects.get()
    assert Course.objects.get(pk=course.pk).department == department
    assert Classroom.objects.get(pk=classroom.pk).department == department
    assert list(department.admins.all()) == [clerk]
    assert User.objects.get(pk=admin.pk).department == department


def test_publishing_a_batch_leaves_what_another_department_made_of_the_same_file(
    office, methodist, department, elsewhere
):
    source = f.make_source()
    own, strange = (
        f.make_lesson(f.make_course(department=owner), published=False, source=source)
        for owner in (department, elsewhere)
    )
    batch = f.make_batch(methodist, source)

    office.post(reverse("admin:lessons_lesson_batch", args=[batch.pk]), {"publish": "1"})

    assert Lesson.objects.get(pk=own.pk).is_published
    assert not Lesson.objects.get(pk=strange.pk).is_published


def test_a_lesson_of_other_teachers_classes_says_so_before_it_is_changed(client):
    question = f.make_question(f.make_lesson())
    classroom = f.make_classroom()
    f.make_assignment(question.lesson, classroom)
    f.make_teacher(classroom, last_name="Әлиева", first_name="Дана")
    words = "Classes of other teachers have this lesson, and see what you change:"

    for model, row in (("lesson", question.lesson), ("question", question)):
        page = words_of(client.get(reverse(f"admin:lessons_{model}_change", args=[row.pk])))
        assert f"{words} Әлиева Дана" in page
    other = reverse("admin:lessons_lesson_change", args=[f.make_lesson().pk])
    assert words not in words_of(client.get(other))


def test_teachers_whose_classes_have_a_lesson_are_told_when_its_text_is_changed(client):
    lesson = f.make_lesson()
    f.make_section(lesson)
    classroom = f.make_classroom()
    f.make_assignment(lesson, classroom)
    teacher = f.make_teacher(classroom)
    url = reverse("admin:lessons_lesson_change", args=[lesson.pk])
    fields = fields_of(client.get(url), having="title")
    for text in ("Жаңа мәтін", "Ең жаңа мәтін"):
        client.post(url, {**fields, "section_set-0-text": text})

    own = Client()
    own.cookies["django_language"] = "en"
    own.force_login(teacher)
    page = words_of(own.get(reverse("lessons:home")))

    notice = RubricNotice.objects.get()
    assert (notice.person, notice.lesson) == (teacher, lesson)
    assert page.count("The text of a lesson that your classes have was changed.") == 1
    own.post(reverse("lessons:notice-read", args=[notice.pk]))
    assert "was changed" not in words_of(own.get(reverse("lessons:home")))
    client.post(url, {**fields, "title": "Басқа атау", "section_set-0-text": text})
    assert RubricNotice.objects.unread().count() == 0
