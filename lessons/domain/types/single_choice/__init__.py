"""One right option among several."""

from lessons.domain.types.choices import CONVERSION
from lessons.domain.types.kind import Kind
from lessons.domain.types.option_rows import option_rows
from lessons.domain.types.single_choice.bank_forms import FORMS
from lessons.domain.types.single_choice.definition import SingleChoice, with_right
from lessons.domain.types.single_choice.words import WORDS

KIND = Kind(
    with_right=with_right,
    type=SingleChoice(),
    words=WORDS,
    rows=option_rows(is_one_right=True),
    forms=FORMS,
    conversion=CONVERSION,
)
