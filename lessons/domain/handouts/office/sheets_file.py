"""The parts of an .xlsx file to a Manuscript: a table for each sheet that is shown."""

import re
from collections.abc import Iterator

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import DocumentError
from lessons.domain.handouts.encoding import MOST_LINES
from lessons.domain.handouts.office.archive import Archive
from lessons.domain.handouts.office.looks import PLAIN, Look
from lessons.domain.handouts.office.manuscript import (
    Block,
    Cell,
    Manuscript,
    Paragraph,
    Stretch,
    Table,
)
from lessons.domain.handouts.office.pieces import Pieces
from lessons.domain.handouts.office.relations import main_part, relations_of, tree_of
from lessons.domain.handouts.office.word_names import whole
from lessons.domain.handouts.office.word_text import Progress
from lessons.domain.handouts.office.xml_tree import Node

_MAIN = "xl/workbook.xml"
_OF_THE_PROGRAM = re.compile(r"(?:Sheet|Лист|Парақ|Бет|Table)\s?\d+", re.IGNORECASE)
"""A sheet's name that nobody gave it."""
_REFERENCE = re.compile(r"([A-Z]{1,3})[1-9]\d{0,6}")
_WHOLE = re.compile(r"(-?\d{1,15})\.0*")
_TRUE = {"0": "FALSE", "1": "TRUE"}
_EMPTY = Node("", {})


def read_sheets(archive: Archive) -> Manuscript:
    """Raises DocumentError: file-damaged, password-needed, file-inflates or too-many-lines."""
    return _SheetsFile(archive).read()


def sheet_heading(name: str, page: int) -> Iterator[Paragraph]:
    """The name that the author gave a sheet is the heading of what stands on it."""
    if name.strip() and not _OF_THE_PROGRAM.fullmatch(name.strip()):
        yield Paragraph(lines=((Stretch(name.strip()),),), heading=2, page=page)


class _SheetsFile:
    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._main = main_part(archive, _MAIN)
        self._relations = list(relations_of(archive, self._main))
        self._progress = Progress()
        self._strings: list[Node] = []

    def read(self) -> Manuscript:
        root = tree_of(self._archive, self._main)
        if root is None or root.name != "x:workbook":
            raise DocumentError(code=Code.FILE_DAMAGED)
        self._strings = self._shared()
        targets = {relation.id: relation.target for relation in self._relations}
        sheets = list((root.find("x:sheets") or _EMPTY).find_all("x:sheet"))
        blocks = list[Block]()
        for page, sheet in enumerate(sheets, start=1):
            found = tree_of(self._archive, targets.get(sheet.get("r:id"), ""))
            if found is not None and sheet.get("state", "visible") == "visible":
                blocks.extend(self._sheet(found, sheet.get("name"), page, of=len(sheets)))
        return Manuscript(blocks=tuple(blocks), has_pages=True)

    def _shared(self) -> list[Node]:
        for relation in self._relations:
            if relation.kind == "sharedStrings":
                root = tree_of(self._archive, relation.target)
                return list(root.find_all("x:si")) if root is not None else []
        return []

    def _sheet(self, root: Node, name: str, page: int, *, of: int) -> Iterator[Block]:
        if of > 1:
            yield from sheet_heading(name, page)
        rows = (root.find("x:sheetData") or _EMPTY).find_all("x:row")
        table = tuple(cells for row in rows if (cells := self._cells(row, page)))
        if table:
            yield Table(table, has_merged=root.find("x:mergeCells") is not None)

    def _cells(self, row: Node, page: int) -> tuple[Cell, ...]:
        found = list[Cell]()
        for place, cell in enumerate(row.find_all("x:c")):
            paragraph = self._paragraph(cell, page)
            if paragraph is not None:
                found.append(Cell((paragraph,), _column(cell.get("r"), place)))
        return tuple(found)

    def _paragraph(self, cell: Node, page: int) -> Paragraph | None:
        pieces = Pieces()
        self._read(cell, pieces)
        paragraph = Paragraph(lines=pieces.lines, page=page)
        if not paragraph.text:
            return None
        self._progress.paragraphs += 1
        if self._progress.paragraphs > MOST_LINES:
            raise DocumentError(code=Code.TOO_MANY_LINES, line=MOST_LINES)
        return paragraph

    def _read(self, cell: Node, pieces: Pieces) -> None:
        kind, value = cell.get("t", "n"), (cell.find("x:v") or _EMPTY).text
        if kind == "s":
            self._read_rich(self._shared_string(value), pieces)
        elif kind == "inlineStr":
            self._read_rich(cell.find("x:is") or _EMPTY, pieces)
        elif kind != "e":
            number = _WHOLE.fullmatch(value) if kind == "n" else None
            text = _TRUE.get(value, value) if kind == "b" else value
            self._add(number[1] if number else text, PLAIN, pieces)

    def _shared_string(self, value: str) -> Node:
        number = whole(value, -1)
        return self._strings[number] if 0 <= number < len(self._strings) else _EMPTY

    def _read_rich(self, text: Node, pieces: Pieces) -> None:
        for piece in text.children:
            if piece.name == "x:t":
                self._add(piece.text, PLAIN, pieces)
            elif piece.name == "x:r":
                bold = (piece.find("x:rPr") or _EMPTY).find("x:b") is not None
                look = Look(is_bold=bold)
                self._add((piece.find("x:t") or _EMPTY).text, look, pieces)

    def _add(self, text: str, look: Look, pieces: Pieces) -> None:
        self._progress.count(text)
        for number, line in enumerate(text.split("\n")):
            if number:
                pieces.break_line()
            pieces.add(line, look)


def _column(reference: str, otherwise: int) -> int:
    """``C7`` is column 2."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return otherwise
    number = 0
    for letter in match[1]:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
