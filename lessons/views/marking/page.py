"""What the page of one answer knows before it is drawn or its mark is saved."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, QueryDict

from lessons import queries
from lessons.forms import MarkingForm
from lessons.models import Marking, Question, QuestionVersion, Response
from lessons.permissions import SignedInRequest
from lessons.queries import Queue, QueueGroup, Scope
from lessons.views.marking.back import Back, back_of
from lessons.views.marking.going import queue_of
from lessons.views.reviewed import ReviewedResponse, reviewed


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkingPage:
    response: Response
    rubric: QuestionVersion
    markings: list[Marking]
    reviewed: ReviewedResponse
    queue: Queue
    group: QueueGroup | None
    """None for somebody who came to change a mark."""
    back: Back

    @property
    def question(self) -> Question:
        return self.queue.question

    @property
    def scope(self) -> Scope:
        return self.queue.scope

    @property
    def is_blind(self) -> bool:
        return self.group is not None and self.group.is_blind

    @property
    def made_proposal(self) -> str:
        """Which proposal the page has, shown or kept from the teacher as a check; empty for none.

        It is sent with the mark: one that came after the page was drawn has taught nobody.
        """
        proposal = queries.proposal_of(self.response)
        if self.group is None or proposal is None or not proposal.has_shares:
            return ""
        return proposal.made_at.isoformat()

    @property
    def is_being_prepared(self) -> bool:
        return (
            self.group is not None
            and self.response.is_waiting
            and queries.proposal_of(self.response) is None
            and bool(self.rubric.solution.key_points)
        )

    def form(self) -> MarkingForm:
        """As the page is first drawn; what was taken back stands chosen as it was."""
        last = self.markings[0] if self.markings else None
        proposal = self.group.proposal if self.group and self.response.is_waiting else None
        return MarkingForm(
            **self._rubrics(),
            last=last if last and self._counts(last) else None,
            chosen=queries.shares_decided(self.queue.teacher, self.response),
            proposed=proposal.shares if proposal else {},
        )

    def form_of(self, posted: QueryDict) -> MarkingForm:
        return MarkingForm(posted, **self._rubrics())

    def _rubrics(self) -> dict[str, Any]:
        return {"version": self.response.version, "rubric": self.rubric}

    def _counts(self, last: Marking) -> bool:
        """Of an answer that waits again only what this teacher had decided is shown again."""
        return not self.response.is_waiting or last.marker_id == self.queue.teacher.pk


def page_of(request: SignedInRequest, response: Response) -> MarkingPage:
    question = response.version.question
    markings = list(response.markings.select_related("marker", "rubric").order_by("-number"))
    review = reviewed(response, markings)
    if not review.can_mark:
        raise Http404
    queue = queue_of(request, question)
    group = queue.group_of(response)
    back = back_of(request, is_in_queue=group is not None)
    return MarkingPage(
        response=group.lead if group else response,
        rubric=queries.rubrics_by_class(question).of(response),
        markings=markings,
        reviewed=review,
        queue=queue,
        group=None if back.is_attempt else group,
        back=back,
    )
