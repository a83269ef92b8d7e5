"""Levels that lines tell together, set as markers above the questions that they belong to.

Headings that part the questions of one section and are a scale; a legend (``* – знать, ** –
применять, *** – анализировать``) and the signs before the questions; stars before questions.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from lessons.domain.handouts.learnt.labels import Label
from lessons.domain.handouts.learnt.level_scales import scale_of
from lessons.domain.handouts.learnt.lines import Line, lines_of
from lessons.domain.handouts.learnt.tagged_levels import with_tagged_levels
from lessons.domain.handouts.learnt.tagging import Tagged
from lessons.domain.handouts.learnt.vocabulary import says
from lessons.domain.handouts.learnt.worth import LEVELS
from lessons.domain.handouts.level_lines import LevelLine, Surety
from lessons.domain.text.characters import DASHES
from lessons.domain.text.samples import Sample

_STARS = re.compile(
    r"(?P<mark>\(?\d{1,3}[.)] ?)?(?P<stars>\*{1,3}|[★☆⭐]{1,3}) ?(?P<rest>[^*★☆⭐ ].*)"
)
_ALONE = re.compile(r"(?:\(?\d{1,3}[.)] ?)?(?P<stars>\*{1,3}|[★☆⭐]{1,3})[.:]?")
_PAIR = re.compile(
    rf"(?P<sign>[^,;{DASHES}]{{1,20}}?) ?[{DASHES}] ?(?P<words>[^;]{{3,60}}?)(?:[,;.] ?|$)"
)
SAMPLES = (
    Sample(
        pattern=_STARS,
        how="fullmatch",
        matches=("** Су неге қатады?", "3) ★ Су деген не?"),
        misses=("Су* деген не?", "**** Су"),
    ),
    Sample(
        pattern=_PAIR,
        how="match",
        matches=("* – знать, ** – применять", "Жасыл – жеңіл, сары – орташа"),
        misses=("Су", "Су мен бу"),
    ),
)
_GOING_ON = frozenset({Label.QUESTION, Label.QUESTION_ON, Label.ANSWER, Label.ANSWER_ON})
_HEADS = frozenset({Label.ASK_HEAD, Label.LEVEL, Label.OTHER, Label.TASK_HEAD, Label.FIELD_HEAD})
_LONGEST_LEGEND = 160
_FEWEST_STARRED, _FEWEST_KINDS = 3, 2


def with_told_levels(tagged: Sequence[Tagged]) -> list[Tagged]:
    return list(_with_stars(_with_legend(_with_headings(with_tagged_levels(tagged)))))


# Headings


def _with_headings(tagged: Sequence[Tagged]) -> list[Tagged]:
    found = list(tagged)
    for group in _siblings(tagged):
        scale = scale_of([tagged[place].line.row.text for place in group])
        for place in group if scale else ():
            each = tagged[place]
            found[place] = _level(each, each.line.row.text, scale[each.line.row.text])
    return found


def _siblings(tagged: Sequence[Tagged]) -> Iterator[list[int]]:
    """Short lines right above questions, with nothing but these between them."""
    group: list[int] = []
    for place, each in enumerate(tagged):
        below = tagged[place + 1].label if place + 1 < len(tagged) else None
        if each.label in _GOING_ON:
            continue
        is_head = each.label in _HEADS and each.line.row.place is None
        if is_head and below is Label.QUESTION:
            group.append(place)
        else:
            yield group
            group = []
    yield group


# Stars and legends


def _with_stars(tagged: Sequence[Tagged]) -> Iterator[Tagged]:
    """Before questions, of which some have more than others."""
    starred = [
        _STARS.fullmatch(each.line.row.text) if each.label is Label.QUESTION else None
        for each in tagged
    ]
    counts = [len(match["stars"]) for match in starred if match]
    is_scale = len(counts) >= _FEWEST_STARRED and len(set(counts)) >= _FEWEST_KINDS
    last = 0
    for each, match in zip(tagged, starred, strict=True):
        alone = _ALONE.fullmatch(each.line.row.text)
        if alone is not None and each.label not in {Label.KEY, Label.OPTION}:
            yield _level(each, alone["stars"], len(alone["stars"]))
        elif match is None or not is_scale:
            yield each
        else:
            if len(match["stars"]) != last:
                last = len(match["stars"])
                yield _level(each, match["stars"], last)
            yield replace(each, line=_bare(each, f"{match['mark'] or ''}{match['rest']}"))


def _bare(each: Tagged, text: str) -> Line:
    return lines_of([replace(each.line.row, text=text)])[0]


def _with_legend(tagged: list[Tagged]) -> list[Tagged]:
    """The line itself asks nothing, and what begins with one of its signs has that level."""
    for place, each in enumerate(tagged):
        signs = _legend(each.line.row.text)
        if not signs:
            continue
        below = [_signed(line, signs) for line in tagged[place + 1 :]]
        told = replace(each, label=Label.OTHER, asked=0.0, is_agreed=True)
        return [*tagged[:place], told, *below]
    return tagged


def _legend(text: str) -> Mapping[str, int]:
    if len(text) > _LONGEST_LEGEND or text.endswith("?"):
        return {}
    pairs = list(_PAIR.finditer(text))
    if len(pairs) != len(LEVELS) or pairs[-1].end() != len(text):
        return {}
    scale = scale_of([pair["words"] for pair in pairs])
    return {pair["sign"].strip().lower(): scale[pair["words"]] for pair in pairs} if scale else {}


def _signed(each: Tagged, signs: Mapping[str, int]) -> Tagged:
    text = each.line.row.text.lower()
    is_head = each.label in _HEADS and not says("asks", text)
    level = next((signs[sign] for sign in signs if text.startswith(sign)), None)
    return _level(each, each.line.row.text, level) if is_head and level else each


def _level(each: Tagged, words: str, level: int) -> Tagged:
    marker = LevelLine("", Surety.CLEAR, level=level)
    line = Line(replace(each.line.row, text=words), marker=marker)
    return replace(each, line=line, label=Label.LEVEL, asked=0.0, is_agreed=True)
