"""A free text that a person marks by its key points."""

import re

from lessons.domain.text.characters import DASHES
from lessons.domain.types.kind import Conversion, KeyTexts, Kind, right_texts, texts_without
from lessons.domain.types.open_answer.bank_forms import FORMS
from lessons.domain.types.open_answer.definition import MODEL_ANSWER_BEGINS, OpenAnswer
from lessons.domain.types.open_answer.rows import ROWS
from lessons.domain.types.open_answer.words import WORDS

_POINTS = re.compile(rf"\d+\s*[|/:{DASHES}]\s*(?P<text>.+)")


def _texts(key: str) -> KeyTexts:
    """The key points; where there are none the lines of the model answer."""
    listed, *rest = MODEL_ANSWER_BEGINS.split(key, maxsplit=1)
    return texts_without(_POINTS, listed) or texts_without(_POINTS, "".join(rest))


def _write(texts: KeyTexts) -> str:
    """As a model answer: the points of the question stay as they are."""
    return "\n".join(["---", *right_texts(texts)])


KIND = Kind(
    type=OpenAnswer(),
    words=WORDS,
    rows=ROWS,
    forms=FORMS,
    conversion=Conversion(texts=_texts, write=_write, is_plain=False, reads_others=False),
)
