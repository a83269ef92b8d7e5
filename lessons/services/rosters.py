"""A class from a list: kept, planned row by row, and written once somebody has looked at it."""

import json
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Lower

from lessons.domain.refusals import Refused, RosterRefusal
from lessons.domain.rosters.fates import Fate
from lessons.domain.rosters.grid import Row
from lessons.domain.rosters.logins import login_of
from lessons.domain.rosters.roster import ListedPerson, Roster
from lessons.domain.text.collation import collation_key
from lessons.domain.text.folding import fold
from lessons.models import Classroom, Department, Entry, FileState, Membership, Role, Upload, User
from lessons.services.classrooms import enter_classroom
from lessons.services.importing import digest_of
from lessons.services.uploads import drop_expired

KEPT_FOR = timedelta(days=7)
NEW, SKIP = "new", "skip"
"""What may be decided about a row besides the id of the person it means."""


class RosterRefused(Refused[RosterRefusal]):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    listed: ListedPerson
    fate: Fate
    person: User | None = None
    candidates: tuple[User, ...] = ()
    """Who may be meant, where that is asked."""
    code: RosterRefusal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    counts: Mapping[Fate, int]
    skipped: int


# --- Keeping ----------------------------------------------------------------------------------


def keep_roster(
    place: Classroom | Department, *, name: str, rows: Sequence[Row], sent_by: User, now: datetime
) -> Upload:
    """The rows of a list until it is confirmed; never the file, which may hold more."""
    drop_expired(now=now)
    data = json.dumps([[row.line, *row.cells] for row in rows]).encode()
    return Upload.objects.create(
        classroom=place if isinstance(place, Classroom) else None,
        department=place if isinstance(place, Department) else None,
        sent_by=sent_by,
        sent_at=now,
        expires_at=now + KEPT_FOR,
        name=name[:255],
        digest=digest_of(data),
        size=len(data),
        state=FileState.OK,
        found={"rows": len(rows)},
        read_at=now,
        data=zlib.compress(data),
    )


def rows_of(upload: Upload) -> list[Row]:
    rows = json.loads(zlib.decompress(upload.data or zlib.compress(b"[]")))
    return [Row(line, tuple(cells)) for line, *cells in rows]


# --- Planning ---------------------------------------------------------------------------------


def plan_roster(classroom: Classroom, roster: Roster, *, makes_accounts: bool) -> list[Planned]:
    """The fate of each row that names a person; three queries whatever the list."""
    planner = Planner(classroom, roster.people, makes_accounts=makes_accounts)
    return [planner.plan(listed) for listed in roster.people]


