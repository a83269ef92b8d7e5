"""ODS: the same sheets of questions as in XLSX, in OpenDocument."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape
from io import StringIO

from lessons.domain.banks.archive import Archive, pack
from lessons.domain.banks.bank import Bank, BankQuestion
from lessons.domain.banks.codes import BankCode
from lessons.domain.banks.set_apart import PLAIN, Look
from lessons.domain.banks.sheets import NOT_TEXT, Sheet, SheetReader, source_of
from lessons.domain.banks.table import sources_of_rows, write_rows
from lessons.domain.handouts.document import DocumentError
from lessons.domain.handouts.office.xml_tree import Node, parse_xml
from lessons.domain.types.registry import REGISTRY

MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_MAX_BYTES = 16 * 1024 * 1024
_MOST_UNPACKED = 64 * 1024 * 1024
_MOST_COLUMNS, _MOST_ROWS = 60, 60_000
_MOST_CELLS = 2_000_000
_NAMESPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
}
_PREFIXES = {address: name for name, address in _NAMESPACES.items()}
_USUAL = frozenset({"", "#000000", "#ffffff", "transparent"})
_EMPTY = Node("", {})


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str = ""
    look: Look = PLAIN


class OpenSheet:
    code = "ods"
    suffixes: tuple[str, ...] = (".ods",)
    media_type = MEDIA_TYPE
    max_bytes = _MAX_BYTES
    kinds = frozenset(REGISTRY)

    def recognises(self, data: bytes) -> bool:
        return data.startswith(b"PK") and MEDIA_TYPE.encode() in data[:200]

    def read(self, data: bytes) -> Bank:
        reader = SheetReader()
        found = [reader.read(sheet) for sheet in sheets_of(data)]
        if not any(found):
            raise DocumentError(code=BankCode.HEADER_MISSING)
        return reader.collector.bank(head=source_of(reader.head.names))

    def compose(self, questions: Iterable[BankQuestion]) -> bytes:
        return open_file(write_rows(questions, "kk"))

    def compose_rejected(self, bank: Bank) -> bytes:
        lines = [bank.head, *sources_of_rows(bank)]
        return open_file([next(csv.reader(StringIO(line, newline="")), []) for line in lines])


def sheets_of(data: bytes) -> Iterator[Sheet]:
    archive = Archive(data, most_unpacked=_MOST_UNPACKED)
    if "content.xml" not in archive.names:
        raise DocumentError(code=BankCode.TABLE_BROKEN)
    root = parse_xml(archive.read("content.xml"), _PREFIXES, lambda name: name.startswith("text:"))
    looks = _looks(root.find("office:automatic-styles") or _EMPTY)
    body = (root.find("office:body") or _EMPTY).find("office:spreadsheet") or _EMPTY
    for table in body.find_all("table:table"):
        rows = list(_rows(table, looks))
        yield Sheet(
            table.get("table:name"),
            [_texts(row) for row in rows],
            partial(_looks_of, rows),
        )


def _looks_of(rows: Sequence[Sequence[_Cell]]) -> Iterator[list[Look]]:
    return ([cell.look for cell in row] for row in rows)


def _looks(styles: Node) -> dict[str, Look]:
    return {style.get("style:name"): _look(style) for style in styles.find_all("style:style")}


def _look(style: Node) -> Look:
    letters = style.find("style:text-properties") or _EMPTY
    cell = style.find("style:table-cell-properties") or _EMPTY
    colour = letters.get("fo:color").lower()
    fill = cell.get("fo:background-color").lower()
    return Look(
        is_bold=letters.get("fo:font-weight") == "bold",
        colour="" if colour in _USUAL else colour,
        fill="" if fill in _USUAL else fill,
    )


def _rows(table: Node, looks: Mapping[str, Look]) -> Iterator[list[_Cell]]:
    """Repeated rows of nothing, with which programs fill a sheet, are passed over."""
    number = cells = 0
    for row in table.walk():
        if row.name != "table:table-row":
            continue
        found = _cells(row, looks)
        for _ in range(_repeated(row, "table:number-rows-repeated", _MOST_ROWS) if found else 1):
            number, cells = number + 1, cells + len(found)
            if number > _MOST_ROWS or cells > _MOST_CELLS:
                raise DocumentError(code=BankCode.TOO_MANY_QUESTIONS, line=number)
            yield found


def _cells(row: Node, looks: Mapping[str, Look]) -> list[_Cell]:
    found: list[_Cell] = []
    for node in row.children:
        if node.name in {"table:table-cell", "table:covered-table-cell"}:
            count = _repeated(node, "table:number-columns-repeated", _MOST_COLUMNS)
            found += [_cell(node, looks)] * min(count, _MOST_COLUMNS - len(found))
    while found and not found[-1].text:
        found.pop()
    return found


def _repeated(node: Node, name: str, most: int) -> int:
    count = node.get(name, "1")
    return min(int(count[:9]), most) if count.isascii() and count.isdecimal() else 1


def _cell(node: Node, looks: Mapping[str, Look]) -> _Cell:
    kind = node.get("office:value-type")
    paragraphs = list(node.find_all("text:p"))
    text = "\n".join(_words(one) for one in paragraphs).strip()
    if kind in {"date", "time"}:
        text = f"{NOT_TEXT}{text}"
    elif kind == "float":
        text = _number(node.get("office:value"), text)
    elif kind == "boolean":
        text = node.get("office:boolean-value")
    look = looks.get(node.get("table:style-name"), PLAIN)
    spans = [span for one in paragraphs for span in one.children if span.name or span.text.strip()]
    inner = {looks.get(span.get("text:style-name"), PLAIN) for span in spans}
    if len(inner) == 1 and not look.is_apart:
        look = inner.pop()
    return _Cell(text, look)


def _number(value: str, shown: str) -> str:
    if value.isascii() and value.lstrip("-").isdecimal():
        return value
    return shown or value


def _words(node: Node) -> str:
    pieces: list[str] = []
    for child in node.children:
        if not child.name:
            pieces.append(child.text)
        elif child.name == "text:s":
            pieces.append(" " * _repeated(child, "text:c", 100))
        elif child.name in {"text:tab", "text:line-break"}:
            pieces.append("\t" if child.name == "text:tab" else "\n")
        elif child.name.startswith("text:"):
            pieces.append(_words(child))
    return "".join(pieces)


def _texts(row: Sequence[_Cell]) -> list[str]:
    return [cell.text for cell in row]


# Writing


def open_file(rows: Sequence[Sequence[str]]) -> bytes:
    names = "".join(f' xmlns:{name}="{address}"' for name, address in _NAMESPACES.items())
    body = "".join(
        f"<table:table-row>{''.join(map(_written, row))}</table:table-row>" for row in rows
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content{names} '
        'office:version="1.3"><office:body><office:spreadsheet><table:table table:name="Questions">'
        f"{body}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest manifest:version="1.3" '
        'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{MEDIA_TYPE}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    files = (
        ("mimetype", MEDIA_TYPE.encode()),
        ("content.xml", content.encode()),
        ("META-INF/manifest.xml", manifest.encode()),
    )
    return pack(files)


def _written(text: str) -> str:
    if not text:
        return "<table:table-cell/>"
    lines = "".join(f"<text:p>{_blanks(line)}</text:p>" for line in text.split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'


def _blanks(line: str) -> str:
    plain = "".join(each for each in line if each >= " " and each not in "\ufffe\uffff")
    return escape(plain, quote=False).replace("  ", " <text:s/>")
