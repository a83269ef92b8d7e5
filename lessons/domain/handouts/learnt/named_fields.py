"""Fields that their own first words name: ``Чему научимся: …``, ``Бұл дәріс не үшін керек? …``."""

from collections.abc import Sequence
from dataclasses import replace

from lessons.domain.handouts.learnt.labels import FIELDS, Label
from lessons.domain.handouts.learnt.naming import lead_of
from lessons.domain.handouts.learnt.tagging import Tagged
from lessons.domain.handouts.learnt.vocabulary import place_of
from lessons.domain.text.characters import LONG_DASHES

_UNSURE = 0.9
_FARTHEST = 20
_MOST_WORDS, _MOST_BEFORE_DASH = 10, 3
_SHORTEST = 15
_NAMED = frozenset({*FIELDS, Label.OTHER})


def with_named_fields(tagged: Sequence[Tagged], first: int) -> list[Tagged]:
    """Above what is asked (``first``), where the models are not sure of another role."""
    return [
        replace(each, label=label)
        if place < min(first, _FARTHEST) and (label := _named(each)) is not None
        else each
        for place, each in enumerate(tagged)
    ]


def _named(each: Tagged) -> Label | None:
    row = each.line.row
    if each.label not in _NAMED or each.surety >= _UNSURE or row.place or each.line.mark:
        return None
    lead, rest = lead_of(row.text)
    is_cut = row.text[len(lead) :].lstrip()[:1] in LONG_DASHES
    most = _MOST_BEFORE_DASH if is_cut else _MOST_WORDS
    if not lead or len(lead.split()) > most or len(rest) < _SHORTEST:
        return None
    said = {label: where for label in FIELDS if (where := place_of(label.value, lead)) is not None}
    return min(said, key=said.__getitem__, default=None)
