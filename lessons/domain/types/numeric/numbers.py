"""Numbers as people write them: comma or point, grouped digits, fractions, powers of ten."""

import re
from dataclasses import dataclass
from fractions import Fraction

from lessons.domain.text.characters import GROUPING_BLANKS, MINUSES, TIMES, members
from lessons.domain.text.samples import Sample

LONGEST = 60
"""Characters; with the powers below it bounds what arithmetic can cost."""
MOST_ZEROS = 300
"""The largest power of ten; physics and astronomy end far below it."""

_MINUS = members(MINUSES)
_SIGN = f"[+{MINUSES}]"
_GROUPED = rf"[0-9]{{1,3}}(?:[{GROUPING_BLANKS}][0-9]{{3}})+(?![0-9])"
_DIGITS = rf"(?:{_GROUPED}|[0-9]+)"
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")
_NUMBER = re.compile(
    rf"""
    (?P<sign>{_SIGN})?\s*
    (?:
      (?P<top>{_DIGITS})\s*/\s*(?P<bottom>[0-9]+)
      |
      (?P<whole>{_DIGITS})?
      (?: [.,](?P<part>[0-9]+) | [.,](?![0-9]) )?
      (?:
        \s*[{TIMES}]\s*10\s* (?: \^\s*(?P<power>{_SIGN}?[0-9]+) | (?P<raised>[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+) )
        |
        [eEеЕ](?P<exponent>{_SIGN}?[0-9]+)
      )?
    )
    """,
    re.VERBOSE,
)
SAMPLES = (
    Sample(
        pattern=_NUMBER,
        how="fullmatch",
        matches=("3,14", "-1 000", "2·10^3", "1/2"),
        misses=("1.000,5", "бес", "3..4"),
    ),
)
_BARE_POWER = re.compile(
    rf"(?P<sign>{_SIGN})?\s*10(?:\s*\^\s*(?P<power>{_SIGN}?[0-9]+)|(?P<raised>[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+))"
)


@dataclass(frozen=True, slots=True)
class Written:
    """A number at the beginning of a text: the part that it takes, its value, and what follows."""

    text: str
    value: Fraction
    rest: str


def read_number(text: str) -> Written | None:
    """The number that ``text`` begins with, else None.

    ``3,14`` ``3.14`` ``1 000`` ``−5`` ``,5`` ``1/2`` ``2·10^3`` ``2*10³`` ``2e3`` ``10^-3``. Comma
    and point both begin the decimals, so ``1,000`` is one, and ``1.000,5`` is no number: nobody can
    tell what was meant.
    """
    stripped = text.strip()
    if len(stripped) > LONGEST:
        return None
    match = _BARE_POWER.match(stripped) or _NUMBER.match(stripped)
    value = _value_of(match.groupdict()) if match else None
    if match is None or value is None:
        return None
    rest = stripped[match.end() :]
    # What goes on like a number was not understood as a whole.
    is_cut = rest[:1] in {*".,/^", *"0123456789"} or rest.lstrip()[:1] in {*"0123456789"}
    return None if is_cut else Written(match[0], value, rest.strip())


def _value_of(found: dict[str, str | None]) -> Fraction | None:
    sign = -1 if (found["sign"] or "+") in _MINUS else 1
    if found.get("top"):
        bottom = int(found["bottom"] or 0)
        return sign * Fraction(_whole(found["top"]), bottom) if bottom else None
    power = _power(found)
    if abs(power) > MOST_ZEROS:
        return None
    if "whole" not in found:
        return sign * Fraction(10) ** power
    whole, part = found["whole"], found["part"] or ""
    if not whole and not part:
        return None
    return sign * Fraction(_whole((whole or "0") + part), 10 ** len(part)) * Fraction(10) ** power


def _whole(digits: str | None) -> int:
    return int("".join((digits or "").split()))


def _power(found: dict[str, str | None]) -> int:
    raised = (found["raised"] or "").translate(_SUPERSCRIPTS)
    written = found["power"] or found.get("exponent") or raised or "0"
    digits = int(written.lstrip("+" + "".join(_MINUS)))
    return -digits if written[0] in _MINUS else digits
