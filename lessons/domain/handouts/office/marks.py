"""How a line is set as a whole: in bold, marked by colour."""

import re
from collections.abc import Callable, Iterator, Sequence

from lessons.domain.handouts.office.manuscript import Stretch
from lessons.domain.text.characters import BOXES

_LABEL = re.compile(rf"\s*(?:\(?\w{{1,3}}[.)]|[{BOXES}])\s*")
_OPTION = re.compile(rf"(?:(?<=\s)|^)(?:[A-HА-ЕӘa-hа-еә][.)]|[{BOXES}])(?=\s*\S)")
_FEWEST_OPTIONS = 2

Line = Sequence[Stretch]


def text_of(line: Line) -> str:
    return "".join(stretch.text for stretch in line)


def is_strong(line: Line) -> bool:
    """All of its letters, or all but those of a label such as "B)"."""
    return _is_whole(line, _strong) or _is_whole(_without_label(line), _strong)


def is_marked(line: Line) -> bool:
    """Most of its letters, or the label: authors mark either of the two."""
    found = sum(_letters(stretch) for stretch in line if stretch.is_marked)
    is_most = found > 0 and found * 2 >= sum(map(_letters, line))
    return is_most or _is_whole(_label(line), _marked)


def split_options(line: Line) -> list[Line]:
    """Options on one line, apart where the author marked one of them; else the line as it is."""
    starts = [match.start() for match in _OPTION.finditer(text_of(line))]
    if len(starts) < _FEWEST_OPTIONS:
        return [line]
    ends = [*starts[1:], len(text_of(line))]
    options = [_cut(line, start, end) for start, end in zip(starts, ends, strict=True)]
    if not (_differ(options, is_strong) or _differ(options, is_marked)):
        return [line]
    stem = _cut(line, 0, starts[0])
    return [stem, *options] if text_of(stem).strip() else options


def _differ(options: Sequence[Line], is_so: Callable[[Line], bool]) -> bool:
    return len({is_so(option) for option in options}) > 1


def _strong(stretch: Stretch) -> bool:
    return stretch.is_strong


def _marked(stretch: Stretch) -> bool:
    return stretch.is_marked


def _letters(stretch: Stretch) -> int:
    return sum(map(str.isalnum, stretch.text))


def _is_whole(line: Line, is_so: Callable[[Stretch], bool]) -> bool:
    lettered = [stretch for stretch in line if _letters(stretch)]
    return bool(lettered) and all(map(is_so, lettered))


def _label(line: Line) -> Line:
    match = _LABEL.match(text_of(line))
    return _cut(line, 0, match.end()) if match else ()


def _without_label(line: Line) -> Line:
    text = text_of(line)
    match = _LABEL.match(text)
    return _cut(line, match.end(), len(text)) if match else line


def _cut(line: Line, start: int, end: int) -> Line:
    return tuple(_pieces(line, start, end))


def _pieces(line: Line, start: int, end: int) -> Iterator[Stretch]:
    place = 0
    for stretch in line:
        text = stretch.text[max(start - place, 0) : max(end - place, 0)]
        place += len(stretch.text)
        if text:
            yield Stretch(text, stretch.is_strong, stretch.is_marked)
