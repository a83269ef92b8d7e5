"""What results and journal of a class cost with many students: ``python -m benchmarks.results``.

Each student handed in two parts of each lesson, of five questions each; one answer in twenty
waits. A page is asked for over Django's own test client (no network, no browser), once to warm up
and then five times; the median counts. The goal is 0.3 CPU-seconds for 1,000 students × 45 lessons,
with as many queries as for 10 × 3.
"""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from statistics import median
from typing import Any

import django
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

SIZES = ((10, 3), (150, 15), (1000, 45))
PARTS = ("level-1", "independent")
QUESTIONS = 5
POINTS = 10
TIMES = 5
BATCH = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    name: str
    seconds: float
    queries: int
    kilobytes: float


def main() -> None:
    found = {}
    with tempfile.TemporaryDirectory(prefix="tutor-results-") as directory:
        os.environ.update(TUTOR_SCRATCH=directory, DJANGO_SETTINGS_MODULE="benchmarks.settings")
        django.setup()
        call_command("migrate", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        for students, lessons in SIZES:
            taught = TaughtClass(students, lessons)
            found[f"{students:,} × {lessons}"] = [_measured(*step) for step in taught.steps()]
    heads = "".join(f"{size:>28}" for size in found)
    print(f"{'CPU-seconds (queries, kB)':<28}{heads}")
    for rows in zip(*found.values(), strict=True):
        cells = "".join(
            f"{row.seconds:>12.3f} ({row.queries:>3}, {row.kilobytes:>6.0f})" for row in rows
        )
        print(f"{rows[0].name:<28}{cells}")


def _measured(name: str, step: Callable[[], Any]) -> Step:
    with CaptureQueriesContext(connection) as queries:
        response = step()
    count = len(queries)
    if response.status_code != 200:
        raise RuntimeError(f"{name}: {response.status_code}")
    seconds = [_timed(step) for _ in range(TIMES)]
    return Step(
        name=name,
        seconds=median(seconds),
        queries=count,
        kilobytes=len(response.content) / 1000,
    )


def _timed(step: Callable[[], Any]) -> float:
    before = time.process_time()
    step()
    return time.process_time() - before


def _model(name: str) -> Any:
    """Our models cannot be imported before the scratch directory is there."""
    return apps.get_model("lessons", name)


class TaughtClass:
    """One class with its lessons, all of them worked through."""

    def __init__(self, students: int, lessons: int) -> None:
        self.name, self.chance = f"{students}-{lessons}", Random(students)
        self.now = timezone.now()
        self.classroom = _model("Classroom").objects.create(name=f"ХҚ-{self.name}")
        self.students = self._people(students)
        teacher = _model("User").objects.create(username=f"teacher-{self.name}")
        _model("Membership").objects.create(user=teacher, classroom=self.classroom, role="teacher")
        course = _model("Course").objects.create(title=f"Пән {self.name}")
        for number in range(1, lessons + 1):
            self._lesson(course, number)
        self.client = Client()
        self.client.force_login(teacher)

    def _people(self, count: int) -> list[Any]:
        user, member = _model("User"), _model("Membership")
        for number in range(count):
            person = user(
                username=f"s-{self.name}-{number}",
                last_name=f"Студент {number:04}",
                first_name="Айару",
            )
            person.sort_key = f"{number:06}"
            person.save()
            member.objects.create(user=person, classroom=self.classroom, role="student")
        return list(user.objects.filter(username__startswith=f"s-{self.name}-"))

    def _lesson(self, course: Any, number: int) -> None:
        lesson = _model("Lesson").objects.create(
            course=course,
            number=number,
            title=f"Дипломатия {number}",
            status="published",
            published_at=self.now,
        )
        assignment = _model("Assignment").objects.create(
            lesson=lesson,
            classroom=self.classroom,
            opens_at=self.now - timedelta(days=9),
            due_at=self.now + timedelta(days=9),
        )
        versions = {part: self._versions(lesson, part, place) for place, part in enumerate(PARTS)}
        attempts = _model("Attempt").objects.bulk_create(
            self._attempt(assignment, student, part) for student in self.students for part in PARTS
        )
        responses = (
            self._response(attempt, version, place)
            for attempt in attempts
            for place, version in enumerate(versions[attempt.part], start=1)
        )
        _model("Response").objects.bulk_create(responses, batch_size=BATCH)

    def _versions(self, lesson: Any, part: str, place: int) -> list[Any]:
        return list(self._new_versions(lesson, part, place))

    def _new_versions(self, lesson: Any, part: str, place: int) -> Iterator[Any]:
        for number in range(QUESTIONS):
            question = _model("Question").objects.create(
                lesson=lesson, part=part, position=place * QUESTIONS + number + 1
            )
            question.current = _model("QuestionVersion").objects.create(
                question=question,
                number=1,
                kind="open-answer",
                text="Дипломатия дегеніміз не?",
                points=POINTS,
                payload={"key_points": [], "model_answer": "Үлгі"},
                created_at=self.now,
            )
            question.save()
            yield question.current

    def _attempt(self, assignment: Any, student: Any, part: str) -> Any:
        at = self.now - timedelta(hours=1)
        return _model("Attempt")(
            assignment=assignment,
            student=student,
            part=part,
            number=1,
            started_at=at,
            begun_at=at,
            last_active_at=at,
            submitted_at=self.now,
        )

    def _response(self, attempt: Any, version: Any, place: int) -> Any:
        waits = self.chance.random() < 0.05
        return _model("Response")(
            attempt=attempt,
            version=version,
            position=place,
            state="waiting" if waits else "marked",
            answer=["жауап"],
            fraction=None if waits else round(self.chance.random(), 2),
            last_seq=1,
        )

    def steps(self) -> list[tuple[str, Callable[[], Any]]]:
        page = reverse("lessons:class-results", args=[self.classroom.pk])
        student = f"?student={self.students[0].pk}"
        asked = {
            "opened": page,
            "one student beside it": page + student,
            "levels": f"{page}?by=levels",
            "by the mean": f"{page}?sort=mean",
            "all on one page": f"{page}?rows=all",
            "journal, by weeks": reverse("lessons:journal", args=[self.classroom.pk]),
            "journal, grade sheet": reverse("lessons:journal-totals", args=[self.classroom.pk]),
            "journal, XLSX": reverse(
                "lessons:journal-export", args=[self.classroom.pk, "weekly", "xlsx"]
            ),
        }
        return [(name, lambda url=url: self.client.get(url)) for name, url in asked.items()]


if __name__ == "__main__":
    main()
