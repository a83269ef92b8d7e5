"""What a browser kept while its student was offline, sent after time was over."""

from datetime import datetime

from django.db import transaction

from lessons.domain.parts import Part
from lessons.domain.refusals import LateRefusal, Refused
from lessons.domain.types.definition import Answer
from lessons.models import Attempt, LateCopy, Response
from lessons.queries import standing_of


class LateRefused(Refused[LateRefusal]):
    pass


@transaction.atomic
def keep_late_copy(response: Response, *, answer: Answer, now: datetime) -> LateCopy:
    """Kept beside what was handed in, and sent twice kept once. Raises LateRefused.

    It changes no mark: the teacher sees when it came and whether the key was known by then.
    """
    attempt = Attempt.objects.select_for_update().get(pk=response.attempt_id)
    if not attempt.is_closed_by_clock:
        raise LateRefused(LateRefusal.NOT_OVER)
    if not response.version.parsed.is_valid(answer):
        raise LateRefused(LateRefusal.INVALID)
    if tuple(response.answer or ()) == answer:
        raise LateRefused(LateRefusal.SAME)
    last = response.late_copies.order_by("-pk").first()
    if last is not None and tuple(last.answer) == answer:
        return last
    standing = standing_of(attempt.assignment, attempt.student, now=now)
    return LateCopy.objects.create(
        response=response,
        answer=list(answer),
        sent_at=now,
        is_key_shown=standing.is_key_shown(Part(attempt.part)),
    )
