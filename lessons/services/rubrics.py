"""A better rubric: a new version with the same words, tried out and compared before and after.

Nothing that was marked changes. Answers that wait are proposed for anew in a task; where a mark
that was given now differs from what the new key points suggest is listed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction
from typing import Any

from django.db.models import QuerySet

from lessons.domain.content.parsing import parse_payload
from lessons.domain.marking.drafting import draft_key_points
from lessons.domain.marking.grouping import same_key
from lessons.domain.marking.key_points import fraction_of
from lessons.domain.marking.proposal import Proposal as Proposed
from lessons.domain.marking.proposing import Proposer
from lessons.domain.marking.remembering import scorer_of
from lessons.domain.marking.suggesting import Suggestion, suggest_wordings
from lessons.models import Question, QuestionVersion, Response, ResponseState, User
from lessons.queries import answers_taught, text_of
from lessons.services.authoring import revise_question
from lessons.services.proposing import RubricInForce, confirmed_marks, proposer_of, rubric_of

TRIED = 10
LOOKED_THROUGH = 60
COMPARED = 200
LEARNT_WORDS_FROM = 100
"""Confirmed answers that are looked through for new wordings, the latest."""
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
    """The answers to the same words in the teacher's classes that wait or a person marked."""
    return (
        answers_taught(teacher, version.question)
        .filter(version__text=version.text)
        .exclude(state=ResponseState.MARKED, markings=None)
        .select_related("attempt__student", "attempt__assignment__classroom", "version")
        .distinct()
    )


def try_rubric(teacher: User, rubric: RubricInForce) -> list[Tried]:
    """What it says to the latest real answers, each said once, with what is learnt from marks."""
    rows = _read_by_people(teacher, rubric.version).order_by("-attempt__submitted_at", "-pk")
    by_words = {same_key(text_of(row.answer)): row for row in list(rows[:LOOKED_THROUGH])[::-1]}
    chosen = list(by_words.values())[::-1][:TRIED]
    return _tried(rubric, chosen, proposer_of(rubric, confirmed_marks(rubric)))


def differences(teacher: User, version: QuestionVersion) -> list[Tried]:
    """Marks in force that the key points of now would not suggest, the largest gap first.

    Without what was learnt from marks: those under question are among them, and an answer always
    agrees with its own mark.
    """
    rubric = rubric_of(version)
    marked = _read_by_people(teacher, version).filter(state=ResponseState.MARKED)
    rows = list(marked.order_by("-attempt__submitted_at", "-pk")[:COMPARED])
    tried = _tried(rubric, rows, proposer_of(rubric))
    apart = [row for row in tried if abs(row.difference) >= NOTICEABLE]
    return sorted(apart, key=lambda row: -abs(row.difference))


def _tried(rubric: RubricInForce, rows: Sequence[Response], proposer: Proposer) -> list[Tried]:
    if not rubric.key_points:
        return []
    proposed = [(row, proposer.propose(text_of(row.answer))) for row in rows]
    return [
        Tried(
            response=row,
            proposed=proposal,
            fraction=fraction_of(rubric.key_points, proposal.shares),
        )
        for row, proposal in proposed
    ]


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


def offer_wordings(teacher: User, rubric: RubricInForce) -> list[Suggestion]:
    """Words of answers that a person confirmed in the teacher's own classes."""
    confirmed = confirmed_marks(rubric, among=answers_taught(teacher, rubric.version.question))
    return suggest_wordings(
        rubric.rubric, confirmed[-LEARNT_WORDS_FROM:], scorer=scorer_of(rubric.rubric)
    )


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
    question: Question, payload: dict[str, Any], *, revised_by: User, now: datetime
) -> QuestionVersion:
    """The version in force afterwards; only its key differs. Raises ImportRefused."""
    revised = replace(question.in_force.content, payload=payload)
    return revise_question(question, revised, revised_by=revised_by, now=now)
