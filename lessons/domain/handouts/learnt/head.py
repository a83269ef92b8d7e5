"""The title and the fields of a document where no line is surely one of them: the likeliest line is
taken, as every lesson has a title and most have a goal."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from lessons.domain.handouts.learnt.labels import ASKED, HEAD_FIELDS, Label
from lessons.domain.handouts.learnt.named_fields import with_named_fields
from lessons.domain.handouts.learnt.tagging import Tagged
from lessons.domain.handouts.learnt.vocabulary import begins_with, is_form_name, says
from lessons.domain.text.sentences import ends_sentence

LEAST_TITLE, LEAST_FIELD = 0.015, 0.2
"""Of what the models give the line. By models that had not seen `seventh` and `sixth` 0.1 lost one
of their 62 titles and goals; 0.05 for a field found two more, what else it took is not known."""
_SURE_TITLE = 0.7
_TOP = 4
"""Lines at the top among which a heading of the format is the title of the whole."""
_LONGEST_TITLE, _SHORTEST_TITLE = 140, 4
_FARTHEST = 25
"""Lines below the top at which a title is sought."""
_FREE = frozenset({Label.OTHER, Label.FIELD_HEAD, Label.ASK_HEAD, Label.TEST_HEAD})


def with_head(tagged: Sequence[Tagged]) -> list[Tagged]:
    first = next((place for place, each in enumerate(tagged) if each.label in ASKED), len(tagged))
    named = with_named_fields(_without_shown_titles(tagged), first)
    found = _without_course(_without_forms(_by_format(named)))
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
    return _with_rest(found)


def _without_forms(tagged: Sequence[Tagged]) -> list[Tagged]:
    """``Материалы к семинару 12``: what kind of paper it is, and no title of one; in brackets below
    a heading (``(семинар, 2 сағат)``) it says so of the title above it."""
    found = list(tagged)
    for place, each in enumerate(tagged):
        is_bracketed = _is_bracketed(each.line.row.text)
        if each.label not in {Label.TITLE, Label.OTHER, Label.FIELD_HEAD}:
            continue
        if is_bracketed or (
            each.label is not Label.FIELD_HEAD and is_form_name(each.line.row.text)
        ):
            found[place] = replace(each, label=Label.OTHER, fields=(0.0, *each.fields[1:]))
        if is_bracketed and each.label is Label.TITLE and place and _heads(tagged[place - 1]):
            found[place - 1] = replace(tagged[place - 1], label=Label.TITLE)
    return found


def _heads(each: Tagged) -> bool:
    row = each.line.row
    return each.label in _FREE and (row.is_strong or row.heading > 0) and _can_be_title(each)


def _is_bracketed(text: str) -> bool:
    return text.startswith("(") and text.endswith(")")


def _without_shown_titles(tagged: Sequence[Tagged]) -> list[Tagged]:
    """A second title that the models doubt, with nothing asked since the first one: the subject
    of a letter that is shown."""
    found: list[Tagged] = []
    has_title = False
    for each in tagged:
        is_title = each.label is Label.TITLE
        is_shown = is_title and has_title and each.surety < _SURE_TITLE
        found.append(replace(each, label=Label.OTHER) if is_shown else each)
        has_title = (has_title or is_title) and each.label not in ASKED
    return found


def _without_course(tagged: Sequence[Tagged]) -> list[Tagged]:
    """``Module: Sociology``: the subject, where the models are not sure."""
    return [
        replace(each, label=Label.OTHER, fields=(0.0, *each.fields[1:]))
        if each.label is Label.TITLE
        and each.surety < _SURE_TITLE
        and ":" in each.line.text
        and begins_with("course", each.line.text)
        else each
        for each in tagged
    ]


def _by_format(tagged: Sequence[Tagged]) -> list[Tagged]:
    """``Reader for Session 9`` below a heading of the format is no title, the heading is; nor is
    ``## Зертханалық жұмыс: …`` below the only heading above it."""
    found = list(tagged)
    heads = [place for place, each in enumerate(tagged[:_TOP]) if _is_first_heading(each)]
    titles = [place for place, each in enumerate(tagged) if each.label is Label.TITLE]
    is_above = len(heads) == len(titles) == 1 and heads[0] < titles[0]
    depth = tagged[titles[0]].line.row.heading if is_above else 0
    if is_above and (titles[0] >= _TOP if depth > 1 else not depth and titles[0] < _TOP):
        found[heads[0]] = replace(found[heads[0]], label=Label.TITLE)
        found[titles[0]] = replace(found[titles[0]], label=Label.OTHER)
    return found


def _is_first_heading(each: Tagged) -> bool:
    names_class = says("title", each.line.row.text)
    is_free = each.label in _FREE and _can_be_title(each)
    return each.line.row.heading == 1 and is_free and not names_class


def _with_rest(tagged: Sequence[Tagged]) -> list[Tagged]:
    """A title that runs over two lines, each of which the format calls a heading."""
    found = list(tagged[:1])
    for above, each in pairwise(tagged):
        depth = each.line.row.heading
        goes_on = above.label is Label.TITLE and each.label in _FREE and depth > 0
        is_next = each.line.row.line == above.line.row.line + 1
        is_rest = goes_on and is_next and depth == above.line.row.heading and not each.line.mark
        found.append(replace(each, label=Label.FIELD_ON) if is_rest else each)
    return found


def _can_be_title(each: Tagged) -> bool:
    text = each.line.row.text
    is_long_enough = _SHORTEST_TITLE <= len(text) <= _LONGEST_TITLE
    is_worded = sum(map(str.isalpha, text)) * 2 > len(text)
    is_free = not ends_sentence(text) and not says("outside", text)
    is_class = each.label is Label.FIELD_HEAD and says("title", text)
    return is_long_enough and is_worded and is_free and not is_class
