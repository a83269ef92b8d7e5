"""The reader of .pdf files: text where there is a text layer, recognition where there is none."""

from collections.abc import Sequence

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.composing import compose
from lessons.domain.handouts.document import Document, DocumentError, Judgement
from lessons.domain.handouts.document import Warning as Doubt
from lessons.domain.handouts.pages.extraction import extract
from lessons.domain.handouts.pages.page import Engine, Page
from lessons.domain.handouts.pages.pdfium import Pdfium
from lessons.domain.handouts.recognition import (
    NoRecogniser,
    Recogniser,
    Sheet,
    judge_words,
    page_of,
)
from lessons.domain.handouts.turning import Turning

MAX_BYTES = 20 * 1024 * 1024
"""Forty scanned pages have about 15 MiB."""
MOST_RECOGNISED = 40
"""Pages; each takes some seconds."""
_FEWEST_LETTERS = 12
"""Of a page with a text layer; a scan has none, or the stamp of the program that made it."""
_PICTURE_SHARE = 0.2
_WRONG_LETTERS = frozenset({Code.LETTERS_LOST, Code.LETTERS_SCRAMBLED})


class Pdf:
    """Raises DocumentError: empty-file, file-damaged, password-needed, too-many-pages,
    too-complex, ocr-missing, scan-without-text, no-lesson-found."""

    max_bytes = MAX_BYTES

    def __init__(self, engine: Engine | None = None, recogniser: Recogniser | None = None) -> None:
        self._engine = engine or Pdfium()
        self._recogniser = recogniser or NoRecogniser()

    def read(self, name: str, data: bytes) -> Document:
        if not data.strip(b"\xef\xbb\xbf \t\r\n\x00"):
            raise DocumentError(code=Code.EMPTY_FILE)
        pages = self._engine.pages(data)
        scanned = tuple(page.number for page in pages if _is_scan(page))
        if not scanned:
            return self._read_letters(name, data, pages)
        try:
            sheets = self._recognise(data, scanned)
        except DocumentError as error:
            return _without(name, pages, scanned, error)
        return _with(name, pages, dict(zip(scanned, sheets, strict=True)))

    def _read_letters(self, name: str, data: bytes, pages: Sequence[Page]) -> Document:
        """Where the letters are not those on the paper, the paper itself is read."""
        found = compose(name, extract(pages))
        codes = {doubt.code for doubt in found.warnings}
        if found.verdict is not Judgement.REFUSE or not codes & _WRONG_LETTERS:
            return found
        numbers = tuple(page.number for page in pages)
        try:
            sheets = self._recognise(data, numbers)
            read = _with(name, pages, dict(zip(numbers, sheets, strict=True)))
        except DocumentError:
            return found
        return found if read.verdict is Judgement.REFUSE else read

    def _recognise(self, data: bytes, numbers: tuple[int, ...]) -> list[Sheet]:
        if len(numbers) > MOST_RECOGNISED:
            raise DocumentError(code=Code.TOO_MANY_PAGES, detail=str(len(numbers)))
        pictures = self._engine.draw(data, numbers)
        recogniser = Turning(self._recogniser)
        return [recogniser.recognise(picture) for picture in pictures]


def _is_scan(page: Page) -> bool:
    letters = sum(glyph.text.isalpha() for glyph in page.glyphs)
    return letters < _FEWEST_LETTERS and page.picture_share >= _PICTURE_SHARE


def _without(
    name: str, pages: Sequence[Page], scanned: Sequence[int], error: DocumentError
) -> Document:
    """Pages of text are read without the pictures between them, which are named."""
    if len(scanned) * 2 >= len(pages):
        raise error
    doubts = [Doubt(line=1, code=Code.PAGE_NOT_READ, text=str(number)) for number in scanned]
    return compose(name, extract(pages, doubts=doubts))


def _with(name: str, pages: Sequence[Page], sheets: dict[int, Sheet]) -> Document:
    read = [
        page_of(sheets[page.number], page.number) if page.number in sheets else page
        for page in pages
    ]
    if not any(page.glyphs for page in read):
        raise DocumentError(code=Code.SCAN_WITHOUT_TEXT)
    return compose(name, extract(read, doubts=judge_words(list(sheets.values()))))
