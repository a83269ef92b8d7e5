"""Cells of a class's results: written here in one piece, as a page may have thousands of them."""

from collections.abc import Mapping, Sequence

from django import template
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.html import escape, format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from lessons.domain.mastery import Limits
from lessons.domain.results.cells import CellState, ResultCell
from lessons.domain.results.plots import Bin, Point
from lessons.domain.results.table import ResultColumn, ResultRow
from lessons.wording.results import CELL_STATE

register = template.Library()

_SIGN = {CellState.NOT_BEGUN: "–", CellState.UNDER_WAY: "…", CellState.WAITING: "?"}
_SPOKEN = {CellState.NOT_BEGUN, CellState.UNDER_WAY, CellState.WAITING, CellState.BELOW}
"""States that a number alone does not tell."""
Words = Mapping[CellState, SafeString]


@register.simple_tag
def state_words() -> Words:
    """What is heard of a cell beside its number; made once for a page."""
    return {
        state: format_html('<span class="visually-hidden"> {}</span>', CELL_STATE[state])
        if state in _SPOKEN
        else SafeString("")
        for state in CellState
    }


Link = tuple[str, str]
"""What stands before and after the student in an address."""


@register.simple_tag
def cell_links(columns: Sequence[ResultColumn], classroom_pk: int, course: str) -> list[Link]:
    """To the answers of one student in each lesson, or at each level."""
    query = f"?{urlencode({'course': course})}" if course else ""
    return [
        _parted(reverse("lessons:student-lesson", args=[column.key, 0]))
        if column.key.isdecimal()
        else _parted(reverse("lessons:student-part", args=[classroom_pk, 0, column.key]) + query)
        for column in columns
    ]


def _parted(address: str) -> Link:
    before, _student, after = address.partition("/students/0/")
    return f"{before}/students/", escape(f"/{after}")


@register.simple_tag
def result_cells(row: ResultRow, links: Sequence[Link], limits: Limits, words: Words) -> SafeString:
    """No text of a person stands in a cell: numbers, signs and words of our own."""
    cells = (
        _cell(cell, f"{before}{row.student}{after}", limits, words)
        for cell, (before, after) in zip(row.cells, links, strict=True)
    )
    return SafeString("".join(cells))


def _cell(cell: ResultCell, url: str, limits: Limits, words: Words) -> str:
    state, percent = cell.state(limits), cell.percent
    shown = _SIGN.get(state, "") if percent is None else str(percent)
    look = "hx" if percent is None else f"h{cell.band(limits)}"
    if state is CellState.WAITING:
        look += " hw"
    inner = f"{shown}{words[state]}"
    if state is not CellState.NOT_BEGUN:
        inner = f'<a href="{url}">{inner}</a>'
    return f'<td class="{look}">{inner}</td>'


@register.simple_tag
def bars(bins: Sequence[Bin], *, width: int, height: int) -> SafeString:
    """A histogram; what it shows stands in a table beside it."""
    highest = max((one.count for one in bins), default=0) or 1
    step = width / len(bins)
    parts = (
        f'<rect x="{place * step + 0.5:g}" y="{height - high:g}" '
        f'width="{step - 1:g}" height="{high:g}"/>'
        for place, one in enumerate(bins)
        if (high := round(height * one.count / highest, 1))
    )
    return SafeString(
        f'<svg class="bars" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'aria-hidden="true" focusable="false">{"".join(parts)}</svg>'
    )


@register.simple_tag
def curve(pieces: Sequence[Sequence[Point]], limits: Limits) -> SafeString:
    """A line over the lessons, with the pass and mastery marks; drawn 300 × 100."""
    lines = "".join(
        f'<polyline points="{" ".join(f"{point.x},{point.y}" for point in piece)}"/>'
        + "".join(f'<circle cx="{point.x}" cy="{point.y}" r="2.5"/>' for point in piece)
        for piece in pieces
    )
    marks = "".join(
        f'<line x1="0" x2="300" y1="{100 - limit}" y2="{100 - limit}"/>'
        for limit in (limits.passed, limits.mastered)
    )
    return SafeString(
        '<svg class="curve" viewBox="-4 -4 308 108" aria-hidden="true" focusable="false">'
        f"{marks}{lines}</svg>"
    )


@register.simple_tag
def cell_words(cell: ResultCell, limits: Limits) -> str:
    """A cell in words: its state, the mark with its full maximum, how much of it is checked."""
    words = str(CELL_STATE[cell.state(limits)])
    if not cell.checked:
        return words
    mark = number_format(cell.mark.normalize())
    if not cell.waiting_count:
        return f"{words} · {mark} / {cell.full}"
    checked = gettext("checked: %(checked)s of %(full)s points")
    told = checked % {"checked": cell.checked, "full": cell.full}
    return f"{words} · {mark} / {cell.full} · {told}"
