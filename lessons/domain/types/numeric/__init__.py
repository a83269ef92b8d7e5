"""A number, right within a tolerance."""

import re

from lessons.domain.types.kind import Conversion, KeyTexts, Kind, texts_without, write_right
from lessons.domain.types.numeric.bank_forms import FORMS
from lessons.domain.types.numeric.definition import Numeric
from lessons.domain.types.numeric.rows import ROWS
from lessons.domain.types.numeric.words import WORDS

_SHARE = re.compile(r"\d+\s*%\s*\|\s*(?P<text>.+)")


def _texts(key: str) -> KeyTexts:
    return texts_without(_SHARE, key)


KIND = Kind(
    type=Numeric(),
    words=WORDS,
    rows=ROWS,
    forms=FORMS,
    conversion=Conversion(texts=_texts, write=write_right, is_plain=False),
    draws_numbers=True,
)
