"""Tasks that only tests ask for; workers in other processes find them here by their path."""

import time
from pathlib import Path

from django_tasks import task

from lessons.models import Question
from lessons.services.proposing import propose_for_question
from lessons.services.tasks.asking import HEAVY
from tests import factories as f

PATIENCE = 60


@task()
def note(path: str) -> None:
    with Path(path).open("a", encoding="utf-8") as file:
        file.write("ran\n")


@task(queue_name=HEAVY)
def heavy_note(path: str) -> None:
    note.func(path)


@task()
def fail() -> None:
    raise ValueError("this never works")


@task()
def propose_slowly(question: int, directory: str, before: bool) -> None:
    """Tells in ``directory`` that it has begun, and goes on when it finds ``go`` there."""
    if before:
        _wait(Path(directory))
    propose_for_question(Question.objects.get(pk=question), now=f.NOW)
    if not before:
        _wait(Path(directory))


def _wait(directory: Path) -> None:
    note.func(str(directory / "begun"))
    give_up_at = time.monotonic() + PATIENCE
    while not (directory / "go").exists() and time.monotonic() < give_up_at:
        time.sleep(0.05)
