"""Proposals are made outside requests: a page reads what is kept."""

from collections.abc import Iterable

from django.utils import timezone
from django_tasks import task

from lessons.models import Question, Response
from lessons.services.proposing import drop_outdated, propose_for_question
from lessons.services.tasks.asking import ask_once


@task()
def make_proposals(question: int) -> None:
    """A part of them; the rest is asked for, so that other questions get their turn."""
    found = Question.objects.select_related("current").filter(pk=question).first()
    if found is not None and propose_for_question(found, now=timezone.now()):
        ask_for_proposals([question])


@task()
def look_for_proposals_to_make() -> None:
    """What nobody asked for, such as answers that waited when this was installed."""
    ask_for_proposals(Response.objects.waiting().values_list("version__question_id", flat=True))


def ask_for_proposals(questions: Iterable[int]) -> None:
    """By the ids of the questions, always in one order: each of them may be locked for a moment."""
    for pk in sorted(set(questions)):
        ask_once(make_proposals, question=pk)


def renew_proposals(question: Question) -> None:
    """For a question that asks, or is marked by, something else now."""
    if Response.objects.waiting().filter(version__question=question).exists():
        drop_outdated(question)
        ask_for_proposals([question.pk])
