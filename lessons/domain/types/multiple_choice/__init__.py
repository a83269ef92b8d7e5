"""Several right options among several."""

from lessons.domain.types.choices import CONVERSION
from lessons.domain.types.kind import Kind
from lessons.domain.types.multiple_choice.bank_forms import FORMS
from lessons.domain.types.multiple_choice.definition import MultipleChoice, with_right
from lessons.domain.types.multiple_choice.words import WORDS
from lessons.domain.types.option_rows import option_rows

KIND = Kind(
    with_right=with_right,
    type=MultipleChoice(),
    words=WORDS,
    rows=option_rows(is_one_right=False),
    forms=FORMS,
    conversion=CONVERSION,
)
