"""Rows to lessons of blocks: a block is one heading with the rows under it.

Headings are found first, then level lines: whether a line such as ``1-деңгей: …`` is a level line
depends on whether a heading has announced levelled questions in the same lesson.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from lessons.domain.handouts.choice_items import has_letters
from lessons.domain.handouts.closings import find_closing
from lessons.domain.handouts.headings import FIELDS, TASKS, Heading, Role, find_heading
from lessons.domain.handouts.items import is_list_item
from lessons.domain.handouts.key_lists import read_key_lists
from lessons.domain.handouts.level_lines import (
    UNKNOWN_LEVEL,
    LevelLine,
    Scheme,
    Surety,
    find_bare_letter,
    find_level_line,
    scheme_of,
    with_middle,
)
from lessons.domain.handouts.lines import Row, begins_small
from lessons.domain.handouts.raw_items import RawItems
from lessons.domain.handouts.task_rows import is_own_word
from lessons.domain.handouts.unannounced_tests import find_tests
from lessons.domain.text.sentences import ends_sentence

_ONCE = frozenset({*FIELDS, Role.TOPIC})
"""A field heading counts once in a lesson; later the same words are a sentence, except that
before the body one with a colon goes on with its field."""
_HEAD = frozenset({*_ONCE, Role.CLASS_TITLE, Role.KEY_TERMS, Role.PLAN, Role.OTHER})
_ASKED = frozenset({Role.LEVELS, Role.QUESTIONS, Role.LEVEL, *TASKS})
_BODY = frozenset({Role.THEORY, *_ASKED})
"""Behind these "Топ:" or "Уақыты:" heads no header of a handout."""
_TESTING = frozenset({Role.TESTS, Role.KEY, Role.LEVELS, Role.QUESTIONS, Role.LEVEL})
"""Blocks in which tagged tests need no heading of their own."""
_ANNOUNCING = frozenset({Role.LEVELS, Role.QUESTIONS, Role.TESTS})
_TESTED = frozenset({Role.TESTS, Role.KEY})
_TASKED = _ASKED | _TESTED
_NO_MARKERS = frozenset(TASKS)
_LONGEST_FIELD = 30
"""Rows of a header field with its list."""
_KEY_ROWS = 6
"""Rows under a heading that show whether an answer list follows."""
_ASK = re.compile(r"\?|\w(?:ңыз|ңіз)(?:дар|дер)?\b|\w(?:йте|ите)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """One open question or task, and the author's answer to it where there is one."""

    rows: tuple[Row, ...]
    answer: tuple[Row, ...] = ()
    level: int | None = None
    """Where the item says it itself; else its block does."""
    points: int | None = None


@dataclass(frozen=True, slots=True)
class Block:
    heading: Heading
    line: int
    rows: tuple[Row, ...]
    """With what follows the heading on its own line as the first row."""
    items: tuple[Asked, ...] | None = None
    """Where it is known which rows are one item; else they are still to be parted."""
    tests: RawItems | None = None
    """What the roles of the rows make of them, should their letters tell less."""

    @property
    def role(self) -> Role:
        return self.heading.role


@dataclass(slots=True)
class _Lesson:
    """The lesson that is being read, as far as it decides what the next line can be."""

    roles: set[Role] = field(default_factory=set)
    number: int | None = None
    field_depths: set[int] = field(default_factory=set)
    """Of the headings that name the lesson's own fields, where the format marks headings."""

    def accepts(self, heading: Heading, row: Row, above: Role) -> bool:
        is_firm = _is_next_field(heading, row, above) or self._is_next_task(heading)
        if heading.is_loose and row.is_mid_sentence and not is_firm:
            return False
        if heading.role is Role.OTHER:
            return not self.roles & _BODY
        if heading.is_dashed and heading.role in TASKS:
            # In theory "СӨЖ – студенттің өзіндік жұмысы" is a definition.
            return bool(self.roles & _TASKED)
        if heading.role is Role.CLASS_TITLE:
            return self._accepts_title(heading) and not self._is_part(heading, row)
        if heading.role is Role.INSTRUCTIONS and not self.roles - {Role.OTHER}:
            return False  # On a title page "Әдістемелік нұсқау" is the name of the booklet.
        # Under a task "Тақырыбы: …" is the task's own topic.
        is_closed = heading.role in self.roles or bool(self.roles & _ASKED)
        return heading.role not in _ONCE or not is_closed or self.is_next(heading)

    def _is_next_task(self, heading: Heading) -> bool:
        """``БӨЖ. Диаграмма салу`` under a question without a stop: no sentence goes on so."""
        is_label = heading.label.isupper() and heading.words == heading.label
        return is_label and bool(self.roles & _ASKED) and heading.rest[:1].isupper()

    def repeats(self, heading: Heading, row: Row) -> bool:
        """``Сабақ түрі: …`` and ``Оқыту әдістері: …`` are one field under two headings."""
        is_firm = ":" in row.text and not heading.is_loose
        return is_firm and heading.role in FIELDS and not self.roles & _BODY

    def _accepts_title(self, heading: Heading) -> bool:
        """The same number again is a running header, a title without number a remark."""
        if Role.CLASS_TITLE not in self.roles:
            return True
        if heading.number is None:
            return self.number is None and bool(self.roles & _ASKED)
        return heading.number != self.number

    def _is_part(self, heading: Heading, row: Row) -> bool:
        """``## Лабораториялық жұмыс: …`` beside ``## Мақсаты``: a piece of work in the lesson."""
        return heading.number is None and row.heading in self.field_depths

    def is_next(self, heading: Heading) -> bool:
        """A new lesson begins: with a class title, or with a numbered topic after questions."""
        if heading.role is Role.CLASS_TITLE:
            # "Практикалық сабақ" may stand above "Сабақ № 8" of the same lesson.
            is_numbered = Role.CLASS_TITLE in self.roles and self.number is not None
            return is_numbered or bool(self.roles & _ASKED)
        is_numbered_topic = heading.role is Role.TOPIC and heading.number is not None
        return is_numbered_topic and bool(self.roles & _ASKED)

    def add(self, heading: Heading, row: Row) -> None:
        self.roles.add(heading.role)
        if heading.role in FIELDS and row.heading:
            self.field_depths.add(row.heading)
        if heading.number is not None:
            self.number = heading.number


