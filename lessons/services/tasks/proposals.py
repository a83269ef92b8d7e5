"""Proposals are made outside requests: a page reads what is kept."""

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import F, Q
from django.utils import timezone
from django_tasks import task

from lessons.models import OwnRubric, Question, Response, ResponseState
from lessons.services.comparing import compare_marked, keep_offers, marked_by_people
from lessons.services.proposing import drop_outdated, propose_for_question
from lessons.services.tasks.asking import ask_once

LATELY = timedelta(hours=2)
"""Longer than from one look to the next."""


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


@task()
def compare_marks(question: int) -> None:
    """What the key points say to marked answers, a part of them at a time; then words to offer."""
    found = Question.objects.select_related("current").filter(pk=question).first()
    if found is None:
        return
    if compare_marked(found, now=timezone.now()):
        ask_for_comparison([question])
    else:
        keep_offers(found, now=timezone.now())


@task()
def look_for_comparisons_to_make() -> None:
    """Answers marked before their proposal was made or lately, and questions that were changed
    when nobody asked yet."""
    marked = Response.objects.filter(state=ResponseState.MARKED).exclude(markings=None)
    found = marked.filter(
        Q(proposal=None)
        | Q(markings__marked_at__gt=timezone.now() - LATELY)
        | ~Q(proposal__rubric=F("version__question__current"))
        & ~Q(proposal__rubric__in=OwnRubric.objects.values("version")),
        version__text=F("version__question__current__text"),
    )
    ask_for_comparison(found.values_list("version__question_id", flat=True))


def ask_for_comparison(questions: Iterable[int]) -> None:
    """By the ids of the questions, in the same order as proposals."""
    for pk in sorted(set(questions)):
        ask_once(compare_marks, question=pk)


def ask_for_proposals(questions: Iterable[int]) -> None:
    """By the ids of the questions, always in one order: each of them may be locked for a moment."""
    for pk in sorted(set(questions)):
        ask_once(make_proposals, question=pk)


def renew_proposals(question: Question) -> None:
    """For a question that asks, or is marked by, something else now."""
    if Response.objects.waiting().filter(version__question=question).exists():
        drop_outdated(question)
        ask_for_proposals([question.pk])
    if marked_by_people(question.in_force).exists():
        ask_for_comparison([question.pk])
