"""All question types. A new type is one folder and one line here."""

from typing import Any

from lessons.domain.types.definition import QuestionType
from lessons.domain.types.gaps.definition import Gaps
from lessons.domain.types.matching.definition import Matching
from lessons.domain.types.multiple_choice.definition import MultipleChoice
from lessons.domain.types.numeric.definition import Numeric
from lessons.domain.types.open_answer.definition import OpenAnswer
from lessons.domain.types.ordering.definition import Ordering
from lessons.domain.types.short_answer.definition import ShortAnswer
from lessons.domain.types.single_choice.definition import SingleChoice
from lessons.domain.types.true_false.definition import TrueFalse

_TYPES: tuple[QuestionType[Any], ...] = (
    SingleChoice(),
    MultipleChoice(),
    TrueFalse(),
    ShortAnswer(),
    OpenAnswer(),
    Numeric(),
    Gaps(),
    Matching(),
    Ordering(),
)
REGISTRY: dict[str, QuestionType[Any]] = {type_.kind: type_ for type_ in _TYPES}
