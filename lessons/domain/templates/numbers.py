"""Numbers of a template, exact, and as they are written into a text."""

from fractions import Fraction

from lessons.domain.expressions.errors import FormulaError, Wrong
from lessons.domain.expressions.evaluating import MOST_DECIMALS
from lessons.domain.text.characters import MINUS

LARGEST = 10**12


def written(value: Fraction) -> str:
    """With a decimal comma: 2,5, −3. Raises FormulaError for a number with more decimals than
    anybody would copy, and for one too large to be meant."""
    scaled = value * 10**MOST_DECIMALS
    if scaled.denominator != 1:
        raise FormulaError(Wrong.ENDLESS, place=1)
    if abs(value) > LARGEST:
        raise FormulaError(Wrong.NUMBER, place=1, found="10^12")
    whole, part = divmod(abs(scaled.numerator), 10**MOST_DECIMALS)
    decimals = f"{part:0{MOST_DECIMALS}d}".rstrip("0")
    return (MINUS if value < 0 else "") + f"{whole},{decimals}".rstrip(",")
