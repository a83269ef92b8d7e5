"""Open questions in a run with tests: what asks and has no options below it is no test."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from lessons.domain.handouts.learnt.labels import HEADS, Label
from lessons.domain.handouts.learnt.tagging import Tagged
from lessons.domain.handouts.learnt.vocabulary import says

_ENDS = frozenset({*HEADS, Label.STEM, Label.LEVEL, Label.KEY, Label.QUESTION, Label.TASK})


def with_bare_stems(tagged: Sequence[Tagged]) -> Iterator[Tagged]:
    """Only beside tests that have their options; else the options were not seen."""
    has_options = any(each.label is Label.OPTION for each in tagged)
    for each, below in pairwise([*tagged, None]):
        if each is None:
            return
        is_end = below is None or below.label in _ENDS or says("key-head", below.line.text)
        is_bare = each.label is Label.STEM and is_end
        is_asking = "?" in each.line.text or says("asks", each.line.text)
        if has_options and is_bare and is_asking:
            yield replace(each, label=Label.QUESTION)
        else:
            yield each
