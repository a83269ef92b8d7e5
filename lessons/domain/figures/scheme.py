"""A scheme: one thing and its two to six parts, each with a few items of its own.

In a narrow column the parts hang below the centre on one stem; in a wide one they stand in rows
above and below it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lessons.domain.cells import Cells, Row
from lessons.domain.figures.definition import (
    Box,
    Branch,
    Layout,
    Payload,
    Shapes,
    TextLine,
    read_short_text,
    require_cells,
    require_object,
)
from lessons.domain.figures.widths import wrap, wrap_evenly
from lessons.domain.types.definition import PayloadError
from lessons.domain.types.payload import read_list, require_keys

FEWEST, MOST, MOST_ITEMS = 2, 6, 6
NARROW, WIDE = 300, 560
SIZE, LINE = 15, 20
"""Of the letters and from one base line to the next."""
_PAD = 11
_EDGE = 1
"""Half of a border stands outside of its box."""
_STEM, _GAP, _ROW_GAP = 24, 14, 26
_BULLET, _INDENT = "– ", 14
_ONE_ROW = 3
"""So many parts stand side by side below the centre; more stand above it as well."""


@dataclass(frozen=True, slots=True)
class Scheme:
    centre: str
    parts: tuple[Branch, ...]


class SchemeOfParts:
    kind = "scheme"
    names: Mapping[str, str] = {"kk": "Сызба", "ru": "Схема", "en": "Scheme"}

    def parse(self, payload: Payload) -> Scheme:
        require_keys(payload, required=("centre", "parts"))
        listed = read_list(payload["parts"], "parts", least=FEWEST, most=MOST)
        return Scheme(
            centre=read_short_text(payload["centre"], "centre"),
            parts=tuple(_part(value, f"parts.{index}") for index, value in enumerate(listed)),
        )

    def dump(self, definition: Scheme) -> dict[str, Any]:
        parts = [{"text": part.text, "items": list(part.items)} for part in definition.parts]
        return {"centre": definition.centre, "parts": parts}

    def draw(self, definition: Scheme) -> Shapes:
        return Shapes(
            narrow=narrow_layout(definition),
            wide=wide_layout(definition),
            root=definition.centre,
            branches=definition.parts,
        )

    def to_rows(self, definition: Scheme) -> list[Cells]:
        return [(definition.centre,), *((part.text, *part.items) for part in definition.parts)]

    def from_rows(self, rows: Sequence[Row]) -> dict[str, Any]:
        if not rows:
            raise PayloadError("too-few", "parts")
        [centre] = require_cells(rows[0], least=1, most=1)
        cells = [require_cells(row, least=1, most=MOST_ITEMS + 1) for row in rows[1:]]
        return {"centre": centre, "parts": [{"text": text, "items": own} for text, *own in cells]}

    def examples(self) -> tuple[Payload, ...]:
        parts = [
            {"text": "Орталық аппарат", "items": ["ұстаным әзірлеу", "тапсырма беру"]},
            {"text": "Елшілік", "items": ["саяси өкілдік", "келіссөз жүргізу"]},
            {"text": "Тұрақты өкілдік", "items": ["халықаралық ұйым жанында"]},
            {"text": "Консулдық мекеме", "items": []},
        ]
        return tuple(
            {"centre": "Сыртқы істер министрлігі", "parts": parts[:count]} for count in (4, 3, 2)
        )

    def bad_payloads(self) -> tuple[Payload, ...]:
        part = {"text": "Елшілік", "items": ["келіссөз"]}
        return (
            {},
            {"centre": "Министрлік"},
            {"centre": "", "parts": [part, part]},
            {"centre": "Министрлік", "parts": [part]},
            {"centre": "Министрлік", "parts": [part] * (MOST + 1)},
            {"centre": "Министрлік", "parts": [part, "Елшілік"]},
            {"centre": "Министрлік", "parts": [part, {"items": []}]},
            {"centre": "Министрлік", "parts": [part, {**part, "items": "келіссөз"}]},
            {"centre": "Министрлік", "parts": [part, {**part, "items": [""]}]},
            {"centre": "Министрлік", "parts": [part, {**part, "items": ["а"] * 7}]},
        )


def _part(value: Any, key: str) -> Branch:
    part = require_object(value, key)
    require_keys(part, required=("text",), optional=("items",))
    listed = read_list(part.get("items", []), f"{key}.items", least=0, most=MOST_ITEMS)
    return Branch(
        text=read_short_text(part["text"], f"{key}.text"),
        items=tuple(
            read_short_text(item, f"{key}.items.{index}") for index, item in enumerate(listed)
        ),
    )


# --- Layout ------------------------------------------------------------------------------------


def narrow_layout(scheme: Scheme) -> Layout:
    width, left, stem = NARROW - 2 * _EDGE, _EDGE + _STEM, _EDGE + _STEM // 2
    centre = _centre_box(scheme.centre, x=_EDGE, y=_EDGE, width=width)
    boxes, links = [centre], []
    for part in scheme.parts:
        y = boxes[-1].y + boxes[-1].height + _GAP
        box = _part_box(part, x=left, y=y, width=width - _STEM)
        boxes.append(box)
        middle = box.y + box.height // 2
        links.append(f"M{stem} {middle}H{left}")
    stem_line = f"M{stem} {centre.y + centre.height}V{boxes[-1].y + boxes[-1].height // 2}"
    height = boxes[-1].y + boxes[-1].height + _EDGE
    return Layout(NARROW, height, tuple(boxes), (stem_line, *links))


def wide_layout(scheme: Scheme) -> Layout:
    above, below = _split(scheme.parts)
    upper = _row_of_parts(above, y=_EDGE)
    y = max((box.y + box.height for box in upper), default=_EDGE - _ROW_GAP) + _ROW_GAP
    centre = _centre_box(scheme.centre, x=WIDE // 6, y=y, width=WIDE * 2 // 3)
    lower = _row_of_parts(below, y=centre.y + centre.height + _ROW_GAP)
    height = max(box.y + box.height for box in lower) + _EDGE
    links = _links(upper, centre, is_above=True) + _links(lower, centre, is_above=False)
    return Layout(WIDE, height, (*upper, centre, *lower), links)


def _split(parts: Sequence[Branch]) -> tuple[Sequence[Branch], Sequence[Branch]]:
    """What stands above the centre and what below."""
    if len(parts) <= _ONE_ROW:
        return (), parts
    return parts[: len(parts) // 2], parts[len(parts) // 2 :]


def _row_of_parts(parts: Sequence[Branch], *, y: int) -> list[Box]:
    """Side by side, all as high as the highest."""
    if not parts:
        return []
    room = WIDE - 2 * _EDGE - _GAP * (len(parts) - 1)
    width = room // len(parts)
    boxes = [
        _part_box(part, x=_EDGE + place * (width + _GAP), y=y, width=width)
        for place, part in enumerate(parts)
    ]
    height = max(box.height for box in boxes)
    return [Box(box.x, box.y, box.width, height, box.look, box.lines) for box in boxes]


def _links(boxes: Sequence[Box], centre: Box, *, is_above: bool) -> tuple[str, ...]:
    """From the centre through the middle of the gap to each box."""
    if not boxes:
        return ()
    start = centre.y if is_above else centre.y + centre.height
    end = boxes[0].y + boxes[0].height if is_above else boxes[0].y
    middle, x = (start + end) // 2, centre.x + centre.width // 2
    return tuple(f"M{x} {start}V{middle}H{box.x + box.width // 2}V{end}" for box in boxes)


def _centre_box(text: str, *, x: int, y: int, width: int) -> Box:
    """Its lines are drawn from the middle."""
    lines = wrap_evenly(text, width=width - 2 * _PAD, size=SIZE, is_bold=True)
    placed = tuple(
        TextLine(line, x + width // 2, y + _PAD + SIZE + place * LINE, "centre")
        for place, line in enumerate(lines)
    )
    return Box(x, y, width, _height(len(lines)), "centre", placed)


def _part_box(part: Branch, *, x: int, y: int, width: int) -> Box:
    inside = width - 2 * _PAD
    rows = [(line, 0, "head") for line in wrap(part.text, width=inside, size=SIZE, is_bold=True)]
    for item in part.items:
        first, *others = wrap(item, width=inside - _INDENT, size=SIZE)
        rows.append((_BULLET + first, 0, "item"))
        rows += [(line, _INDENT, "item") for line in others]
    lines = tuple(
        TextLine(text, x + _PAD + indent, y + _PAD + SIZE + place * LINE, look)
        for place, (text, indent, look) in enumerate(rows)
    )
    return Box(x, y, width, _height(len(lines)), "part", lines)


def _height(lines: int) -> int:
    return 2 * _PAD + SIZE + (lines - 1) * LINE + 4
