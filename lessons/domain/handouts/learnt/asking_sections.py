"""Sections that only ask: a warm-up in a sentence or two, cases that each end in what is asked."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lessons.domain.handouts.headings import Role, find_heading
from lessons.domain.handouts.item_marks import Kind
from lessons.domain.handouts.learnt.labels import HEADS, Label
from lessons.domain.handouts.learnt.lines import Line
from lessons.domain.handouts.learnt.tagging import Tagged, by_form
from lessons.domain.handouts.learnt.vocabulary import asks_or_bids, says
from lessons.domain.handouts.lines import Row
from lessons.domain.text.characters import OPENING_QUOTES, SENTENCE_ENDS
from lessons.domain.text.samples import Sample
from lessons.domain.text.sentences import asks

_SENTENCE = re.compile(
    rf"(?<=\?) (?=[^\W_]|[{OPENING_QUOTES}])"
    rf"|(?<=[^\W\d_]{{3}}[{SENTENCE_ENDS}]) (?=[^\W\d_]|[{OPENING_QUOTES}])"
)
_STOP = re.compile(rf"(?<=[{SENTENCE_ENDS}]) (?=[^\W_]|[{OPENING_QUOTES}])")
_CASE = re.compile(r"\d{1,2}-\w{4,20}[.:] ?|\w{4,20} ?№? ?\d{1,2}[.:] ?")
"""``1-жағдаят. …``, ``Ситуация 2. …``"""
_NUMBER = re.compile(r"^\d{1,2}[.)] ?")
SAMPLES = (
    Sample(
        pattern=_CASE,
        how="match",
        matches=("1-жағдаят. Оқушы", "Ситуация 2. Ученик", "Case 3: A patient"),
        misses=("1-тақырып", "2. Су", "Су – зат"),
    ),
)
_LONGEST_HEAD, _MOST_WORDS = 60, 8
_MOST = 12
"""Paragraphs of one section."""
_LONGEST_LEAD = 100
_LONGEST_ASIDE = 40
"""Characters of a sentence beside a question that asks nothing: ``Discuss in pairs, 3 min.``"""
_LONGEST_BARE = 120
"""Characters of a question that has lost its mark: ``Почему птица на проводе остаётся жива``"""
_FEWEST_WORDS = 3
_COUNTED = frozenset({Kind.NUMBER, Kind.LOOSE_NUMBER, Kind.ROMAN, Kind.LETTER})
_OPEN = frozenset({Label.OTHER, Label.QUESTION, Label.QUESTION_ON})
_TOLD = frozenset({Role.THEORY, Role.LITERATURE, Role.KEY_TERMS, Role.KEY, Role.PLAN})


def with_asking_sections(tagged: Sequence[Tagged]) -> list[Tagged]:
    """Text that answers what it asks, or tells anything else, is left as it is."""
    found: list[Tagged] = []
    place = 0
    while place < len(tagged):
        found.append(tagged[place])
        place += 1
        if not _is_head(found[-1]):
            continue
        end = _end(tagged, place)  # No head stands inside, so that each line is looked at once.
        section = tagged[place:end]
        if _only_asks(section):
            found += _told(section)
            place = end
    return found


def _is_head(each: Tagged) -> bool:
    row = each.line.row
    is_short = len(row.text) <= _LONGEST_HEAD and len(row.text.split()) <= _MOST_WORDS
    heading = find_heading(row.text)
    is_told = heading is not None and heading.role in _TOLD
    is_free = each.label in {*HEADS, Label.OTHER} and row.place is None
    return is_short and is_free and not is_told and _heads(row) and not says("small-talk", row.text)


def _heads(row: Row) -> bool:
    return row.is_strong or bool(row.heading)


def _end(tagged: Sequence[Tagged], start: int) -> int:
    end = start
    while end < len(tagged) and _goes_on(tagged[end]):
        end += 1
    return end


def _goes_on(each: Tagged) -> bool:
    row = each.line.row
    is_text = row.place is None and row.program is None and not _heads(row)
    return each.label in _OPEN and is_text


def _only_asks(section: Sequence[Tagged]) -> bool:
    """One paragraph at least is of those that the models have not seen for what they are."""
    paragraphs = list(_paragraphs(section))
    is_new = any(each.label is Label.OTHER for each in section)
    if not is_new or not 0 < len(paragraphs) <= _MOST:
        return False
    if all(_is_case(own[0]) for own in paragraphs):
        return sum(map(_is_asking_case, paragraphs)) * 2 >= len(paragraphs)
    return any("?" in _text(own) for own in paragraphs) and all(map(_asks, paragraphs))


def _paragraphs(section: Sequence[Tagged]) -> Iterator[list[Tagged]]:
    own: list[Tagged] = []
    for each in section:
        if own and (each.line.row.starts or each.line.mark is not None):
            yield own
            own = []
        own.append(each)
    if own:
        yield own


def _text(paragraph: Sequence[Tagged]) -> str:
    return " ".join([paragraph[0].line.text, *(each.line.row.text for each in paragraph[1:])])


def _is_case(each: Tagged) -> bool:
    return each.line.mark_kind in _COUNTED or _CASE.match(each.line.row.text) is not None


def _is_asking_case(paragraph: Sequence[Tagged]) -> bool:
    """Tells something and ends in what is asked of it; a step of work only says what to do."""
    first, *others = _STOP.split(_text(paragraph))
    return bool(others) and not asks_or_bids(first) and asks_or_bids(others[-1])


def _asks(paragraph: Sequence[Tagged]) -> bool:
    text = _text(paragraph)
    if says("small-talk", text) or says("closed", text[:_LONGEST_LEAD]):
        return False
    first, *others = _sentences(text)
    aside = sum(len(one) for one in others if not asks_or_bids(one))
    is_asked = asks_or_bids(first) or (len(first) <= _LONGEST_BARE and says("asks", first))
    return is_asked and len(text.split()) >= _FEWEST_WORDS and aside <= _LONGEST_ASIDE


def _sentences(text: str) -> list[str]:
    lead, colon, rest = text.partition(": ")
    is_led = bool(colon) and len(lead) <= _LONGEST_LEAD and not asks(lead)
    return _SENTENCE.split(rest if is_led else text)


def _told(section: Sequence[Tagged]) -> Iterator[Tagged]:
    for own in _paragraphs(section):
        if own[0].label is not Label.OTHER:
            yield from own
            continue
        if len(own) == 1 and not _is_case(own[0]):
            yield from _apart(own[0])
            continue
        yield by_form(own[0], Label.QUESTION)
        yield from (by_form(each, Label.QUESTION_ON) for each in own[1:])


def _apart(each: Tagged) -> Iterator[Tagged]:
    """Several questions of one paragraph, and how they are to be talked over."""
    for sentence in _sentences(each.line.row.text):
        line = Line(replace(each.line.row, text=_NUMBER.sub("", sentence)))
        is_asked = asks_or_bids(sentence) or says("asks", sentence)
        yield by_form(replace(each, line=line), Label.QUESTION if is_asked else Label.OTHER)
