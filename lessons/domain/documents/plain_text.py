"""The reader of .txt files: bytes, lines, rows, then a handout or a reading."""

import re
from collections.abc import Iterable, Sequence

from lessons.domain.documents.codes import DOUBTFUL, Code
from lessons.domain.documents.damage import find_lost_letters
from lessons.domain.documents.document import Document, DocumentError, Judgement, Kind, ReadLesson
from lessons.domain.documents.document import Warning as Doubt
from lessons.domain.documents.encoding import MAX_BYTES, Decoded, decode
from lessons.domain.documents.handout import read_handout
from lessons.domain.documents.lines import Row, is_furniture, read_rows, tidy
from lessons.domain.documents.notes import spelling_notes
from lessons.domain.documents.reading import read_reading

_WORD = re.compile(r"[^\W\d_]{2,}")


class PlainText:
    """Raises DocumentError: empty-file, not-text, encoding-unknown, too-many-lines,
    no-lesson-found."""

    max_bytes = MAX_BYTES

    def read(self, name: str, data: bytes) -> Document:
        decoded = decode(data)
        lost = find_lost_letters(decoded.lines)
        if lost:
            return Document(
                file=name,
                kind=Kind.HANDOUT,
                verdict=Judgement.REFUSE,
                lessons=(),
                warnings=lost,
                lines=decoded.lines,
            )
        rows = read_rows(decoded.lines)
        if not any(_WORD.search(row.text) for row in rows):
            raise DocumentError(code=Code.NO_LESSON_FOUND)
        return _document(name, decoded, rows)


def judge(doubts: Iterable[Doubt]) -> Judgement:
    """``warn`` only where the structure is doubtful; other notes leave a document ``ok``."""
    return Judgement.WARN if any(doubt.code in DOUBTFUL for doubt in doubts) else Judgement.OK


def _document(name: str, decoded: Decoded, rows: Sequence[Row]) -> Document:
    kind, lessons, doubts = _read(rows)
    notes = [*doubts, *_file_notes(decoded), *spelling_notes(rows)]
    return Document(
        file=name,
        kind=kind,
        verdict=judge(notes),
        lessons=lessons,
        warnings=tuple(sorted(notes, key=lambda note: note.line)),
        lines=decoded.lines,
    )


def _read(rows: Sequence[Row]) -> tuple[Kind, tuple[ReadLesson, ...], tuple[Doubt, ...]]:
    handout = read_handout(rows)
    if handout is not None:
        return Kind.HANDOUT, handout.lessons, handout.doubts
    reading = read_reading(rows)
    return Kind.READING, (reading.lesson,), reading.doubts


def _file_notes(decoded: Decoded) -> list[Doubt]:
    notes = [
        Doubt(line=number, code=Code.NOT_USED, text=tidy(line))
        for number, line in enumerate(decoded.lines, start=1)
        if is_furniture(line)
    ]
    if decoded.is_cut:
        notes.append(Doubt(line=len(decoded.lines), code=Code.TEXT_CUT))
    return notes
