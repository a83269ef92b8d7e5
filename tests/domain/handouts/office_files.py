"""Small office files made in memory, part by part, so that a test shows what it is about."""

import io
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


def extracted(data: bytes) -> Extracted:
    return extract(read_package(data))


def texts(data: bytes) -> list[str]:
    return [row.text for row in extracted(data).rows]


def notes(data: bytes, code: str) -> list[str]:
    return [doubt.text for doubt in extracted(data).doubts if doubt.code == code]
