"""Rows that stay as they are until the transaction ends."""

from collections.abc import Iterable

from lessons.models import Question, Response


def locked_question(question: Question) -> Question:
    """With its lesson and the version in force at the time of the lock."""
    # The lock first, then the row: PostgreSQL would join a version that was made while we waited
    # as it looked before, which is as none.
    Question.objects.select_for_update(no_key=True).get(pk=question.pk)
    return Question.objects.select_related("lesson", "current").get(pk=question.pk)


def lock_responses(pks: Iterable[int]) -> None:
    """In one order everywhere, so that two actions never wait for each other."""
    list(Response.objects.select_for_update().filter(pk__in=list(pks)).order_by("pk"))
