"""The readers with the programs of this machine in them, for everything that reads real files.

The domain's REGISTRY works without any program and within its own process.
"""

from collections.abc import Mapping

from lessons.domain.handouts.pdf import Pdf
from lessons.domain.handouts.pictures import SUFFIXES, Pictures
from lessons.domain.handouts.registry import REGISTRY, Reader
from lessons.domain.handouts.word import SUFFIXES as WORD_SUFFIXES
from lessons.domain.handouts.word import Word
from lessons.services.libreoffice import convert_to_docx
from lessons.services.pdf_process import PdfProcess
from lessons.services.tesseract import Tesseract

_RECOGNISER = Tesseract()

READERS: Mapping[str, Reader] = {
    **REGISTRY,
    **dict.fromkeys(WORD_SUFFIXES, Word(convert_to_docx)),
    ".pdf": Pdf(PdfProcess(), _RECOGNISER),
    **dict.fromkeys(SUFFIXES, Pictures(_RECOGNISER)),
}
