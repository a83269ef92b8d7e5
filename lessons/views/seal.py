"""The seal of a lesson: an arc for each level and task round its number, filled as it is done."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from lessons.domain.progress import PartProgress, State
from lessons.wording.progress import STATE, part_name

GAP = 2.2
"""Between two arcs, in hundredths of the ring."""
_DASHES = 3
_LATTICE = (
    "M-10.5-5c7 2.6 14 2.6 21 0M-12.5 0h25M-10.5 5c7-2.6 14-2.6 21 0"
    "M-5-10.5c2.6 7 2.6 14 0 21M0-12.5v25M5-10.5c-2.6 7-2.6 14 0 21"
)
_CLASS = {
    State.UNDER_WAY: "way",
    State.BELOW: "way",
    State.WAITING: "wait",
    State.PASSED: "done",
    State.MASTERED: "done",
}


def seal_words(parts: Sequence[PartProgress]) -> str:
    """What the drawing shows, for whoever does not see it."""
    return ", ".join(f"{part_name(row.part, row.label)}: {STATE[row.state]}" for row in parts)


@lru_cache(maxsize=1024)
def ring(states: tuple[State, ...]) -> SafeString:
    """The arcs alone, and the lattice where all are mastered; there are few different ones."""
    drawn = "".join(_arcs(states))
    if states and all(state is State.MASTERED for state in states):
        drawn += f'<circle class="core" r="14.5"/><path class="lattice" d="{_LATTICE}"/>'
    return mark_safe(drawn)  # noqa: S308 - numbers and names of our own


def _arcs(states: Sequence[State]) -> Iterator[str]:
    share = 100 / max(1, len(states))
    for place, state in enumerate(states):
        turn = f'transform="rotate({-90 + 3.6 * (place * share + GAP / 2):.1f})"'
        whole = share - GAP
        name = _CLASS.get(state)
        if name != "done":
            yield _arc("", f"{whole:.1f} 100", turn)
        if name:
            yield _arc(name, _dashes(name, whole), turn)
        if state is State.MASTERED:
            yield _arc("rim", f"{whole:.1f} 100", turn, radius="23")


def _arc(name: str, dashes: str, turn: str, *, radius: str = "19") -> str:
    known = f' class="{name}"' if name else ""
    return f'<circle{known} r="{radius}" pathLength="100" stroke-dasharray="{dashes}" {turn}/>'


def _dashes(name: str, whole: float) -> str:
    if name == "way":
        return f"{whole / 2:.1f} 100"
    if name == "wait":
        dash = f"{whole / (2 * _DASHES - 1):.1f}"
        return " ".join([dash] * (2 * _DASHES - 1)) + " 100"
    return f"{whole:.1f} 100"


def seal(parts: Sequence[PartProgress], *, number: int | None, classes: str = "") -> SafeString:
    states = tuple(row.state for row in parts)
    is_whole = bool(states) and all(state is State.MASTERED for state in states)
    text = "" if is_whole or number is None else format_html('<text y="5.5">{}</text>', number)
    return format_html(
        '<svg class="seal {}" viewBox="-24 -24 48 48" aria-hidden="true">{}{}</svg>',
        classes,
        ring(states),
        text,
    )
