"""Which kind of office file an archive is: its parts tell, for suffixes often lie."""

from lessons.domain.handouts.office.archive import Archive
from lessons.domain.handouts.office.manuscript import Manuscript
from lessons.domain.handouts.office.open_file import read_open_text
from lessons.domain.handouts.office.word_file import read_word

_OPEN_TEXT = "content.xml"
_WORD_TYPES = "[Content_Types].xml"


def read_package(data: bytes) -> Manuscript:
    """Raises DocumentError: file-damaged, password-needed, file-inflates or too-many-lines."""
    archive = Archive(data)
    is_open = _OPEN_TEXT in archive and _WORD_TYPES not in archive
    return read_open_text(archive) if is_open else read_word(archive)
