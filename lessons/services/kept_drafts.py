"""Key points are drafted outside requests: somebody asks, a task drafts, the page shows it."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from lessons.models import KeptDraft, Question, User
from lessons.services.tasks.asking import ask_once
from lessons.services.tasks.drafting import make_draft


@transaction.atomic
def ask_for_drafts(person: User, questions: Iterable[Question], *, now: datetime) -> None:
    """In the order in which they are needed; what was drafted before is out of date."""
    for question in questions:
        KeptDraft.objects.update_or_create(
            person=person,
            question=question,
            defaults={"asked_at": now, "made_at": None, "version": question.in_force},
        )
        ask_once(make_draft, person=person.pk, question=question.pk)
