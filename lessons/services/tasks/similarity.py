"""Handed-in texts are compared outside requests: a page reads what is kept."""

from collections.abc import Iterable

from django.utils import timezone
from django_tasks import task

from lessons.domain.parts import TASKS
from lessons.models import Response, ResponseState
from lessons.services.similarity import compare_text
from lessons.services.tasks.asking import ask_once

_AT_ONCE = 200


@task()
def compare_written(response: int) -> None:
    rows = Response.objects.select_related("version", "attempt__assignment__lesson")
    found = rows.filter(pk=response).exclude(state=ResponseState.OPEN).first()
    if found is not None:
        compare_text(found, now=timezone.now())


@task()
def look_for_texts_to_compare() -> None:
    """What nobody asked for, such as works that were handed in before this was installed."""
    handed_in = Response.objects.exclude(state=ResponseState.OPEN).filter(
        attempt__part__in=TASKS, version__kind="open-answer", text_print=None
    )
    ask_for_comparisons_of(handed_in.order_by("pk").values_list("pk", flat=True)[:_AT_ONCE])


def ask_for_comparisons_of(responses: Iterable[int]) -> None:
    for pk in responses:
        ask_once(compare_written, response=pk)
