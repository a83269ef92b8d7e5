"""A lesson's text as units: sentences and items of lists that may each become a key point."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lessons.domain.content.prose import Paragraph, Table, parts_of
from lessons.domain.marking.drafting.sentences import is_item, sentences_of, tidy
from lessons.domain.marking.drafting.vocabulary import says
from lessons.domain.rich_text.plain import plain_words
from lessons.domain.text.characters import DASHES, LONG_DASHES
from lessons.domain.text.samples import Sample

_LONG = 170
_PIECE = 110
"""Words: a longer paragraph is cut into pieces of this size, as it stands for several."""
_INLINE_ITEM = re.compile(rf"(?<=[:;.])\s*[{LONG_DASHES}•-]\s+(?=\S)")
_ENUMERATED = re.compile(
    r"(?<=[\s:;.,])(?=\(?\d{1,2}\)\s)"
    r"|(?<=[\s:;.,])(?=(?:біріншіден|екіншіден|үшіншіден|төртіншіден|во-первых|во-вторых|в-третьих)\b)",
    re.IGNORECASE,
)
SAMPLES = (
    Sample(
        pattern=_ENUMERATED,
        how="search",
        matches=("себептері: 1) баға", "баға өсті, екіншіден, табыс"),
        misses=("1990 жылы", "екіншіденгі"),
    ),
)
_FEWEST_PIECES = 3
LONGEST = 1000
"""Letters: what is longer without a stop is no idea."""
_LEADS = re.compile(rf"[:{DASHES}]\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSection:
    """What stands in a lesson under one heading."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """``section`` and ``paragraph`` count from 0, paragraphs through the whole text."""

    text: str
    section: int
    paragraph: int
    lead: str = ""
    """The sentence with a colon that stands before its list."""
    is_item: bool = False


def units_of(sections: Sequence[SourceSection]) -> list[Unit]:
    units: list[Unit] = []
    for section, source in enumerate(sections):
        for paragraph in _paragraphs(source.text):
            number = units[-1].paragraph + 1 if units else 0
            units += [
                Unit(text=text, section=section, paragraph=number, lead=lead, is_item=item)
                for text, lead, item in _pieces(paragraph)
            ]
    return units


def _paragraphs(text: str) -> list[list[str]]:
    """Each as its lines; a list belongs to what announces it, though an empty line parts them."""
    joined: list[list[str]] = []
    for lines in _blocks(text):
        if joined and is_item(lines[0]) and _goes_on(joined[-1][-1]):
            joined[-1] += lines
        else:
            joined.append(lines)
    return joined


def _goes_on(line: str) -> bool:
    return is_item(line) or _LEADS.search(line) is not None


def _blocks(text: str) -> Iterator[list[str]]:
    """Program text says nothing that a key point could."""
    for part in parts_of(text):
        if isinstance(part, Table):
            yield [_row(part, row) for row in part.rows]
        elif isinstance(part, Paragraph):
            yield from _cut(plain_words(part.text).split("\n"))


def _row(table: Table, row: Sequence[str]) -> str:
    """«Label: cell; cell», the heads of the columns before what stands in them."""
    cells = list(map(plain_words, row))
    heads = map(plain_words, table.head)
    told = [f"{head}: {cell}" if head else cell for head, cell in zip(heads, cells, strict=True)]
    return f"– {cells[0]}: {'; '.join(told[1:])}" if len(told) > 1 else f"– {cells[0]}"


def _cut(lines: list[str]) -> Iterator[list[str]]:
    if len(lines) > 1 or len(lines[0].split()) <= _LONG:
        yield lines
        return
    piece: list[str] = []
    for sentence in sentences_of(lines[0]):
        piece.append(sentence)
        if len(" ".join(piece).split()) >= _PIECE:
            yield [" ".join(piece)]
            piece = []
    if piece:
        yield [" ".join(piece)]


def _pieces(lines: Sequence[str]) -> Iterator[tuple[str, str, bool]]:
    """(text, lead, whether it is an item) of each unit of a paragraph; a series is a list."""
    before = series_lead = ""
    for text, lead, item in _listed(lines):
        is_in_series = not item and says("ordinal", text)
        if is_in_series:
            series_lead = series_lead or before
        yield text, lead or (series_lead if is_in_series else ""), item
        before = text


def _listed(lines: Sequence[str]) -> Iterator[tuple[str, str, bool]]:
    lead = ""
    for line in lines:
        if not is_item(line):
            lead = ""
        for text, is_new_item in _line_pieces(line):
            item = is_new_item or is_item(line)
            cleaned = tidy(text)
            if 0 < len(cleaned) <= LONGEST:
                yield cleaned, lead if item else "", item
            if not item:
                lead = cleaned if _LEADS.search(cleaned) else ""


def _line_pieces(line: str) -> Iterator[tuple[str, bool]]:
    """The sentences of a line; what an inline list holds are items."""
    listed = _INLINE_ITEM.split(line)
    if len(listed) >= _FEWEST_PIECES:
        yield from ((sentence, False) for sentence in sentences_of(listed[0]))
        yield from ((item, True) for item in listed[1:])
        return
    for sentence in sentences_of(line):
        pieces = _ENUMERATED.split(sentence)
        if len(pieces) > _FEWEST_PIECES:
            yield pieces[0], False
            yield from ((piece, True) for piece in pieces[1:])
        else:
            yield sentence, False
