"""A word or two, compared with what is accepted."""

from lessons.domain.types.kind import Conversion, Kind, write_right
from lessons.domain.types.short_answer.bank_forms import FORMS
from lessons.domain.types.short_answer.definition import ShortAnswer
from lessons.domain.types.short_answer.rows import ROWS
from lessons.domain.types.short_answer.words import WORDS

KIND = Kind(
    type=ShortAnswer(),
    words=WORDS,
    rows=ROWS,
    forms=FORMS,
    conversion=Conversion(write=write_right),
)
