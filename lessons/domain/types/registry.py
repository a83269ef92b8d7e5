"""All question types. A new type is one file and one line here."""

from typing import Any

from lessons.domain.types.definition import QuestionType
from lessons.domain.types.gaps import Gaps
from lessons.domain.types.matching import Matching
from lessons.domain.types.multiple_choice import MultipleChoice
from lessons.domain.types.numeric import Numeric
from lessons.domain.types.open_answer import OpenAnswer
from lessons.domain.types.ordering import Ordering
from lessons.domain.types.short_answer import ShortAnswer
from lessons.domain.types.single_choice import SingleChoice
from lessons.domain.types.true_false import TrueFalse

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
