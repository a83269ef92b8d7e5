"""All question types. A new type is one file and one line here."""

from typing import Any

from lessons.domain.questions.definition import QuestionType
from lessons.domain.questions.gaps import Gaps
from lessons.domain.questions.matching import Matching
from lessons.domain.questions.multiple_choice import MultipleChoice
from lessons.domain.questions.numeric import Numeric
from lessons.domain.questions.open_answer import OpenAnswer
from lessons.domain.questions.ordering import Ordering
from lessons.domain.questions.short_answer import ShortAnswer
from lessons.domain.questions.single_choice import SingleChoice
from lessons.domain.questions.true_false import TrueFalse

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
