"""Tables in order of reading. Handouts use them for everything: fields, levels, tests, two
languages side by side, a whole page; what a table is for shows in its first row and its words."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.headings import Role
from lessons.domain.handouts.language import language_of
from lessons.domain.handouts.learnt.vocabulary import begins_with, says
from lessons.domain.handouts.lines import Grid, Place
from lessons.domain.handouts.office.entries import (
    Box,
    Boxes,
    Entries,
    Entry,
    bare_heading,
    has_structure,
    heading_of,
    is_bare_level,
    labelled,
    level_line_of,
    rewritten,
    unused,
)
from lessons.domain.handouts.office.headed_tables import read_headed
from lessons.domain.handouts.office.manuscript import Block, Cell, Paragraph, Table
from lessons.domain.text.characters import CAPITALS, SMALL
from lessons.domain.text.samples import Sample
from lessons.domain.text.sentences import asks

Rows = Sequence[Boxes]

_NUMBER_LABEL = re.compile(r"\(?\d{1,3} ?[.)]?\)?")
_LETTER_LABEL = re.compile(rf"\(?[{CAPITALS}{SMALL}] ?[.)]?\)?")
_MARKED_LABEL = re.compile(rf"\(?([{CAPITALS}{SMALL}]|\d{{1,3}}) ?[.)]")
_BARE_NUMBER = re.compile(r"\d{1,3}")
_ANSWER = re.compile(r"[A-HА-ЕӘa-hа-еә1-8](?:[ ,;]+[A-HА-ЕӘa-hа-еә1-8])*[.)]?")
_KEY_WORDS = re.compile(
    r"(?:сұрақ\w*|вопрос\w*|тест\w*|жауап\w*|дұрыс жауап\w*|ответ\w*|кілт\w*|ключ\w*|№)?"
    r"(?: ?(?:№|нөмірі|номер))?:?",
    re.IGNORECASE,
)
SAMPLES = (
    Sample(
        pattern=_KEY_WORDS,
        how="fullmatch",
        matches=("Дұрыс жауаптар", "Кілттері"),
        misses=("Дұрыс жауаптар: A, C", "тері"),
    ),
)
_LONGEST_LABEL = 60
_LONGEST_VALUE = 200
_LONGEST_DATUM = 80
_FEWEST_ROLES = 2
_FIELDS = ("goal", "equipment", "outcomes", "methods")


def entries_of(blocks: Iterable[Block]) -> Iterator[Entry]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield Entry(block)
        else:
            yield from (replace(entry, is_in_table=True) for entry in _arranged(block))


def _arranged(table: Table) -> Entries:
    found_rows = [boxes for row in table.rows if (boxes := _boxes(row))]
    rows = _placed(found_rows, has_merged=table.has_merged)
    if not rows:
        return tuple(entry for row in table.rows for cell in row for entry in _inside(cell))
    lead = next((i for i, row in enumerate(rows) if not row[0].is_only), len(rows))
    body = rows[lead:]
    found = next((found for layout in _LAYOUTS if (found := layout(body)) is not None), None)
    return (*_by_rows(rows[:lead]), *(_by_rows(body) if found is None else found))


def _placed(rows: Sequence[Boxes], *, has_merged: bool) -> list[list[Box]]:
    """With their places in the table; those of a table inside a cell have one already."""
    cells = {(index, box.column): box.text for index, row in enumerate(rows) for box in row}
    width = len({column for _, column in cells})
    grid = Grid(cells, height=len(rows), width=width, has_merged=has_merged)
    return [
        [_with_place(box, Place(grid, index, box.column)) for box in row]
        for index, row in enumerate(rows)
    ]


def _with_place(box: Box, place: Place) -> Box:
    entries = (
        replace(entry, paragraph=replace(entry.paragraph, place=entry.paragraph.place or place))
        for entry in box.entries
    )
    return replace(box, entries=tuple(entries))


def _boxes(row: Sequence[Cell]) -> list[Box]:
    """Empty cells only keep their place; a picture in one is still to be noted."""
    boxes = [Box(_inside(cell), cell.column, len(row) == 1) for cell in row]
    return [box for box in boxes if any(_is_something(entry.paragraph) for entry in box.entries)]


def _is_something(paragraph: Paragraph) -> bool:
    return bool(paragraph.text or paragraph.pictures or paragraph.hidden)


def _inside(cell: Cell) -> Entries:
    return tuple(entries_of(cell.blocks))


# Row by row: the usual order.


def _by_rows(rows: Rows) -> Entries:
    timed = _timed(rows)
    return tuple(entry for row in rows for entry in _row(row, timed))


def _timed(rows: Rows) -> frozenset[int]:
    """Columns of minutes and hours, whose numbers count nothing."""
    heads = rows[0] if rows else ()
    return frozenset(box.column for box in heads if _is_time(box.text))


def _is_time(head: str) -> bool:
    return len(head) <= _LONGEST_LABEL and begins_with("time-head", head)


def _row(row: Boxes, timed: frozenset[int] = frozenset()) -> Iterator[Entry]:
    """A number or letter in a cell of its own belongs to the text in the next cell."""
    dropped = [box for box in row if box.column in timed and _BARE_NUMBER.fullmatch(box.text)]
    for box in dropped:
        yield from unused(box)
    row = [box for box in row if box not in dropped]
    label = ""
    for index, box in enumerate(row):
        text = box.text
        if index + 1 < len(row) and (found := _label(text, row[index + 1].text)):
            label = f"{label} {found}".strip()
        elif label:
            yield from labelled(label, box)
            label = ""
        else:
            yield from box.entries


def _label(text: str, following: str) -> str:
    """The text as a label of what follows; empty where it is none."""
    if text.endswith("№") and _BARE_NUMBER.fullmatch(following):
        return text
    if _NUMBER_LABEL.fullmatch(text):
        return f"{text}." if text.isdigit() else text
    if _LETTER_LABEL.fullmatch(text) and len(following) > 1:
        return f"{text})" if text.isalpha() else text
    return ""


# Column by column.


def _by_columns(rows: Rows) -> Entries:
    columns = sorted({box.column for row in rows for box in row})
    return tuple(
        entry
        for column in columns
        for row in rows
        for box in row
        if box.column == column
        for entry in box.entries
    )


def _read_columns(rows: Rows) -> Entries | None:
    """``1-деңгей | 2-деңгей | 3-деңгей`` or ``СОӨЖ | СӨЖ`` above, and under each what is its."""
    if len(rows) < 2 or len(rows[0]) < 2:
        return None
    titles = [box.text for box in rows[0]]
    if not all(bare_heading(title) or is_bare_level(title) for title in titles):
        return None
    # A field table of two headings in one row has its texts beside them, not below.
    return _by_columns(rows)


def _read_listed(rows: Rows) -> Entries | None:
    """Options or numbers that run down the first column and on down the second."""
    labels = {id(box): _order(box.text) for row in rows for box in row}
    across = [labels[id(box)] for row in rows for box in row]
    columns = sorted({box.column for row in rows for box in row})
    down = [labels[id(b)] for column in columns for row in rows for b in row if b.column == column]
    if len(columns) < 2 or len(rows) < 2 or "" in across:
        return None
    return _by_columns(rows) if down == sorted(down, key=_rank) != across else None


def _order(text: str) -> str:
    match = _MARKED_LABEL.match(text)
    return match[1].upper() if match else ""


def _rank(label: str) -> tuple[int, str]:
    return (int(label), "") if label.isdigit() else (0, label)


def _read_languages(rows: Rows) -> Entries | None:
    """The same lesson in two columns. One of them is read, the Kazakh one where there is one;
    in turns they would be one lesson of mixed language, with every question asked twice."""
    columns = _structured_columns(rows)
    if len(columns) != 2 or len(columns[0][1] & columns[1][1]) < _FEWEST_ROLES:
        return None
    first, second = (column for column, _ in columns)
    languages = {column: language_of(_column_text(rows, column)) for column in (first, second)}
    if languages[first] == languages[second]:
        return _by_columns(rows)
    dropped = first if languages[second] == "kk" else second
    kept = [[box for box in row if box.column != dropped] for row in rows]
    read = _arrange_again([row for row in kept if row])
    left = [entry for row in rows for box in row if box.column == dropped for entry in unused(box)]
    return (replace(read[0], note=Code.TWO_LANGUAGES), *read[1:], *left)


def _arrange_again(rows: Rows) -> Entries:
    found = _read_columns(rows) or read_headed(rows)
    return _by_rows(rows) if found is None else found


def _structured_columns(rows: Rows) -> list[tuple[int, set[Role]]]:
    """The columns that have headings of a lesson, with the headings' roles."""
    found = dict[int, set[Role]]()
    for row in rows:
        for box in row:
            roles = found.setdefault(box.column, set())
            roles.update(_roles(box))
    return [(column, roles) for column, roles in sorted(found.items()) if roles]


