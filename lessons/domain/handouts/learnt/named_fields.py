"""Fields that their own first words name: ``Чему научимся: …``, ``Бұл дәріс не үшін керек? …``."""

import re
from collections.abc import Sequence
from dataclasses import replace

from lessons.domain.handouts.learnt.labels import FIELDS, Label
from lessons.domain.handouts.learnt.naming import lead_of, says_end
from lessons.domain.handouts.learnt.tagging import Tagged
from lessons.domain.handouts.learnt.vocabulary import place_of
from lessons.domain.handouts.lines import Place
from lessons.domain.text.characters import LONG_DASHES

_UNSURE = 0.9
_GAP = "___"
_FARTHEST = 20
_MOST_WORDS, _MOST_BEFORE_DASH = 10, 3
_SHORTEST, _LONGEST_NAME, _WIDTH = 15, 40, 2
_SENTENCE = re.compile(r"\w\.(?: |$)")
_FEWEST_SENTENCES = 2
_LISTS = frozenset({Label.EQUIPMENT, Label.METHODS})
_NAMED = frozenset({*FIELDS, Label.OTHER})


def with_named_fields(tagged: Sequence[Tagged], first: int) -> list[Tagged]:
    """Above what is asked (``first``), where the models are not sure of another role."""
    return [
        _told(each, label)
        if place < min(first, _FARTHEST) and (label := _named(each)) is not None
        else each
        for place, each in enumerate(tagged)
    ]


def _told(each: Tagged, label: Label) -> Tagged:
    """A text that was taken for a list of equipment is not to be taken for one again."""
    is_text = label is Label.OTHER and each.label in _LISTS
    fields = (0.0,) * len(each.fields) if is_text else each.fields
    return replace(each, label=label, fields=fields)


def _named(each: Tagged) -> Label | None:
    if each.label not in _NAMED or each.line.mark:
        return None
    if _GAP in each.line.row.text:  # ``Аты-жөні: ____``: of the form.
        return Label.OTHER
    if says_end(each.line.row.text):
        return Label.OUTCOMES
    place = each.line.row.place
    if each.surety >= _UNSURE:
        return None
    if each.label in _LISTS and _is_text(each):
        return Label.OTHER
    return _said(place.left) if place and _is_beside(place) else _led(each) if not place else None


def _is_text(each: Tagged) -> bool:
    """Sentences that no name leads up to: the first paragraph of the theory, and no equipment."""
    text = each.line.row.text
    return _led(each) is None and len(_SENTENCE.findall(text)) >= _FEWEST_SENTENCES


def _is_beside(place: Place) -> bool:
    """A passport has names in its first column and what they name in its second."""
    return place.column == 1 and place.grid.width == _WIDTH and len(place.left) <= _LONGEST_NAME


def _led(each: Tagged) -> Label | None:
    text = each.line.row.text
    lead, rest = lead_of(text)
    is_cut = text[len(lead) :].lstrip()[:1] in LONG_DASHES
    most = _MOST_BEFORE_DASH if is_cut else _MOST_WORDS
    said = _said(lead) if lead and len(lead.split()) <= most else None
    is_thing = said is Label.EQUIPMENT and not rest.endswith(".")  # A sentence is the theory's.
    return said if len(rest) >= _SHORTEST or is_thing else None


def _said(words: str) -> Label | None:
    """What they name first."""
    said = {
        label: where
        for label in FIELDS
        for name in (label.value, f"led-{label.value}")
        if (where := place_of(name, words)) is not None
    }
    return min(said, key=said.__getitem__, default=None)
