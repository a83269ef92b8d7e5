"""The learning curve as a small SVG that reads on light and dark pages."""

from collections.abc import Sequence
from statistics import fmean

WIDTH, HEIGHT = 480, 260
LEFT, RIGHT, TOP, BOTTOM = 48, 16, 16, 44
LOWEST, HIGHEST = 0.5, 1.0
GOALS = ((0, 0.65), (10, 0.74), (20, 0.76))


def write_plot(curve: Sequence[tuple[int, Sequence[float]]]) -> str:
    """``curve`` holds (confirmed answers, kappas of the runs)."""
    most = max(count for count, _ in curve) or 1

    def x(count: float) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * count / most

    def y(kappa: float) -> float:
        return TOP + (HEIGHT - TOP - BOTTOM) * (HIGHEST - kappa) / (HIGHEST - LOWEST)

    band = [f"{x(count):.1f},{y(max(kappas)):.1f}" for count, kappas in curve]
    band += [f"{x(count):.1f},{y(min(kappas)):.1f}" for count, kappas in reversed(curve)]
    line = " ".join(f"{x(count):.1f},{y(fmean(kappas)):.1f}" for count, kappas in curve)
    grid = "".join(
        f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y(k):.1f}" y2="{y(k):.1f}" '
        f'stroke="#8888" stroke-width=".5"/>'
        f'<text x="{LEFT - 8}" y="{y(k) + 4:.1f}" text-anchor="end">{k:.1f}</text>'
        for k in (0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
    )
    ticks = "".join(
        f'<text x="{x(count):.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{count}</text>'
        for count, _ in curve
    )
    dots = "".join(
        f'<circle cx="{x(count):.1f}" cy="{y(fmean(kappas)):.1f}" r="3.5" fill="#2a6fb0"/>'
        f'<text x="{x(count):.1f}" y="{y(fmean(kappas)) - 10:.1f}" text-anchor="middle">'
        f"{fmean(kappas):.2f}</text>"
        for count, kappas in curve
    )
    goals = "".join(
        f'<path d="M{x(count) - 5:.1f} {y(goal):.1f}h10" stroke="#b0552a" stroke-width="2.5"/>'
        for count, goal in GOALS
        if count <= most
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-labelledby="t" font-family="sans-serif" font-size="12" fill="#777">'
        f'<title id="t">Agreement with the markers by number of confirmed answers</title>'
        f'{grid}{ticks}<polygon points="{" ".join(band)}" fill="#2a6fb033"/>'
        f'<polyline points="{line}" fill="none" stroke="#2a6fb0" stroke-width="2"/>{dots}{goals}'
        f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 8}" text-anchor="middle">'
        "confirmed answers of the question (short bars: goals)</text></svg>\n"
    )
