"""Each item of a list is given its match from another list."""

from lessons.domain.types.kind import Kind
from lessons.domain.types.matching.bank_forms import FORMS
from lessons.domain.types.matching.definition import Matching
from lessons.domain.types.matching.rows import ROWS
from lessons.domain.types.matching.words import WORDS

KIND = Kind(type=Matching(), words=WORDS, rows=ROWS, forms=FORMS)
