"""``1. The author ____ that …``: counted lines with a gap in most of them are to be completed."""

import re
from collections.abc import Sequence
from dataclasses import replace

from lessons.domain.handouts.item_marks import Kind
from lessons.domain.handouts.learnt.labels import ASKED, Label
from lessons.domain.handouts.learnt.runs import Run, runs_of
from lessons.domain.handouts.learnt.tagging import Tagged

_GAP = re.compile(r"(?<![:_.…])(?<!: )(?:_{3}|…{2}|\.{5})")
"""``Вывод: ____`` is a form to be filled."""
_COUNTED = frozenset({Kind.NUMBER, Kind.BULLET})
_FEWEST, _MOST = 3, 0.7
"""Items of a run, and the share of them that holds a gap. Set by hand."""


def with_gap_runs(tagged: Sequence[Tagged]) -> list[Tagged]:
    runs = set(runs_of([each.line for each in tagged]).values())
    asked = {place for run in runs if _is_gapped(tagged, run) for place in run.places}
    return [
        replace(each, label=Label.QUESTION, asked=max(each.asked, each.surety), is_told=True)
        if place in asked and each.label not in ASKED
        else each
        for place, each in enumerate(tagged)
    ]


def _is_gapped(tagged: Sequence[Tagged], run: Run) -> bool:
    gaps = sum(_GAP.search(tagged[place].line.text) is not None for place in run.places)
    is_counted = run.kind in _COUNTED and len(run.places) >= _FEWEST
    return is_counted and gaps >= len(run.places) * _MOST
