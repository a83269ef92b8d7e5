"""``E = easy, 5 pts; M = medium, 10 pts; H = hard, 15 pts`` above ``1. [E] …``: signs before the
questions or behind them, and the legend that tells what each of them means."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from lessons.domain.handouts.learnt.labels import Label
from lessons.domain.handouts.learnt.level_scales import scale_of
from lessons.domain.handouts.learnt.lines import Line, lines_of
from lessons.domain.handouts.learnt.tagging import Tagged
from lessons.domain.handouts.learnt.vocabulary import begins_with
from lessons.domain.handouts.learnt.worth import LEVELS
from lessons.domain.handouts.level_lines import LevelLine, Surety
from lessons.domain.text.characters import DASHES
from lessons.domain.text.samples import Sample

_SIGN = r"[^\W_]{1,3}"
_MEANING = re.compile(
    rf"(?<!\w)(?P<sign>{_SIGN}) ?[={DASHES}] ?(?P<words>[^\W\d][^,;.=\d]{{1,40}}?)"
    r"(?:,? ?\(?(?P<points>\d{1,3}) ?(?P<word>[^\W\d]\w*)\)?)?(?= ?[,;.]|$)"
)
_BEFORE = re.compile(rf"(?P<mark>\(?\d{{1,3}}[.)] ?)?[\[(](?P<sign>{_SIGN})[\])] ?(?P<rest>\S.*)")
_BEHIND = re.compile(rf"(?P<mark>)(?P<rest>.*\S) ?[\[(](?P<sign>{_SIGN})[\])]\.?")
SAMPLES = (
    Sample(
        pattern=_MEANING,
        how="search",
        matches=("E = easy, 5 pts", "О – оңай; Қ – қиын", "H = hard (15 points)."),
        misses=("x = 5", "Су мен бу"),
    ),
    Sample(
        pattern=_BEFORE,
        how="fullmatch",
        matches=("1. [E] What is GET?", "(О) Су деген не?"),
        misses=("Су деген не? [О]", "1. Су деген не?"),
    ),
    Sample(
        pattern=_BEHIND,
        how="fullmatch",
        matches=("Су деген не? [О]", "1. What is GET? (E)"),
        misses=("1. Су деген не?", "[E] What?"),
    ),
)
_LONGEST_LEGEND = 200
_FEWEST = 3
_NONE = frozenset({Label.KEY, Label.STEM, Label.OPTION, Label.TITLE})


def with_tagged_levels(tagged: Sequence[Tagged]) -> list[Tagged]:
    for place, each in enumerate(tagged):
        signs = _legend(each.line.row.text)
        found = [_tag(below, signs) for below in tagged[place + 1 :]] if signs else []
        if sum(match is not None for match in found) >= _FEWEST:
            told = replace(each, label=Label.OTHER, asked=0.0, is_agreed=True)
            below = tagged[place + 1 :]
            return [*tagged[:place], told, *_levelled(below, found, signs)]
    return list(tagged)


def _legend(text: str) -> Mapping[str, LevelLine]:
    if len(text) > _LONGEST_LEGEND or text.endswith("?"):
        return {}
    found = list(_MEANING.finditer(text))
    scale = scale_of([each["words"].strip() for each in found])
    signs = {
        each["sign"]: LevelLine(
            "", Surety.CLEAR, level=scale[each["words"].strip()], points=_points(each)
        )
        for each in (found if scale else ())
    }
    return signs if len(signs) == len(found) == len(LEVELS) else {}


def _points(meaning: re.Match[str]) -> int:
    is_told = meaning["points"] and begins_with("points", meaning["word"])
    return (int(meaning["points"]) if is_told else 0) or 1


def _tag(each: Tagged, signs: Mapping[str, LevelLine]) -> re.Match[str] | None:
    text = each.line.row.text
    found = _BEFORE.fullmatch(text) or _BEHIND.fullmatch(text)
    is_sign = found is not None and found["sign"] in signs
    return found if is_sign and each.label not in _NONE else None


def _levelled(
    tagged: Sequence[Tagged],
    found: Sequence[re.Match[str] | None],
    signs: Mapping[str, LevelLine],
) -> Iterator[Tagged]:
    last = ""
    for each, match in zip(tagged, found, strict=True):
        if match is None:
            yield each
            continue
        if match["sign"] != last:
            last = match["sign"]
            row = replace(each.line.row, text=last)
            yield replace(
                each,
                line=Line(row, marker=signs[last]),
                label=Label.LEVEL,
                asked=0.0,
                is_agreed=True,
            )
        row = replace(each.line.row, text=f"{match['mark'] or ''}{match['rest']}")
        yield replace(
            each,
            line=lines_of([row])[0],
            label=Label.QUESTION,
            surety=1.0,
            asked=1.0,
            is_agreed=True,
        )
