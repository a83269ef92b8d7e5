"""The title and the fields of a document where no line is surely one of them: the likeliest line is
taken, as every lesson has a title and most have a goal."""

from collections.abc import Sequence
from dataclasses import replace

from lessons.domain.handouts.learnt.labels import ASKED, HEAD_FIELDS, Label
from lessons.domain.handouts.learnt.tagging import Tagged
from lessons.domain.handouts.learnt.vocabulary import says
from lessons.domain.text.sentences import ends_sentence

LEAST_TITLE, LEAST_FIELD = 0.05, 0.2
"""Of what the models give the line."""
_LONGEST_TITLE, _SHORTEST_TITLE = 140, 4
_FARTHEST = 25
"""Lines below the top at which a title is sought."""
_FREE = frozenset({Label.OTHER, Label.FIELD_HEAD, Label.ASK_HEAD, Label.TEST_HEAD})


def with_head(tagged: Sequence[Tagged]) -> list[Tagged]:
    found = list(tagged)
    first = next((place for place, each in enumerate(tagged) if each.label in ASKED), len(tagged))
    for index, label in enumerate(HEAD_FIELDS):
        if any(each.label is label for each in found):
            continue
        is_title = label is Label.TITLE
        end = min(first, _FARTHEST) if is_title else first
        places = [
            place
            for place in range(end)
            if found[place].label in _FREE and (not is_title or _can_be_title(found[place]))
        ]
        best = max(places, key=lambda place: found[place].fields[index], default=None)
        least = LEAST_TITLE if is_title else LEAST_FIELD
        if best is not None and found[best].fields[index] >= least:
            found[best] = replace(found[best], label=label)
    return found


def _can_be_title(each: Tagged) -> bool:
    text = each.line.row.text
    is_long_enough = _SHORTEST_TITLE <= len(text) <= _LONGEST_TITLE
    return is_long_enough and not ends_sentence(text) and not says("outside", text)
