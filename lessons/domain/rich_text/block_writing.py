"""Blocks of a rich text as HTML."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from lessons.domain.rich_text.nodes import (
    Block,
    Cell,
    Formula,
    Heading,
    Inlines,
    Item,
    Items,
    Note,
    Paragraph,
    Picture,
    Program,
    Quote,
    Table,
)
from lessons.domain.rich_text.programs import program_html
from lessons.domain.rich_text.writing import InlineWriter, formula_html

_LONG_FORMULA = 24
"""Letters of its line: a shorter one fits beside the edges of any phone."""


def numbers_of(blocks: Sequence[Block]) -> Mapping[str, int]:
    """Notes count from 1, in the order they are written below the text."""
    labels = dict.fromkeys(note.label for note in _notes(blocks))
    return {label: number for number, label in enumerate(labels, start=1)}


def _notes(blocks: Sequence[Block]) -> Iterator[Note]:
    for block in blocks:
        if isinstance(block, Note):
            yield block
        elif isinstance(block, Quote):
            yield from _notes(block.inside)


@dataclass(frozen=True, slots=True)
class BlockWriter:
    inline: InlineWriter

    def block(self, block: Block) -> str:
        match block:
            case Paragraph():
                written = self._paragraph(block.inside)
            case Heading():
                written = self._heading(block)
            case Items():
                written = self._items(block)
            case Table():
                written = self._table(block)
            case Program():
                written = self._program(block)
            case Quote():
                inside = "\n".join(map(self.block, block.inside))
                written = f"<blockquote>{inside}</blockquote>"
            case Note():
                written = ""
        return written

    def in_line(self, block: Block) -> str:
        """Where only words may stand."""
        match block:
            case Program():
                written = f'<code class="program">{program_html(block.text, block.language)}</code>'
            case Table():
                written = "<br>".join(map(self._cells_in_line, (block.head, *block.rows)))
            case Items():
                written = "<br>".join(self.inline.all(item.inside) for item in block.items)
            case Quote():
                written = "<br>".join(map(self.in_line, block.inside))
            case Note():
                written = f"<small>{self.inline.all(block.inside)}</small>"
            case Heading():
                written = f"<strong>{self.inline.all(block.inside)}</strong>"
            case Paragraph():
                written = self.inline.all(block.inside)
        return written

    def notes(self, blocks: Sequence[Block]) -> str:
        if not self.inline.numbers:
            return ""
        # One that is written twice counts once.
        found = {note.label: note for note in reversed(list(_notes(blocks)))}
        items = "".join(self._note(found[label]) for label in self.inline.numbers)
        return f'\n<ol class="notes">{items}</ol>'

    def _note(self, note: Note) -> str:
        words, manner = self.inline.all(note.inside), self.inline.manner
        if not manner.prefix:
            return f"<li>{words}</li>"
        name = f"note-{escape(manner.prefix)}-{self.inline.numbers[note.label]}"
        label = escape(manner.labels.back)
        back = f'<a href="#{name}-from" aria-label="{label}">↑</a>'
        return f'<li id="{name}">{words} {back}</li>'

    def _paragraph(self, inside: Inlines) -> str:
        match inside:
            case (Formula(is_displayed=True) as formula,):
                return self._formula(formula)
            case (Picture() as picture,):
                return self._figure(picture)
        return f"<p>{self.inline.all(inside)}</p>"

    def _formula(self, formula: Formula) -> str:
        is_long = len(formula.latex) > _LONG_FORMULA
        label = escape(self.inline.manner.labels.formula)
        reach = f' tabindex="0" role="group" aria-label="{label}"' if is_long else ""
        return f'<div class="formula-box"{reach}>{formula_html(formula)}</div>'

    def _figure(self, picture: Picture) -> str:
        shown = self.inline.manner.picture(picture.name)
        told = [picture.caption or shown.caption, shown.credit] if shown else [picture.caption]
        words = escape(" ".join(filter(None, told)))
        caption = f"<figcaption>{words}</figcaption>" if words else ""
        return f'<figure class="picture">{self.inline.picture(picture)}{caption}</figure>'

    def _heading(self, heading: Heading) -> str:
        inside = self.inline.all(heading.inside)
        if not self.inline.manner.has_headings:
            return f"<p><strong>{inside}</strong></p>"
        return f"<h{heading.level}>{inside}</h{heading.level}>"

    def _items(self, items: Items) -> str:
        inside = "".join(map(self._item, items.items))
        if items.first is None:
            return f"<ul>{inside}</ul>"
        look = ' class="bracketed"' if items.behind == ")" else ""
        return f'<ol start="{items.first}"{look}>{inside}</ol>'

    def _item(self, item: Item) -> str:
        below = self._items(item.below) if item.below else ""
        return f"<li>{self.inline.all(item.inside)}{below}</li>"

    def _program(self, program: Program) -> str:
        code = program_html(program.text, program.language)
        return f'<pre tabindex="0"><code>{code}</code></pre>'

    def _table(self, table: Table) -> str:
        """In a box of its own, which scrolls where the page is narrower than the table."""
        caption = f"<caption>{self.inline.all(table.caption)}</caption>" if table.caption else ""
        head = "".join(f'<th scope="col"{_reach(c)}>{self._cell(c)}</th>' for c in table.head)
        rows = "".join(f"<tr>{''.join(map(self._data, row))}</tr>" for row in table.rows)
        label = escape(self.inline.manner.labels.table)
        return (
            f'<div class="table-box" tabindex="0" role="group" aria-label="{label}">'
            f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
        )

    def _data(self, cell: Cell) -> str:
        return f"<td{_reach(cell)}>{self._cell(cell)}</td>"

    def _cell(self, cell: Cell) -> str:
        return self.inline.all(cell.inside)

    def _cells_in_line(self, cells: Sequence[Cell]) -> str:
        return " | ".join(map(self._cell, cells))


def _reach(cell: Cell) -> str:
    columns = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    return columns + (f' rowspan="{cell.rows}"' if cell.rows > 1 else "")