def _roles(box: Box) -> Iterator[Role]:
    for entry in box.entries:
        text = entry.paragraph.text
        heading = heading_of(text)
        if heading is not None:
            yield heading.role
        elif level_line_of(text) is not None:
            yield Role.LEVEL


def _column_text(rows: Rows, column: int) -> str:
    return " ".join(box.text for row in rows for box in row if box.column == column)


# Tables with a meaning of their own.


def _read_key(rows: Rows) -> Entries | None:
    """Numbers of questions in one row, the right letters in the row below: "1. B", "2. A"…"""
    if len(rows) % 2 or not all(len(row) >= 2 for row in rows):
        return None
    found = list[Entry]()
    for numbers, answers in zip(rows[::2], rows[1::2], strict=True):
        pairs = _key_pairs(numbers, answers)
        if pairs is None:
            return None
        found.extend(pairs)
    return tuple(found)


def _key_pairs(numbers: Boxes, answers: Boxes) -> list[Entry] | None:
    found = list[Entry]()
    letters = {box.column: box for box in answers}
    for number in numbers:
        answer = letters.pop(number.column, None)
        if answer is None:
            return None
        if _is_pair(number.text, answer.text):
            found.extend(labelled(f"{number.text.rstrip('.)')}.", answer))
        elif not found and _KEY_WORDS.fullmatch(number.text) and _KEY_WORDS.fullmatch(answer.text):
            found.extend((*unused(number), *unused(answer)))
        else:
            return None
    return found if len(found) >= 2 and not letters else None


