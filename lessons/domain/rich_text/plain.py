"""The words of a rich text, each letter with its place in what is stored.

A text of paragraphs and plain lists is its own plain text, letter by letter, so evidence, search,
reading time and marking read what they always did.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lessons.domain.rich_text.blocks import blocks
from lessons.domain.rich_text.latex.formula import read_formula
from lessons.domain.rich_text.markup import are_words_alone
from lessons.domain.rich_text.nodes import (
    Block,
    Cell,
    CodeWords,
    Formula,
    Inline,
    Item,
    Items,
    Link,
    NoteMark,
    Picture,
    Program,
    Quote,
    Style,
    Styled,
    Table,
    Words,
)

Piece = tuple[str, Sequence[int]]


@dataclass(frozen=True, slots=True)
class PlainText:
    """``places`` are as many as the letters of ``text``."""

    text: str
    places: Sequence[int]


def plain(text: str) -> PlainText:
    found = blocks(text)
    if are_words_alone(found):
        return PlainText(text, range(len(text)))
    texts: list[str] = []
    places: list[int] = []
    for piece, its_places in _parted(found):
        texts.append(piece)
        places += its_places or [places[-1] if places else 0] * len(piece)
    return PlainText("".join(texts), places)


def plain_words(text: str) -> str:
    return plain(text).text


def _parted(found: Sequence[Block]) -> Iterator[Piece]:
    for number, block in enumerate(found):
        if number:
            yield "\n\n", ()
        yield from _block(block)


def _block(block: Block) -> Iterator[Piece]:
    match block:
        case Program():
            yield block.text, block.places
        case Table():
            yield from _table(block)
        case Items():
            yield from _items(block)
        case Quote():
            yield from _parted(block.inside)
        case _:
            yield from _inlines(block.inside)


def _table(table: Table) -> Iterator[Piece]:
    for number, row in enumerate((table.head, *table.rows)):
        if number:
            yield "\n", ()
        yield from _cells(row)
    if table.caption:
        yield "\n", ()
        yield from _inlines(table.caption)


def _cells(row: Sequence[Cell]) -> Iterator[Piece]:
    for number, cell in enumerate(row):
        if number:
            yield " | ", ()
        yield from _inlines(cell.inside)


def _items(items: Items, indent: str = "") -> Iterator[Piece]:
    for number, item in enumerate(items.items):
        mark = "– " if items.first is None else f"{items.first + number}{items.behind} "
        yield f"{indent if not number else chr(10) + indent}{mark}", ()
        yield from _item(item, indent)


def _item(item: Item, indent: str) -> Iterator[Piece]:
    yield from _inlines(item.inside)
    if item.below:
        yield "\n", ()
        yield from _items(item.below, indent + "  ")


def _inlines(inside: Sequence[Inline]) -> Iterator[Piece]:
    for one in inside:
        match one:
            case Words() | CodeWords():
                yield one.text, one.places
            case Formula():
                line = read_formula(one.latex, is_displayed=one.is_displayed).line
                yield line, [one.places[0]] * len(line)
            case Styled(style=Style.RAISED):
                # 10³ is not 103.
                yield "^", ()
                yield from _inlines(one.inside)
            case Styled() | Link():
                yield from _inlines(one.inside)
            case Picture():
                words = one.caption or one.alternative
                yield words, [one.places[0]] * len(words)
            case NoteMark():
                pass
