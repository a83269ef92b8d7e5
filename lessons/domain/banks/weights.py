"""Weights of answers in percent, as Moodle gives them, and what they mean for a key."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from lessons.domain.banks.bank import ItemError
from lessons.domain.banks.codes import BankCode
from lessons.domain.text.normalising import normal

FULL = Decimal(100)
_NEAR = Decimal("0.01")
_ROUGH = Decimal("0.5")
_MOST_DIGITS = 30
_PLACES = Decimal("0.00001")


@dataclass(frozen=True, slots=True)
class Judged:
    """``right`` holds indexes from 0."""

    right: tuple[int, ...]
    doubts: tuple[BankCode, ...] = ()


def weight_of(text: str) -> Decimal:
    """-100 to 100. Raises ItemError for anything else."""
    try:
        weight = Decimal(text.strip().replace(",", "."))
    except InvalidOperation as error:
        raise ItemError(BankCode.SYNTAX, text[:40]) from error
    if not weight.is_finite() or abs(weight) > FULL:
        raise ItemError(BankCode.SYNTAX, text[:40])
    return weight


def judge_weights(weights: Sequence[Decimal], *, is_single: bool) -> Judged:
    """Which answers are right; a doubt where the weights say more than our rules can.

    With one choice only full marks are right. With several whatever earns anything is right: our
    rule shares the points equally among them, and takes off as much for the wrong ones together.
    """
    if is_single:
        full = tuple(index for index, weight in enumerate(weights) if weight >= FULL)
        doubts = (BankCode.SEVERAL_RIGHT,) if len(full) > 1 else ()
        partly = any(weight != 0 for weight in weights if weight < FULL)
        return Judged(full, (*doubts, BankCode.WEIGHTS_DROPPED) if partly else doubts)
    right = tuple(index for index, weight in enumerate(weights) if weight > 0)
    earned = [weights[index] for index in right]
    lost = [weight for weight in weights if weight <= 0]
    is_ours = _shares(earned, FULL) and _shares(lost, -FULL)
    return Judged(right, () if is_ours else (BankCode.WEIGHTS_DROPPED,))


def _shares(weights: Sequence[Decimal], total: Decimal) -> bool:
    """Whether the weights are equal shares of ``total``, as far as programs round."""
    if not weights:
        return True
    is_even = max(weights) - min(weights) <= _NEAR
    return is_even and abs(weights[0] - total / len(weights)) <= _ROUGH


def whole_share(weight: Decimal) -> int:
    """A whole percentage that is at least 1."""
    return max(1, round(weight))


def plain_decimal(text: str) -> str:
    """A number as programs write it: a point, no grouping, no needless noughts.

    Raises ItemError for what is no such number.
    """
    try:
        number = Decimal(normal(text).strip().replace(",", "."))
    except InvalidOperation as error:
        raise ItemError(BankCode.SYNTAX, text[:40]) from error
    if not number.is_finite() or abs(number.adjusted()) > _MOST_DIGITS:
        raise ItemError(BankCode.SYNTAX, text[:40])
    plain = f"{number:f}"
    return (plain.rstrip("0").rstrip(".") if "." in plain else plain) or "0"


def decimal_or_same(text: str) -> str:
    """As it is where it is no plain number; reading it back then tells that it is lost."""
    try:
        return plain_decimal(text)
    except ItemError:
        return text


def middle(low: str, high: str) -> tuple[str, str]:
    """(value, tolerance) of a range."""
    first, last = Decimal(plain_decimal(low)), Decimal(plain_decimal(high))
    if last < first:
        raise ItemError(BankCode.SYNTAX, f"{low}..{high}"[:40])
    return plain_decimal(str((first + last) / 2)), plain_decimal(str((last - first) / 2))


def percent(share: Decimal) -> str:
    """As short as it can be: ``33.33333``, ``-50``."""
    text = str(share.quantize(_PLACES, ROUND_HALF_UP))
    return text.rstrip("0").rstrip(".") if "." in text else text
