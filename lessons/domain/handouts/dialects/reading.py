"""Tests of dialects taken out of a document before anything else is read, and put back as
questions of the lesson that they stand in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.dialects.asking import ask
from lessons.domain.handouts.dialects.finding import take_tests
from lessons.domain.handouts.dialects.found import FoundTest
from lessons.domain.handouts.dialects.keys import Keys, find_keys
from lessons.domain.handouts.document import Kind, ReadLesson, ReadQuestion
from lessons.domain.handouts.document import Warning as Doubt
from lessons.domain.handouts.extracted import Extracted
from lessons.domain.handouts.first_right import find_statement
from lessons.domain.handouts.joining import Joiner
from lessons.domain.handouts.language import language_of
from lessons.domain.handouts.level_lines import UNKNOWN_LEVEL, find_level_line
from lessons.domain.handouts.lines import Row, tidy

_SHORT = re.compile(r"\W{0,3}\d{1,4}\W{0,3}")
"""A number alone is page furniture elsewhere; in a test it may be an option."""
_LONGEST_HEAD = 500
"""Characters beside the tests of a document that holds nothing else."""
_LONGEST_TITLE = 150
_MISSING = frozenset({Code.QUESTIONS_MISSING, Code.NO_QUESTIONS, Code.NO_LESSON_FOUND})

Reading = tuple[Kind, tuple[ReadLesson, ...], tuple[Doubt, ...]]


@dataclass(frozen=True, slots=True)
class Split:
    """``rest`` is what is left to be read; ``rows`` are those that ``tests`` count."""

    rows: tuple[Row, ...]
    tests: tuple[FoundTest, ...]
    rest: tuple[Row, ...]
    keys: Keys
    statement: Row | None = None
    """The line that says that every first option is right."""

    @property
    def lines(self) -> frozenset[int]:
        return frozenset(
            self.rows[place].line for test in self.tests for place in range(test.first, test.end)
        )


def split_off(extracted: Extracted) -> Split:
    rows = tuple(_with_numbers(extracted))
    found = take_tests(rows)
    tests, headings = _levelled(found.tests, rows)
    if not tests:
        rows = extracted.rows
    rest = tuple(row for row in (found.rest if tests else rows) if row.line not in headings)
    statement = find_statement(rest)
    rest = tuple(row for row in rest if row is not statement)
    keys, rest = find_keys(tests, rows, rest) if tests else (Keys(), rest)
    return Split(rows, tests, rest, keys, statement)


def _with_numbers(extracted: Extracted) -> Iterator[Row]:
    """With the lines that were left out for being a number, of a format without pages."""
    rows = {row.line: row for row in extracted.rows}
    if extracted.pages or len(rows) < len(extracted.rows):
        yield from extracted.rows
        return
    for line, text in enumerate(extracted.lines, start=1):
        if line in rows:
            yield rows[line]
        elif _SHORT.fullmatch(text.strip()):
            yield Row(line, tidy(text))


def _levelled(
    tests: Sequence[FoundTest], rows: Sequence[Row]
) -> tuple[tuple[FoundTest, ...], frozenset[int]]:
    """Tests with the level of the line above their run, and the lines that said it."""
    found: list[FoundTest] = []
    lines: set[int] = set()
    level: int | None = None
    end = -1
    for test in tests:
        if test.first != end:
            level = _level_above(rows, test.first)
            lines |= {rows[test.first - 1].line} if level else set()
        found.append(replace(test, level=test.level or level))
        end = test.end
    return tuple(found), frozenset(lines)


def _level_above(rows: Sequence[Row], first: int) -> int | None:
    marker = find_level_line(rows[first - 1].text) if first else None
    if marker is None or marker.rest or marker.is_letter_alone:
        return None
    return marker.level if marker.level is not None and marker.level < UNKNOWN_LEVEL else None


def put_back(read: Reading | None, split: Split) -> Reading:
    """``read`` is what the rest was read as, None where it holds no word."""
    if not split.tests:
        return _confirmed(read, split) if read else (Kind.HANDOUT, (), ())
    joiner = Joiner(split.rows)
    asked = ask(
        split.tests,
        split.rows,
        joiner,
        keys=split.keys.values,
        is_first_right=split.statement is not None,
    )
    doubts = (*asked.doubts, *joiner.doubts, *_told(split))
    if read is None or (read[0] is Kind.READING and _is_head(split.rest)):
        return _bank(asked.questions, split, doubts)
    _kind, lessons, others = read
    lessons = tuple(_placed(lessons, asked.questions))
    kept = [doubt for doubt in others if not _is_answered(doubt, lessons)]
    return Kind.HANDOUT, lessons, (*kept, *doubts)


def _told(split: Split) -> Iterator[Doubt]:
    rows = [*split.keys.unused, *([split.statement] if split.statement else [])]
    return (Doubt(line=row.line, code=Code.NOT_USED, text=row.text) for row in rows)


def _is_head(rows: Sequence[Row]) -> bool:
    return sum(len(row.text) for row in rows) <= _LONGEST_HEAD


def _bank(
    questions: Sequence[ReadQuestion], split: Split, doubts: Sequence[Doubt]
) -> tuple[Kind, tuple[ReadLesson, ...], tuple[Doubt, ...]]:
    """A document of tests and nothing else; the line above them all is its title."""
    rest = list(split.rest)
    first = split.rows[split.tests[0].first].line
    is_titled = bool(rest) and rest[0].line < first and len(rest[0].text) <= _LONGEST_TITLE
    title = rest.pop(0).text if is_titled else ""
    told = [Doubt(line=row.line, code=Code.NOT_USED, text=row.text) for row in rest]
    missing = [] if title else [Doubt(line=1, code=Code.TITLE_MISSING)]
    words = " ".join(question.text for question in questions)
    lesson = ReadLesson(title=title, language=language_of(words), questions=tuple(questions))
    return Kind.HANDOUT, (lesson,), (*doubts, *missing, *told)


def _placed(
    lessons: Sequence[ReadLesson], questions: Sequence[ReadQuestion]
) -> Iterator[ReadLesson]:
    """Each question in the last lesson that begins above it, in the order of the lines."""
    starts = [_first_line(lesson) for lesson in lessons]
    for place, lesson in enumerate(lessons):
        later = starts[place + 1] if place + 1 < len(lessons) else None
        own = [
            question
            for question in questions
            if (not place or _line(question) >= starts[place])
            and (later is None or _line(question) < later)
        ]
        merged = sorted((*lesson.questions, *own), key=_line) if own else lesson.questions
        yield replace(lesson, questions=tuple(merged))


def _line(question: ReadQuestion) -> int:
    return question.span.first if question.span else 0


def _first_line(lesson: ReadLesson) -> int:
    spans = [
        *lesson.spans.values(),
        *(part.span for part in lesson.body if part.span),
        *(question.span for question in lesson.questions if question.span),
    ]
    return min((span.first for span in spans), default=0)


def _is_answered(doubt: Doubt, lessons: Sequence[ReadLesson]) -> bool:
    """Whether the tests are what was missing."""
    return doubt.code in _MISSING and all(lesson.questions for lesson in lessons)


def _confirmed(read: Reading, split: Split) -> Reading:
    """Ordinary tests, where the document says of all of them that the first option is right."""
    if split.statement is None:
        return read
    kind, lessons, doubts = read
    if not any(_is_guessed(question) for lesson in lessons for question in lesson.questions):
        return kind, lessons, (*doubts, *_told(split))
    lessons = tuple(
        replace(
            lesson,
            questions=tuple(
                replace(question, is_key_confirmed=True) if _is_guessed(question) else question
                for question in lesson.questions
            ),
        )
        for lesson in lessons
    )
    kept = tuple(doubt for doubt in doubts if doubt.code != Code.KEY_MISSING)
    return kind, lessons, (*kept, *_told(split))


def _is_guessed(question: ReadQuestion) -> bool:
    return not question.is_key_confirmed and question.kind == "single-choice"
