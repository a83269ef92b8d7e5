"""Pages to what a document is composed of: lines, rows, doubts and page numbers."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import Warning as Doubt
from lessons.domain.handouts.extracted import Extracted
from lessons.domain.handouts.lines import Row
from lessons.domain.handouts.office.entries import Entry
from lessons.domain.handouts.pages.columns import Gutters
from lessons.domain.handouts.pages.furniture import Parted, part_pages, text_of
from lessons.domain.handouts.pages.letters import find_scrambled_letters
from lessons.domain.handouts.pages.line import Line
from lessons.domain.handouts.pages.page import Page
from lessons.domain.handouts.pages.paragraphs import rows_of
from lessons.domain.handouts.pages.reading_order import read_in_order
from lessons.domain.handouts.pages.ruled_tables import Set, entries_of_table, is_same_table
from lessons.domain.handouts.pages.words import Sight, see

_TALLEST = 3.0
"""In sizes: a coloured area behind a line is its marking; a larger one is a background."""


@dataclass(frozen=True, slots=True)
class _Source:
    """One line as the person sees it beside the lesson."""

    text: str
    page: int
    line: Line | None = None
    row: Row | None = None
    """None for what is not read."""


def extract(pages: Sequence[Page], *, doubts: Iterable[Doubt] = ()) -> Extracted:
    """``doubts`` are those that are known before the lines are."""
    sights = [see(page) for page in pages]
    parts = part_pages(sights)
    gutters = Gutters()
    sources = [
        source
        for page, sight, parted in zip(pages, sights, parts, strict=True)
        for source in _sources(page.number, sight, parted, gutters)
    ]
    read = list(_with_tables(_with_rows(sources)))
    lines = tuple(source.text for source in read)
    return Extracted(
        lines=lines,
        rows=tuple(
            replace(source.row, line=number)
            for number, source in enumerate(read, start=1)
            if source.row
        ),
        doubts=(*doubts, *find_scrambled_letters(lines), *_unused(read)),
        pages=tuple(source.page for source in read),
    )


def _sources(number: int, sight: Sight, parted: Parted, gutters: Gutters) -> Iterator[_Source]:
    """The text, below it what the page carries besides."""
    text = replace(sight, lines=parted.text)
    for line in read_in_order(text, page=number, gutters=gutters):
        found = replace(line, is_marked=_is_marked(line, sight))
        yield _Source(found.text, number, found)
    besides = [*map(text_of, parted.footnotes), *map(text_of, parted.running), *sight.aside]
    yield from (_Source(words, number) for words in besides)


def _is_marked(line: Line, sight: Sight) -> bool:
    """A light colour drawn behind the line, as a highlighter does."""
    middle, height = line.y + line.size * 0.3, line.size
    return any(
        box.bottom < middle < box.top
        and box.height < _TALLEST * height
        and min(box.right, line.right) - max(box.left, line.left) > (line.right - line.left) / 2
        and _is_bright(colour)
        for box, colour in sight.areas
    )


def _is_bright(colour: int) -> bool:
    parts = (colour >> 16, colour >> 8 & 0xFF, colour & 0xFF)
    return max(parts) >= 0xC0 and max(parts) - min(parts) >= 0x50


def _with_rows(sources: Sequence[_Source]) -> Iterator[_Source]:
    rows = iter(rows_of([source.line for source in sources if source.line]))
    for source in sources:
        if source.line is None:
            yield source
            continue
        row, place = next(rows), source.line.place
        told = replace(row, starts=True, is_mid_sentence=False, place=place) if place else row
        yield replace(source, row=told)


def _with_tables(sources: Iterable[_Source]) -> Iterator[_Source]:
    """Those of tables drawn with rules in the order in which a person reads them."""
    table: list[Set] = []
    besides: list[_Source] = []
    for source in sources:
        line, row = source.line, source.row
        if table and line is None:
            besides.append(source)
            continue
        if table and not (line and is_same_table(table[-1].line, line)):
            yield from map(_source, entries_of_table(table))
            yield from besides
            table, besides = [], []
        if line and row and line.cell:
            table.append(Set(line, row))
        else:
            yield source
    yield from map(_source, entries_of_table(table) if table else ())
    yield from besides


def _source(entry: Entry) -> _Source:
    paragraph = entry.paragraph
    stretch = paragraph.lines[0][0]
    row = Row(
        line=0,
        text=paragraph.text,
        starts=entry.starts,
        heading=paragraph.heading,
        is_strong=stretch.is_strong,
        is_marked=stretch.is_marked,
        place=paragraph.place,
    )
    return _Source(paragraph.text, paragraph.page, row=row if entry.is_used else None)


def _unused(sources: Sequence[_Source]) -> Iterator[Doubt]:
    """Each running line once, however often it stands."""
    told: set[str] = set()
    for number, source in enumerate(sources, start=1):
        pattern = "".join("#" if sign.isdigit() else sign for sign in source.text)
        if source.row is None and pattern not in told:
            told.add(pattern)
            yield Doubt(line=number, code=Code.NOT_USED, text=source.text)
