"""What comes out of a sum, in brackets behind it: no student may see it before they have worked."""

import re
from collections.abc import Sequence
from dataclasses import replace

from lessons.domain.handouts.learnt.vocabulary import says
from lessons.domain.handouts.lines import Row
from lessons.domain.text.characters import SENTENCE_ENDS
from lessons.domain.text.samples import Sample

_RESULT = re.compile(
    rf"(?P<text>.*[{SENTENCE_ENDS}]) ?\((?P<result>[^()]{{0,40}}\d[^()]{{0,40}})\)"
    r"(?P<points>(?: ?[(\[][^()\[\]]{1,20}[)\]])?)\.?"
)
SAMPLES = (
    Sample(
        pattern=_RESULT,
        how="fullmatch",
        matches=("v = ? (10 м/с)", "Жолын тап. (1 м/с²; 200 м) [2 балл]"),
        misses=("Су (H2O) деген не?", "Үдеу деген не (анықтама)"),
    ),
)


def worked_out(rows: Sequence[Row]) -> tuple[list[Row], tuple[Row, ...]]:
    """The rows of the question and of the result: of a question that gives numbers, in brackets
    that speak of no points, pages or minutes."""
    said = _RESULT.fullmatch(rows[-1].text)
    if said is None or says("measured", said["result"]):
        return list(rows), ()
    given = "".join([*(row.text for row in rows[:-1]), said["text"]])
    if not any(map(str.isdigit, given)):
        return list(rows), ()
    last = replace(rows[-1], text=said["text"] + said["points"])
    return [*rows[:-1], last], (replace(rows[-1], text=said["result"]),)
