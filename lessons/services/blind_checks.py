"""Which answers a teacher marks without seeing the proposal, so that it can be measured at all."""

from collections.abc import Iterable, Mapping

from django.db.models import Count, Q
from django.db.models.functions import Coalesce

from lessons.domain.marking.queueing import blind_checks
from lessons.models import Marking, Proposal, QuestionVersion


def draw_blind_checks(
    rubric: QuestionVersion, rows: Mapping[int, Proposal], *, shown: Mapping[int, Proposal]
) -> None:
    """Decide for those of ``rows``, by response id, that had no proposal before.

    What was ``shown`` stays as it is: a proposal that somebody may have seen is no check any more,
    and one that is kept back is told by no second reading. Nor is an answer one that was marked
    and taken back.
    """
    decided, known = _decided(rubric)
    new = [pk for pk, row in rows.items() if pk not in shown and row.has_shares]
    checks = blind_checks(
        set(new) - _marked_before(new),
        answers=decided + len(rows),
        known=known + sum(row.is_blind for row in shown.values()),
    )
    for pk, row in rows.items():
        row.is_blind = shown[pk].is_blind if pk in shown else pk in checks


def _decided(rubric: QuestionVersion) -> tuple[int, int]:
    """Answers that were decided with a proposal by these key points; how many of them unseen."""
    found = (
        Marking.objects.of_words(rubric)
        .in_force()
        .exclude(proposed_band="")
        .annotate(marked_by=Coalesce("rubric", "response__version"))
        .filter(marked_by=rubric.pk)
        .aggregate(every=Count("pk"), blind=Count("pk", filter=Q(is_blind=True, is_read=True)))
    )
    return found["every"], found["blind"]


def _marked_before(responses: Iterable[int]) -> set[int]:
    found = Marking.objects.filter(response__in=list(responses))
    return set(found.values_list("response_id", flat=True))
