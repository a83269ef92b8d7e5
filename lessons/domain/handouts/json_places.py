"""Where a value stands in JSON text: the standard parser keeps no line numbers."""

import re
from json import JSONDecoder

Place = tuple[str | int, ...]
"""The keys and indexes from the outermost value in: ``("questions", 2, "part")``."""

_BLANK = re.compile(r"[ \t\r\n]*")
_DECODER = JSONDecoder(parse_constant=str)


def line_of(text: str, path: Place) -> int:
    """The line, from 1, of the value at ``path``; of its nearest parent when it is missing.

    ``text`` must be valid JSON.
    """
    position = _skip(text, 0)
    for step in path:
        inner = _member(text, position, step)
        if inner is None:
            break
        position = inner
    return text.count("\n", 0, position) + 1


def _skip(text: str, position: int) -> int:
    match = _BLANK.match(text, position)
    return match.end() if match else position


def _member(text: str, position: int, step: str | int) -> int | None:
    is_object = isinstance(step, str)
    if text[position : position + 1] != ("{" if is_object else "["):
        return None
    place, index = _skip(text, position + 1), 0
    while text[place] not in "}]":
        key: str | int = index
        if is_object:
            key, place = _DECODER.raw_decode(text, place)
            place = _skip(text, _skip(text, place) + 1)
        if key == step:
            return place
        place = _next(text, place)
        index += 1
    return None


def _next(text: str, place: int) -> int:
    """Past the value at ``place`` and the comma after it."""
    _, end = _DECODER.raw_decode(text, place)
    end = _skip(text, end)
    return _skip(text, end + 1) if text[end] == "," else end
