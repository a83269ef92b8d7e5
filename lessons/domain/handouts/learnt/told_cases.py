"""``Кейс. Иванов продал машину … Кто прав?``: a story and what is asked of it in one paragraph."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from lessons.domain.handouts.learnt.labels import Label
from lessons.domain.handouts.learnt.tagging import Tagged
from lessons.domain.handouts.learnt.vocabulary import begins_with
from lessons.domain.text.characters import DASHES
from lessons.domain.text.samples import Sample

_SHORTEST, _LAST = 60, 150
"""Characters: a shorter line is a heading; and of the end, where a story asks."""
_LEAD = re.compile(rf"[^\W\d]+(?: есеп)?(?: ?№? ?\d{{1,2}})? ?[.:{DASHES}]")
SAMPLES = (
    Sample(
        pattern=_LEAD,
        how="match",
        matches=("Кейс. Иванов", "Жағдаят 2: науқас", "Case – Ann"),
        misses=("Ситуация в стране", "2. Кейс"),
    ),
)


def with_told_cases(tagged: Sequence[Tagged]) -> Iterator[Tagged]:
    """Only where nothing below goes on asking: then the story belongs to what is asked there."""
    for each, below in pairwise([*tagged, None]):
        if each is not None:
            is_case = each.label is Label.OTHER and _asks(each) and not _goes_on(below)
            yield replace(each, label=Label.QUESTION, asked=1.0) if is_case else each


def _asks(each: Tagged) -> bool:
    text, row = each.line.row.text, each.line.row
    is_paragraph = len(text) >= _SHORTEST and row.starts and row.place is None
    is_led = _LEAD.match(text) is not None and begins_with("case", text)
    return is_paragraph and is_led and "?" in text[-_LAST:]


def _goes_on(below: Tagged | None) -> bool:
    return below is not None and (
        not below.line.row.starts or below.label in {Label.QUESTION, Label.TASK, Label.STEM}
    )
