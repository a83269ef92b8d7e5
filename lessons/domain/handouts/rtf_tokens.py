"""RTF bytes to tokens: groups, control words, escaped bytes and text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,9})? ?"
    rb"|((?:\\'[0-9a-fA-F]{2})+)"
    rb"|\\([^a-zA-Z])"
    rb"|([{}])"
    rb"|([^\\{}\r\n\0]+)",
    re.DOTALL,
)


class Mark(Enum):
    OPEN = "open"
    CLOSE = "close"
    WORD = "word"
    SYMBOL = "symbol"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Token:
    mark: Mark
    name: str = ""
    value: int | None = None
    data: bytes = b""


_BRACES = {b"{": Token(Mark.OPEN), b"}": Token(Mark.CLOSE)}


def tokens(data: bytes) -> Iterator[Token]:
    """What is no token is passed over; ``\\binN`` takes its N bytes with it."""
    place = 0
    while found := _TOKEN.search(data, place):
        place = found.end()
        word, value, escaped, symbol, brace, text = found.groups()
        if brace:
            yield _BRACES[brace]
        elif text:
            yield Token(Mark.TEXT, data=text)
        elif escaped:
            yield Token(Mark.TEXT, data=bytes.fromhex(escaped.replace(b"\\'", b"").decode("ascii")))
        elif symbol:
            yield Token(Mark.SYMBOL, name=symbol.decode("latin-1"))
        elif word == b"bin":
            place += max(0, int(value or 0))
        else:
            yield Token(Mark.WORD, word.decode("ascii"), int(value) if value else None)
