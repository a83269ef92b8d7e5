"""A statement that is true or false."""

from lessons.domain.types.kind import Conversion, Kind
from lessons.domain.types.true_false.bank_forms import FORMS
from lessons.domain.types.true_false.definition import TrueFalse, with_right
from lessons.domain.types.true_false.rows import ROWS
from lessons.domain.types.true_false.words import WORDS


def _no_texts(_key: str) -> list[tuple[str, bool]]:
    return []


KIND = Kind(
    with_right=with_right,
    type=TrueFalse(),
    words=WORDS,
    rows=ROWS,
    forms=FORMS,
    conversion=Conversion(texts=_no_texts, is_plain=False),
)
