"""What the text formats of banks share: bytes to lines, a look at the beginning, rejected items."""

import codecs

from lessons.domain.banks.bank import MOST_LINES, Bank
from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.damage import find_lost_letters
from lessons.domain.handouts.document import DocumentError
from lessons.domain.handouts.encoding import decode
from lessons.domain.text.characters import BYTE_ORDER_MARK

_SAMPLE = 64 * 1024


def read_lines(data: bytes) -> tuple[str, ...]:
    """Raises DocumentError as ``decode`` does, and letters-lost."""
    lines = decode(data, most_lines=MOST_LINES).lines
    lost = find_lost_letters(lines)
    if lost:
        raise DocumentError(code=Code.LETTERS_LOST, line=lost[0].line, detail=lost[0].text)
    return lines


def sample_of(data: bytes) -> str:
    """The beginning, good enough to look for a format's own marks, which are ASCII."""
    start = data[:_SAMPLE]
    is_wide = start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = start.decode("utf-16" if is_wide else "utf-8", errors="replace")
    return text.removeprefix(BYTE_ORDER_MARK).replace("\r\n", "\n").replace("\r", "\n")


def compose_rejected(bank: Bank) -> bytes:
    """The items as they stood, with an empty line between them."""
    return "".join(f"{item.source.strip(chr(10))}\n\n" for item in bank.rejected).encode()
