"""A handed-in answer as its teacher reads it: what was chosen, what is right, every mark so far."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.http import Http404

from lessons.domain.marking.key_points import Share
from lessons.domain.marks import mark_of
from lessons.domain.types.definition import KeyPoint, Solution, is_blank
from lessons.models import LateCopy, Marking, Question, QuestionVersion, Response, User, WorkFile
from lessons.permissions import question_taught
from lessons.services.keeping import has_history
from lessons.views.question_fields import FieldResult, field_results, fields_note
from lessons.views.writing.state import Reduced, reduced_mark
from lessons.wording.answer_words import sentence, words_of
from lessons.wording.attempts import SHARE
from lessons.wording.questions import right_texts


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedPoint:
    """One key point with what the marking says about it; ``share`` is None before that."""

    text: str
    points: int
    share: Share | None

    @property
    def share_name(self) -> str:
        return "" if self.share is None else str(SHARE[self.share])


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewedMarking:
    marking: Marking
    mark: Decimal
    points: int
    key_points: tuple[MarkedPoint, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewedResponse:
    response: Response
    answer: tuple[str, ...]
    """Lines of the answer in words; empty for a blank one."""
    fields_note: str
    fields: list[FieldResult]
    """What stands in each field, beside what is right there."""
    sentence: str
    mark: Decimal | None
    """What counts."""
    reduced: Reduced | None
    is_task: bool
    """A written task, which has a page of its own."""
    files: tuple[WorkFile, ...]
    right: tuple[str, ...]
    """The right answer in words, for a question with a key."""
    model_answer: str
    key_points: tuple[MarkedPoint, ...]
    markings: tuple[ReviewedMarking, ...]
    """Newest first; the first one is in force."""
    can_mark: bool
    late_copies: tuple["ReviewedLate", ...]
    """Newest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewedLate:
    copy: LateCopy
    answer: tuple[str, ...]
    mark: Decimal | None
    """What the key would give for it; None where a person decides."""


def reviewed(response: Response, markings: Sequence[Marking]) -> ReviewedResponse:
    """``markings`` are those of the response, newest first."""
    version = response.keyed_by
    solution, drawn = version.solution, version.input
    answer, fraction = tuple(response.answer or ()), response.counted
    right_fields = version.parsed.grade(answer).right_fields
    late = late_copies_of(response)
    return ReviewedResponse(
        response=response,
        answer=() if is_blank(answer) else words_of(drawn, answer),
        fields_note=fields_note(drawn),
        fields=field_results(drawn, answer, keys=solution.fields, right_fields=right_fields),
        sentence=sentence(drawn, answer),
        mark=None if fraction is None else mark_of(fraction, version.points),
        reduced=reduced_mark(response),
        is_task=has_history(response),
        files=_handed_in_files(response),
        right=words_of(drawn, solution.option_ids) + right_texts(solution),
        model_answer=solution.model_answer,
        key_points=_marked_points(markings[0])
        if markings
        else tuple(_marked_point(point, {}) for point in solution.key_points),
        markings=tuple(_reviewed_marking(row, version) for row in markings),
        can_mark=is_marked_by_people(solution) or response.is_waiting or bool(markings or late),
        late_copies=late,
    )


def _handed_in_files(response: Response) -> tuple[WorkFile, ...]:
    """One query for a task, or those that were read with the response."""
    rows = response.files.all() if has_history(response) else ()
    return tuple(row for row in rows if row.handed_in_at and not row.removed_at)


def late_copies_of(response: Response) -> tuple[ReviewedLate, ...]:
    """What came when time was over; one query, or those that were read with the response."""
    return tuple(_reviewed_late(copy, response.version) for copy in response.late_copies.all())


def _reviewed_late(copy: LateCopy, version: QuestionVersion) -> ReviewedLate:
    answer = tuple(copy.answer)
    fraction = version.parsed.grade(answer).fraction
    return ReviewedLate(
        copy=copy,
        answer=words_of(version.input, answer),
        mark=None if fraction is None else mark_of(fraction, version.points),
    )


def question_of_people(user: User, pk: int) -> Question:
    """One that the teacher's classes have and that no key decides."""
    question = question_taught(user, pk)
    if not is_marked_by_people(question.in_force.solution):
        raise Http404
    return question


def is_marked_by_people(solution: Solution) -> bool:
    """Whether the question has no key that could decide; where there is one a person still marks
    what the key asks about."""
    return not (solution.option_ids or solution.texts or solution.fields)


def _reviewed_marking(marking: Marking, version: QuestionVersion) -> ReviewedMarking:
    return ReviewedMarking(
        marking=marking,
        mark=mark_of(marking.fraction, version.points),
        points=version.points,
        key_points=_marked_points(marking),
    )


def _marked_points(marking: Marking) -> tuple[MarkedPoint, ...]:
    return tuple(_marked_point(point, marking.shares) for point in marking.key_points)


def _marked_point(point: KeyPoint, shares: Mapping[str, str]) -> MarkedPoint:
    share = Share(shares[point.id]) if point.id in shares else None
    return MarkedPoint(text=point.text, points=point.points, share=share)