def _is_pair(number: str, answer: str) -> bool:
    is_letter = _ANSWER.fullmatch(answer) is not None and not answer.isdigit()
    return re.fullmatch(r"\d{1,3}[.)]?", number) is not None and is_letter


def _read_fields(rows: Rows) -> Entries | None:
    """``Мақсаты | text``. A line of the form that no lesson needs (``Пән | …``, ``Топ | …``)
    would run into the field above it, so it is noted and not read."""
    pairs = [row for row in rows if len(row) == 2]
    known = [row for row in pairs if bare_heading(row[0].text)]
    if len(known) < _FEWEST_ROLES or len(pairs) * 2 < len(rows):
        return None
    found = list[Entry]()
    for row in rows:
        if _is_foreign_field(row):
            found.extend(entry for box in row for entry in unused(box))
        else:
            found.extend(_row(row))
    return tuple(found)


def _is_foreign_field(row: Boxes) -> bool:
    if len(row) != 2:
        return False
    label, value = row
    is_short = len(label.text) <= _LONGEST_LABEL and len(value.text) <= _LONGEST_VALUE
    texts = [label.text, f"{label.text} {value.text}", *_texts(value)]
    is_numbered = bool(_label(label.text, value.text))
    is_foreign = not any(map(has_structure, texts)) and not _names_field(label.text)
    return is_short and not is_numbered and is_foreign


def _names_field(label: str) -> bool:
    """In words that only the learnt reading knows; see ``handout.without_unknown_fields``."""
    return any(says(name, label) for name in _FIELDS)


def _texts(box: Box) -> list[str]:
    return [entry.paragraph.text for entry in box.entries]


def _read_pairs(rows: Rows) -> Entries | None:
    """A glossary: the word and what it means make one line."""
    if len(rows) < 2 or not all(map(_is_pair_of_words, rows)):
        return None
    found = list[Entry]()
    for word, meaning in rows:
        text = word.text
        found.extend(labelled(text if text.endswith((":", "–", "-")) else f"{text} –", meaning))
    return tuple(found)


def _is_pair_of_words(row: Boxes) -> bool:
    if len(row) != 2 or not all(box.is_single for box in row):
        return False
    word, meaning = row[0].text, row[1].text
    is_term = len(word) <= _LONGEST_LABEL and not word.endswith((".", "?", "!"))
    is_prose = _MARKED_LABEL.match(word) is None and _label(word, meaning) == ""
    return is_term and is_prose and not has_structure(word) and not has_structure(meaning)


def _read_data(rows: Rows) -> Entries | None:
    """Figures and short words in three columns and more: a line for each row, one paragraph."""
    boxes = [box for row in rows for box in row]
    wide = sum(len(row) >= 3 for row in rows)
    is_data = wide * 2 > len(rows) >= 2 and all(map(_is_datum, boxes))
    if not is_data:
        return None
    return tuple(_data_row(row, is_first=row is rows[0]) for row in rows)


def _is_datum(box: Box) -> bool:
    text = box.text
    is_plain = not asks(text) and not _is_option(text) and not has_structure(text)
    return box.is_single and len(text) <= _LONGEST_DATUM and is_plain


def _is_option(text: str) -> bool:
    match = _MARKED_LABEL.match(text)
    return match is not None and match[1].isalpha()


def _data_row(row: Boxes, *, is_first: bool) -> Entry:
    (entry,) = rewritten(row[0], " | ".join(box.text for box in row))
    return replace(entry, starts=is_first)


_LAYOUTS: tuple[Callable[[Rows], Entries | None], ...] = (
    _read_languages,
    _read_columns,
    _read_key,
    _read_listed,
    read_headed,
    _read_fields,
    _read_pairs,
    _read_data,
)
