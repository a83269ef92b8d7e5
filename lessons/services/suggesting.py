"""Key points suggested by a teacher, and what the authors of the lesson make of them."""

from datetime import datetime
from typing import Any

from django.db import transaction

from lessons.domain.refusals import RubricRefusal
from lessons.models import Question, RubricSuggestion, User
from lessons.services.authoring import RubricRefused
from lessons.services.rubric_notices import tell_of_decision, tell_of_suggestion
from lessons.services.rubrics import check_key_points, revise_rubric


@transaction.atomic
def suggest_rubric(
    question: Question,
    payload: dict[str, Any],
    *,
    suggested_by: User,
    note: str = "",
    now: datetime,
) -> RubricSuggestion:
    """Kept and told to the authors; the same sent twice is one. Raises ImportRefused."""
    check_key_points(question, payload)
    suggestion, is_new = RubricSuggestion.objects.get_or_create(
        question=question,
        base=question.current,
        payload=payload,
        suggested_by=suggested_by,
        decided_at=None,
        defaults={"note": note.strip(), "suggested_at": now},
    )
    if is_new:
        tell_of_suggestion(suggestion, now=now)
    return suggestion


@transaction.atomic
def accept_suggestion(
    suggestion: RubricSuggestion, *, decided_by: User, seen: int, now: datetime
) -> None:
    """It is in force from now on. Raises RubricRefused where it was decided before, or where other
    key points than those ``seen`` are in force."""
    _decide(suggestion, decided_by=decided_by, is_accepted=True, now=now)
    revise_rubric(
        suggestion.question, suggestion.payload, revised_by=decided_by, seen=seen, now=now
    )
    tell_of_decision(suggestion, now=now)


@transaction.atomic
def decline_suggestion(suggestion: RubricSuggestion, *, decided_by: User, now: datetime) -> None:
    """It stays to be read. Raises RubricRefused where it was decided before."""
    _decide(suggestion, decided_by=decided_by, is_accepted=False, now=now)
    tell_of_decision(suggestion, now=now)


def _decide(
    suggestion: RubricSuggestion, *, decided_by: User, is_accepted: bool, now: datetime
) -> None:
    mine = RubricSuggestion.objects.open().filter(pk=suggestion.pk)
    if not mine.update(decided_at=now, decided_by=decided_by, is_accepted=is_accepted):
        raise RubricRefused(RubricRefusal.DECIDED)
    suggestion.refresh_from_db(fields=["decided_at", "decided_by", "is_accepted"])
