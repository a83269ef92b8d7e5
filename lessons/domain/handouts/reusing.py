"""Lines that the reader left over, taken up by a person: as a section's text or as questions."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from lessons.domain.handouts.asking import has_key
from lessons.domain.handouts.choice_items import has_letters, read_items, split_number
from lessons.domain.handouts.document import ReadQuestion, Span
from lessons.domain.handouts.joining import Joiner
from lessons.domain.handouts.level_lines import Surety, find_level_line
from lessons.domain.handouts.lines import Row, read_rows, tidy
from lessons.domain.handouts.model_answers import split_answer
from lessons.domain.handouts.raw_items import RawItem, RawItems
from lessons.domain.handouts.tests_reader import Test, to_question
from lessons.domain.parts import Part, part_for_level
from lessons.domain.text.sentences import ends_open


def read_paragraphs(lines: Sequence[str], numbers: Collection[int]) -> str:
    """The lines as a section's text, paragraphs parted by empty lines."""
    rows = _rows(lines, numbers)
    return "\n\n".join(_paragraphs(rows, Joiner(rows)))


def read_questions(
    lines: Sequence[str], numbers: Collection[int], *, part: Part
) -> tuple[ReadQuestion, ...]:
    """A test for each item with options, else one open question; none of blank lines.

    A level that the lines name counts before ``part``.
    """
    rows = _rows(lines, numbers)
    if not rows:
        return ()
    level_line = find_level_line(rows[0].text)
    if (
        level_line is not None
        and level_line.surety is Surety.CLEAR
        and level_line.rest
        and level_line.level
    ):
        part = part_for_level(min(level_line.level, 3))
        rows = [replace(rows[0], text=level_line.rest), *rows[1:]]
    joiner = Joiner(rows)
    return _tests(rows, part, joiner) or (_open(rows, part, joiner),)


def _tests(rows: Sequence[Row], part: Part, joiner: Joiner) -> tuple[ReadQuestion, ...]:
    """None where one of the items offers nothing to choose from."""
    raw = read_items(rows)
    if not _offer_options(raw, rows):
        return ()
    tests = [_test(item, part, joiner) for item in raw.items]
    found = tuple(test for test in tests if test is not None)
    return _with_every_line(found, rows) if found and len(found) == len(tests) else ()


def _offer_options(raw: RawItems, rows: Sequence[Row]) -> bool:
    """Numbers may count the points of a plan; below a question or with a key they are options."""
    if has_letters(rows) or raw.keys or any(map(has_key, raw.items)):
        return True
    return all(item.rows and ends_open(item.rows[-1].text) for item in raw.items)


def _open(rows: Sequence[Row], part: Part, joiner: Joiner) -> ReadQuestion:
    _number, first = split_number(rows[0])
    first = first if first.text.strip() else rows[0]
    chosen = (first, *rows[1:])
    asked, answer = split_answer(chosen)
    # An answer alone was meant to be asked.
    asked, answer = (asked, answer) if asked else (chosen, ())
    text = "\n".join(_paragraphs(asked, joiner)).strip()
    model = "\n".join(_paragraphs(answer, joiner))
    payload = {"key_points": [], "model_answer": model} if model else {}
    span = Span(rows[0].line, rows[-1].line)
    return ReadQuestion(part=part, text=text, payload=payload, span=span)


def _paragraphs(rows: Sequence[Row], joiner: Joiner) -> list[str]:
    groups: list[list[Row]] = []
    for row in rows:
        goes_on = groups and not row.starts and groups[-1][-1].line + 2 >= row.line
        if goes_on:
            groups[-1].append(row)
        else:
            groups.append([row])
    return [joiner.join(group).text for group in groups]


def _rows(lines: Sequence[str], numbers: Collection[int]) -> list[Row]:
    """Page furniture too, where nothing else was chosen: the person meant it."""
    chosen = [row for row in read_rows(lines) if row.line in numbers]
    if chosen:
        return chosen
    filled = ((number, tidy(lines[number - 1])) for number in sorted(numbers))
    return [Row(number, text) for number, text in filled if text]


def _test(item: RawItem, part: Part, joiner: Joiner) -> ReadQuestion | None:
    return to_question(Test(item, part), "", joiner) if item.options else None


def _with_every_line(
    found: tuple[ReadQuestion, ...], rows: Sequence[Row]
) -> tuple[ReadQuestion, ...]:
    """What stands above the first test or under the last stays in sight beside it."""
    first, last = found[0], found[-1]
    begins = replace(first, span=Span(rows[0].line, first.span.last if first.span else 0))
    found = (begins, *found[1:])
    last = found[-1]
    ends = replace(last, span=Span(last.span.first if last.span else 0, rows[-1].line))
    return (*found[:-1], ends)
