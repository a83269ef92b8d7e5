"""The reader of pictures of pages (.png, .jpg, .tif): recognised, or refused with the reason."""

import io
import warnings
from collections.abc import Iterator

from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.composing import compose
from lessons.domain.handouts.document import Document, DocumentError
from lessons.domain.handouts.pages.extraction import extract
from lessons.domain.handouts.recognition import NoRecogniser, Recogniser, judge_words, page_of
from lessons.domain.handouts.turning import Turning

SUFFIXES = (".png", ".jpg", ".jpeg", ".tif", ".tiff")
MAX_BYTES = 20 * 1024 * 1024
"""As for PDF; what a picture unfolds to is bounded by MOST_DOTS."""
MOST_DOTS = 40_000_000
"""A page at 600 dots per inch has 35 million."""
MOST_FRAMES = 40
_FORMATS = ("PNG", "JPEG", "TIFF")
_SMALL = 1600
"""Dots of the longer side: letters of a page drawn smaller are too small to recognise."""
_LARGE = 4000
_BROKEN = (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, KeyError, TypeError)


class Pictures:
    """Raises DocumentError: empty-file, file-damaged, too-many-pages, too-complex, ocr-missing,
    scan-without-text, no-lesson-found."""

    max_bytes = MAX_BYTES

    def __init__(self, recogniser: Recogniser | None = None) -> None:
        self._recogniser = recogniser or NoRecogniser()

    def read(self, name: str, data: bytes) -> Document:
        if not data.strip(b"\xef\xbb\xbf \t\r\n\x00"):
            raise DocumentError(code=Code.EMPTY_FILE)
        recogniser = Turning(self._recogniser)
        sheets = [recogniser.recognise(picture) for picture in _frames(data)]
        if not any(sheet.words for sheet in sheets):
            raise DocumentError(code=Code.SCAN_WITHOUT_TEXT)
        pages = [page_of(sheet, number) for number, sheet in enumerate(sheets, start=1)]
        return compose(name, extract(pages, doubts=judge_words(sheets)))


def _frames(data: bytes) -> Iterator[bytes]:
    """Each page as a grey PNG, the right way up."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
                if getattr(picture, "n_frames", 1) > MOST_FRAMES:
                    raise DocumentError(code=Code.TOO_MANY_PAGES)
                frames = [_prepared(frame) for frame in ImageSequence.Iterator(picture)]
    except Image.DecompressionBombError as error:
        raise DocumentError(code=Code.TOO_COMPLEX) from error
    except _BROKEN as error:
        raise DocumentError(code=Code.FILE_DAMAGED) from error
    yield from frames


def _prepared(frame: Image.Image) -> bytes:
    if frame.width * frame.height > MOST_DOTS:
        raise DocumentError(code=Code.TOO_COMPLEX)
    picture = ImageOps.exif_transpose(_on_white(frame))
    longer = max(picture.size)
    scale = 2 if longer < _SMALL else min(1.0, _LARGE / longer)
    if scale != 1:
        picture = picture.resize(
            (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
        )
    buffer = io.BytesIO()
    picture.save(buffer, format="PNG", compress_level=1)
    return buffer.getvalue()


def _on_white(frame: Image.Image) -> Image.Image:
    """Transparent pictures have their letters on nothing, which turns black."""
    if not frame.has_transparency_data:
        return frame.convert("L")
    drawn = frame.convert("RGBA")
    paper = Image.new("RGBA", drawn.size, "white")
    return Image.alpha_composite(paper, drawn).convert("L")
