"""What a reader of tests has found before it knows the keys."""

from dataclasses import dataclass, field

from lessons.domain.handouts.lines import Row

Rows = tuple[Row, ...]


@dataclass(slots=True)
class RawOption:
    letter: str
    rows: list[Row]
    has_sign: bool = False
    is_alone: bool = True
    """No other option stands on its first line, so bold type or colour is its own."""

    @property
    def is_set_apart(self) -> bool:
        filled = [row for row in self.rows if row.text]
        return self.is_alone and bool(filled) and all(r.is_strong or r.is_marked for r in filled)


@dataclass(slots=True)
class RawItem:
    rows: list[Row]
    number: int | None = None
    options: list[RawOption] = field(default_factory=list)
    key: str = ""
    key_line: int = 0
    """Where the key stands on a line of its own; 0 where it doesn't."""


@dataclass(frozen=True, slots=True)
class RawItems:
    items: tuple[RawItem, ...]
    intro: Rows = ()
    rest: Rows = ()
    keys: Rows = ()
    """Lines of an answer list."""
