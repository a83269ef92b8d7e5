"""An answer cut into pieces, so that a page can mark the words that show a key point."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from lessons.domain.marking.key_points import Share
from lessons.domain.types.definition import KeyPoint


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """``numbers`` are those of the key points that these words show, as the page counts them, and
    ``ends`` those of them whose words end here."""

    text: str
    numbers: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    is_partly: bool = False
    """None of them is held in full."""


Span = tuple[str, int, int]
"""(key point, start, end), in characters of the text."""


def pieces(
    text: str,
    evidence: Sequence[Span],
    *,
    key_points: Sequence[KeyPoint],
    shares: Mapping[str, str],
) -> list[Piece]:
    """The whole text in order; spans may overlap, and one that does not fit is left out."""
    numbers = {point.id: number for number, point in enumerate(key_points, start=1)}
    fitting = [
        (point, start, end)
        for point, start, end in evidence
        if point in numbers and 0 <= start < end <= len(text)
    ]
    cuts = sorted({0, len(text), *(place for _, *ends in fitting for place in ends)})
    return [
        _piece(
            text[start:end],
            {item[0]: item[2] == end for item in fitting if item[1] <= start and end <= item[2]},
            numbers,
            shares,
        )
        for start, end in pairwise(cuts)
    ]


def cut(pieces: Sequence[Piece], places: Sequence[tuple[int, int]]) -> list[list[Piece]]:
    """What of the pieces lies within each of some places (from, to) of the text, which follow one
    another. The numbers that end with a piece stand at its last part."""
    ends = list(accumulate(len(piece.text) for piece in pieces))
    spans = list(zip(pieces, [0, *ends], ends, strict=False))
    parts = [
        [
            (number, piece.text[max(first, start) - start : min(last, end) - start])
            for number, (piece, start, end) in enumerate(spans)
            if max(first, start) < min(last, end)
        ]
        for first, last in places
    ]
    last_part = {number: place for place, part in enumerate(parts) for number, _ in part}
    return [
        [
            replace(
                pieces[number],
                text=text,
                ends=pieces[number].ends if last_part[number] == place else (),
            )
            for number, text in part
        ]
        for place, part in enumerate(parts)
    ]


def _piece(
    text: str, points: Mapping[str, bool], numbers: Mapping[str, int], shares: Mapping[str, str]
) -> Piece:
    """``points`` are the key points that the words show, with whether their words end here."""
    return Piece(
        text=text,
        numbers=tuple(sorted(numbers[point] for point in points)),
        ends=tuple(sorted(numbers[point] for point, is_end in points.items() if is_end)),
        is_partly=bool(points) and all(shares.get(point) != Share.FULL for point in points),
    )
