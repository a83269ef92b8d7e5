"""The reader of .txt files: bytes to lines, lines to rows."""

from collections.abc import Sequence
from dataclasses import replace

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.composing import compose
from lessons.domain.handouts.document import Document
from lessons.domain.handouts.document import Warning as Doubt
from lessons.domain.handouts.encoding import MAX_BYTES, Decoded, decode
from lessons.domain.handouts.extracted import Extracted
from lessons.domain.handouts.lines import Row, is_furniture, read_rows, tidy
from lessons.domain.handouts.piped_tables import read_piped
from lessons.domain.handouts.program_lines import program_lines
from lessons.domain.handouts.repair.repair import Repaired, repair
from lessons.domain.handouts.tabbed_tables import with_tabbed


class PlainText:
    """Raises DocumentError: empty-file, not-text, encoding-unknown, too-many-lines,
    no-lesson-found."""

    max_bytes = MAX_BYTES

    def read(self, name: str, data: bytes) -> Document:
        decoded = decode(data)
        repaired = repaired_lines(decoded.lines)
        furniture = [
            Doubt(line=number, code=Code.NOT_USED, text=tidy(line))
            for number, line in enumerate(repaired.lines, start=1)
            if is_furniture(line)
        ]
        extracted = Extracted(
            lines=decoded.lines,
            rows=with_tabbed(
                with_programs(read_rows(repaired.lines), repaired.lines), repaired.lines
            ),
            doubts=(*repaired.notes, *furniture, *file_notes(decoded)),
        )
        return compose(name, read_piped(extracted))


def repaired_lines(lines: Sequence[str]) -> Repaired:
    """Normal and mended before rows are made: small letters and capitals tell where a paragraph
    begins."""
    rows = tuple(Row(number, line) for number, line in enumerate(lines, start=1))
    return repair(Extracted(lines=tuple(lines), rows=rows))


def with_programs(rows: Sequence[Row], lines: Sequence[str]) -> tuple[Row, ...]:
    """The lines of programs as they stand in the source."""
    numbers = program_lines(lines)
    return tuple(
        replace(row, program=lines[row.line - 1].expandtabs(4).rstrip(), starts=True)
        if row.line in numbers
        else row
        for row in rows
    )


def file_notes(decoded: Decoded) -> list[Doubt]:
    notes = []
    if decoded.code_page:
        notes.append(Doubt(line=1, code=Code.ENCODING_GUESSED, text=decoded.code_page))
    if decoded.is_cut:
        notes.append(Doubt(line=len(decoded.lines), code=Code.TEXT_CUT))
    return notes
