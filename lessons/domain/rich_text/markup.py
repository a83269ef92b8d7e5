"""Whether a text holds any markup that plain texts never had."""

from collections.abc import Sequence

from lessons.domain.rich_text.nodes import (
    Block,
    Cell,
    Inline,
    Items,
    Paragraph,
    Program,
    Table,
    Words,
)


def has_markup(found: Sequence[Block]) -> bool:
    """Paragraphs, plain lists, tables and program text were always shown."""
    return not all(map(_is_plain, found))


def are_words_alone(found: Sequence[Block]) -> bool:
    """No table and no program text either."""
    return not has_markup(found) and all(isinstance(one, Paragraph | Items) for one in found)


def _is_plain(block: Block) -> bool:
    match block:
        case Paragraph():
            return are_words(block.inside)
        case Items():
            is_flat_list = block.first is None and not any(item.below for item in block.items)
            return is_flat_list and all(are_words(item.inside) for item in block.items)
        case Table():
            return not block.caption and all(map(_is_plain_row, (block.head, *block.rows)))
        case Program():
            return not block.language
        case _:
            return False


def _is_plain_row(row: Sequence[Cell]) -> bool:
    return all(are_words(cell.inside) and cell.columns == cell.rows == 1 for cell in row)


def are_words(inside: Sequence[Inline]) -> bool:
    """One piece at most: where a sign was taken away there are two."""
    return len(inside) < 2 and all(isinstance(one, Words) for one in inside)
