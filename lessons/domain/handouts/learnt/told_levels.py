"""Levels that lines tell together, set as markers above the questions that they belong to.

Headings that part the questions of one section and are a scale; a legend (``* – знать, ** –
применять, *** – анализировать``) and the signs before the questions; stars before questions.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from lessons.domain.handouts.learnt.labels import ASKED, Label
from lessons.domain.handouts.learnt.level_scales import scale_of
from lessons.domain.handouts.learnt.lines import Line, lines_of
from lessons.domain.handouts.learnt.tagged_levels import with_tagged_levels
from lessons.domain.handouts.learnt.tagging import Tagged
from lessons.domain.handouts.learnt.vocabulary import says
from lessons.domain.handouts.learnt.worth import LEVELS, name_level, points_of_each, split_points
from lessons.domain.handouts.level_lines import LevelLine, Surety, find_level_line, scheme_of
from lessons.domain.text.characters import DASHES
from lessons.domain.text.samples import Sample

_STARS = re.compile(
    r"(?P<mark>\(?\d{1,3}[.)] ?)?(?P<stars>\*{1,3}|[★☆⭐]{1,3}) ?(?P<rest>[^*★☆⭐ ].*)"
)
_ALONE = re.compile(r"(?:\(?\d{1,3}[.)] ?)?(?P<stars>\*{1,3}|[★☆⭐]{1,3})[.:]?")
_NUMBERED = re.compile(
    rf"[^\W\d]{{4,}} ?[{DASHES}]? ?№? ?\d{{1,2}} ?\((?P<name>[^()\d]{{2,30}})\)[.:]? ?"
    r"(?P<rest>\S.*)"
)
"""``Тапсырма-1 (Білу). …``"""
_BRACKETS = re.compile(r"[^(]{3,60}\((?P<inside>[^()]{3,50})\)[.:]?")
_NAMED = re.compile(rf"(?P<name>[^:.;?!]{{2,30}}?)(?: ?:| [{DASHES}]) (?P<rest>\S.*)")
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
        pattern=_BRACKETS,
        how="fullmatch",
        matches=("Карточка №1 (уровень А, 3 балла)", "Парақ 2 (екінші деңгей)"),
        misses=("(уровень А)", "Карточка (1) уровня (А)"),
    ),
    Sample(
        pattern=_NUMBERED,
        how="fullmatch",
        matches=("Тапсырма-1 (Білу). Суды сипатта.", "Задание 2 (анализ): сравните"),
        misses=("Тапсырма-1. Суды сипатта.", "1 (Білу). Су"),
    ),
    Sample(
        pattern=_NAMED,
        how="fullmatch",
        matches=("Білу: су деген не?", "Оценка – докажите закон"),
        misses=("Су деген не?", "Білу:"),
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
_FEWEST_STARRED, _FEWEST_KINDS, _FEWEST_NAMED = 3, 2, 3


def with_told_levels(tagged: Sequence[Tagged]) -> list[Tagged]:
    named = _with_names(_with_brackets(with_tagged_levels(tagged)))
    return list(_with_stars(_with_legend(_with_headings(named))))


# Brackets behind a heading


def _with_brackets(tagged: Sequence[Tagged]) -> list[Tagged]:
    """``Карточка №1 (уровень А, 3 балла)`` above what is asked."""
    return [
        _level(each, each.line.row.text, level)
        if each.label in _HEADS and (level := _in_brackets(each.line.row.text))
        else each
        for each in tagged
    ]


def _in_brackets(text: str) -> int | None:
    found = _BRACKETS.fullmatch(text)
    pieces = found["inside"].split(",") if found else []
    markers = [find_level_line(piece.strip()) for piece in pieces]
    own = [marker for marker in markers if marker is not None and not marker.rest]
    return scheme_of(own).level_of(own[0]) if len(own) == 1 else None


# Names before questions


def _with_names(tagged: Sequence[Tagged]) -> list[Tagged]:
    """``Білу: …``, ``Қолдану: …``, ``Бағалау: …`` below each other, most of which are asked."""
    told: dict[int, tuple[Tagged, Tagged]] = {}
    for group in _groups(tagged):
        levels = _rising([match["name"] for _, match in group])
        asked = sum(tagged[place].label in ASKED for place, _ in group)
        if levels and asked * 2 > len(group):
            pairs = zip(group, levels, strict=True)
            told |= {place: _apart(tagged[place], own, level) for (place, own), level in pairs}
    return [each for place, line in enumerate(tagged) for each in told.get(place, (line,))]


def _groups(tagged: Sequence[Tagged]) -> Iterator[list[tuple[int, re.Match[str]]]]:
    """Whatever the lines go on with below each."""
    group: list[tuple[int, re.Match[str]]] = []
    for place, each in enumerate(tagged):
        match = _NUMBERED.fullmatch(each.line.row.text) or _NAMED.fullmatch(each.line.text)
        if match is not None:
            group.append((place, match))
        elif each.label not in _GOING_ON or each.label in ASKED:
            yield from [group] if len(group) >= _FEWEST_NAMED else []
            group = []
    yield from [group] if len(group) >= _FEWEST_NAMED else []


def _rising(names: Sequence[str]) -> Sequence[int]:
    """The level of each; none where one of them is the name of no level, or they go down."""
    scale = scale_of(names)
    levels = [scale.get(name) or name_level(name) or 0 for name in names]
    return levels if levels == sorted(levels) and len(set(levels)) > 1 and levels[0] else ()


def _apart(each: Tagged, named: re.Match[str], level: int) -> tuple[Tagged, Tagged]:
    line = _bare(each, named["rest"])
    head = _level(each, named["name"], level)
    return head, replace(each, line=line, label=Label.QUESTION, asked=1.0)


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
    _, points = split_points(words.replace(", ", " ("))  # ``(уровень А, 3 балла)``
    marker = LevelLine("", Surety.CLEAR, level=level, points=points or points_of_each(words) or 1)
    line = Line(replace(each.line.row, text=words), marker=marker)
    return replace(each, line=line, label=Label.LEVEL, asked=0.0, is_agreed=True)
