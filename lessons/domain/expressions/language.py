"""What may be named in formulas of one place: a closed set each time."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lessons.domain.expressions.functions import Function


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """By folded names; what ``numbers`` and ``series`` map to are keys of whoever evaluates."""

    numbers: Mapping[str, str]
    functions: Mapping[str, Function]
    series: Mapping[str, str] = field(default_factory=dict)
    longest_series: int = 0
    rounds_to_decimals: bool = True
