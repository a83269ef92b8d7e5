"""The demo class: its people and a plausible history, made through the services themselves.

What happened is written down in fixtures/demo-class.json; a fixed seed decides the small things
(which closed questions are missed, the minute of the day), so two loads differ in dates alone.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from random import Random
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils.timezone import localtime

from lessons.domain.handouts.document import ReadLesson
from lessons.domain.marking.key_points import Share, fraction_of
from lessons.domain.parts import Part
from lessons.domain.refusals import DemoRefusal, Facts, Refused
from lessons.domain.types.definition import Answer, Control
from lessons.domain.types.fields import filled
from lessons.models import (
    Assignment,
    Attempt,
    Classroom,
    Course,
    Department,
    Gate,
    Lesson,
    Membership,
    QuestionVersion,
    Role,
    User,
)
from lessons.services.attempts import save_draft, start_attempt, submit_attempt
from lessons.services.importing import SourceFile, create_lessons, loaded_before, publish_lesson
from lessons.services.marking import mark_response
from lessons.services.translations import link_translation

SEED = 15
OPENED = timedelta(days=10)
DUE = timedelta(days=4)
ALL_MARKED_AFTER = timedelta(weeks=2)
ATTEMPTS_ALLOWED = 3
SECONDS_A_MARK = 60
BLANK_AMONG_POOR = 0.25
SKIPPED_WHILE_UNDER_WAY = 0.4
_NEAREST_QUALITY = {
    "good": ("good", "fair", "poor"),
    "fair": ("fair", "good", "poor"),
    "poor": ("poor", "fair", "good"),
}


class DemoRefused(Refused[DemoRefusal]):
    pass


def is_demo_loaded(data: Mapping[str, Any]) -> bool:
    codes = [classroom["join_code"] for classroom in data["classes"]]
    return Classroom.objects.filter(join_code__in=codes).exists()


@dataclass(frozen=True, slots=True)
class DemoLesson:
    read: ReadLesson
    source: SourceFile


def lesson_files(data: Mapping[str, Any]) -> list[str]:
    """The names of all lesson files that the demo consists of, originals before translations."""
    return [row["file"] for course in data["courses"] for row in course["lessons"]]


@transaction.atomic
def load_demo(
    data: Mapping[str, Any],
    *,
    lessons: Mapping[str, DemoLesson],
    password: str,
    now: datetime,
    tell: Callable[[int, int], None] | None = None,
) -> bool:
    """False if it was loaded before; then nothing changes. Raises DemoRefused, ImportRefused.

    Before each lesson ``tell`` hears its number and how many there are: it takes a while.

    ``lessons`` are the read ``lesson_files`` by name. An administrator of the given name is taken
    as found; nobody else is touched.
    """
    if is_demo_loaded(data):
        return False
    _refuse_taken_names(data)
    # One hash for the few who sign in: their password is no secret, and hashing is slow.
    encoded = make_password(password)
    admin = _create_person(data["admin"], encoded, is_staff=True, is_superuser=True)
    department, _ = Department.objects.get_or_create(name=data["department"])
    for title in data["empty_courses"]:
        Course.objects.get_or_create(title=title, department=department)
    opened_at = _at_hour(now - OPENED, 8)
    published = _publish_all(
        data, lessons, admin, department=department, now=opened_at - timedelta(days=1)
    )
    history = History(data=data, random=Random(SEED), now=now)  # noqa: S311 - no secret
    total = sum(len(row["lessons"]) for row in data["classes"])
    numbers = count(1)
    for row in data["classes"]:
        classroom = _create_classroom(row, department, encoded=encoded)
        for taught in row["lessons"]:
            if tell:
                tell(next(numbers), total)
            weeks = timedelta(weeks=taught["weeks_ago"])
            _play_lesson(classroom, row, published[taught["file"]], history, weeks=weeks)
    return True


def _refuse_taken_names(data: Mapping[str, Any]) -> None:
    names = [
        person["username"]
        for classroom in data["classes"]
        for person in (classroom["teacher"], *classroom["students"])
    ]
    taken = User.objects.filter(username__in=names).values_list("username", flat=True)
    if taken:
        raise DemoRefused(DemoRefusal.NAMES_TAKEN, Facts(detail=", ".join(sorted(taken))))


def _create_person(row: Mapping[str, Any], encoded: str, **rights: bool) -> User:
    """Only those who are shown to newcomers can sign in."""
    names = {key: row[key] for key in ("last_name", "first_name", "patronymic")}
    password = encoded if row.get("signs_in") else make_password(None)
    person, _ = User.objects.get_or_create(
        username=row["username"], defaults={**names, **rights, "password": password}
    )
    return person


def _publish_all(
    data: Mapping[str, Any],
    lessons: Mapping[str, DemoLesson],
    admin: User,
    *,
    department: Department,
    now: datetime,
) -> dict[str, Lesson]:
    """The lessons by the names of their files."""
    published: dict[str, Lesson] = {}
    for row in data["courses"]:
        course, _ = Course.objects.get_or_create(title=row["title"], department=department)
        for entry in row["lessons"]:
            lesson = _publish(course, lessons[entry["file"]], admin, now)
            if "original" in entry:
                link_translation(lesson, original=published[entry["original"]])
            published[entry["file"]] = lesson
    return published


def _publish(course: Course, demo: DemoLesson, admin: User, now: datetime) -> Lesson:
    lesson = loaded_before(demo.source.digest, course=course)
    if lesson is None:
        [lesson] = create_lessons(
            [demo.read], course=course, source=demo.source, created_by=admin, now=now
        )
    publish_lesson(lesson, now=now)
    return lesson


def _create_classroom(row: Mapping[str, Any], department: Department, *, encoded: str) -> Classroom:
    classroom = Classroom.objects.create(
        name=row["name"], join_code=row["join_code"], department=department
    )
    teacher = _create_person(row["teacher"], encoded)
    students = [_create_person(person, encoded) for person in row["students"]]
    roles = [(teacher, Role.TEACHER), *((student, Role.STUDENT) for student in students)]
    Membership.objects.bulk_create(
        Membership(user=person, classroom=classroom, role=role) for person, role in roles
    )
    return classroom


def _play_lesson(
    classroom: Classroom,
    row: Mapping[str, Any],
    lesson: Lesson,
    history: "History",
    *,
    weeks: timedelta,
) -> None:
    """The lesson as it was assigned that many weeks ago, and what the class did with it."""
    assignment = Assignment.objects.create(
        lesson=lesson,
        classroom=classroom,
        opens_at=_at_hour(history.now - weeks - OPENED, 8),
        due_at=_at_hour(history.now - weeks + DUE, 23, minute=59),
        attempts_allowed=ATTEMPTS_ALLOWED,
        gate=Gate.WARN,
    )
    people = {
        person.username: person
        for person in User.objects.filter(membership__classroom=classroom).distinct()
    }
    profiles = history.data["profiles"]
    # The ablest first, as the profiles are listed, or others would use up the good answers.
    for person in sorted(row["students"], key=lambda each: list(profiles).index(each["profile"])):
        for sitting in profiles[person["profile"]]:
            if weeks and not sitting["handed_in"]:
                continue  # what is under way now is work of this week
            history.play(
                sitting,
                assignment=assignment,
                student=people[person["username"]],
                teacher=people[row["teacher"]["username"]],
                weeks=weeks,
            )


def _at_hour(moment: datetime, hour: int, *, minute: int = 0) -> datetime:
    return localtime(moment).replace(hour=hour, minute=minute, second=0, microsecond=0)


@dataclass(kw_only=True)
class History:
    """What the students of the demo did up to ``now``, one sitting after another."""

    data: Mapping[str, Any]
    random: Random
    now: datetime
    decks: dict[tuple[str, str], list[Mapping[str, Any]]] = field(default_factory=dict)
    """Open answers not given yet, by question text and quality: nobody copies before they end."""

    def play(
        self,
        sitting: Mapping[str, Any],
        *,
        assignment: Assignment,
        student: User,
        teacher: User,
        weeks: timedelta,
    ) -> None:
        at = self._start_of(sitting, weeks=weeks)
        attempt = start_attempt(assignment, student=student, part=Part(sitting["part"]), now=at)
        written: dict[int, Mapping[str, Any]] = {}
        responses = attempt.response_set.select_related("version").order_by(
            "version__question__position"
        )
        for response in responses:
            at += timedelta(minutes=self.random.randint(1, 6))
            answer = self._answer_to(response.version, sitting, written)
            if sitting["handed_in"] or self.random.random() > SKIPPED_WHILE_UNDER_WAY:
                save_draft(response, answer=answer, seen=response.draft_seq, now=at)
        if sitting["handed_in"]:
            submit_attempt(attempt, now=at + timedelta(minutes=1))
            which = "all" if weeks >= ALL_MARKED_AFTER else sitting["marked"]
            self._mark(attempt, written, which=which, teacher=teacher)

    def _start_of(self, sitting: Mapping[str, Any], *, weeks: timedelta) -> datetime:
        """Some time in the day that many days ago; today, a few hours ago."""
        hour, minute = self.random.randint(10, 20), self.random.randint(0, 59)
        if not sitting["days"]:
            return self.now - weeks - timedelta(hours=2, minutes=minute)
        return _at_hour(self.now - weeks - timedelta(days=sitting["days"]), hour, minute=minute)

    def _answer_to(
        self,
        version: QuestionVersion,
        sitting: Mapping[str, Any],
        written: dict[int, Mapping[str, Any]],
    ) -> Answer:
        """Texts that a teacher will mark are noted in ``written`` by their version's id."""
        if version.input.control is not Control.LONG_TEXT:
            is_right = self.random.random() < sitting["skill"]
            return self._closed_answer(version, is_right=is_right)
        quality = sitting["open"]
        if quality == "poor" and self.random.random() < BLANK_AMONG_POOR:
            return ("",)
        row = self._draw(version.text, quality)
        if row is None:
            return ("",)
        written[version.pk] = row
        return (row["text"] if sitting["handed_in"] else _first_half(row["text"]),)

    def _closed_answer(self, version: QuestionVersion, *, is_right: bool) -> Answer:
        drawn, solution = version.input, version.solution
        if drawn.fields:
            keys = solution.fields if is_right else solution.fields[:1]
            return tuple(filled(key.id, key.values[0]) for key in keys)
        if drawn.control in {Control.TEXT, Control.NUMBER}:
            plain = [text.partition(" ± ")[0] for text in solution.texts]
            known = self.data["short_answers"].get(version.text, {"right": plain})
            return (self.random.choice(known["right"] if is_right else known.get("wrong", [""])),)
        if is_right:
            return solution.option_ids
        wrong = [option.id for option in drawn.options if option.id not in solution.option_ids]
        missed = solution.option_ids[1:] if drawn.control is Control.MULTIPLE else ()
        return (*missed, self.random.choice(wrong))

    def _draw(self, question: str, quality: str) -> Mapping[str, Any] | None:
        """A text nobody has written yet, as near in quality as there is; None when all are."""
        rows = self.data["answers"].get(question, ())
        for nearest in _NEAREST_QUALITY[quality]:
            fresh = [row for row in rows if row["quality"] == nearest]
            self.random.shuffle(fresh)
            deck = self.decks.setdefault((question, nearest), fresh)
            if deck:
                return deck.pop()
        return None

    def _mark(
        self,
        attempt: Attempt,
        written: Mapping[int, Mapping[str, Any]],
        *,
        which: str,
        teacher: User,
    ) -> None:
        """``which`` of the waiting answers: all, first, none; by the next morning at the latest."""
        limit = {"all": None, "first": 1, "none": 0}[which]
        waiting = (
            attempt.response_set.waiting()
            .select_related("version")
            .order_by("version__question__position")
        )
        handed_in = attempt.submitted_at or self.now
        at = min(_at_hour(handed_in + timedelta(days=1), 9), self.now - timedelta(hours=1))
        for response in waiting[:limit]:
            at += timedelta(minutes=self.random.randint(1, 3))
            row = written[response.version_id]
            key_points = response.version.solution.key_points
            shares = {
                point.id: Share(row["shares"].get(point.id, Share.NONE)) for point in key_points
            }
            mark_response(
                response,
                marker=teacher,
                seen=response.last_seq,
                fraction=fraction_of(key_points, shares),
                shares=shares,
                comment=row.get("comment", ""),
                now=at,
                seconds=SECONDS_A_MARK,
            )


def _first_half(text: str) -> str:
    """A text that its author has not finished, cut between two words."""
    words = text.split()
    return " ".join(words[: len(words) // 2])