class Planner:
    """Knows everybody whom the list may mean; of namesakes in the class each is taken once."""

    def __init__(
        self,
        classroom: Classroom,
        people: Sequence[ListedPerson],
        *,
        makes_accounts: bool,
        names_teachers: bool = False,
    ) -> None:
        self._makes_accounts = makes_accounts
        self._names_teachers = names_teachers
        found = _who_may_be_meant(people, classroom)
        rows = Membership.objects.filter(classroom=classroom.pk)  # None: a class still to be made.
        self.memberships = {row.user_id: row for row in rows}
        teaching = Membership.objects.teachers().filter(user__in=[person.pk for person in found])
        self._teachers = set(teaching.values_list("user_id", flat=True))
        self._by_login = {person.username.lower(): person for person in found}
        self._by_email: dict[str, list[User]] = defaultdict(list)
        self._by_name: dict[str, list[User]] = defaultdict(list)
        for person in found:
            if person.email:
                self._by_email[person.email.lower()].append(person)
            self._by_name[_name_key(person.get_full_name())].append(person)
        self._taken: set[int] = set()
        self._told = {person.pk for listed in people for person in self._told_apart(listed)}

    def plan(self, listed: ListedPerson) -> Planned:
        planned = self._plan(listed)
        if planned.person is not None:
            if planned.person.pk in self._taken:
                return Planned(
                    listed=listed, fate=Fate.REFUSED, code=RosterRefusal.SAME_PERSON_TWICE
                )
            self._taken.add(planned.person.pk)
        return planned

    def _plan(self, listed: ListedPerson) -> Planned:
        if listed.is_teacher:
            return self._of_teacher(listed)
        found = self._told_apart(listed)
        if len(found) == 1:
            return self._of_account(listed, found[0])
        if found:
            return Planned(listed=listed, fate=Fate.ASK, candidates=tuple(found))
        return self._of_name(listed)

    def _of_teacher(self, listed: ListedPerson) -> Planned:
        """Told by login or mail, never by a name; and only whoever teaches already."""
        found = self._told_apart(listed)
        if not self._names_teachers:
            return Planned(listed=listed, fate=Fate.REFUSED, code=RosterRefusal.NO_STUDENT)
        if len(found) != 1 or found[0].pk not in self._teachers:
            return Planned(listed=listed, fate=Fate.REFUSED, code=RosterRefusal.NEW_TEACHER)
        return self._known(listed, found[0])

    def _told_apart(self, listed: ListedPerson) -> list[User]:
        """By login, else by mail."""
        by_login = self._by_login.get(listed.login.lower()) if listed.login else None
        if by_login is None and listed.email and not listed.login:
            by_login = self._by_login.get(listed.email)
        if by_login is not None:
            return [by_login]
        return self._by_email.get(listed.email, []) if listed.email else []

    def _of_account(self, listed: ListedPerson, person: User) -> Planned:
        if self._is_no_student(person):
            return Planned(listed=listed, fate=Fate.REFUSED, code=RosterRefusal.NO_STUDENT)
        if person.pk in self.memberships or _is_same_name(listed, person):
            return self._known(listed, person)
        return Planned(listed=listed, fate=Fate.ASK, candidates=(person,))

    def _of_name(self, listed: ListedPerson) -> Planned:
        """Without a login that is known here: by name alone, and never in silence. Whom another row
        tells by login or mail is not meant."""
        namesakes = self._by_name.get(_name_key(listed.name.full), [])
        alike = [person for person in namesakes if not self._is_no_student(person)]
        here = [person for person in alike if person.pk in self.memberships]
        spoken_for = self._taken | self._told
        free = [person for person in here if person.pk not in spoken_for]
        free.sort(key=lambda person: not _is_written_alike(listed, person))
        if free and not listed.login:
            return self._known(listed, free[0])
        if free or (alike and not here):
            candidates = free or [one for one in alike if one.pk not in spoken_for]
            return Planned(listed=listed, fate=Fate.ASK, candidates=tuple(candidates))
        if listed.namesake is not None and not (listed.login or listed.email):
            return Planned(listed=listed, fate=Fate.ASK)
        return self._new(listed)

    def _known(self, listed: ListedPerson, person: User) -> Planned:
        membership = self.memberships.get(person.pk)
        if membership is None:
            return Planned(listed=listed, fate=Fate.JOINS, person=person)
        fate = Fate.HERE if membership.is_current else Fate.BACK
        return Planned(listed=listed, fate=fate, person=person)

    def _new(self, listed: ListedPerson) -> Planned:
        if not self._makes_accounts:
            return Planned(listed=listed, fate=Fate.REFUSED, code=RosterRefusal.NO_ACCOUNTS)
        return Planned(listed=listed, fate=Fate.NEW)

    def _is_no_student(self, person: User) -> bool:
        return person.is_staff or person.is_superuser or person.pk in self._teachers

    def decided(self, planned: Planned, decision: str) -> Planned | None:
        """What was asked with its answer; None for a row that is left out.

        Raises RosterRefused where nobody has answered.
        """
        if planned.fate is not Fate.ASK:
            return planned
        if decision == SKIP:
            return None
        if decision == NEW:
            return self._new(planned.listed)
        meant = [one for one in planned.candidates if str(one.pk) == decision]
        if not meant or meant[0].pk in self._taken:
            raise RosterRefused(RosterRefusal.UNDECIDED)
        self._taken.add(meant[0].pk)
        return self._known(planned.listed, meant[0])


def _is_written_alike(listed: ListedPerson, person: User) -> bool:
    """To the letter: of «Дәурен» and «Даурен» in one class each stays who they are."""
    return (person.last_name, person.first_name) == (listed.name.last, listed.name.first)


