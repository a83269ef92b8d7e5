"""The reader of .txt files: bytes to lines, lines to rows."""

from lessons.domain.documents.codes import Code
from lessons.domain.documents.composing import compose
from lessons.domain.documents.document import Document
from lessons.domain.documents.document import Warning as Doubt
from lessons.domain.documents.encoding import MAX_BYTES, Decoded, decode
from lessons.domain.documents.extracted import Extracted
from lessons.domain.documents.lines import is_furniture, read_rows, tidy


class PlainText:
    """Raises DocumentError: empty-file, not-text, encoding-unknown, too-many-lines,
    no-lesson-found."""

    max_bytes = MAX_BYTES

    def read(self, name: str, data: bytes) -> Document:
        decoded = decode(data)
        extracted = Extracted(
            lines=decoded.lines,
            rows=read_rows(decoded.lines),
            doubts=tuple(_file_notes(decoded)),
        )
        return compose(name, extracted)


def _file_notes(decoded: Decoded) -> list[Doubt]:
    notes = [
        Doubt(line=number, code=Code.NOT_USED, text=tidy(line))
        for number, line in enumerate(decoded.lines, start=1)
        if is_furniture(line)
    ]
    if decoded.is_cut:
        notes.append(Doubt(line=len(decoded.lines), code=Code.TEXT_CUT))
    return notes
