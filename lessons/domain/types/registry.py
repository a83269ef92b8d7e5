"""All kinds of questions. A new one is one folder and one line here."""

from typing import Any

from lessons.domain.types import (
    date,
    gaps,
    matching,
    multiple_choice,
    numeric,
    open_answer,
    ordering,
    short_answer,
    single_choice,
    true_false,
)
from lessons.domain.types.definition import QuestionType
from lessons.domain.types.kind import Kind

_KINDS: tuple[Kind, ...] = (
    single_choice.KIND,
    multiple_choice.KIND,
    true_false.KIND,
    short_answer.KIND,
    open_answer.KIND,
    numeric.KIND,
    gaps.KIND,
    matching.KIND,
    ordering.KIND,
    date.KIND,
)
KINDS: dict[str, Kind] = {kind.type.kind: kind for kind in _KINDS}
REGISTRY: dict[str, QuestionType[Any]] = {code: kind.type for code, kind in KINDS.items()}