def _is_next_field(heading: Heading, row: Row, above: Role) -> bool:
    """Titles and many fields end without a stop, so that the next one seems to go on with them."""
    is_whole_line = heading.role is Role.THEORY and not heading.rest
    is_next = heading.role in _HEAD or is_whole_line
    return is_next and above in _HEAD and not begins_small(row.text)


def read_lessons(rows: Sequence[Row]) -> list[list[Block]]:
    """One list of blocks a lesson; rows above the first heading are a PREAMBLE block."""
    return [_with_tests(_with_levels(blocks)) for blocks in _split_lessons(rows)]


def _split_lessons(rows: Sequence[Row]) -> Iterator[list[Block]]:
    lesson, blocks = _Lesson(), list[Block]()
    heading, line, depth, body = Heading(Role.PREAMBLE), 1, 0, list[Row]()
    for index, row in enumerate(rows):
        following = rows[index + 1 : index + 1 + _KEY_ROWS]
        found = _find(row, following)
        if found and found.is_weak and not _is_head(heading.role, body):
            found = None
        is_own = found is not None and is_own_word(row, following, heading, body)
        is_again = found is not None and _is_head(heading.role, body) and lesson.repeats(found, row)
        if is_own or (found and not is_again and not lesson.accepts(found, row, heading.role)):
            found = None
        if found and found.role is Role.QUESTIONS and body and _is_level(body[-1]):
            # "3-деңгей" above "Жағдаяттық тапсырмалар": what kind of questions the level has.
            body.extend(_rest(row, found.rest))
            continue
        if found is None and body and not is_own:
            found = find_closing(row, following, heading.role)
        if found is None and heading.role in FIELDS and 0 < row.heading <= (depth or row.heading):
            # "## Еске түсірейік" beside "## Мақсаты": none of the fields, so the text begins.
            found = Heading(Role.THEORY, rest=row.text)
        if found is None and heading.role in TASKS and body and 0 < row.heading <= depth:
            found = Heading(Role.OTHER, rest=row.text)
        if found is None:
            body.append(row)
            continue
        blocks.append(Block(heading, line, tuple(body)))
        if lesson.is_next(found):
            yield blocks
            lesson, blocks = _Lesson(), []
        lesson.add(found, row)
        heading, line, depth, body = found, row.line, row.heading, _rest(row, found.rest)
    yield [*blocks, Block(heading, line, tuple(body))]


def _is_head(role: Role, body: Sequence[Row]) -> bool:
    """Still among the header fields: each is a paragraph, or one with a list under it."""
    if role not in _HEAD or len(body) > _LONGEST_FIELD:
        return False
    return sum(row.starts and not is_list_item(row) for row in body) <= 1


def _is_level(row: Row) -> bool:
    level_line = find_level_line(row.text)
    return level_line is not None and not level_line.rest and level_line.surety is Surety.CLEAR


def _find(row: Row, following: Sequence[Row]) -> Heading | None:
    if row.program is not None:
        return None
    found = find_heading(row.text)
    if found and found.role is Role.KEY and not _has_keys(found, following):
        return None
    # A line such as "Тапсырмалар (1-деңгей)" marks a level.
    is_level_line = found and found.role in _ANNOUNCING and find_level_line(row.text)
    return None if is_level_line else found


def _has_keys(heading: Heading, following: Sequence[Row]) -> bool:
    """ "Жауаптары:" also stands above the options of a single question."""
    if heading.rest and not re.search(r"\d", heading.rest):
        return False
    lists, _rest = read_key_lists([*_rest_row(heading), *following])
    return not has_letters(following) and bool(lists)


