"""``A1. … A2. … A3. …``, ``QA. … QB. … QC. …``: numbers behind a letter that stays the same."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from string import ascii_uppercase

from lessons.domain.handouts.item_marks import find_number
from lessons.domain.handouts.lines import Row
from lessons.domain.text.samples import Sample

_CODE = re.compile(
    r"(?P<lead>[^\W\d_]{1,2})[. -]?(?P<number>\d{1,3})[.):] ?(?P<rest>[^\s\d].*)"
    r"|(?P<own>[A-Z])(?P<letter>[A-Z])[.)] (?P<words>\S.*)"
)
SAMPLES = (
    Sample(
        pattern=_CODE,
        how="fullmatch",
        matches=("A1. What is GET?", "С-2) Су деген не?", "QB. Why is ice light?"),
        misses=("A. Су", "B12 дәрумені", "A1. 5", "1A. Су"),
    ),
)
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class _Code:
    lead: str
    number: int
    rest: str


def with_coded_numbers(rows: Sequence[Row]) -> list[Row]:
    """Only where they count on from the first, and no other letter takes turns with theirs, as the
    signs of questions and answers do."""
    found = list(rows)
    for run in _runs([(place, code) for place, row in enumerate(rows) if (code := _code(row))]):
        for place, code in run if len(run) >= _FEWEST else ():
            found[place] = replace(rows[place], text=f"{code.number}. {code.rest}")
    return found


def _runs(codes: Sequence[tuple[int, _Code]]) -> Iterator[list[tuple[int, _Code]]]:
    run: list[tuple[int, _Code]] = []
    for place, code in codes:
        above = run[-1][1] if run else None
        if above is None or (code.lead, code.number) != (above.lead, above.number + 1):
            yield run
            run = []
        if run or code.number == 1:
            run.append((place, code))
    yield run


def _code(row: Row) -> _Code | None:
    match = _CODE.fullmatch(row.text) if row.starts and not find_number(row.text) else None
    if match is None:
        return None
    if match["own"]:
        return _Code(match["own"], ascii_uppercase.index(match["letter"]) + 1, match["words"])
    return _Code(match["lead"], int(match["number"]), match["rest"])
