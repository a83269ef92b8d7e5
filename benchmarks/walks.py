"""How many functions of the project a text passes on three walks through it.

A function counts once if the text comes in with its arguments, itself or a step or two inside
them, or goes out with what it returns; those of the domain, which do the work, apart from those
around it, which only hand it on. *Run* is how many functions of the project ran at all, and *deep*
how many of them stood above each other. The site's pages and commands are walked as people walk
them, so the same script measures an older checkout: copy it there.
"""

import argparse
import contextlib
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO, StringIO
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PRODUCT = tuple(f"{ROOT / part}{os.sep}" for part in ("lessons", "tutor"))
DOMAIN = f"{os.sep}domain{os.sep}"
HOW_FAR_IN = 2
ANSWER = "Дипломатия – мемлекеттің бейбіт құралы"
COURSE = "Өлшенетін курс"


@dataclass
class Walk:
    """What ``sys.setprofile`` tells of a walk of ``text``."""

    text: str
    passed: set[CodeType] = field(default_factory=set)
    run: set[CodeType] = field(default_factory=set)
    deepest: int = 0
    depth: int = 0

    def watch(self, frame: FrameType, event: str, value: object) -> None:
        code = frame.f_code
        if not code.co_filename.startswith(PRODUCT) or code.co_name.startswith("<"):
            return
        if event == "call":
            self.run.add(code)
            self.depth += 1
            self.deepest = max(self.deepest, self.depth)
            self._note(code, frame.f_locals)
        elif event == "return":
            self.depth -= 1
            self._note(code, value)

    def _note(self, code: CodeType, value: object) -> None:
        if code not in self.passed and holds(value, self.text):
            self.passed.add(code)


def holds(value: object, text: str, *, further: int = HOW_FAR_IN) -> bool:
    """Whether ``text`` stands in it; lazy things are left as they are."""
    if isinstance(value, str):
        return text in value
    if isinstance(value, bytes):
        return text.encode() in value
    if further == 0 or value is None or isinstance(value, int | float | type):
        return False
    return any(holds(one, text, further=further - 1) for one in _inside(value))


def _inside(value: object) -> list[object]:
    if isinstance(value, Mapping) and type(value).__module__ == "builtins":
        return list(value.values())
    if isinstance(value, list | tuple | set | frozenset):
        return list(value)
    if not type(value).__module__.startswith(("lessons.", "django.http")):
        return []
    slots = [name for kind in type(value).__mro__ for name in getattr(kind, "__slots__", ())]
    kept = [getattr(value, name) for name in slots if _is_kept(value, name)]
    return [*kept, *getattr(value, "__dict__", {}).values()]


def _is_kept(value: object, name: str) -> bool:
    return not name.startswith("__") and hasattr(value, name)


@contextlib.contextmanager
def walked(text: str) -> Iterator[Walk]:
    walk = Walk(text)
    sys.setprofile(walk.watch)
    try:
        yield walk
    finally:
        sys.setprofile(None)


def _handout() -> tuple[bytes, str]:
    """And words of one line of its first question."""
    from benchmarks.handout import class_15_like  # noqa: PLC0415  settings come first

    data = class_15_like()
    line = next(line for line in data.decode().splitlines() if "1–деңгейлік" in line)
    return data, " ".join(line.split()[2:6])


def document_to_lesson() -> Walk:
    from django.core.management import call_command  # noqa: PLC0415

    data, text = _handout()
    with tempfile.NamedTemporaryFile(suffix=".txt") as file, walked(text) as walk:
        file.write(data)
        file.flush()
        call_command("import_lesson", file.name, course=COURSE, publish=True, stdout=StringIO())
    return walk


def answer_to_marking() -> Walk:
    """Typed, handed in, proposed for, looked at by a teacher, marked, seen by the student."""
    from django.urls import reverse  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    from tests import factories as f  # noqa: PLC0415

    classroom = f.make_classroom()
    lesson = f.make_lesson()
    f.make_question(lesson, kind="open-answer")
    assignment = f.make_assignment(lesson, classroom, opens_at=timezone.now(), due_at=None)
    student, teacher = f.make_student(classroom), f.make_teacher(classroom)
    attempt = f.make_attempt(assignment, student, now=timezone.now())
    response = attempt.response_set.get()
    writes, marks = _client(student), _client(teacher)
    page = reverse("lessons:attempt-question", args=[attempt.pk, 1])
    with walked(ANSWER) as walk:
        _done(writes.post(page, {"seen": response.draft_seq, "answer": ANSWER, "go": "finish"}))
        _done(writes.post(reverse("lessons:attempt-finish", args=[attempt.pk])))
        _run_tasks()
        desk = reverse("lessons:response-mark", args=[response.pk])
        marks.get(desk)
        _done(marks.post(desk, _decision(response)))
        writes.get(reverse("lessons:attempt-detail", args=[attempt.pk]))
    return walk


def _decision(response: Any) -> dict[str, Any]:
    """Both key points, as the page of a marker sends them."""
    response.refresh_from_db()
    return {"seen": response.last_seq, "point_1": "full", "point_2": "full", "then": "next"}


def upload_to_review() -> Walk:
    from django.urls import reverse  # noqa: PLC0415

    from lessons.models import Course  # noqa: PLC0415
    from tests import factories as f  # noqa: PLC0415

    data, text = _handout()
    course = Course.objects.create(title="Бос курс")
    admin = _client(f.make_admin())
    file = BytesIO(data)
    file.name = "class.txt"
    with walked(text) as walk:
        sent = admin.post(reverse("admin:lessons_lesson_load"), {"course": course.pk, "file": file})
        _done(sent)
        _run_tasks()
        admin.get(sent.url)
    return walk


def _client(user: Any) -> Any:
    from django.test import Client  # noqa: PLC0415

    client = Client()
    client.force_login(user)
    return client


def _done(response: Any) -> None:
    if response.status_code != 302:
        raise RuntimeError(f"{response.request['PATH_INFO']} answered {response.status_code}")


def _run_tasks() -> None:
    """Older checkouts have none: there, pages did the work."""
    try:
        from lessons.services.tasks.working import SteadyWorker  # noqa: PLC0415
    except ImportError:
        return
    SteadyWorker().drain()


WALKS: dict[str, Callable[[], Walk]] = {
    "document → lesson": document_to_lesson,
    "answer → marking": answer_to_marking,
    "upload → review": upload_to_review,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--names", action="store_true", help="name each function that is passed")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="tutor-walks-") as directory:
        _build(directory)
        print("| walk | in the domain | around it | run | deep |\n|---|---:|---:|---:|---:|")
        for name, go in WALKS.items():
            walk = go()
            inside = sum(DOMAIN in code.co_filename for code in walk.passed)
            around = len(walk.passed) - inside
            print(f"| {name} | {inside} | {around} | {len(walk.run)} | {walk.deepest} |")
            for code in sorted(walk.passed, key=_place) if options.names else []:
                print(f"    {_place(code)}")


def _place(code: CodeType) -> str:
    return f"{Path(code.co_filename).relative_to(ROOT)}: {code.co_qualname}"


def _build(directory: str) -> None:
    os.environ.update(TUTOR_SCRATCH=directory, DJANGO_SETTINGS_MODULE="benchmarks.settings")
    import django  # noqa: PLC0415

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    call_command("collectstatic", no_input=True, verbosity=0)


if __name__ == "__main__":
    main()
