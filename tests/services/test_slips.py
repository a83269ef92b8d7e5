"""Slips: who may be given one, and that only the person learns the password."""

from datetime import timedelta

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import Group, Permission

from lessons.models import Entry, Membership, Role, Slip, User
from lessons.models.append_only import AppendOnlyError
from lessons.services.classrooms import join_classroom
from lessons.services.slips import LASTS, make_slips, new_password, set_own_password
from tests import factories as f

pytestmark = pytest.mark.django_db


class World:
    def __init__(self):
        self.classroom = f.make_classroom(join_code="HQK235")
        self.teacher = f.make_teacher(self.classroom)
        self.student = f.make_student(self.classroom, "dana", password=f.PASSWORD)

    def give(self, *people):
        ids = [person.pk for person in people]
        return make_slips(self.classroom, students=ids, given_by=self.teacher, now=f.NOW)


@pytest.fixture
def world():
    return World()


def test_a_slip_opens_the_account_and_the_old_password_does_not(world):
    [slip] = world.give(world.student)

    world.student.refresh_from_db()
    assert world.student.check_password(slip.password)
    assert not world.student.check_password(f.PASSWORD)
    assert world.student.one_time_until == f.NOW + LASTS


def test_only_a_hash_of_it_is_stored_and_the_journal_says_who_gave_it(world):
    [slip] = world.give(world.student)

    stored = User.objects.values().get(pk=world.student.pk)
    assert slip.password not in repr(stored)
    assert stored["password"].startswith("one_time_pbkdf2_sha256$")
    row = Slip.objects.get()
    assert (row.user, row.given_by, row.given_at) == (world.student, world.teacher, f.NOW)
    with pytest.raises(AppendOnlyError):
        row.delete()


def test_the_first_sign_in_gives_the_slow_hash(world, rf):
    [slip] = world.give(world.student)

    person = authenticate(rf.post("/"), username="dana", password=slip.password)

    person.refresh_from_db()
    assert not person.password.startswith("one_time")
    assert person.one_time_until is not None


def strangers(world):
    other = f.make_classroom("Б")
    listed = f.make_user()
    Membership.objects.create(user=listed, classroom=world.classroom, entry=Entry.LIST)
    left = f.make_student(world.classroom)
    Membership.objects.filter(user=left).update(ended_at=f.NOW)
    grouped = f.make_student(world.classroom)
    grouped.groups.add(Group.objects.create(name="dean"))
    trusted = f.make_student(world.classroom)
    trusted.user_permissions.add(Permission.objects.get(codename="add_lesson"))
    past = f.make_student(world.classroom)
    f.enrol(past, other, Role.TEACHER)
    Membership.objects.filter(user=past, classroom=other).update(ended_at=f.NOW)
    return {
        "of another class": f.make_student(other),
        "in no class": f.make_user(),
        "named by a list": listed,
        "who has left": left,
        "a colleague": f.make_teacher(world.classroom),
        "the teacher": world.teacher,
        "a teacher of another class": f.make_teacher(other),
        "who once taught": past,
        "staff": f.make_student(world.classroom, is_staff=True),
        "the administrator": f.make_student(world.classroom, is_superuser=True),
        "with a group": grouped,
        "with a right": trusted,
        "switched off": f.make_student(world.classroom, is_active=False),
    }


def test_nobody_else_is_given_a_password(world):
    people = strangers(world)
    before = dict(User.objects.values_list("pk", "password"))

    for who, person in people.items():
        assert world.give(person) == [], who

    assert dict(User.objects.values_list("pk", "password")) == before
    assert not Slip.objects.exists()


def test_whom_a_list_named_agrees_by_typing_the_code(world):
    person = f.make_user()
    Membership.objects.create(user=person, classroom=world.classroom, entry=Entry.LIST)

    join_classroom(person, code="HQK235")

    assert len(world.give(person)) == 1


def test_a_new_slip_replaces_the_one_before(world):
    [first] = world.give(world.student)
    [second] = world.give(world.student)

    world.student.refresh_from_db()
    assert first.password != second.password
    assert not world.student.check_password(first.password)


def test_an_own_password_is_for_good(world):
    world.give(world.student)
    world.student.refresh_from_db()

    set_own_password(world.student, password="tulpar-2027")

    world.student.refresh_from_db()
    assert world.student.check_password("tulpar-2027")
    assert world.student.one_time_until is None
    assert world.student.has_own_way_in(f.NOW)


def test_a_slip_is_a_way_in_until_it_runs_out(world):
    world.give(world.student)
    world.student.refresh_from_db()

    assert world.student.has_own_way_in(f.NOW + LASTS - timedelta(seconds=1))
    assert not world.student.has_own_way_in(f.NOW + LASTS)


def test_passwords_hold_nothing_that_looks_alike_and_differ():
    drawn = {new_password() for _ in range(200)}

    assert len(drawn) == 200
    assert not set("".join(drawn)) & set("il0o1")
    assert {len(password) for password in drawn} == {11}
