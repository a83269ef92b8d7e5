"""A date: a day, a month, a year or a century."""

import re

from lessons.domain.types.date.bank_forms import FORMS
from lessons.domain.types.date.definition import Date
from lessons.domain.types.date.rows import ROWS
from lessons.domain.types.date.words import WORDS
from lessons.domain.types.kind import Conversion, KeyTexts, Kind, texts_without, write_right

_FRAME = re.compile(r"(?:\d+ ?% ?[|:] ?)?(?P<text>.+?)(?: ± \d+)?")


def _texts(key: str) -> KeyTexts:
    return texts_without(_FRAME, key)


KIND = Kind(
    type=Date(),
    words=WORDS,
    rows=ROWS,
    forms=FORMS,
    conversion=Conversion(texts=_texts, write=write_right, is_plain=False),
)
