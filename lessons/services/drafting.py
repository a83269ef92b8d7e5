"""Drafted key points that a person chose become part of the rubric."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from lessons.domain.marking.drafting.model_answer import share_out
from lessons.domain.types.definition import KeyPoint
from lessons.domain.types.lines import keep_ids
from lessons.models import Question, QuestionVersion, User
from lessons.services.own_rubrics import save_own_rubric
from lessons.services.rubrics import revise_rubric


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """One idea as it was edited; ``weight`` says how much of the points it gets."""

    text: str
    weight: int = 1
    wordings: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()


def add_key_points(
    question: Question,
    chosen: Sequence[Chosen],
    *,
    points: int,
    revised_by: User,
    now: datetime,
    is_own: bool = False,
) -> QuestionVersion:
    """The version in force afterwards; ``is_own`` for one that marks the own classes alone. Raises
    ImportRefused, and RubricRefused where somebody has saved others since ``question`` was read."""
    seen = question.in_force
    payload = with_chosen(seen, chosen, points=points)
    if is_own:
        return save_own_rubric(question, payload, teacher=revised_by, now=now, seen=seen.pk)
    return revise_rubric(question, payload, revised_by=revised_by, now=now, seen=seen.pk)


def with_chosen(
    version: QuestionVersion, chosen: Sequence[Chosen], *, points: int
) -> dict[str, Any]:
    """The payload with them behind the key points that are there.

    ``points`` of the whole question are shared out: what is there keeps its own, each new one
    gets at least one.
    """
    before: tuple[KeyPoint, ...] = version.definition.key_points
    left = points - sum(point.points for point in before)
    shared = _shared(max(left, len(chosen)), [one.weight for one in chosen])
    texts = [*(point.text for point in before), *(one.text for one in chosen)]
    ids = keep_ids(texts, [(point.id, point.text) for point in before])[len(before) :]
    added = [
        KeyPoint(id=id_, text=one.text, points=worth, wordings=one.wordings, must_not=one.must_not)
        for id_, one, worth in zip(ids, chosen, shared, strict=True)
    ]
    written = replace(version.definition, key_points=(*before, *added))
    return version.type.dump(written)


def _shared(points: int, weights: Sequence[int]) -> Sequence[int]:
    """The points of a like question as they are, where they come to as many."""
    return weights if sum(weights) == points else share_out(points, weights)
