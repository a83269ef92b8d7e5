"""Answers that wait and are believed to be read rightly, a band at a time."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, QuerySet

from lessons.domain.marking.proposal import CONFIRMABLE, Band
from lessons.models import BandException, Lease, Question, Response, User
from lessons.queries.point_decisions import ByPoint
from lessons.queries.queue import EVERYTHING, Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class ByBand:
    """What a teacher may confirm together: with a proposal by the key points in force, no check
    that is marked unseen, and nothing that the teacher set aside."""

    teacher: User
    question: Question
    scope: Scope = EVERYTHING

    @property
    def answers(self) -> QuerySet[Response]:
        found = ByPoint(teacher=self.teacher, question=self.question, scope=self.scope)
        aside = BandException.objects.filter(teacher=self.teacher, response=OuterRef("pk"))
        return found.answers.filter(
            ~Exists(aside), proposal__band__in=[band.value for band in CONFIRMABLE]
        )

    def open(self, band: Band, *, now: datetime) -> QuerySet[Response]:
        """Those for which the same is proposed and that share words stand together."""
        held = Lease.objects.held(now).exclude(teacher=self.teacher)
        return (
            self.answers.filter(
                ~Exists(held.filter(response=OuterRef("pk"))), proposal__band=band.value
            )
            .select_related("proposal", "version", "attempt__assignment__classroom")
            .order_by("proposal__cluster", "proposal__place", "pk")
        )

    def left(self) -> dict[Band, int]:
        """How many wait, by band; one query."""
        rows = self.answers.order_by().values_list("proposal__band").annotate(Count("pk"))
        found = {Band(band): count for band, count in rows}
        return {band: found.get(band, 0) for band in CONFIRMABLE}
