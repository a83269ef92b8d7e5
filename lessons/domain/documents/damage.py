"""Text whose letters were destroyed when it was saved; no reader can bring them back."""

import re
from collections.abc import Sequence

from lessons.domain.documents.codes import Code
from lessons.domain.documents.document import Warning as Doubt

# A question mark before a small letter is no punctuation: it stands where a letter was.
_LOST = re.compile(r"(?<=[А-Яа-яЁёІі])\?(?=[а-яёі])|(?<![^\s«(\"])\?+(?=[а-яёі])|\ufffd")
_WORD = re.compile(r"\w+")
_FEWEST = 3
_SHOWN = 20


def find_lost_letters(lines: Sequence[str]) -> tuple[Doubt, ...]:
    """The first damaged lines, or nothing when such marks are too few to be damage."""
    hits = [len(_LOST.findall(line)) for line in lines]
    words = sum(len(_WORD.findall(line)) for line in lines)
    if sum(hits) < _FEWEST or sum(hits) * 50 < words:
        return ()
    damaged = [number for number, count in enumerate(hits, start=1) if count]
    return tuple(
        Doubt(line=number, code=Code.LETTERS_LOST, text=lines[number - 1].strip())
        for number in damaged[:_SHOWN]
    )
