"""What a student can practise and review, and what came of it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet
from django.utils.timezone import localdate, make_aware

from lessons.domain.parts import LEVELS, Part
from lessons.domain.practice.schedule import Due, Memory, due_today
from lessons.domain.practice.sitting import Known
from lessons.models import (
    Assignment,
    Attempt,
    Classroom,
    PracticeAnswer,
    PracticeQuestion,
    PracticeSitting,
    Purpose,
    Question,
    ReviewCard,
    UseChoices,
    User,
)
from lessons.queries.keys import ClosedTests, closed_tests
from lessons.queries.pools import lesson_parts

CALENDAR_DAYS = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelPractice:
    """``open_count`` questions can be practised now, ``closed_count`` once the test is over;
    ``is_after_test`` where the teacher has all of them wait for the student's own hand-in."""

    part: Part
    open_count: int
    closed_count: int
    is_after_test: bool = False


def level_practice(assignment: Assignment, student: User, *, now: datetime) -> list[LevelPractice]:
    """Each level that has questions for practice."""
    questions = list(_pool(assignment))
    closed = closed_tests(student, [assignment.lesson_id], now=now)
    counts = Counter((question.part, closed.holds(question)) for question in questions)
    kept_back = kept_back_parts(assignment, student)
    rows = [
        LevelPractice(
            part=part,
            open_count=counts[part.value, False],
            closed_count=counts[part.value, True],
            is_after_test=part in kept_back,
        )
        for part in LEVELS
    ]
    return [row for row in rows if row.open_count or row.closed_count]


def kept_back_parts(assignment: Assignment, student: User) -> frozenset[Part]:
    """The levels whose practice waits until this student has handed in their test."""
    if not assignment.keeps_practice_back:
        return frozenset()
    attempts = Attempt.objects.submitted().filter(assignment=assignment, student=student)
    handed_in = set(attempts.values_list("part", flat=True))
    parts = lesson_parts([assignment.lesson_id]).get(assignment.lesson_id, ())
    tested = {row.part for row in parts}
    return frozenset(part for part in tested if part not in handed_in)


def practice_pool(
    assignment: Assignment, student: User, *, part: Part, now: datetime
) -> list[Question]:
    """The questions of a level that may be asked now, in the order of the lesson."""
    closed = closed_tests(student, [assignment.lesson_id], now=now)
    return [row for row in _pool(assignment).filter(part=part) if not closed.holds(row)]


def missed_questions(attempt: Attempt, *, now: datetime) -> list[Question]:
    """Of a handed-in attempt: marked, not right in full, and open for practice now; as asked."""
    rows = (
        attempt.response_set.filter(fraction__lt=1, is_left_out=False)
        .filter(version__question__in=Question.objects.for_practice())
        .select_related("version__question__lesson", "version__question__current")
        .order_by("position")
    )
    closed = closed_tests(attempt.student, [attempt.assignment.lesson_id], now=now)
    questions = [row.version.question for row in rows]
    return [question for question in questions if not closed.holds(question)]


def _pool(assignment: Assignment) -> QuerySet[Question]:
    return (
        Question.objects.for_practice()
        .filter(lesson=assignment.lesson_id)
        .select_related("lesson", "current")
        .order_by("position")
    )


def known(student: User, questions: Sequence[Question]) -> list[Known]:
    """How each was last answered; one query."""
    rows = PracticeAnswer.objects.filter(
        student=student, question__in=questions, is_first=True
    ).order_by("answered_at")
    last = {row.question_id: row for row in rows}
    return [
        Known(
            key=question.pk,
            position=place,
            answered_at=last[question.pk].answered_at.timestamp() if question.pk in last else None,
            was_right=last[question.pk].is_right if question.pk in last else None,
        )
        for place, question in enumerate(questions)
    ]


def sitting_questions(sitting: PracticeSitting, *, now: datetime) -> list[PracticeQuestion]:
    """Without those whose test is (again) still to come."""
    rows = list(
        sitting.questions.select_related(
            "version__question__lesson", "version__question__section", "version__question__current"
        ).order_by("position")
    )
    lessons = {row.version.question.lesson_id for row in rows}
    closed = closed_tests(sitting.student, lessons, now=now)
    return [row for row in rows if not closed.holds_asked(row.version)]


