"""What stands behind the stem of a test and belongs to its form: minutes, how many are right."""

import re

from lessons.domain.text.characters import DASHES
from lessons.domain.text.samples import Sample

_NOTE = re.compile(
    r"(?P<stem>.*\S)"
    r"(?: ?\[[^\[\]]{0,30}(?:жауап|ответ|вариант|answer|choice|correct)[^\[\]]{0,20}\]"
    rf"| ?[{DASHES}(\[] ?\d{{1,2}} ?(?:мин|min)\w*\.?[)\]]?)\.?",
    re.IGNORECASE,
)
SAMPLES = (
    Sample(
        pattern=_NOTE,
        how="fullmatch",
        matches=("Су деген не? [1 дұрыс жауап]", "Су деген не? – 3 мин.", "Вода – это (2 мин)"),
        misses=("Су деген не? (екі жауап)", "Сабақ ұзақтығы 45 мин", "a[2] деген не?"),
    ),
)


def without_notes(text: str) -> str:
    match = _NOTE.fullmatch(text)
    return match["stem"] if match else text
