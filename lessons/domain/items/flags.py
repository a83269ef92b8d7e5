"""What a teacher should look at, said only where the numbers carry it.

Set on questions made up by chance after Rasch's model: one of four hundred sound ones is flagged,
and of those with a wrong key a third among 30 students, three quarters among 60, nine tenths among
120.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lessons.domain.items.answered import Answered
from lessons.domain.items.fifths import NO_ANSWER, OptionFigures, option_figures
from lessons.domain.items.figures import discrimination, facility
from lessons.domain.items.intervals import STRICT, USUAL, Figure, mean_figure, share_figure
from lessons.domain.items.spread import mean

ENOUGH = 30
"""Answers; with fewer nothing is said."""
TELLS_APART = 0.3
"""From here on a question tells students apart well: Ebel, Measuring Educational Achievement."""
SELDOM = 0.05
"""A wrong option that fewer choose might as well not be there."""


class Flag(StrEnum):
    CHECK_KEY = "check-key"
    """Those with the highest marks choose what the key calls wrong."""
    BACKWARDS = "backwards"
    """Those with higher marks miss it more often."""
    HARDER = "harder"
    """Harder than the questions of the next level are for the same students."""
    GUESSING = "guessing"
    """As often right as chance would have it, and by anybody."""
    UNCHOSEN = "unchosen"
    """Hardly anybody takes this wrong option."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """``share`` is what was found, ``other`` what it is compared with."""

    flag: Flag
    count: int
    option: str = ""
    share: float = 0.0
    other: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is known of the question: its options (or what was typed most often), the right ones
    among them, and how often one who guesses is right (None where that is not to be said)."""

    options: tuple[str, ...] = ()
    right: frozenset[str] = frozenset()
    chance: float | None = None
    has_distractors: bool = False
    """Whether the options are those of its author."""


def findings(rows: Sequence[Answered], asked: Asked) -> tuple[Finding, ...]:
    """The most pressing first; one word about the key is enough."""
    if sum(row.own is not None for row in rows) < ENOUGH:
        return ()
    about_key = next(
        (found for rule in (_check_key, _backwards) for found in rule(rows, asked)), None
    )
    others = (found for rule in _OTHERS for found in rule(rows, asked))
    return (*([about_key] if about_key else []), *others)


def _check_key(rows: Sequence[Answered], asked: Asked) -> Iterator[Finding]:
    """A wrong option that goes with high marks, and that the highest prefer to the key."""
    found = {row.option: row for row in option_figures(rows, asked.options)}
    keys = [found[option] for option in asked.right if option in found]
    wrong = [row for option, row in found.items() if option not in {*asked.right, NO_ANSWER}]
    suspects = [row for row in wrong if _goes_with_marks(row) and _is_preferred(row, keys, rows)]
    if suspects:
        first = max(suspects, key=lambda row: row.fifths[-1])
        other = max((key.fifths[-1] for key in keys), default=0.0)
        count = len(rows)
        yield Finding(
            flag=Flag.CHECK_KEY,
            count=count,
            option=first.option,
            share=first.fifths[-1],
            other=other,
        )


def _goes_with_marks(row: OptionFigures) -> bool:
    return row.discrimination is not None and row.discrimination.low > 0


def _is_preferred(
    row: OptionFigures, keys: Sequence[OptionFigures], rows: Sequence[Answered]
) -> bool:
    """By the highest two fifths to each right option, beyond what chance would do: one fifth of a
    class holds too few."""
    size = sum(one.rest is not None for one in rows) / len(row.fifths)
    own = sum(row.fifths[-2:]) * size
    for key in keys:
        both = round(own + sum(key.fifths[-2:]) * size)
        preference = share_figure(min(1.0, own / both), both) if both else None
        if preference is None or preference.low <= 0.5:
            return False
    return bool(keys) and own > 0


def _backwards(rows: Sequence[Answered], _asked: Asked) -> Iterator[Finding]:
    found = discrimination(rows, z=STRICT)
    if found is not None and found.count >= ENOUGH and found.high < 0:
        yield Finding(flag=Flag.BACKWARDS, count=found.count, share=found.value)


def _harder(rows: Sequence[Answered], _asked: Asked) -> Iterator[Finding]:
    """Student by student, as those who reach the next level are not those who do not."""
    pairs = [(row.own, row.above) for row in rows if row.own is not None and row.above is not None]
    found = mean_figure([own - above for own, above in pairs], z=STRICT)
    if found is not None and found.count >= ENOUGH and found.high < 0:
        share, other = mean([own for own, _ in pairs]), mean([above for _, above in pairs])
        yield Finding(flag=Flag.HARDER, count=found.count, share=share, other=other)


def _guessing(rows: Sequence[Answered], asked: Asked) -> Iterator[Finding]:
    hard, apart = facility(rows, z=USUAL), discrimination(rows, z=USUAL)
    if asked.chance is None or hard is None or apart is None:
        return
    if hard.low <= asked.chance <= hard.high and _tells_nobody_apart(apart):
        yield Finding(flag=Flag.GUESSING, count=hard.count, share=hard.value, other=asked.chance)


def _tells_nobody_apart(found: Figure) -> bool:
    return found.count >= ENOUGH and found.low <= 0 and found.high < TELLS_APART


def _unchosen(rows: Sequence[Answered], asked: Asked) -> Iterator[Finding]:
    if not asked.has_distractors:
        return
    for row in option_figures(rows, asked.options):
        is_wrong = row.option not in {*asked.right, NO_ANSWER}
        if is_wrong and row.share.high < SELDOM:
            yield Finding(
                flag=Flag.UNCHOSEN, count=len(rows), option=row.option, share=row.share.value
            )


_OTHERS: tuple[Callable[[Sequence[Answered], Asked], Iterator[Finding]], ...] = (
    _harder,
    _guessing,
    _unchosen,
)
