"""A better rubric: a new version with the same words, tried out and compared before and after.

Nothing that was marked changes. Answers that wait are proposed for anew in a task; where a mark
that was given now differs from what the new key points suggest is listed.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction
from typing import Any

from django.db.models import QuerySet

from lessons.domain.content.parsing import parse_payload
from lessons.domain.marking.drafting.model_answer import draft_key_points
from lessons.domain.marking.grouping import same_key
from lessons.domain.marking.key_points import fraction_of
from lessons.domain.marking.proposal import Proposal as Proposed
from lessons.domain.refusals import RubricRefusal
from lessons.models import (
    Question,
    QuestionVersion,
    Response,
    ResponseState,
    User,
    WordingOffer,
)
from lessons.queries import answers_taught, proposal_of, text_of
from lessons.queries.authorship import may_change_lesson
from lessons.services.authoring import RubricRefused, revise_question
from lessons.services.importing import check_question
from lessons.services.proposing import RubricInForce, confirmed_marks, proposer_of, rubric_of

TRIED = 10
LOOKED_THROUGH = 60
COMPARED = 200
NOTICEABLE = Fraction(1, 10)
"""Of the full mark: what two careful teachers may differ by is not worth another look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    response: Response
    proposed: Proposed
    fraction: Fraction

    @property
    def difference(self) -> Fraction:
        """What the proposal gives beyond the mark in force."""
        return self.fraction - Fraction(self.response.fraction or 0)


def _read_by_people(teacher: User, version: QuestionVersion) -> QuerySet[Response]:
    """The answers to the same words in the teacher's classes that wait or a person marked.

    Not those that a teacher is to mark without having seen what is proposed.
    """
    return (
        answers_taught(teacher, version.question)
        .filter(version__text=version.text)
        .exclude(state=ResponseState.MARKED, markings=None)
        .exclude(state=ResponseState.WAITING, proposal__is_blind=True)
        .select_related("attempt__student", "attempt__assignment__classroom", "version", "proposal")
        .distinct()
        .order_by("-attempt__submitted_at", "-pk")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """``unread`` answers are being compared by a task and stand in no row yet."""

    rows: list[Tried]
    unread: int


def try_rubric(teacher: User, rubric: RubricInForce) -> list[Tried]:
    """What it says to the latest real answers, each said once, with what is learnt from marks."""
    if not rubric.key_points:
        return []
    proposer = proposer_of(rubric, confirmed_marks(rubric))
    chosen = _latest(teacher, rubric)
    return [_tried(rubric, row, proposer.propose(text_of(row.answer))) for row in chosen]


def tried_before(teacher: User, rubric: RubricInForce) -> Compared:
    """The same of the rubric in force, as it is kept."""
    return _compared(rubric, _latest(teacher, rubric))


def _latest(teacher: User, rubric: RubricInForce) -> list[Response]:
    rows = _read_by_people(teacher, rubric.version)[:LOOKED_THROUGH]
    by_words = {same_key(text_of(row.answer)): row for row in list(rows)[::-1]}
    return list(by_words.values())[::-1][:TRIED]


def differences(teacher: User, version: QuestionVersion) -> Compared:
    """Marks in force that the key points of now would not suggest, the largest gap first."""
    marked = _read_by_people(teacher, version).filter(state=ResponseState.MARKED)
    compared = _compared(rubric_of(version), marked[:COMPARED])
    apart = [row for row in compared.rows if abs(row.difference) >= NOTICEABLE]
    return replace(compared, rows=sorted(apart, key=lambda row: -abs(row.difference)))


def _compared(rubric: RubricInForce, responses: Iterable[Response]) -> Compared:
    if not rubric.key_points:
        return Compared(rows=[], unread=0)
    kept = [(row, proposal_of(row)) for row in responses]
    rows = [
        _tried(rubric, row, proposal.told)
        for row, proposal in kept
        if proposal is not None and proposal.rubric_digest == rubric.digest and proposal.has_shares
    ]
    return Compared(rows=rows, unread=len(kept) - len(rows))


def _tried(rubric: RubricInForce, response: Response, proposed: Proposed) -> Tried:
    fraction = fraction_of(rubric.key_points, proposed.shares)
    return Tried(response=response, proposed=proposed, fraction=fraction)


def draft_rubric(version: QuestionVersion, model_answer: str) -> dict[str, Any]:
    """The payload with key points drafted from ``model_answer``; none where it tells too little.

    They share out the question's points. One point, as a question fresh from a handout has,
    cannot be shared: each key point is then worth one.
    """
    points = version.points if version.points > 1 else None
    drafted = draft_key_points(model_answer, points=points)
    drafted_from = replace(
        version.definition, key_points=drafted, model_answer=model_answer.strip()
    )
    return version.type.dump(drafted_from)


def kept_wordings(teacher: User, rubric: RubricInForce) -> dict[str, list[str]]:
    """Those to offer for the rubric in force, by key point; none until they are made."""
    kept = WordingOffer.objects.filter(
        teacher=teacher, question=rubric.version.question, rubric_digest=rubric.digest
    ).first()
    return kept.texts if kept else {}


def add_wording(
    version: QuestionVersion, payload: dict[str, Any], *, key_point: str, text: str
) -> dict[str, Any]:
    """The payload with ``text`` among the wordings of a key point; as it was where that is gone
    or has them. Raises PayloadError for too many."""
    definition = parse_payload(version.kind, payload).definition
    points = [
        replace(point, wordings=(*point.wordings, text))
        if point.id == key_point and text not in point.wordings
        else point
        for point in definition.key_points
    ]
    written = version.type.dump(replace(definition, key_points=tuple(points)))
    parse_payload(version.kind, written)
    return written


def revise_rubric(
    question: Question,
    payload: dict[str, Any],
    *,
    revised_by: User,
    now: datetime,
    seen: int | None = None,
) -> QuestionVersion:
    """The version in force afterwards; only its key differs. Raises ImportRefused, and
    RubricRefused where another version than the one ``seen`` is in force, or for somebody who
    should suggest it to the authors."""
    if not may_change_lesson(revised_by, question.lesson_id):
        raise RubricRefused(RubricRefusal.NOT_AUTHOR)
    revised = replace(question.in_force.content, payload=payload)
    return revise_question(question, revised, revised_by=revised_by, now=now, seen=seen)


def check_key_points(question: Question, payload: dict[str, Any]) -> None:
    """Raises ImportRefused for what could not be put in force."""
    check_question(replace(question.in_force.content, payload=payload), index=0)
