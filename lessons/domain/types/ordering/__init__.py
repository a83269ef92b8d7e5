"""Items to be put in their order."""

from lessons.domain.types.kind import Kind
from lessons.domain.types.ordering.bank_forms import FORMS
from lessons.domain.types.ordering.definition import Ordering
from lessons.domain.types.ordering.rows import ROWS
from lessons.domain.types.ordering.words import WORDS

KIND = Kind(type=Ordering(), words=WORDS, rows=ROWS, forms=FORMS)
