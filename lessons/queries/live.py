"""Questions asked in class: what may be asked, what runs, and how the answers stand."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models.functions import Coalesce

from lessons.domain.live.showing import SHOWN_AS, Showing, fits_wall
from lessons.domain.live.tally import percent
from lessons.domain.parts import LEVELS, Part
from lessons.domain.types.definition import Answer
from lessons.models import (
    Assignment,
    Classroom,
    HiddenAnswer,
    Lesson,
    LiveAnswer,
    LiveQuestion,
    LiveSession,
    Membership,
    Question,
    UseChoices,
    User,
)
from lessons.queries.keys import may_practise_test
from lessons.queries.standings import Standing, standings_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Askable:
    """``ahead_count`` students of the class still have it before them in a test, in this class or
    another one; ``overdue_count`` never handed that test in and are late."""

    question: Question
    ahead_count: int
    overdue_count: int

    @property
    def is_closed(self) -> bool:
        """Asked now, it would give a test away. To whoever is late a teacher may decide to show
        it: on their own phone they are shown no key even then."""
        return self.ahead_count > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _ToCome:
    """Students by how they stand to the test of one part."""

    ahead: set[int] = field(default_factory=set)
    overdue: set[int] = field(default_factory=set)


def askable(classroom: Classroom, lesson: Lesson, *, now: datetime) -> list[Askable]:
    """The questions of a lesson that suit a class, in its order: those of the levels, as far as
    they can be read from a screen."""
    questions = Question.objects.for_practice().filter(lesson=lesson, part__in=LEVELS)
    pool = [
        question
        for question in questions.select_related("lesson", "current").order_by("position")
        if fits_wall(question.in_force.input)
    ]
    to_come = _tests_to_come(classroom, lesson, now=now) if pool else {}
    return [_askable(question, to_come) for question in pool]


def _askable(question: Question, to_come: Mapping[str, _ToCome]) -> Askable:
    is_in_test = question.use != UseChoices.PRACTICE
    found = to_come.get(question.part, _ToCome()) if is_in_test else _ToCome()
    return Askable(
        question=question,
        ahead_count=len(found.ahead),
        overdue_count=len(found.overdue - found.ahead),
    )


def _tests_to_come(classroom: Classroom, lesson: Lesson, *, now: datetime) -> dict[str, _ToCome]:
    """By part: the students of the class whose test of it is not over, in any class of theirs."""
    found: dict[str, _ToCome] = defaultdict(_ToCome)
    for standing in _standings(classroom, lesson, now=now):
        is_late = standing.is_past(now)
        for part in (part for part in Part if not may_practise_test(standing, part)):
            (found[part].overdue if is_late else found[part].ahead).add(standing.student_id)
    return found


def _standings(classroom: Classroom, lesson: Lesson, *, now: datetime) -> Iterable[Standing]:
    """Of the students of the class, in the lesson or a translation of it."""
    students = Membership.objects.current().students()
    here = students.filter(classroom=classroom)
    places = set(
        students.filter(user__in=here.values("user")).values_list("classroom_id", "user_id")
    )
    same = Assignment.objects.annotate(root=Coalesce("lesson__original_id", "lesson_id"))
    rows = same.filter(
        root=lesson.original_id or lesson.pk, classroom__in={place for place, _ in places}
    )
    pairs = [
        (assignment, student)
        for assignment in rows.select_related("lesson")
        for place, student in places
        if assignment.classroom_id == place
    ]
    return standings_in(pairs, now=now).values()


def live_of_class(classroom: Classroom, *, now: datetime) -> LiveSession | None:
    return LiveSession.objects.running(now).filter(classroom=classroom).first()


def running_in(classrooms: Sequence[int], *, now: datetime) -> int | None:
    """The newest session of these classes (ids); one indexed query."""
    rows = LiveSession.objects.running(now).filter(classroom__in=classrooms)
    return rows.values_list("pk", flat=True).first()


def live_of_student(student: User, *, now: datetime) -> LiveSession | None:
    """The newest that runs in a class of theirs; one query."""
    joined = Classroom.objects.joined_by(student)
    rows = LiveSession.objects.running(now).filter(classroom__in=joined)
    return rows.select_related("classroom", "lesson").first()


def question_now(session: LiveSession) -> LiveQuestion:
    """The one asked last; a session begins with asking one."""
    return (
        session.questions.filter(asked_at__isnull=False)
        .select_related("version__question__lesson")
        .latest("position")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """The answer of one student that counts; whose it is stays out of it."""

    answer: Answer
    fraction: float | None
    right_fields: tuple[str, ...] = ()

    @property
    def is_right(self) -> bool | None:
        return None if self.fraction is None else self.fraction == 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """One asked question and how it stands; nobody's name is in it."""

    session: LiveSession
    asked: LiveQuestion
    given: tuple[Given, ...]
    hidden: frozenset[str]
    question_count: int
    student_count: int

    @property
    def shown_as(self) -> Showing:
        return SHOWN_AS[self.asked.version.input.control]

    @property
    def is_last(self) -> bool:
        return self.asked.position == self.question_count

    @property
    def right_count(self) -> int:
        return sum(one.is_right is True for one in self.given)

    @property
    def decided_count(self) -> int:
        """Answers whose key says whether they are right."""
        return sum(one.is_right is not None for one in self.given)


def board_of(session: LiveSession) -> Board:
    """Five queries, however many answered."""
    asked = question_now(session)
    return Board(
        session=session,
        asked=asked,
        given=tuple(
            Given(
                answer=tuple(row.answer),
                fraction=row.fraction,
                right_fields=tuple(row.right_fields),
            )
            for row in answers_by_student(asked).values()
        ),
        hidden=frozenset(HiddenAnswer.objects.filter(asked=asked).values_list("key", flat=True)),
        question_count=session.questions.count(),
        student_count=Membership.objects.current()
        .students()
        .filter(classroom=session.classroom_id)
        .count(),
    )


def answers_by_student(asked: LiveQuestion) -> dict[int, LiveAnswer]:
    """The last one of each."""
    rows = LiveAnswer.objects.filter(asked=asked).order_by("seq")
    return {row.student_id: row for row in rows}


def own_answer(asked: LiveQuestion, student: User) -> LiveAnswer | None:
    return LiveAnswer.objects.filter(asked=asked, student=student).order_by("-seq").first()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One question of a session in a line."""

    asked: LiveQuestion
    answered: int
    right: int
    decided: int

    @property
    def percent(self) -> int | None:
        """None where the answer was never shown, or no key decides."""
        if self.asked.revealed_at is None or not self.decided:
            return None
        return percent(self.right, self.decided)


def outcomes_of(session: LiveSession) -> list[Outcome]:
    """Of what was asked; two queries."""
    asked = session.questions.filter(asked_at__isnull=False)
    rows = LiveAnswer.objects.filter(asked__session=session).order_by("seq")
    last = {(row.asked_id, row.student_id): row.fraction for row in rows}
    found: dict[int, list[float | None]] = defaultdict(list)
    for (question, _student), fraction in last.items():
        found[question].append(fraction)
    return [_outcome(row, found[row.pk]) for row in asked.select_related("version__question")]


def _outcome(asked: LiveQuestion, fractions: Sequence[float | None]) -> Outcome:
    return Outcome(
        asked=asked,
        answered=len(fractions),
        right=sum(fraction == 1 for fraction in fractions),
        decided=sum(fraction is not None for fraction in fractions),
    )
