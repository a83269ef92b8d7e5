"""The reader of .html and .htm files, also of Word's "save as web page"."""

import re
from dataclasses import replace

from lessons.domain.handouts.composing import compose
from lessons.domain.handouts.document import Document
from lessons.domain.handouts.encoding import decode
from lessons.domain.handouts.html_rows import extract_html
from lessons.domain.handouts.plain_text import file_notes

_DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE
)
_HEAD = 8192


class HtmlText:
    """Raises DocumentError: empty-file, not-text, encoding-unknown, too-many-lines, too-deep,
    no-lesson-found."""

    max_bytes = 4 * 1024 * 1024
    """Word writes about ten times the text; pictures are files of their own."""

    def read(self, name: str, data: bytes) -> Document:
        declared = _DECLARED.search(data[:_HEAD])
        decoded = decode(data, declared=declared[1].decode("ascii") if declared else "")
        found = extract_html("\n".join(decoded.lines))
        notes = [
            replace(note, line=max(1, min(note.line, len(found.lines))))
            for note in file_notes(decoded)
        ]
        return compose(name, replace(found, doubts=(*found.doubts, *notes)))
