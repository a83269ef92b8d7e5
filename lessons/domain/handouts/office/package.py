"""Which kind of office file an archive is: its parts tell, for suffixes often lie."""

from lessons.domain.handouts.office.archive import Archive
from lessons.domain.handouts.office.manuscript import Manuscript
from lessons.domain.handouts.office.open_file import read_open_document
from lessons.domain.handouts.office.sheets_file import read_sheets
from lessons.domain.handouts.office.slides_file import read_slides
from lessons.domain.handouts.office.word_file import read_word

_OPEN = "content.xml"
_CONTENT_TYPES = "[Content_Types].xml"
_WORD, _SLIDES, _SHEETS = "word/document.xml", "ppt/presentation.xml", "xl/workbook.xml"


def read_package(data: bytes) -> Manuscript:
    """Raises DocumentError: file-damaged, password-needed, file-inflates, too-many-lines or
    too-many-pages."""
    archive = Archive(data)
    if _OPEN in archive and _CONTENT_TYPES not in archive:
        return read_open_document(archive)
    if _WORD not in archive and _SLIDES in archive:
        return read_slides(archive)
    if _WORD not in archive and _SHEETS in archive:
        return read_sheets(archive)
    return read_word(archive)
