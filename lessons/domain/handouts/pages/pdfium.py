"""Pages of a PDF through pdfium: the letters at their places, in no promised order.

Chosen by trial (benchmarks/pdf_engines.py): every letter right wherever the file says it, and
20 times as fast as the engines in Python. All of them scramble words whose Kazakh letters are
set in a second font after the line; so only the places are taken, and the order is our own.
"""

import ctypes
import io
import math
import threading
from collections.abc import Iterable, Iterator
from contextlib import closing
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import DocumentError
from lessons.domain.handouts.pages.page import (
    MOST_GLYPHS,
    MOST_PAGES,
    MOST_SHAPES,
    Area,
    Box,
    Glyph,
    Page,
    Style,
)

DOTS_PER_INCH = 300
"""What recognition was trained for."""
MOST_DOTS = 25_000_000
"""Of one page: a bit over A3 at 300 dots per inch."""
THINNEST = 3.0
"""Points; a filled area below that is a rule."""

# pdfium keeps state of its own for the whole process.
_LOCK = threading.Lock()
_LINE_END_HYPHENS = frozenset({0x02, 0xFFFE})
_HIDDEN = frozenset({pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP})
_BOLD_WEIGHT = 600
_BOLD_NAMES = ("bold", "black", "heavy", "demi")
_UNKNOWN = "\uf8ff"
"""Of private use: U+FFFD would look like a letter lost before the PDF was made."""
_FORM_DEPTH = 4


class Pdfium:
    """Raises DocumentError: file-damaged, password-needed, too-many-pages or too-complex."""

    def pages(self, data: bytes) -> tuple[Page, ...]:
        with _LOCK, closing(_open(data)) as document:
            if len(document) > MOST_PAGES:
                raise DocumentError(code=Code.TOO_MANY_PAGES, detail=str(len(document)))
            pages: list[Page] = []
            left = MOST_GLYPHS
            for index in range(len(document)):
                pages.append(_page(document, index, left))
                left -= len(pages[-1].glyphs)
            return tuple(pages)

    def draw(self, data: bytes, numbers: tuple[int, ...]) -> Iterator[bytes]:
        for number in numbers:
            with _LOCK, closing(_open(data)) as document:
                picture = _draw(document, number - 1)
            yield picture