def _who_may_be_meant(people: Sequence[ListedPerson], classroom: Classroom) -> list[User]:
    logins = {person.login for person in people if person.login}
    emails = {person.email for person in people if person.email}
    keys = {collation_key(person.name.full) for person in people}
    keys |= {collation_key(f"{person.name.last} {person.name.first}") for person in people}
    small = {login.lower() for login in logins} | emails
    by_account = Q(username__in=logins) | Q(login__in=small) | Q(mail__in=emails)
    found = User.objects.alias(login=Lower("username"), mail=Lower("email")).filter(
        by_account | Q(sort_key__in=keys) | Q(membership__classroom=classroom.pk)
    )
    return list(found.distinct())


def _name_key(full_name: str) -> str:
    """Surname and first name; lists leave patronymics out as they like."""
    return fold(" ".join(full_name.split()[:2]))


def _is_same_name(listed: ListedPerson, person: User) -> bool:
    return _name_key(listed.name.full) == _name_key(person.get_full_name())


# --- Writing ----------------------------------------------------------------------------------


@transaction.atomic
def load_roster(
    upload: Upload,
    roster: Roster,
    *,
    decisions: Mapping[int, str],
    makes_accounts: bool,
) -> Loaded:
    """Write what the plan says, by line what was decided, and give up the list.

    Sent twice or loaded again it doubles nobody. Raises RosterRefused before anything is written.
    """
    kept = Classroom.objects.select_for_update(of=("self",)).filter(upload=upload.pk)
    classroom = kept.first()
    if classroom is None or not Upload.objects.filter(pk=upload.pk).delete()[0]:
        raise RosterRefused(RosterRefusal.GONE)
    planner = Planner(classroom, roster.people, makes_accounts=makes_accounts)
    planned = [planner.plan(listed) for listed in roster.people]
    decided = [planner.decided(row, decisions.get(row.listed.line, "")) for row in planned]
    counts = dict.fromkeys(Fate, 0)
    for row in decided:
        if row is not None:
            counts[row.fate] += 1
            write(row, classroom, planner.memberships)
    return Loaded(counts=counts, skipped=decided.count(None))


def write(row: Planned, classroom: Classroom, memberships: Mapping[int, Membership]) -> None:
    if row.fate is Fate.NEW:
        enter_classroom(make_account(row.listed), classroom, entry=Entry.ACCOUNT)
    elif row.fate is Fate.JOINS and row.person:
        enter_classroom(row.person, classroom, entry=Entry.LIST)
    elif row.fate is Fate.BACK and row.person:
        enter_classroom(row.person, classroom, entry=Entry(memberships[row.person.pk].entry))
    elif row.fate is Fate.HERE and row.person:
        _complete(row.person, row.listed, memberships[row.person.pk])


def make_account(listed: ListedPerson) -> User:
    """Nobody signs in with it before a slip is made."""
    person = User(
        username=listed.login or listed.email or login_of(listed.name, is_taken=_is_taken),
        last_name=listed.name.last,
        first_name=listed.name.first,
        patronymic=listed.name.patronymic,
        email=listed.email,
    )
    person.set_unusable_password()
    person.save()
    return person


def _is_taken(login: str) -> bool:
    return User.objects.filter(username__iexact=login).exists()


def _complete(person: User, listed: ListedPerson, membership: Membership) -> None:
    """Only where this class made the account: what others have is theirs."""
    if membership.entry != Entry.ACCOUNT or membership.role != Role.STUDENT:
        return
    new = {
        "last_name": listed.name.last,
        "first_name": listed.name.first,
        "patronymic": listed.name.patronymic or person.patronymic,
        "email": person.email or listed.email,
    }
    changed = [name for name, value in new.items() if getattr(person, name) != value]
    for name in changed:
        setattr(person, name, new[name])
    if changed:
        person.save(update_fields=changed)


def only_group(roster: Roster, group: str) -> Roster:
    """The people of one group of a list of several."""
    if group not in roster.groups:
        return roster
    people = tuple(person for person in roster.people if person.group == group)
    return replace(roster, people=people)


def count_fates(planned: Iterable[Planned]) -> dict[Fate, int]:
    counts = dict.fromkeys(Fate, 0)
    for row in planned:
        counts[row.fate] += 1
    return counts