def _rest_row(heading: Heading) -> list[Row]:
    return [Row(0, heading.rest)] if heading.rest else []


def _rest(row: Row, text: str) -> list[Row]:
    return [replace(row, text=text, starts=True, is_mid_sentence=False)] if text else []


def _with_tests(blocks: list[Block]) -> list[Block]:
    """The blocks with tests that no heading announces cut off their ends."""
    return [piece for block in blocks for piece in _cut_tests(block)]


def _cut_tests(block: Block) -> Iterator[Block]:
    start = None if block.role in _TESTING else find_tests(block.rows)
    yield block if start is None else replace(block, rows=block.rows[:start])
    if start is not None:
        rows = block.rows[start:]
        yield Block(Heading(Role.TESTS), rows[0].line, rows)


def _with_levels(blocks: list[Block]) -> list[Block]:
    """The blocks with LEVEL blocks cut out of them."""
    first = next((i for i, block in enumerate(blocks) if block.role is Role.LEVELS), None)
    if first is not None:
        return [*blocks[:first], *_cut_all(blocks[first:], Surety.LOOSE)]
    questions = [block for block in blocks if block.role is Role.QUESTIONS]
    cut = _cut_all(questions, Surety.LOOSE)
    if len(cut) > len(questions):
        first = blocks.index(questions[0])
        return [*blocks[:first], *_cut_all(blocks[first:], Surety.LOOSE)]
    return _cut_all(blocks, Surety.CLEAR)


def _cut_all(blocks: Sequence[Block], least: Surety) -> list[Block]:
    found = [_level_lines_of(block, least) for block in blocks]
    scheme = scheme_of(level_line for level_lines in found for level_line in level_lines.values())
    return [
        piece
        for block, level_lines in zip(blocks, found, strict=True)
        for piece in _cut(block, level_lines, scheme)
    ]


def _level_lines_of(block: Block, least: Surety) -> dict[int, LevelLine]:
    if block.role in _NO_MARKERS:
        return {}
    return (
        _test_level_lines(block.rows) if block.role in _TESTED else _level_lines(block.rows, least)
    )


def _test_level_lines(rows: Sequence[Row]) -> dict[int, LevelLine]:
    """Among tests a letter alone is an option, and a sentence without a stop a stem."""
    found = ((index, find_level_line(row.text)) for index, row in enumerate(rows))
    return {
        index: level_line
        for index, level_line in found
        if level_line
        and not level_line.is_letter_alone
        and (level_line.has_stop or not level_line.rest)
    }


def _level_lines(rows: Sequence[Row], least: Surety) -> dict[int, LevelLine]:
    """LevelLines by the index of their row."""
    found: dict[int, LevelLine] = {}
    for index, row in enumerate(rows):
        level_line = find_level_line(row.text)
        if level_line is None and least is Surety.LOOSE:
            level_line = _letter_of_list(row, rows[index + 1 : index + 2])
        if level_line and (
            least is Surety.LOOSE or _is_clear(level_line, rows, index, is_next=bool(found))
        ):
            found[index] = level_line
    return with_middle([row.text for row in rows], found)


def _letter_of_list(row: Row, following: Sequence[Row]) -> LevelLine | None:
    """The text of an option has no number, the questions of a level have."""
    return find_bare_letter(row.text) if any(map(is_list_item, following)) else None


def _is_clear(level_line: LevelLine, rows: Sequence[Row], index: int, *, is_next: bool) -> bool:
    """Sure enough without a heading: clear in itself, or what it marks asks something.

    Questions may lack their stop, so that the next level line seems to go on with them.
    """
    is_whole_line = not level_line.rest and level_line.surety is Surety.CLEAR
    if rows[index].is_mid_sentence and not is_whole_line and not is_next:
        return False
    marked = [level_line.rest] if level_line.rest else []
    for row in rows[index + 1 : index + 4]:
        if marked and ends_sentence(marked[-1]):
            break
        marked.append(row.text)
    is_asking = not level_line.is_letter_alone and any(_ASK.search(text) for text in marked)
    return is_asking or level_line.surety is Surety.CLEAR


def _cut(block: Block, level_lines: dict[int, LevelLine], scheme: Scheme) -> Iterator[Block]:
    places = [*level_lines, len(block.rows)]
    yield replace(block, rows=block.rows[: places[0]])
    for index, end in pairwise(places):
        level_line, row = level_lines[index], block.rows[index]
        heading = Heading(
            Role.LEVEL,
            words=row.text,
            rest=level_line.rest,
            level=min(scheme.level_of(level_line), UNKNOWN_LEVEL),
            points=level_line.points,
            is_tests=block.role is Role.TESTS or level_line.is_tests,
        )
        rows = (*_rest(row, level_line.rest), *block.rows[index + 1 : end])
        yield Block(heading, row.line, rows)
