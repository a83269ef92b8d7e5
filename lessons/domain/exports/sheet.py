"""A table that leaves the program: its title, heads and cells, before any format."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

Value = str | int | Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Every row is as long as ``head``; numbers stay numbers and what is empty stays empty."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[Value]]

    @property
    def cell_count(self) -> int:
        return len(self.head) * (1 + len(self.rows))