def answers_in(sitting: PracticeSitting) -> list[PracticeAnswer]:
    """Oldest first."""
    return list(PracticeAnswer.objects.filter(asked__sitting=sitting).order_by("pk"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewDay:
    """``level`` is 0 to 3, for a picture; ``count`` the answers of that day."""

    day: date
    count: int

    @property
    def level(self) -> int:
        return sum(self.count >= least for least in (1, 6, 16))


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What is due today, and the days on which something was practised, today last."""

    question_ids: list[int]
    days: list[ReviewDay]

    @property
    def active_days(self) -> int:
        return sum(day.count > 0 for day in self.days)

    @property
    def minutes(self) -> int:
        """A quarter of a minute a question."""
        return max(1, round(len(self.question_ids) / 4))


def review_of(
    student: User, *, now: datetime, days: int = CALENDAR_DAYS, closed: ClosedTests | None = None
) -> Review:
    """``closed`` where it is known already."""
    today = localdate(now)
    answers = _answers(student, first=today - timedelta(days=days - 1))
    return Review(
        question_ids=_due(student, now=now, already=_reviewed(answers, today), closed=closed),
        days=_days(answers, today=today, count=days),
    )


def due_questions(student: User, *, now: datetime) -> list[int]:
    """Ids, the most forgotten first, of lessons that the student still has."""
    return review_of(student, now=now, days=1).question_ids


_CARD = (
    "question_id",
    "question__lesson_id",
    "question__lesson__original_id",
    "question__part",
    "question__use",
    "question__current__template",
    "stability",
    "difficulty",
    "reviewed_at",
    "due_on",
)


def _due(student: User, *, now: datetime, already: int, closed: ClosedTests | None) -> list[int]:
    today = localdate(now)
    open_now = Assignment.objects.open_to_students(now)
    cards = list(
        ReviewCard.objects.filter(
            student=student,
            due_on__lte=today,
            question__retired_at=None,
            question__lesson__in=open_now.filter(
                classroom__in=Classroom.objects.joined_by(student)
            ).values("lesson"),
        )
        .exclude(question__use=UseChoices.TEST)
        .values_list(*_CARD)
    )
    if not cards:
        return []
    if closed is None:
        closed = closed_tests(student, {lesson for _, lesson, *_ in cards}, now=now)
    due = [
        Due(
            question,
            Memory(
                stability=stability, difficulty=difficulty, reviewed_at=reviewed_at, due_on=due_on
            ),
        )
        for (
            question,
            lesson,
            original,
            part,
            use,
            template,
            stability,
            difficulty,
            reviewed_at,
            due_on,
        ) in cards
        if not closed.holds_row(original or lesson, part, use, draws_numbers=bool(template))
    ]
    return due_today(due, now=now, today=today, already=already)


def memory_of(card: ReviewCard) -> Memory:
    return Memory(
        stability=card.stability,
        difficulty=card.difficulty,
        reviewed_at=card.reviewed_at,
        due_on=card.due_on,
    )


@dataclass(frozen=True, slots=True)
class _Answered:
    day: date
    is_review: bool
    """The first try at a question of a review."""


def _answers(student: User, *, first: date) -> list[_Answered]:
    since = make_aware(datetime.combine(first, time.min))
    rows = PracticeAnswer.objects.filter(student=student, answered_at__gte=since)
    return [
        _Answered(localdate(moment), is_first and purpose == Purpose.REVIEW)
        for moment, is_first, purpose in rows.values_list(
            "answered_at", "is_first", "asked__sitting__purpose"
        )
    ]


def _reviewed(answers: Iterable[_Answered], today: date) -> int:
    return sum(answer.is_review and answer.day == today for answer in answers)


def _days(answers: Iterable[_Answered], *, today: date, count: int) -> list[ReviewDay]:
    first = today - timedelta(days=count - 1)
    counts = Counter(answer.day for answer in answers)
    return [
        ReviewDay(day=first + timedelta(days=n), count=counts[first + timedelta(days=n)])
        for n in range(count)
    ]


def exam_day(student: User, lesson_ids: Iterable[int], *, today: date) -> date | None:
    """The next exam of the student's classes that have the lesson."""
    days = Assignment.objects.filter(
        lesson__in=list(lesson_ids),
        classroom__in=Classroom.objects.joined_by(student),
        classroom__exam_on__gt=today,
    ).values_list("classroom__exam_on", flat=True)
    return min((day for day in days if day), default=None)
