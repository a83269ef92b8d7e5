"""Small office files made in memory, part by part, so that a test shows what it is about."""

import base64
import io
import quopri
import zipfile
from xml.sax.saxutils import escape

from lessons.domain.handouts.extracted import Extracted
from lessons.domain.handouts.office.flow import extract
from lessons.domain.handouts.office.package import read_package

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_W = "http://purl.oclc.org/ooxml/wordprocessingml/main"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": W,
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def zipped(parts: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def relations(kinds: dict[str, str]) -> str:
    items = "".join(
        f'<Relationship Id="r{number}" Type="{TYPE}/{kind}" Target="{target}"/>'
        for number, (target, kind) in enumerate(kinds.items())
    )
    return f'<Relationships xmlns="{PACKAGE}">{items}</Relationships>'


def docx(body: str, **parts: str) -> bytes:
    """``parts`` such as ``numbering="<w:num …/>"`` are the inside of that part's root."""
    wanted = {f"{name}.xml": name.rstrip("123") for name in parts}
    return zipped(
        {
            "_rels/.rels": relations({"word/document.xml": "officeDocument"}),
            "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": relations(wanted),
            **{
                f"word/{name}.xml": f"<w:{name} {NAMESPACES}>{inside}</w:{name}>"
                for name, inside in parts.items()
            },
        }
    )


def run(text: str, *, look: str = "") -> str:
    """``look`` is the inside of w:rPr."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*runs: str, style: str = "", num: str = "", level: int = 0, about: str = "") -> str:
    """A paragraph; a piece without markup becomes a run. ``num`` is a w:numId."""
    inside = "".join(piece if piece.startswith("<") else run(piece) for piece in runs)
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    listed = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>' if num else ""
    return f"<w:p><w:pPr>{styled}{listed}{about}</w:pPr>{inside}</w:p>"


def cell(*content: str, about: str = "") -> str:
    paragraphs = "".join(piece if piece.startswith("<w:") else p(piece) for piece in content)
    return f"<w:tc><w:tcPr>{about}</w:tcPr>{paragraphs or p('')}</w:tc>"


def tr(*cells: str) -> str:
    inside = "".join(piece if piece.startswith("<w:tc>") else cell(piece) for piece in cells)
    return f"<w:tr>{inside}</w:tr>"


def tbl(*rows: str | list[str]) -> str:
    inside = "".join(row if isinstance(row, str) else tr(*row) for row in rows)
    return f"<w:tbl><w:tblPr/>{inside}</w:tbl>"


def lvl(index: int, form: str, text: str, inside: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'{inside}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(number: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def num(number: int, kind: int, *overrides: str) -> str:
    return (
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{kind}"/>{"".join(overrides)}</w:num>'
    )


def start_over(level: int, start: int) -> str:
    return f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


# Pictures in Word

_WP = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'


def drawing(number: int, words: str = "", *, is_anchored: bool = False) -> str:
    """The picture of that number, as Word writes it, in the line or beside it."""
    how = "anchor" if is_anchored else "inline"
    return (
        f'<w:r><w:drawing><wp:{how} {_WP}><wp:docPr id="1" name="Picture" descr="{words}"/>'
        f'<a:graphic><a:graphicData><a:blip r:embed="r{number}"/></a:graphicData></a:graphic>'
        f"</wp:{how}></w:drawing></w:r>"
    )


def illustrated(*body: str, pictures: tuple[bytes, ...]) -> bytes:
    names = [f"media/image{number}.png" for number in range(len(pictures))]
    inside = "".join(body)
    return zipped(
        {
            "_rels/.rels": relations({"word/document.xml": "officeDocument"}),
            "word/document.xml": f"<w:document {NAMESPACES}><w:body>{inside}</w:body></w:document>",
            "word/_rels/document.xml.rels": relations(dict.fromkeys(names, "image")),
            **{f"word/{name}": data for name, data in zip(names, pictures, strict=True)},
        }
    )


# OpenDocument

ODF = (
    " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in {
            "office": "office",
            "text": "text",
            "table": "table",
            "style": "style",
            "draw": "drawing",
            "fo": "xsl-fo-compatible",
            "presentation": "presentation",
            "svg": "svg-compatible",
        }.items()
    )
    + ' xmlns:xlink="http://www.w3.org/1999/xlink"'
)


def odt(body: str, automatic: str = "", styles: str = "", **parts: str) -> bytes:
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {ODF}><office:automatic-styles>{automatic}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
            "styles.xml": f"<office:document-styles {ODF}>{styles}</office:document-styles>",
            **parts,
        }
    )


def ods(*sheets: str) -> bytes:
    """Each the inside of a table:table, with its name before a colon."""
    tables = (sheet.partition(":") for sheet in sheets)
    body = "".join(
        f'<table:table table:name="{name}">{rows}</table:table>' for name, _, rows in tables
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f"<office:document-content {ODF}><office:body><office:spreadsheet>{body}"
            "</office:spreadsheet></office:body></office:document-content>",
        }
    )


def odp(*pages: str) -> bytes:
    body = "".join(f"<draw:page>{page}</draw:page>" for page in pages)
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.presentation",
            "content.xml": f"<office:document-content {ODF}><office:body>"
            f"<office:presentation>{body}</office:presentation></office:body></office:document-content>",
        }
    )


def odp_frame(text: str, kind: str = "outline") -> str:
    return (
        f'<draw:frame presentation:class="{kind}"><draw:text-box><text:p>{text}</text:p>'
        "</draw:text-box></draw:frame>"
    )


# PowerPoint and Excel

SLIDES = " ".join(
    f'xmlns:{prefix}="http://schemas.openxmlformats.org/{name}/2006/{part}"'
    for prefix, name, part in (
        ("p", "presentationml", "main"),
        ("a", "drawingml", "main"),
        ("r", "officeDocument", "relationships"),
        ("dgm", "drawingml", "diagram"),
    )
)
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def shape(*paragraphs: str, kind: str = "") -> str:
    """``kind`` is that of its placeholder."""
    place = f'<p:ph type="{kind}"/>' if kind else ""
    inside = "".join(
        text if text.startswith("<a:p>") else f"<a:p><a:r><a:t>{escape(text)}</a:t></a:r></a:p>"
        for text in paragraphs
    )
    about = f"<p:nvSpPr><p:nvPr>{place}</p:nvPr></p:nvSpPr>"
    return f"<p:sp>{about}<p:txBody>{inside}</p:txBody></p:sp>"


def frame(inside: str) -> str:
    data = f"<a:graphicData>{inside}</a:graphicData>"
    return f"<p:graphicFrame><a:graphic>{data}</a:graphic></p:graphicFrame>"


def pptx(*slides: str, notes: dict[int, str] | None = None, about: str = "") -> bytes:
    """``slides`` are the insides of shape trees; ``notes`` by the number of the slide, from 1."""
    tree = "<p:cSld><p:spTree>{}</p:spTree></p:cSld>"
    numbers = range(1, len(slides) + 1)
    listed = "".join(f'<p:sldId id="{n}" r:id="r{n - 1}"/>' for n in numbers)
    parts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations({"ppt/presentation.xml": "officeDocument"}),
        "ppt/presentation.xml": f"<p:presentation {SLIDES}><p:sldIdLst>{listed}</p:sldIdLst>"
        "</p:presentation>",
        "ppt/_rels/presentation.xml.rels": relations(
            {f"slides/slide{n}.xml": "slide" for n in numbers}
        ),
    }
    for number, slide in enumerate(slides, start=1):
        parts[f"ppt/slides/slide{number}.xml"] = (
            f"<p:sld {SLIDES} {about}>{tree.format(slide)}</p:sld>"
        )
    for number, text in (notes or {}).items():
        parts[f"ppt/slides/_rels/slide{number}.xml.rels"] = relations(
            {f"../notesSlides/notes{number}.xml": "notesSlide"}
        )
        parts[f"ppt/notesSlides/notes{number}.xml"] = (
            f"<p:notes {SLIDES}>{tree.format(shape(text, kind='body'))}</p:notes>"
        )
    return zipped(parts)


def xlsx(*sheets: list[list[str]], names: tuple[str, ...] = ()) -> bytes:
    """Shared strings for text, and numbers as numbers; an empty text leaves the cell out."""
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    strings = list(dict.fromkeys(text for rows in sheets for row in rows for text in row))
    numbers = range(1, len(sheets) + 1)
    names = names or tuple(f"Лист{n}" for n in numbers)
    listed = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="r{n - 1}"/>'
        for n, name in zip(numbers, names, strict=True)
    )
    shared = "".join(f"<si><t>{escape(text)}</t></si>" for text in strings)
    parts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations({"xl/workbook.xml": "officeDocument"}),
        "xl/workbook.xml": f"<workbook {main} {NAMESPACES}><sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": relations(
            {f"worksheets/sheet{n}.xml": "worksheet" for n in numbers}
            | {"sharedStrings.xml": "sharedStrings"}
        ),
        "xl/sharedStrings.xml": f"<sst {main}>{shared}</sst>",
    }
    for number, rows in enumerate(sheets, start=1):
        inside = "".join(_xlsx_row(y, row, strings) for y, row in enumerate(rows, start=1))
        parts[f"xl/worksheets/sheet{number}.xml"] = (
            f"<worksheet {main}><sheetData>{inside}</sheetData></worksheet>"
        )
    return zipped(parts)


def _xlsx_row(number: int, row: list[str], strings: list[str]) -> str:
    cells = "".join(
        f'<c r="{chr(65 + x)}{number}"><v>{text}</v></c>'
        if text.replace(".", "").isdigit()
        else f'<c r="{chr(65 + x)}{number}" t="s"><v>{strings.index(text)}</v></c>'
        for x, text in enumerate(row)
        if text
    )
    return f'<row r="{number}">{cells}</row>'


# Books and web archives


def epub(*chapters: str, **parts: str) -> bytes:
    """``chapters`` are the insides of bodies."""
    numbers = range(1, len(chapters) + 1)
    items = "".join(
        f'<item id="c{n}" href="text/c%20{n}.xhtml" media-type="application/xhtml+xml"/>'
        for n in numbers
    )
    spine = "".join(f'<itemref idref="c{n}"/>' for n in numbers)
    package = f"<package xmlns='http://www.idpf.org/2007/opf'><manifest>{items}</manifest>"
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": "<container "
            "xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles>"
            "<rootfile full-path='OEBPS/book.opf'/></rootfiles></container>",
            "OEBPS/book.opf": f"{package}<spine>{spine}</spine></package>",
            **{
                f"OEBPS/text/c {n}.xhtml": "<?xml version='1.0' encoding='utf-8'?><html "
                f"xmlns='http://www.w3.org/1999/xhtml'><head><title>x</title></head>"
                f"<body>{chapter}</body></html>"
                for n, chapter in zip(numbers, chapters, strict=True)
            },
            **parts,
        }
    )


def mht(page: str, *, way: str = "quoted-printable", charset: str = "utf-8") -> bytes:
    data = page.encode(charset)
    coded = quopri.encodestring(data) if way == "quoted-printable" else base64.encodebytes(data)
    return b"\r\n".join(
        [
            b"MIME-Version: 1.0",
            b'Content-Type: multipart/related;\r\n\tboundary="----=_Next.1"',
            b"",
            b"------=_Next.1",
            b"Content-Location: file:///C:/class.htm",
            f"Content-Transfer-Encoding: {way}".encode(),
            f'Content-Type: text/html; charset="{charset}"'.encode(),
            b"",
            coded,
            b"------=_Next.1",
            b"Content-Type: image/png\r\nContent-Transfer-Encoding: base64",
            b"",
            b"iVBORw0KGgo=",
            b"------=_Next.1--",
        ]
    )


def extracted(data: bytes) -> Extracted:
    return extract(read_package(data))


def texts(data: bytes) -> list[str]:
    return [row.text for row in extracted(data).rows]


def notes(data: bytes, code: str) -> list[str]:
    return [doubt.text for doubt in extracted(data).doubts if doubt.code == code]
