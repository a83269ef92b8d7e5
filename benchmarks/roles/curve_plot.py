"""Learning curves of the reader as a small SVG that reads on light and dark pages."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 420, 260
LEFT, RIGHT, TOP, BOTTOM = 44, 12, 28, 44
LOWEST, HIGHEST = 0.4, 1.0
COLOURS = {"recall": "#2a6fb0", "precision": "#b0552a"}


@dataclass(frozen=True, slots=True)
class Point:
    """(recall, precision) of all models together, of the worst and of the best alone."""

    at: int
    together: tuple[float, float]
    lowest: tuple[float, float]
    highest: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Curve:
    name: str
    points: Sequence[Point]


def write_plot(curves: Sequence[Curve]) -> str:
    panels = "".join(
        f'<g transform="translate({place * WIDTH} 0)">{_panel(curve)}</g>'
        for place, curve in enumerate(curves)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH * len(curves)} {HEIGHT}" '
        'role="img" aria-labelledby="t" font-family="sans-serif" font-size="12" fill="#777">'
        '<title id="t">Questions found in documents of unseen layouts, by what was learnt from'
        f"</title>{panels}</svg>\n"
    )


def _panel(curve: Curve) -> str:
    """Points at equal distances: each is about twice the one before."""
    last = max(len(curve.points) - 1, 1)

    def x(place: int) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * place / last

    below = HEIGHT - BOTTOM + 18
    ticks = "".join(
        f'<text x="{x(place):.1f}" y="{below}" text-anchor="middle">{point.at}</text>'
        for place, point in enumerate(curve.points)
    )
    band = [f"{x(place):.1f},{_y(p.highest[0]):.1f}" for place, p in enumerate(curve.points)]
    band += [
        f"{x(place):.1f},{_y(p.lowest[0]):.1f}" for place, p in reversed([*enumerate(curve.points)])
    ]
    lines = "".join(
        _line([(x(place), point.together[which]) for place, point in enumerate(curve.points)], name)
        for which, name in enumerate(COLOURS)
    )
    return (
        f'{_grid()}{ticks}<polygon points="{" ".join(band)}" fill="#2a6fb033"/>{lines}'
        f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 8}" text-anchor="middle">'
        f"{curve.name}</text>"
    )


def _grid() -> str:
    return "".join(
        f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{_y(k):.1f}" y2="{_y(k):.1f}" '
        f'stroke="#8888" stroke-width=".5"/>'
        f'<text x="{LEFT - 8}" y="{_y(k) + 4:.1f}" text-anchor="end">{k:.1f}</text>'
        for k in (0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
    )


def _line(points: Sequence[tuple[float, float]], name: str) -> str:
    """Its name stands in the key above, in its own place, so that colour does not speak alone."""
    colour = COLOURS[name]
    is_first = name == "recall"
    dash = "" if is_first else ' stroke-dasharray="5 3"'
    path = " ".join(f"{x:.1f},{_y(value):.1f}" for x, value in points)
    dots = "".join(
        f'<circle cx="{x:.1f}" cy="{_y(value):.1f}" r="3" fill="{colour}"/>' for x, value in points
    )
    start = LEFT if is_first else LEFT + 120
    return (
        f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"{dash}/>{dots}'
        f'<line x1="{start}" x2="{start + 26}" y1="12" y2="12" stroke="{colour}" '
        f'stroke-width="2"{dash}/><text x="{start + 32}" y="16">{name}</text>'
    )


def _y(value: float) -> float:
    share = (HIGHEST - max(value, LOWEST)) / (HIGHEST - LOWEST)
    return TOP + (HEIGHT - TOP - BOTTOM) * share
