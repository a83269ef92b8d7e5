"""What a list makes of a class: each row's fate, and nobody doubled or renamed by strangers."""

import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from lessons.domain.rosters.fates import Fate
from lessons.domain.rosters.grid import read_pasted
from lessons.domain.rosters.roster import read_roster
from lessons.models import Entry, Membership, Role, Upload, User
from lessons.services.members import end_membership
from lessons.services.rosters import (
    NEW,
    SKIP,
    RosterRefused,
    keep_roster,
    load_roster,
    only_group,
    plan_roster,
    rows_of,
)
from tests import factories as f
from tests.properties import examples

pytestmark = pytest.mark.django_db
HEAD = "№\tАты-жөні\tЛогин\tE-mail\n"


class World:
    def __init__(self):
        self.classroom = f.make_classroom()
        self.teacher = f.make_teacher(self.classroom)

    def keep(self, *rows):
        text = HEAD + "\n".join(f"{at}\t{row}" for at, row in enumerate(rows, 1))
        return keep_roster(
            self.classroom, name="l.csv", rows=read_pasted(text), sent_by=self.teacher, now=f.NOW
        )

    def plan(self, *rows, makes_accounts=True):
        roster = read_roster(rows_of(self.keep(*rows)))
        return plan_roster(self.classroom, roster, makes_accounts=makes_accounts)

    def fates(self, *rows, **options):
        return [row.fate for row in self.plan(*rows, **options)]

    def load(self, *rows, decisions=None, makes_accounts=True):
        upload = self.keep(*rows)
        return load_roster(
            upload,
            read_roster(rows_of(upload)),
            decisions=decisions or {},
            makes_accounts=makes_accounts,
        )

    def students(self):
        rows = Membership.objects.current().students().filter(classroom=self.classroom)
        return sorted(row.user.get_full_name() for row in rows)


@pytest.fixture
def world():
    return World()


def test_new_people_get_accounts_that_nobody_can_use_before_a_slip(world):
    world.load("Нұрланова Айару Серікқызы\t\t", "Омаров Дәурен\tomarov_d\t", "Бек Ай\t\tai@b.kz")

    assert world.students() == ["Бек Ай", "Нұрланова Айару Серікқызы", "Омаров Дәурен"]
    people = User.objects.filter(membership__entry=Entry.ACCOUNT)
    assert {person.username for person in people} == {"nurlanova.a", "omarov_d", "ai@b.kz"}
    assert not any(person.has_usable_password() for person in people)


def test_a_list_loaded_again_doubles_nobody_and_completes_what_was_missing(world):
    rows = ["Нұрланова Айару\t\t", "Омаров Дәурен\tomarov_d\t"]
    world.load(*rows)
    count = User.objects.count()

    loaded = world.load("Нұрланова Айару Серікқызы\t\ta@uni.kz", "ОМАРОВ ДӘУРЕН\tOmarov_D\t")

    assert User.objects.count() == count
    assert loaded.counts[Fate.HERE] == 2
    changed = User.objects.get(username="nurlanova.a")
    assert (changed.patronymic, changed.email) == ("Серікқызы", "a@uni.kz")
    assert world.students() == ["Нұрланова Айару Серікқызы", "Омаров Дәурен"]


def test_somebody_with_an_account_joins_and_is_not_renamed(world):
    person = f.make_user("omarov_d", last_name="Омаров", first_name="Дәурен", patronymic="Е.")

    world.load("Омаров Даурен Ерланұлы\tomarov_d\tnew@uni.kz")

    person.refresh_from_db()
    assert (person.patronymic, person.email) == ("Е.", "")
    assert Membership.objects.get(user=person).entry == Entry.LIST


def test_a_login_that_belongs_to_another_name_is_asked_about(world):
    other = f.make_user("omarov_d", last_name="Бекова", first_name="Ай")

    [row] = world.plan("Омаров Дәурен\tomarov_d\t")

    assert (row.fate, row.candidates) == (Fate.ASK, (other,))


def test_the_same_name_elsewhere_is_asked_about_and_not_decided(world):
    namesake = f.make_student(f.make_classroom("Б"), last_name="Омаров", first_name="Дәурен")
    row = "Омаров Дәурен\t\t"
    assert world.plan(row)[0].candidates == (namesake,)

    with pytest.raises(RosterRefused) as refused:
        world.load(row)
    assert refused.value.code == "undecided"
    assert world.students() == []
    assert Upload.objects.exists()

    world.load(row, decisions={2: str(namesake.pk)})
    assert Membership.objects.filter(user=namesake, classroom=world.classroom).exists()


@pytest.mark.parametrize(("decision", "count"), [(NEW, 1), (SKIP, 0)])
def test_what_was_asked_can_be_somebody_else_or_left_out(world, decision, count):
    f.make_student(f.make_classroom("Б"), last_name="Омаров", first_name="Дәурен")

    world.load("Омаров Дәурен\t\t", decisions={2: decision})

    assert len(world.students()) == count


