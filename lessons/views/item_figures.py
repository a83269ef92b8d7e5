"""Item analysis as a page shows it: numbers as the language writes them, and shapes."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.formats import number_format

from lessons.domain.items.fifths import NO_ANSWER, OptionFigures
from lessons.domain.items.flags import ENOUGH, Asked, Finding
from lessons.domain.items.histogram import Bar
from lessons.domain.items.intervals import Figure
from lessons.domain.parts import Part
from lessons.models import Question
from lessons.queries.items import TYPED, Sheet, common_texts
from lessons.wording.answer_words import option_texts
from lessons.wording.items import finding_sentence, flag_name, no_answer, percent_of

_FEW = 5
"""Typed answers that so many gave are looked at as if they were options."""
BAR_WIDTH, BARS_HEIGHT = 32, 96
_LINE_WIDTH, _LINE_HEIGHT = 112, 40


def decimal(value: float) -> str:
    """Two places, with a real minus."""
    return number_format(value, decimal_pos=2).replace("-", "−")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFigure:
    value: str
    interval: str
    count: int
    is_enough: bool
    """Else nothing about it stands in bold."""
    is_bad: bool = False


def shown_figure(figure: Figure | None) -> ShownFigure | None:
    if figure is None:
        return None
    return ShownFigure(
        value=decimal(figure.value),
        interval=f"{decimal(figure.low)} … {decimal(figure.high)}",
        count=figure.count,
        is_enough=figure.count >= ENOUGH,
        is_bad=figure.count >= ENOUGH and figure.high < 0,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFinding:
    finding: Finding
    name: str
    sentence: str


def shown_findings(
    findings: Sequence[Finding], question: Question, sheet: Sheet
) -> list[ShownFinding]:
    words = option_words(question, sheet)
    return [
        ShownFinding(
            finding=finding,
            name=flag_name(finding.flag, Part(question.part)),
            sentence=finding_sentence(finding, option=words.get(finding.option, finding.option)),
        )
        for finding in findings
    ]


def asked_in(question: Question, sheet: Sheet) -> Asked:
    """What the rules of flags may know of a question; of typed answers those that many gave."""
    drawn, solution = question.in_force.input, question.in_force.solution
    if drawn.options:
        is_single = not solution.fields and len(solution.option_ids) == 1
        return Asked(
            options=tuple(option.id for option in drawn.options),
            right=frozenset(solution.option_ids),
            chance=1 / len(drawn.options) if is_single else None,
            has_distractors=True,
        )
    if drawn.control not in TYPED:
        return Asked()
    common = [one for one in common_texts(sheet, question) if one.count >= _FEW]
    right = frozenset(one.key for one in common if one.mark == 1)
    return Asked(options=tuple(one.key for one in common), right=right)


def option_words(question: Question, sheet: Sheet) -> dict[str, str]:
    """By what stands for it in the figures."""
    drawn = question.in_force.input
    if drawn.options:
        return option_texts(drawn)
    if drawn.control not in TYPED:
        return {}
    return {one.key: one.text for one in common_texts(sheet, question)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Heat:
    percent: int
    step: int
    """How deep the cell is coloured, 1 to 4: the number says the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionRow:
    text: str
    number: int | None
    """As the student's page counts them; None for no answer."""
    is_right: bool
    is_ours: bool
    """The words are the interface's, not the lesson's."""
    share: int
    count: int
    heats: tuple[Heat, ...]
    line: str
    """Points of its way through the fifths, for a polyline."""
    discrimination: ShownFigure | None


def option_rows(
    question: Question, figures: Sequence[OptionFigures], sheet: Sheet
) -> list[OptionRow]:
    words, solution = option_words(question, sheet), question.in_force.solution
    is_coded = question.in_force.input.option_codes
    return [
        OptionRow(
            text=words.get(row.option, row.option) if row.option else no_answer(),
            number=number if row.option != NO_ANSWER else None,
            is_right=row.option in solution.option_ids,
            is_ours=is_coded or row.option == NO_ANSWER,
            share=percent_of(row.share.value),
            count=round(row.share.value * row.share.count),
            heats=tuple(_heat(share) for share in row.fifths),
            line=_line(row.fifths),
            discrimination=shown_figure(row.discrimination),
        )
        for number, row in enumerate(figures, start=1)
    ]


def _heat(share: float) -> Heat:
    percent = percent_of(share)
    return Heat(percent=percent, step=min(4, 1 + percent // 20))


def _line(shares: Sequence[float]) -> str:
    step = _LINE_WIDTH / max(1, len(shares) - 1)
    points = (
        (4 + place * step, 4 + (1 - min(1.0, share)) * (_LINE_HEIGHT - 4))
        for place, share in enumerate(shares)
    )
    return " ".join(f"{x:.0f},{y:.0f}" for x, y in points)


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnBar:
    bar: Bar
    x: int
    y: int
    height: int


def drawn_bars(bars: Sequence[Bar]) -> list[DrawnBar]:
    """Heights for a drawing of ``BARS_HEIGHT``; the greatest fills it."""
    most = max((bar.count for bar in bars), default=0) or 1
    heights = [round(bar.count / most * BARS_HEIGHT) for bar in bars]
    return [
        DrawnBar(bar=bar, x=place * BAR_WIDTH, y=BARS_HEIGHT - height, height=height)
        for place, (bar, height) in enumerate(zip(bars, heights, strict=True))
    ]
