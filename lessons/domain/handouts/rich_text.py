"""The reader of .rtf files."""

from dataclasses import replace

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.composing import compose
from lessons.domain.handouts.document import Document, DocumentError
from lessons.domain.handouts.document import Warning as Doubt
from lessons.domain.handouts.rtf_rows import RtfRows


class RichText:
    """Raises DocumentError: empty-file, not-text, too-many-lines, too-deep, no-lesson-found."""

    max_bytes = 20 * 1024 * 1024
    """A picture takes twice its bytes in an RTF file: two photographs make 13 MiB."""

    def read(self, name: str, data: bytes) -> Document:
        data = data.removeprefix(b"\xef\xbb\xbf").lstrip()
        if not data:
            raise DocumentError(code=Code.EMPTY_FILE)
        if not data.startswith(b"{\\rtf"):
            raise DocumentError(code=Code.NOT_TEXT)
        found = RtfRows()
        found.read(data)
        text, footnotes = found.extracted(), found.footnotes.lines
        notes = [
            Doubt(line=number, code=Code.NOT_USED, text=line)
            for number, line in enumerate(footnotes, start=len(text.lines) + 1)
        ]
        lines = (*text.lines, *footnotes)
        return compose(name, replace(text, lines=lines, doubts=(*text.doubts, *notes)))
