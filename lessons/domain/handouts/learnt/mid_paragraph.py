"""What would begin in the middle of a paragraph of text: a question that the text asks itself."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lessons.domain.handouts.learnt.labels import ASKED, BEGINNINGS, HEADS, Label
from lessons.domain.handouts.learnt.tagging import Tagged

_FULL_LINE = 50
"""Characters of the text above; a question may stand right below a title or another short line."""
_GOING_ON = frozenset({Label.QUESTION_ON, Label.TASK_ON, Label.STEM_ON})


def with_paragraphs(tagged: Sequence[Tagged]) -> Iterator[Tagged]:
    """An item has a mark, or begins its paragraph, or stands below what asks or heads."""
    is_inside = is_taken = False
    for each in tagged:
        is_inside = is_inside and not each.line.row.starts and not _is_item(each)
        is_taken = is_inside and (each.label in {*ASKED, *HEADS} or (is_taken and _goes_on(each)))
        is_inside = is_inside or (_is_text(each) and len(each.line.text) >= _FULL_LINE)
        yield replace(each, label=Label.OTHER, asked=0.0) if is_taken else each


def _is_item(each: Tagged) -> bool:
    line = each.line
    return bool(line.mark or line.option or line.marker or line.row.place)


def _is_text(each: Tagged) -> bool:
    return BEGINNINGS.get(each.label, each.label) not in {*ASKED, *HEADS, Label.OPTION, Label.KEY}


def _goes_on(each: Tagged) -> bool:
    return each.label in _GOING_ON
