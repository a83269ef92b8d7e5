"""``1-тақырып: 1–1; 2–3`` below the last of several lessons: each list goes to its own lesson."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lessons.domain.handouts.blocks import Block
from lessons.domain.handouts.headings import Heading, Role
from lessons.domain.handouts.lines import Row
from lessons.domain.text.characters import DASHES
from lessons.domain.text.samples import Sample

_THING = r"(?:тақырып|сабақ|дәріс|тема|лекци|занят|урок|topic|lesson|lecture|unit)"
_OF_LESSON = re.compile(
    rf"(?<!\w)(?:№ ?)?(?:(?P<before>\d{{1,2}}) ?[{DASHES}]? ?(?:ші |шы )?{_THING}\w*"
    rf"|{_THING}\w* ?№? ?(?P<after>\d{{1,2}})) ?[:.{DASHES}] ?(?=\d)",
    re.IGNORECASE,
)
SAMPLES = (
    Sample(
        pattern=_OF_LESSON,
        how="match",
        matches=("1-тақырып: 1–1; 2–3", "Тема 2. 1-Б", "Lesson 3: 1 B"),
        misses=("1-нұсқа: 1–1", "Тақырыптар: 1–1", "1-тақырып"),
    ),
)
_FEWEST = 2


def with_keys_by_lesson(lessons: Sequence[list[Block]]) -> list[list[Block]]:
    """Only where every lesson has a number of its own and each list names another of them."""
    numbers = [_number(blocks) for blocks in lessons]
    if None in numbers or len({*numbers}) != len(lessons):
        return list(lessons)
    own = {number: list(blocks) for number, blocks in zip(numbers, lessons, strict=True)}
    for block in [block for blocks in lessons for block in blocks if block.role is Role.KEY]:
        told = [piece for row in block.rows for piece in _pieces(row)]
        named = [number for number, _ in told]
        if len(told) < _FEWEST or len({*named}) != len(named) or not {*named} <= {*own}:
            continue
        for number, row in told:
            own[number].append(Block(Heading(Role.KEY), row.line, (row,)))
        for blocks in own.values():
            blocks[:] = [_without(each, block) for each in blocks]
    return [
        [block for block in blocks if block.rows or block.role is not Role.KEY]
        for blocks in own.values()
    ]


def _number(blocks: Sequence[Block]) -> int | None:
    return next((block.heading.number for block in blocks if block.heading.number), None)


def _pieces(row: Row) -> Iterator[tuple[int, Row]]:
    found = list(_OF_LESSON.finditer(row.text))
    ends = [match.start() for match in found[1:]] + [len(row.text)] * bool(found)
    for match, end in zip(found, ends, strict=True):
        text = row.text[match.end() : end].strip(" ;.")
        yield int(match["before"] or match["after"]), replace(row, text=text)


def _without(block: Block, told: Block) -> Block:
    """Without the rows that went to their lessons; what heads them stays."""
    if block is not told:
        return block
    return replace(block, rows=tuple(row for row in block.rows if not _OF_LESSON.search(row.text)))
