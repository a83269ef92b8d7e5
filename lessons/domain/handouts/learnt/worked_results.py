"""What comes out of a sum or fills a gap, in brackets behind it, which no student may see."""

import re
from collections.abc import Sequence
from dataclasses import replace

from lessons.domain.handouts.learnt.vocabulary import says
from lessons.domain.handouts.lines import Row
from lessons.domain.text.characters import SENTENCE_ENDS
from lessons.domain.text.samples import Sample

_RESULT = re.compile(
    rf"(?P<text>.*[{SENTENCE_ENDS}]) ?\((?P<result>[^()]{{1,80}})\)"
    r"(?P<points>(?: ?[(\[][^()\[\]]{1,20}[)\]])?)\.?"
)
_GAP = re.compile(r"_{3}|…|\.{4}")
_PROMPT = re.compile(r"[a-z]|(?:ть(?:ся)?|ти|чь|[уү]|ю)$", re.IGNORECASE)
"""``She ____ to school. (go)``, ``бару``: the word to be put into its right form."""
SAMPLES = (
    Sample(
        pattern=_RESULT,
        how="fullmatch",
        matches=("v = ? (10 м/с)", "Жолын тап. (1 м/с²; 200 м) [2 балл]"),
        misses=("Су (H2O) деген не?", "Үдеу деген не (анықтама)", "Су не? ((мұз))"),
    ),
)


def worked_out(rows: Sequence[Row]) -> tuple[list[Row], tuple[Row, ...]]:
    """The rows of the question and of the result: of a question that gives numbers or has a gap, in
    brackets that speak of no points, pages or minutes."""
    said = _RESULT.fullmatch(rows[-1].text)
    if said is None or says("measured", said["result"]):
        return list(rows), ()
    given = "".join([*(row.text for row in rows[:-1]), said["text"]])
    is_sum = _has_digit(said["result"]) and _has_digit(given)
    is_filled = _GAP.search(given) is not None and _PROMPT.search(said["result"]) is None
    if not is_sum and not is_filled:
        return list(rows), ()
    last = replace(rows[-1], text=said["text"] + said["points"])
    return [*rows[:-1], last], (replace(rows[-1], text=said["result"]),)


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))