def _open(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        is_locked = getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD
        code = Code.PASSWORD_NEEDED if is_locked else Code.FILE_DAMAGED
        raise DocumentError(code=code) from error


def _page(document: pypdfium2.PdfDocument, index: int, most: int) -> Page:
    """An unreadable page is an empty one: the others may be sound."""
    try:
        with closing(document[index]) as page:
            return _read_page(page, index + 1, most)
    except pypdfium2.PdfiumError:
        return Page(number=index + 1, width=0, height=0)


def _read_page(page: pypdfium2.PdfPage, number: int, most: int) -> Page:
    left, bottom, right, top = page.get_bbox()
    paper = Box(left, bottom, right, top)
    with closing(page.get_textpage()) as text_page:
        count = pdfium.FPDFText_CountChars(text_page.raw)
        if count > most:
            raise DocumentError(code=Code.TOO_COMPLEX)
        glyphs = tuple(glyph for glyph in _Letters(text_page.raw, count) if _is_on(glyph, paper))
    shapes = _Shapes(paper)
    shapes.read(page.raw)
    return Page(
        number=number,
        width=paper.width,
        height=paper.height,
        glyphs=glyphs,
        rules=tuple(shapes.rules),
        areas=tuple(shapes.areas),
        picture_share=shapes.picture_share,
    )


def _is_on(glyph: Glyph, paper: Box) -> bool:
    """What is cut off at the edge of the paper nobody sees."""
    return paper.left <= glyph.x <= paper.right and paper.bottom <= glyph.y <= paper.top


class _Drawn(NamedTuple):
    """How a letter is drawn; ``a`` to ``d`` are its matrix, ``mode`` its filling."""

    size: float
    a: float
    b: float
    c: float
    d: float
    colour: int
    mode: int
    is_bold: bool


class _Letters:
    """The letters of one page. Some programs write each letter as a text of its own, so what
    they have in common is kept by value."""

    def __init__(self, page: pdfium.FPDF_TEXTPAGE, count: int) -> None:
        self._page = page
        self._count = count
        self._bold: dict[int, bool] = {}
        self._styles: dict[_Drawn, Style] = {}
        self._last: tuple[int, Style] | None = None
        """The text object before, by its address, and its style."""
        self._matrix = pdfium.FS_MATRIX()
        self._colour = [ctypes.c_uint() for _ in range(4)]

    def __iter__(self) -> Iterator[Glyph]:
        page = self._page
        x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
        for index in range(self._count):
            if pdfium.FPDFText_IsGenerated(page, index) == 1:
                continue
            code = pdfium.FPDFText_GetUnicode(page, index)
            pdfium.FPDFText_GetCharOrigin(page, index, x, y)
            pdfium.FPDFText_GetLooseCharBox(page, index, box)
            yield Glyph(
                self._text(code, index),
                box.left,
                box.bottom,
                box.right,
                box.top,
                x.value,
                y.value,
                self._style(index),
            )

    def _text(self, code: int, index: int) -> str:
        if code in _LINE_END_HYPHENS:
            return "-"
        is_unknown = code == 0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF
        if is_unknown or pdfium.FPDFText_HasUnicodeMapError(self._page, index) == 1:
            return _UNKNOWN
        return chr(code)

    def _style(self, index: int) -> Style:
        run = pdfium.FPDFText_GetTextObject(self._page, index)
        place = ctypes.addressof(run.contents) if run else 0
        if self._last is None or place != self._last[0]:
            self._last = place, self._read_style(index, run)
        return self._last[1]

    def _read_style(self, index: int, run: pdfium.FPDF_PAGEOBJECT) -> Style:
        matrix = self._matrix
        pdfium.FPDFText_GetMatrix(self._page, index, matrix)
        key = _Drawn(
            pdfium.FPDFText_GetFontSize(self._page, index),
            matrix.a,
            matrix.b,
            matrix.c,
            matrix.d,
            self._read_colour(index),
            pdfium.FPDFTextObj_GetTextRenderMode(run),
            self._is_bold(index, run),
        )
        style = self._styles.get(key)
        if style is None:
            style = self._styles[key] = _style_of(key)
        return style

    def _is_bold(self, index: int, run: pdfium.FPDF_PAGEOBJECT) -> bool:
        handle = pdfium.FPDFTextObj_GetFont(run) if run else None
        font = ctypes.addressof(handle.contents) if handle else 0
        is_bold = self._bold.get(font)
        if is_bold is None:
            is_bold = self._bold[font] = self._read_bold(index)
        return is_bold

    def _read_bold(self, index: int) -> bool:
        if pdfium.FPDFText_GetFontWeight(self._page, index) >= _BOLD_WEIGHT:
            return True
        name = ctypes.create_string_buffer(128)
        flags = ctypes.c_int()
        pdfium.FPDFText_GetFontInfo(self._page, index, name, len(name), flags)
        font = name.value.decode("utf-8", "replace").lower()
        return any(word in font for word in _BOLD_NAMES)

    def _read_colour(self, index: int) -> int:
        red, green, blue, alpha = self._colour
        if not pdfium.FPDFText_GetFillColor(self._page, index, red, green, blue, alpha):
            return 0
        return red.value << 16 | green.value << 8 | blue.value


def _style_of(drawn: _Drawn) -> Style:
    return Style(
        size=round(drawn.size * (math.hypot(drawn.c, drawn.d) or 1.0), 1),
        is_bold=drawn.is_bold,
        colour=drawn.colour,
        is_hidden=drawn.mode in _HIDDEN,
        turn=_turn(drawn.a, drawn.b),
    )


def _turn(along: float, up: float) -> int:
    """The direction of writing, where it is along an edge of the paper."""
    degrees = math.degrees(math.atan2(up, along)) % 360
    nearest = round(degrees / 90) * 90
    return nearest % 360 if abs(degrees - nearest) < 5 else -1


class _Shapes:
    """Rules, filled areas and pictures, those inside of forms too."""

    def __init__(self, paper: Box) -> None:
        self._paper = paper
        self._left = MOST_SHAPES
        self.rules: list[Box] = []
        self.areas: list[Area] = []
        self.picture_share = 0.0

    def read(self, page: pdfium.FPDF_PAGE) -> None:
        count = min(pdfium.FPDFPage_CountObjects(page), MOST_SHAPES * 4)
        self._read(pdfium.FPDFPage_GetObject(page, index) for index in range(count))

    def _read(self, shapes: Iterable[pdfium.FPDF_PAGEOBJECT], depth: int = 0) -> None:
        for shape in shapes:
            kind = pdfium.FPDFPageObj_GetType(shape)
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                continue
            self._left -= 1
            if self._left < 0:
                return
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                self._add_path(shape)
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self._add_picture(shape)
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _FORM_DEPTH:
                count = min(pdfium.FPDFFormObj_CountObjects(shape), MOST_SHAPES)
                inner = (pdfium.FPDFFormObj_GetObject(shape, index) for index in range(count))
                self._read(inner, depth + 1)

    def _add_picture(self, shape: pdfium.FPDF_PAGEOBJECT) -> None:
        box = _bounds(shape)
        size = self._paper.width * self._paper.height
        if box and size:
            self.picture_share = max(self.picture_share, min(1.0, box.width * box.height / size))

    def _add_path(self, shape: pdfium.FPDF_PAGEOBJECT) -> None:
        box = _bounds(shape)
        if box is None:
            return
        if min(box.width, box.height) <= THINNEST:
            self.rules.append(box)
            return
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(shape, fill, stroke)
        if fill.value:
            self.areas.append(Area(box, _fill_colour(shape)))
        if stroke.value:
            self.rules.extend(self._strokes(shape))

    def _strokes(self, shape: pdfium.FPDF_PAGEOBJECT) -> Iterator[Box]:
        """The straight strokes of a path along the edges of the paper."""
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFPageObj_GetMatrix(shape, matrix)
        x, y = ctypes.c_float(), ctypes.c_float()
        last = start = (0.0, 0.0)
        count = min(pdfium.FPDFPath_CountSegments(shape), max(0, self._left))
        self._left -= count
        for index in range(count):
            segment = pdfium.FPDFPath_GetPathSegment(shape, index)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            point = (
                matrix.a * x.value + matrix.c * y.value + matrix.e,
                matrix.b * x.value + matrix.d * y.value + matrix.f,
            )
            kind = pdfium.FPDFPathSegment_GetType(segment)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                start = point
            elif kind == pdfium.FPDF_SEGMENT_LINETO:
                yield from _straight(last, point)
            if pdfium.FPDFPathSegment_GetClose(segment):
                yield from _straight(point, start)
            last = point


def _straight(one: tuple[float, float], other: tuple[float, float]) -> Iterator[Box]:
    box = Box(min(one[0], other[0]), min(one[1], other[1]), *map(max, one, other))
    if min(box.width, box.height) <= THINNEST:
        yield box


def _bounds(shape: pdfium.FPDF_PAGEOBJECT) -> Box | None:
    edges = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(shape, *edges):
        return None
    left, bottom, right, top = (edge.value for edge in edges)
    return Box(left, bottom, right, top) if left <= right and bottom <= top else None


def _fill_colour(shape: pdfium.FPDF_PAGEOBJECT) -> int:
    parts = [ctypes.c_uint() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetFillColor(shape, *parts):
        return 0
    red, green, blue, alpha = (part.value for part in parts)
    return red << 16 | green << 8 | blue if alpha else 0xFFFFFF


def _draw(document: pypdfium2.PdfDocument, index: int) -> bytes:
    try:
        with closing(document[index]) as page:
            width, height = page.get_size()
            scale = DOTS_PER_INCH / 72
            largest = math.sqrt(MOST_DOTS / max(1.0, width * height))
            bitmap = page.render(scale=min(scale, largest), grayscale=True)
            buffer = io.BytesIO()
            bitmap.to_pil().save(buffer, format="PNG", compress_level=1, dpi=(300, 300))
            return buffer.getvalue()
    except pypdfium2.PdfiumError as error:
        raise DocumentError(code=Code.FILE_DAMAGED) from error