@pytest.mark.parametrize("decision", ["", "1", "999999", "new "])
def test_only_somebody_who_was_proposed_can_be_meant(world, decision):
    f.make_user(last_name="Омаров", first_name="Дәурен")
    stranger = f.make_user(last_name="Бекова", first_name="Ай")

    for wrong in (decision, str(stranger.pk)):
        with pytest.raises(RosterRefused):
            world.load("Омаров Дәурен\t\t", decisions={2: wrong})


def test_two_rows_of_one_name_are_two_people_or_a_slip_of_the_pen(world):
    rows = ["Омаров Дәурен\t\t", "Омаров Дәурен\t\t"]
    assert world.fates(*rows) == [Fate.NEW, Fate.ASK]

    world.load(*rows, decisions={3: NEW})

    assert world.fates(*rows) == [Fate.HERE, Fate.HERE]


def test_teachers_and_staff_are_put_into_no_class(world):
    f.make_teacher(f.make_classroom("Б"), "teacher", last_name="Омаров", first_name="Дәурен")
    f.make_admin("boss", last_name="Бекова", first_name="Ай")

    rows = world.plan("Омаров Дәурен\tteacher\t", "Бекова Ай\tBOSS\t")

    assert [(row.fate, row.code) for row in rows] == [(Fate.REFUSED, "no-student")] * 2


def test_whoever_had_left_comes_back(world):
    student = f.make_student(world.classroom, "omarov", last_name="Омаров", first_name="Дәурен")
    membership = Membership.objects.get(user=student)
    end_membership(membership, left_work="ask", now=f.NOW)

    assert world.fates("Омаров Дәурен\t\t") == [Fate.BACK]
    world.load("Омаров Дәурен\t\t")

    assert Membership.objects.get(user=student).is_current


def test_who_may_make_no_accounts_adds_those_who_have_one(world):
    f.make_user("omarov", last_name="Омаров", first_name="Дәурен")
    rows = ["Омаров Дәурен\tomarov\t", "Бекова Ай\t\t"]

    plan = world.plan(*rows, makes_accounts=False)
    assert [row.code for row in plan] == [None, "no-accounts"]
    world.load(*rows, makes_accounts=False)

    assert world.students() == ["Омаров Дәурен"]


def test_a_list_is_loaded_once(world):
    upload = world.keep("Омаров Дәурен\t\t")
    roster = read_roster(rows_of(upload))
    load_roster(upload, roster, decisions={}, makes_accounts=True)

    with pytest.raises(RosterRefused) as refused:
        load_roster(upload, roster, decisions={}, makes_accounts=True)

    assert refused.value.code == "gone"


def test_two_rows_that_mean_one_account_are_told(world):
    f.make_user("omarov", last_name="Омаров", first_name="Дәурен", email="d@uni.kz")

    rows = world.plan("Омаров Дәурен\tomarov\t", "Омаров Дәурен\t\td@uni.kz")

    assert [row.code for row in rows] == [None, "same-person-twice"]


def test_one_group_of_several_is_loaded(world):
    rows = read_pasted("ФИО\tТоп\nОмаров Дәурен\tА\nБекова Ай\tБ")
    roster = only_group(read_roster(rows), "Б")

    assert [person.name.last for person in roster.people] == ["Бекова"]
    assert only_group(roster, "В") == roster


def test_a_plan_takes_the_same_queries_for_one_row_and_many(world, django_assert_num_queries):
    for rows in (["Омаров Дәурен\t\t"], [f"Омаров Дәурен\tlogin{at}\t" for at in range(40)]):
        roster = read_roster(rows_of(world.keep(*rows)))
        with django_assert_num_queries(3):
            plan_roster(world.classroom, roster, makes_accounts=True)


def test_a_person_is_never_made_a_student_of_a_class_they_teach(world):
    world.teacher.last_name, world.teacher.first_name = "Омаров", "Дәурен"
    world.teacher.save()

    assert world.fates("Омаров Дәурен\t\t") == [Fate.NEW]
    world.load("Омаров Дәурен\t\t")

    assert Membership.objects.get(user=world.teacher).role == Role.TEACHER


CELL = st.sampled_from(["Омаров Дәурен", "Омаров Даурен", "Бекова Ай", "Сейіт Нұр", "=A1", ""])
LOGIN = st.sampled_from(["", "a", "B", "omarov", "bad login"])
MAIL = st.sampled_from(["", "a@b.kz", "A@b.kz", "x"])


class TestAnyList(TestCase):
    @example(rows=[("Омаров Дәурен", "", ""), ("Омаров Даурен", "", "a@b.kz")])
    @example(rows=[("Омаров Даурен", "", ""), ("Омаров Дәурен", "", "")])
    @examples(30, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.tuples(CELL, LOGIN, MAIL), min_size=1, max_size=8))
    def test_a_list_loaded_twice_is_as_if_loaded_once(self, rows):
        world = World()
        lines = ["\t".join(row) for row in rows]
        everybody_new = dict.fromkeys(range(2, len(lines) + 2), NEW)
        world.load(*lines, decisions=everybody_new)
        before = world.students()

        left_out = dict.fromkeys(everybody_new, SKIP)
        loaded = world.load(*lines, decisions=left_out)

        assert loaded.counts[Fate.NEW] == 0
        assert world.students() == before
