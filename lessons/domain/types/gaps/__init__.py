"""A text with gaps to choose or to type."""

from lessons.domain.types.gaps.bank_forms import FORMS
from lessons.domain.types.gaps.definition import Gaps
from lessons.domain.types.gaps.rows import ROWS
from lessons.domain.types.gaps.words import WORDS
from lessons.domain.types.kind import Kind

KIND = Kind(type=Gaps(), words=WORDS, rows=ROWS, forms=FORMS, draws_numbers=True)
