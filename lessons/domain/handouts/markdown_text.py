"""The reader of .md files."""

from lessons.domain.handouts.composing import compose
from lessons.domain.handouts.document import Document
from lessons.domain.handouts.encoding import MAX_BYTES, decode
from lessons.domain.handouts.extracted import Extracted
from lessons.domain.handouts.markdown_rows import markdown_rows
from lessons.domain.handouts.piped_tables import read_piped
from lessons.domain.handouts.plain_text import file_notes, repaired_lines


class MarkdownText:
    """Raises DocumentError: empty-file, not-text, encoding-unknown, too-many-lines, too-deep,
    no-lesson-found."""

    max_bytes = MAX_BYTES

    def read(self, name: str, data: bytes) -> Document:
        decoded = decode(data)
        repaired = repaired_lines(decoded.lines)
        extracted = Extracted(
            lines=decoded.lines,
            rows=markdown_rows(repaired.lines),
            doubts=(*repaired.notes, *file_notes(decoded)),
        )
        return compose(name, read_piped(extracted))
