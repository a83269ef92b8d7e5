"""Answers that wait, seen by one key point: which a teacher has decided about, and which not."""

from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, QuerySet
from django.db.models.fields.json import KeyTextTransform

from lessons.models import PointDecision, Question, Response, ResponseState, User
from lessons.queries.queue import EVERYTHING, Scope, answers_taught


@dataclass(frozen=True, slots=True, kw_only=True)
class ByPoint:
    """The waiting answers of a question with a proposal by the key points in force.

    What is marked without its proposal in sight is not among them: here the evidence is shown.
    """

    teacher: User
    question: Question
    scope: Scope = EVERYTHING

    @property
    def answers(self) -> QuerySet[Response]:
        version = self.question.in_force
        return self.scope.of(answers_taught(self.teacher, self.question)).filter(
            state=ResponseState.WAITING,
            is_left_out=False,
            version__text=version.text,
            version__kind=version.kind,
            proposal__rubric=version,
            proposal__is_blind=False,
        )

    def open(self, key_point: str) -> QuerySet[Response]:
        """Not decided yet; those for which the same is proposed stand together."""
        decided = self._decisions().filter(response=OuterRef("pk"), key_point=key_point)
        share = KeyTextTransform(key_point, "proposal__shares")
        return (
            self.answers.filter(~Exists(decided))
            .annotate(proposed=share)
            .select_related("proposal", "version", "attempt__assignment__classroom")
            .order_by(F("proposed").asc(nulls_last=True), "proposal__place", "pk")
        )

    def left(self) -> dict[str, int]:
        """How many answers are not decided yet, by key point; two queries."""
        total = self.answers.count()
        waiting = self._decisions().filter(response__in=self.answers.values("pk"))
        decided = dict(waiting.order_by().values_list("key_point").annotate(Count("pk")))
        return {
            point.id: total - decided.get(point.id, 0)
            for point in self.question.in_force.solution.key_points
        }

    def _decisions(self) -> QuerySet[PointDecision]:
        return PointDecision.objects.filter(teacher=self.teacher, rubric=self.question.in_force)


def shares_decided(teacher: User, response: Response) -> dict[str, str]:
    """What the teacher has decided about some key points of an answer that waits still."""
    rows = PointDecision.objects.filter(teacher=teacher, response=response)
    return dict(rows.values_list("key_point", "share"))
