"""What a long regular expression is for, told by texts.

A test runs the ``SAMPLES`` of every module.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

How = Literal["match", "search", "fullmatch"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """``how`` the pattern is asked; near misses tell more than far ones."""

    pattern: re.Pattern[str]
    how: How
    matches: tuple[str, ...]
    misses: tuple[str, ...]

    def wrong(self) -> Iterator[str]:
        """The texts that the pattern takes for what they are not."""
        ask = getattr(self.pattern, self.how)
        yield from (text for text in self.matches if ask(text) is None)
        yield from (text for text in self.misses if ask(text) is not None)
