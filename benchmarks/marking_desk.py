"""What marking costs with many answers waiting: run as ``python -m benchmarks.marking_desk``.

Answers to one question wait for one teacher in three classes, a third of them in groups of five. A
step is what one request does, over Django's own test client (no network, no browser), the second
time that it is done. The goal is 0.3 CPU-seconds a step, with 3,000 answers as with 100.
"""

import os
import re
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from random import Random
from typing import Any

import django
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

SIZES = (100, 1000, 3000)
CLASSES = 3
GROUP = 5
POINTS = tuple("abcdef")
SHARES = ("none", "half", "full")
HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')
STEMS = ("доктрин", "стратеги", "тактик", "келіссөз", "мүдде", "қауіпсіз", "шарт", "елші", "сенім")
WORDS = [stem + ending for stem in STEMS for ending in ("а", "сы", "мен", "ның")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    name: str
    seconds: float
    queries: int


def main() -> None:
    found = {}
    with tempfile.TemporaryDirectory(prefix="tutor-desk-") as directory:
        os.environ.update(TUTOR_SCRATCH=directory, DJANGO_SETTINGS_MODULE="benchmarks.settings")
        django.setup()
        call_command("migrate", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        for size in SIZES:
            found[size] = _steps(Desk(size))
    print(f"{'CPU-seconds (queries)':<26}" + "".join(f"{size:>16,}" for size in SIZES))
    for rows in zip(*found.values(), strict=True):
        cells = "".join(f"{step.seconds:>10.3f} ({step.queries:>3})" for step in rows)
        print(f"{rows[0].name:<26}{cells}")


def _steps(desk: "Desk") -> list[Step]:
    for _ in range(2):
        found = [_measured(name, step) for name, step in desk.steps()]
    return found


def _measured(name: str, step: Callable[[], Any]) -> Step:
    with CaptureQueriesContext(connection) as queries:
        before = time.process_time()
        response = step()
        seconds = time.process_time() - before
    if response.status_code not in {200, 302}:
        raise RuntimeError(f"{name}: {response.status_code}")
    return Step(name=name, seconds=seconds, queries=len(queries))


def _model(name: str) -> Any:
    """Our models cannot be imported before the scratch directory is there."""
    return apps.get_model("lessons", name)


class Desk:
    """One teacher, three classes, and ``size`` answers to one question that wait."""

    def __init__(self, size: int) -> None:
        self.size, self.chance = size, Random(size)
        self.now = timezone.now()
        self.teacher = _model("User").objects.create(username=f"teacher-{size}")
        self.question, self.version = self._question()
        responses = self._responses(self._assignments())
        self._propose(responses)
        self.client = Client()
        self.client.force_login(self.teacher)

    def _question(self) -> tuple[Any, Any]:
        course = _model("Course").objects.create(title=f"Пән {self.size}")
        lesson = _model("Lesson").objects.create(
            course=course, number=1, title="Дипломатия", status="published", published_at=self.now
        )
        question = _model("Question").objects.create(lesson=lesson, part="level-1", position=1)
        points = [{"id": key, "text": f"Негізгі ой {key}", "points": 1} for key in POINTS]
        version = _model("QuestionVersion").objects.create(
            question=question,
            number=1,
            kind="open-answer",
            text="Дипломатия дегеніміз не?",
            points=len(POINTS),
            payload={"key_points": points, "model_answer": "Үлгі"},
            created_at=self.now,
        )
        question.current = version
        question.save()
        return question, version

    def _assignments(self) -> list[Any]:
        return [self._assignment(number) for number in range(CLASSES)]

    def _assignment(self, number: int) -> Any:
        classroom = _model("Classroom").objects.create(name=f"ХҚ-{self.size}-{number}")
        members = _model("Membership").objects
        members.create(user=self.teacher, classroom=classroom, role="teacher")
        assignment = _model("Assignment").objects.create(
            lesson=self.question.lesson,
            classroom=classroom,
            opens_at=self.now - timedelta(days=9),
            due_at=self.now + timedelta(days=9),
        )
        names = [f"s-{self.size}-{number}-{index}" for index in range(self.size // CLASSES + 1)]
        _model("User").objects.bulk_create(_model("User")(username=name) for name in names)
        students = _model("User").objects.filter(username__in=names)
        member = _model("Membership")
        members.bulk_create(
            member(user=one, classroom=classroom, role="student") for one in students
        )
        return assignment

    def _responses(self, assignments: list[Any]) -> list[Any]:
        attempts = []
        for assignment in assignments:
            students = _model("User").objects.filter(
                membership__classroom=assignment.classroom, membership__role="student"
            )
            attempts += [
                _model("Attempt")(
                    assignment=assignment,
                    student=student,
                    part="level-1",
                    number=1,
                    started_at=self.now - timedelta(hours=2),
                    last_active_at=self.now - timedelta(hours=1),
                    submitted_at=self.now - timedelta(hours=1),
                )
                for student in students
            ]
        made = _model("Attempt").objects.bulk_create(attempts[: self.size])
        return list(
            _model("Response").objects.bulk_create(map(self._response, made, self._texts()))
        )

    def _response(self, attempt: Any, text: str) -> Any:
        return _model("Response")(
            attempt=attempt,
            version=self.version,
            position=1,
            state="waiting",
            answer=[text],
            last_seq=1,
        )

    def _texts(self) -> Iterator[str]:
        while True:
            text = " ".join(self.chance.choices(WORDS, k=60))
            yield from [text] * (GROUP if self.chance.random() < 1 / 11 else 1)

    def _propose(self, responses: list[Any]) -> None:
        _model("Proposal").objects.bulk_create(map(self._proposal, responses))

    def _proposal(self, response: Any) -> Any:
        text = response.answer[0]
        key = sha256(text.encode()).hexdigest()
        chance = Random(key)
        return _model("Proposal")(
            response=response,
            rubric=self.version,
            rubric_digest="d" * 64,
            shares={point: chance.choice(SHARES) for point in POINTS},
            band="look",
            evidence=[[point, 0, 20] for point in POINTS],
            answer_key=key,
            group_key=key,
            cluster=int(key[:4], 16),
            place=int(key[4:10], 16),
            made_at=self.now,
        )

    def steps(self) -> list[tuple[str, Callable[[], Any]]]:
        own = [self.question.pk]
        waiting = _model("Response").objects.filter(version=self.version, state="waiting")
        answer = reverse("lessons:response-mark", args=[waiting.first().pk])
        following = reverse("lessons:marking-next", args=own)
        pages = {
            "the queue": reverse("lessons:marking-queue"),
            "the question": reverse("lessons:question-queue", args=own),
            "to the next answer": following,
            "one answer": answer,
            "all answers, page 2": reverse("lessons:question-answers", args=own) + "?page=2",
        }
        asked = [(name, lambda url=url: self.client.get(url)) for name, url in pages.items()]
        sent = self._sent(answer)
        return [*asked, ("saving its mark", lambda: self.client.post(answer, sent))]

    def _sent(self, answer: str) -> dict[str, Any]:
        """As the page of the answer would send it."""
        form = self.client.get(answer).content.decode().partition("data-marking")[2]
        hidden = dict(HIDDEN.findall(form.partition("</form>")[0]))
        return {**hidden, **{f"point_{n}": "half" for n in range(1, len(POINTS) + 1)}}


if __name__ == "__main__":
    main()
