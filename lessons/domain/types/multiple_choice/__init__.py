"""Several right options among several."""

from lessons.domain.types.choices import CONVERSION
from lessons.domain.types.kind import Kind
from lessons.domain.types.multiple_choice.bank_forms import FORMS
from lessons.domain.types.multiple_choice.definition import MultipleChoice, with_right
from lessons.domain.types.multiple_choice.words import WORDS

KIND = Kind(
    with_right=with_right, type=MultipleChoice(), words=WORDS, forms=FORMS, conversion=CONVERSION
)
