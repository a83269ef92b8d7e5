"""A list of a department: people of several classes, planned class by class as a teacher's list.

Classes are told by their name within the department, people by their user name or mail; so what
is exported, changed and loaded again changes what is there and doubles nobody.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.db import transaction

from lessons.domain.refusals import RosterRefusal
from lessons.domain.rosters.fates import Fate
from lessons.domain.rosters.roster import ListedPerson, Roster
from lessons.domain.text.folding import fold
from lessons.models import AuditKind, Classroom, Department, Entry, Membership, Role, Upload, User
from lessons.queries.office import has_keys_of, is_below, sees_all
from lessons.services.auditing import note
from lessons.services.classrooms import enter_classroom, free_join_code
from lessons.services.rosters import (
    Loaded,
    Planned,
    Planner,
    RosterRefused,
    make_account,
    write,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassPlan:
    """``classroom`` has no id where it is still to be made."""

    classroom: Classroom
    planner: Planner
    rows: Sequence[Planned]

    @property
    def is_new(self) -> bool:
        return self.classroom.pk is None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPlan:
    classes: Sequence[ClassPlan]
    homeless: Sequence[Planned] = field(default_factory=list)
    """Rows without a class."""

    @property
    def rows(self) -> list[Planned]:
        return [row for plan in self.classes for row in plan.rows] + list(self.homeless)


def plan_list(department: Department, roster: Roster) -> ListPlan:
    """Three queries a class; nothing is written."""
    there = _classes_of(department)
    by_class: dict[str, list[ListedPerson]] = {}
    for person in roster.people:
        by_class.setdefault(person.group, []).append(person)
    homeless = by_class.pop("", [])
    plans = [
        _plan_class(there.get(fold(name)) or Classroom(name=name, department=department), people)
        for name, people in by_class.items()
    ]
    refused = [
        Planned(listed=person, fate=Fate.REFUSED, code=RosterRefusal.NO_CLASS)
        for person in homeless
    ]
    return ListPlan(classes=plans, homeless=refused)


def _classes_of(department: Department) -> dict[str, Classroom]:
    """Of classes with the same name the newest is meant."""
    rows = Classroom.objects.in_use().filter(department=department).order_by("pk")
    return {fold(row.name): row for row in rows}


def _plan_class(classroom: Classroom, people: Sequence[ListedPerson]) -> ClassPlan:
    planner = Planner(classroom, people, makes_accounts=True, names_teachers=True)
    rows = [planner.plan(person) for person in people]
    return ClassPlan(classroom=classroom, planner=planner, rows=rows)


@transaction.atomic
def load_list(
    upload: Upload,
    roster: Roster,
    *,
    decisions: Mapping[int, str],
    actor: User,
    now: datetime,
) -> Loaded:
    """Raises RosterRefused before anything is written."""
    department = Department.objects.select_for_update().get(upload=upload.pk)
    if not Upload.objects.filter(pk=upload.pk).delete()[0]:
        raise RosterRefused(RosterRefusal.GONE)
    plan = plan_list(department, roster)
    decided = [(one, _decided(one, decisions)) for one in plan.classes]
    writer = _Writer(department, actor, now)
    for one, rows in decided:
        writer.write_class(one, rows)
    counts = dict.fromkeys(Fate, 0)
    for row in [row for _one, rows in decided for row in rows if row] + list(plan.homeless):
        counts[row.fate] += 1
    return Loaded(counts=counts, skipped=sum(rows.count(None) for _one, rows in decided))


def _decided(plan: ClassPlan, decisions: Mapping[int, str]) -> list[Planned | None]:
    return [plan.planner.decided(row, decisions.get(row.listed.line, "")) for row in plan.rows]


class _Writer:
    """Somebody new who stands in two classes gets one account."""

    def __init__(self, department: Department, actor: User, now: datetime) -> None:
        self._department = department
        self._actor = actor
        self._now = now
        self._made: dict[str, User] = {}

    def write_class(self, plan: ClassPlan, rows: Iterable[Planned | None]) -> None:
        if plan.is_new:
            plan.classroom.join_code = free_join_code()
            plan.classroom.save()
        for row in rows:
            if row is not None:
                self._write(row, plan)

    def _write(self, row: Planned, plan: ClassPlan) -> None:
        if row.fate is Fate.NEW:
            enter_classroom(self._account(row.listed), plan.classroom, entry=Entry.ACCOUNT)
        elif row.listed.is_teacher and row.person and row.fate is not Fate.REFUSED:
            self._name_teacher(row.person, plan.classroom)
        else:
            write(row, plan.classroom, plan.planner.memberships)
            self._correct(row)

    def _name_teacher(self, person: User, classroom: Classroom) -> None:
        if person == self._actor and not sees_all(self._actor):
            raise RosterRefused(RosterRefusal.OWN_TEACHER)
        there = Membership.objects.current().teachers().filter(user=person, classroom=classroom)
        if there.exists():
            return
        again = {"role": Role.TEACHER, "ended_at": None}
        Membership.objects.update_or_create(user=person, classroom=classroom, defaults=again)
        note(
            AuditKind.MADE_TEACHER,
            actor=self._actor,
            person=person,
            classroom=classroom,
            now=self._now,
        )

    def _account(self, listed: ListedPerson) -> User:
        key = (listed.login or listed.email).casefold()
        if key and key in self._made:
            return self._made[key]
        person = make_account(listed)
        person.department = self._department
        person.save(update_fields=["department"])
        self._made[key] = person
        return person

    def _correct(self, row: Planned) -> None:
        """The name, of the department's own people; how they sign in stays theirs."""
        person = row.person
        is_own = person is not None and person.department_id == self._department.pk
        if person is None or not is_own or not is_below(person, self._actor):
            return
        # A letter for a new password goes to the address: it is a key of the account.
        has_keys = has_keys_of(self._actor, person)
        name = row.listed.name
        new = replace(name, patronymic=name.patronymic or person.patronymic)
        wanted = {
            "last_name": new.last,
            "first_name": new.first,
            "patronymic": new.patronymic,
            "email": person.email or (row.listed.email if has_keys else ""),
        }
        changed = [key for key, value in wanted.items() if getattr(person, key) != value]
        for key in changed:
            setattr(person, key, wanted[key])
        if changed:
            person.save(update_fields=changed)
