"""People, classes and memberships of a department, by a list."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from lessons.domain.rosters.columns import Column
from lessons.domain.rosters.grid import read_grids
from lessons.domain.rosters.roster import read_roster
from lessons.models import AuditLine, Classroom, Membership, Role, Upload, User
from tests import factories as f
from tests.admin.form_page import words_of

pytestmark = pytest.mark.django_db
HEAD = "Тегі\tАты\tЛогин\tТоп\tРөлі"
LOAD = reverse("lessons:people-load")


@pytest.fixture
def department():
    return f.make_department("Халықаралық қатынастар")


@pytest.fixture
def office(department):
    client = Client()
    client.cookies["django_language"] = "en"
    client.force_login(f.make_department_admin(department, "methodist"))
    return client


def test_where_no_department_is_there_nothing_is_given():
    client = Client()
    client.force_login(f.make_admin())
    assert client.get(reverse("lessons:people-export", args=["csv"])).status_code == 404


def send(office, department, *rows):
    pasted = "\n".join([HEAD, *rows])
    return office.post(LOAD, {"department": department.pk, "pasted": pasted}, follow=True)


def load(office, department, *rows, **decided):
    send(office, department, *rows)
    upload = Upload.objects.latest("pk")
    return office.post(reverse("lessons:people-review", args=[upload.pk]), decided, follow=True)


def members():
    rows = Membership.objects.current().order_by("classroom__name", "user__username")
    return [(row.classroom.name, row.user.username, row.role) for row in rows]


def test_of_a_file_and_pasted_rows_neither_is_called_optional(office):
    assert "optional" not in words_of(office.get(LOAD))


def test_what_may_be_left_out_of_any_other_form_says_so(office):
    assert "(optional)" in words_of(office.get(reverse("lessons:classroom-create")))


def test_what_would_be_written_is_shown_class_by_class_first(office, department):
    f.make_classroom("ХҚ-231", department=department)

    page = words_of(send(office, department, "Әлиева\tДана\tdana\tХҚ-231", "Бек\tАли\tali\tХҚ-232"))

    assert "Classes that will be made: ХҚ-232" in page
    assert "new account: 2" in page
    assert not User.objects.filter(username="dana").exists()


def test_people_and_classes_are_made_and_belong_to_the_department(office, department):
    f.make_classroom("ХҚ-231", department=department)

    load(office, department, "Әлиева\tДана\tdana\tхқ-231", "Бек\tАли\tali\tХҚ-232")

    assert members() == [("ХҚ-231", "dana", "student"), ("ХҚ-232", "ali", "student")]
    assert Classroom.objects.get(name="ХҚ-232").department == department
    dana = User.objects.get(username="dana")
    assert dana.department == department
    assert not dana.has_usable_password()


def test_somebody_new_in_two_classes_gets_one_account(office, department):
    load(office, department, "Әлиева\tДана\tdana\tХҚ-231", "Әлиева\tДана\tdana\tХҚ-232")

    assert members() == [("ХҚ-231", "dana", "student"), ("ХҚ-232", "dana", "student")]
    assert User.objects.filter(last_name="Әлиева").count() == 1


def test_loaded_again_it_changes_names_and_doubles_nobody(office, department):
    load(office, department, "Әлиева\tДана\tdana\tХҚ-231")

    page = load(office, department, "Алиева\tДана\tdana\tХҚ-231")

    assert "In the class already: 1" in words_of(page)
    assert User.objects.get(username="dana").last_name == "Алиева"
    assert members() == [("ХҚ-231", "dana", "student")]


def test_a_class_of_the_same_name_elsewhere_is_left_alone(office, department):
    strange = f.make_classroom("ХҚ-231", department=f.make_department("Тарих"))

    load(office, department, "Әлиева\tДана\tdana\tХҚ-231")

    assert not Membership.objects.filter(classroom=strange).exists()
    assert Classroom.objects.filter(name="ХҚ-231").count() == 2


def test_a_list_makes_nobody_a_teacher_for_the_first_time(office, department):
    f.make_user("new", last_name="Әлиева", first_name="Дана")
    known = f.make_user("known", last_name="Бек", first_name="Али")
    f.enrol(known, f.make_classroom("Басқа"), Role.TEACHER)

    rows = ("Әлиева\tДана\tnew\tХҚ-231\tоқытушы", "Бек\tАли\tknown\tХҚ-231\tоқытушы")
    page = words_of(send(office, department, *rows))
    load(office, department, *rows)

    assert "Ask a system admin to make this person a teacher first." in page
    assert ("ХҚ-231", "known", "teacher") in members()
    assert not Membership.objects.filter(user__username="new").exists()


def test_a_student_whom_a_list_makes_a_teacher_stands_in_the_action_log(office, department):
    known = f.make_user("known", last_name="Бек", first_name="Али")
    f.enrol(known, f.make_classroom("Басқа"), Role.TEACHER)
    classroom = f.make_classroom("ХҚ-231", department=department)
    f.enrol(known, classroom, Role.STUDENT)

    for _twice in range(2):
        load(office, department, "Бек\tАли\tknown\tХҚ-231\tоқытушы")

    line = AuditLine.objects.get(kind="made-teacher")
    assert (line.person, line.classroom, line.actor.username) == (known, classroom, "methodist")


def test_a_row_without_a_class_is_refused_with_what_to_do(office, department):
    page = words_of(send(office, department, "Әлиева\tДана\tdana\t", "Бек\tАли\tali\tХҚ-232"))

    assert "Write the class of this person into the column of groups." in page


def test_the_name_of_somebody_elses_person_is_not_changed(office, department):
    other = f.make_user("dana", last_name="Әлиева", first_name="Дана")
    f.enrol(other, f.make_classroom("ХҚ-231", department=department))

    load(office, department, "Алиева\tДана\tdana\tХҚ-231")

    assert User.objects.get(pk=other.pk).last_name == "Әлиева"


@pytest.mark.parametrize("code", ["xlsx", "csv"])
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_what_is_exported_is_read_again_in_every_language(office, department, code, language):
    classroom = f.make_classroom("ХҚ-231", department=department)
    f.make_student(classroom, username="dana", last_name="Әлиева", first_name="Дана")
    f.make_teacher(classroom, username="ali", last_name="Бек", first_name="Али")
    office.cookies["django_language"] = language

    with translation.override(language):
        given = office.get(reverse("lessons:people-export", args=[code]))

    [rows] = read_grids(f"a.{code}", given.content)
    roster = read_roster(rows, is_of_classes=True)
    assert set(roster.columns) >= {Column.LOGIN, Column.EMAIL, Column.GROUP, Column.ROLE}
    told = {(one.login, one.name.last, one.group, one.is_teacher) for one in roster.people}
    assert told == {("dana", "Әлиева", "ХҚ-231", False), ("ali", "Бек", "ХҚ-231", True)}
    assert AuditLine.objects.get().kind == "people-exported"


def test_nobody_makes_themselves_a_teacher_by_a_list(office, department):
    admin = User.objects.get(username="methodist")
    f.enrol(admin, f.make_classroom("Ескі топ"), role=Role.TEACHER)
    f.make_classroom("ХҚ-231", department=department)
    row = "Әлиева\tДана\tmethodist\tХҚ-231\tоқытушы"

    page = words_of(load(office, department, row))

    assert "nobody makes themselves a teacher of a class" in page
    assert not Membership.objects.filter(user=admin, classroom__name="ХҚ-231").exists()


def test_a_list_gives_no_address_to_who_also_belongs_elsewhere(office, department):
    """A letter with a link for a new password goes to it."""
    person = f.make_user("dana", last_name="Әлиева", first_name="Дана", department=department)
    f.enrol(person, f.make_classroom("ХҚ-231", department=department))
    f.enrol(person, f.make_classroom("Басқа топ"))
    head = "Тегі\tАты\tЛогин\tТоп\tEmail"
    row = "Әлиева\tДана\tdana\tХҚ-231\tmine@example.kz"
    pasted = {"department": department.pk, "pasted": f"{head}\n{row}"}
    office.post(LOAD, pasted, follow=True)
    upload = Upload.objects.latest("pk")
    office.post(reverse("lessons:people-review", args=[upload.pk]), {}, follow=True)

    person.refresh_from_db()
    assert person.email == ""
