"""Small PDFs made by hand: every letter half as wide as it is high, at the place that is given."""

import zlib
from collections.abc import Callable
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595, 842
LEFT, TOP = 60, 780


def same(code: int) -> int:
    return code


@dataclass
class Sheet:
    """One page; places are points from the lower left corner."""

    turned: int = 0
    parts: list[bytes] = field(default_factory=list)

    def write(
        self,
        text: str,
        x: float = LEFT,
        y: float = TOP,
        *,
        size: float = 10,
        bold: bool = False,
        colour: tuple[float, float, float] = (0, 0, 0),
        mode: int = 0,
        matrix: str = "1 0 0 1",
    ) -> "Sheet":
        codes = "".join(f"{ord(letter):04X}" for letter in text)
        font = f"/{'B' if bold else 'R'} {size} Tf"
        paint = f"{' '.join(map(str, colour))} rg {mode} Tr"
        self.parts.append(f"BT {paint} {font} {matrix} {x} {y} Tm <{codes}> Tj ET".encode())
        return self

    def write_lines(self, lines: list[str], x: float = LEFT, y: float = TOP, **style) -> "Sheet":
        for index, line in enumerate(lines):
            self.write(line, x, y - 14 * index, **style)
        return self

    def fill(self, x: float, y: float, width: float, height: float, colour: str) -> "Sheet":
        self.parts.append(f"{colour} rg {x} {y} {width} {height} re f".encode())
        return self

    def grid(self, xs: list[float], ys: list[float]) -> "Sheet":
        """A table's rules."""
        for x in xs:
            self.parts.append(f"{x} {min(ys)} m {x} {max(ys)} l S".encode())
        for y in ys:
            self.parts.append(f"{min(xs)} {y} m {max(xs)} {y} l S".encode())
        return self

    def picture(self) -> "Sheet":
        """A white picture over the whole page."""
        self.parts.append(f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /P Do Q".encode())
        return self


def make_pdf(*sheets: Sheet, letter: Callable[[int], int] = same, has_map: bool = True) -> bytes:
    """``letter`` gives what the file says a code means; the drawing is the code's own."""
    fonts = [_font("Serif", 5, 7, has_map), _font("Serif-Bold", 6, 7, has_map)]
    objects: list[bytes] = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"",  # the pages, when their number is known
        *fonts,
        _descendant("Serif"),
        _descendant("Serif-Bold"),
        _stream(_map(sheets, letter)),
        _stream(
            b"\xff",
            "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8",
        ),
    ]
    kids = []
    for sheet in sheets:
        objects.append(_stream(b"\n".join(sheet.parts)))
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Rotate {sheet.turned}"
            f"/Contents {len(objects)} 0 R"
            "/Resources<</Font<</R 3 0 R/B 4 0 R>>/XObject<</P 8 0 R>>>>>>".encode()
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>".encode()
    return _file(objects)


def _font(name: str, descendant: int, to_unicode: int, has_map: bool) -> bytes:
    mapped = f"/ToUnicode {to_unicode} 0 R" if has_map else ""
    return (
        f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H"
        f"/DescendantFonts[{descendant} 0 R]{mapped}>>"
    ).encode()


def _descendant(name: str) -> bytes:
    return (
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/DW 500"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        f"/FontDescriptor<</Type/FontDescriptor/FontName/{name}/Flags 4/Ascent 800/Descent -200"
        "/CapHeight 700/ItalicAngle 0/StemV 80/FontBBox[0 -200 500 800]>>>>"
    ).encode()


def _map(sheets: tuple[Sheet, ...], letter: Callable[[int], int]) -> bytes:
    codes = set()
    for sheet in sheets:
        for part in sheet.parts:
            start, end = part.find(b"<"), part.find(b">")
            text = part[start + 1 : end] if start >= 0 else b""
            codes.update(int(text[place : place + 4], 16) for place in range(0, len(text), 4))
    lines = [f"<{code:04X}> <{letter(code):04X}>" for code in sorted(codes)]
    groups = [lines[place : place + 100] for place in range(0, len(lines), 100)]
    body = "\n".join(
        f"{len(group)} beginbfchar\n" + "\n".join(group) + "\nendbfchar" for group in groups
    )
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n/CMapName /M def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{body}\nendcmap end end"
    ).encode()


def _stream(data: bytes, more: str = "") -> bytes:
    packed = zlib.compress(data)
    head = f"<</Length {len(packed)}/Filter/FlateDecode{more}>>stream\n".encode()
    return head + packed + b"\nendstream"


def _file(objects: list[bytes]) -> bytes:
    data, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    trailer = f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(data)}\n%%EOF"
    return data + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode()
