"""A text without lesson structure (chapter, article, thesis) as one lesson to read."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lessons.domain.handouts.block_rows import with_blocks
from lessons.domain.handouts.class_titles import match_class_title
from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import ReadLesson, ReadSection, Span
from lessons.domain.handouts.document import Warning as Doubt
from lessons.domain.handouts.drafted_sections import with_drafted
from lessons.domain.handouts.front_matter import front_matter
from lessons.domain.handouts.joining import Joiner
from lessons.domain.handouts.language import language_of
from lessons.domain.handouts.learnt.vocabulary import is_form_name
from lessons.domain.handouts.lines import Row, begins_small
from lessons.domain.handouts.running_lines import (
    repeated_passages,
    without_citations,
    without_headers,
)
from lessons.domain.handouts.section_headings import SectionHeading, section_heading
from lessons.domain.handouts.sections import read_sections
from lessons.domain.handouts.topics import drafted_title
from lessons.domain.text.sentences import ends_sentence

LONGEST_TITLE = 120
_FEWEST_SENTENCES = 15
_SHORTEST_SENTENCE = 25
_OPEN_SHARE = 0.6
"""Lines of a text in which every line is a sentence that lost its period: 78 % in the thesis."""
_CAPITAL_SHARE = 0.8
_INDENT = 3


@dataclass(frozen=True, slots=True)
class Reading:
    lesson: ReadLesson
    doubts: tuple[Doubt, ...]


def read_running_text(rows: Sequence[Row], lines: Sequence[str] = ()) -> Reading:
    """``rows`` holds at least one row; ``lines`` are the source, for its indents.

    The first heading of the highest rank is the title, else the first line; such a line stays in
    the body, where its sentence goes on.
    """
    rows, headers = without_headers(rows)
    repeated = repeated_passages(rows)
    rows, citations = without_citations(rows)
    merged: list[Doubt] = []
    rows = with_blocks(rows, merged)
    rows, sentences = _joined_sentences(rows, lines)
    joiner = Joiner(rows)
    title, line, guesses = _title(_below_form_name(rows))
    number, name = _numbered(title)
    language = language_of(" ".join(row.text for row in rows))
    sections = read_sections(rows, joiner, find=section_heading)
    matter = front_matter(sections, rows, title=title, language=language)
    body, drafted = with_drafted([part for part in matter.body if _is_kept(part, title)], rows)
    lesson = ReadLesson(
        title=name,
        number=number,
        language=language,
        body=body,
        sources=matter.sources,
        details=matter.details,
        spans={"title": Span(line, line), **matter.spans},
    )
    doubts = (
        Doubt(line=line, code=Code.NO_QUESTIONS),
        *guesses,
        *headers,
        *repeated,
        *citations,
        *sentences,
        *merged,
        *drafted,
        *matter.doubts,
        *joiner.doubts,
    )
    return Reading(lesson, doubts)


def _below_form_name(rows: Sequence[Row]) -> Sequence[Row]:
    """``Оқу материалы`` above the title says what kind of paper it is."""
    is_form = len(rows) > 1 and is_form_name(rows[0].text)
    return rows[1:] if is_form and len(rows[1].text) <= LONGEST_TITLE else rows


def _numbered(title: str) -> tuple[int | None, str]:
    """``Лекция 3. Деловое письмо``: the number and the title itself."""
    found = match_class_title(title)
    return (found.number, found.rest) if found and found.rest else (None, title)


def _title(rows: Sequence[Row]) -> tuple[str, int, tuple[Doubt, ...]]:
    """The title, its line, and a note where it is only the first line."""
    found = [(heading, row.line) for row in rows if (heading := section_heading(row))]
    ranked = [(heading, line) for heading, line in found if _can_be_title(heading, line, rows)]
    if ranked:
        heading, line = min(ranked, key=lambda each: each[0].depth)
        return _cut(heading.words), line, ()
    first = next((row for row in rows if not row.is_block), rows[0])
    text = _whole_line(rows) or drafted_title(" ".join(row.text for row in rows))
    text = text or _cut(first.text)
    return text, first.line, (Doubt(line=first.line, code=Code.TITLE_GUESSED, text=text),)


def _whole_line(rows: Sequence[Row]) -> str:
    """The first line, where it is no beginning of a sentence that goes on."""
    prose = [row for row in rows if not row.is_block] or list(rows)
    first, below = prose[0], prose[1:2]
    goes_on = any(not row.starts or begins_small(row.text) for row in below)
    is_short = len(first.text) <= LONGEST_TITLE and section_heading(first) is None
    return first.text if is_short and not goes_on else ""


def _can_be_title(heading: SectionHeading, line: int, rows: Sequence[Row]) -> bool:
    """Set by the format anywhere, or a line of capitals at the very top; no run-in heading."""
    row = next(row for row in rows if row.line == line)
    is_styled = bool(row.heading) or row.text.startswith("#")
    is_top = row is rows[0] and row.text.isupper()
    return not heading.rest and (is_styled or is_top)


def _is_kept(part: ReadSection, title: str) -> bool:
    return bool(part.text) or part.heading != title


def _joined_sentences(
    rows: Sequence[Row], lines: Sequence[str]
) -> tuple[tuple[Row, ...], tuple[Doubt, ...]]:
    """Lines that each hold one sentence without its period become paragraphs by their indents."""
    if not _are_sentences(rows):
        return tuple(rows), ()
    joined: list[Row] = []
    for row in rows:
        is_indented = _indent(row, lines) >= _INDENT or section_heading(row) is not None
        follows_heading = bool(joined) and section_heading(joined[-1]) is not None
        starts = not joined or is_indented or (follows_heading and not joined[-1].text.strip())
        joined.append(replace(row, starts=starts))
    stopped = [
        replace(row, text=f"{row.text}.") if _lost_period(row, following) else row
        for row, following in zip(joined, [*joined[1:], None], strict=True)
    ]
    return tuple(stopped), (Doubt(line=rows[0].line, code=Code.SENTENCES_JOINED),)


def _are_sentences(rows: Sequence[Row]) -> bool:
    filled = [row for row in rows if len(row.text) >= _SHORTEST_SENTENCE and not row.is_block]
    if len(filled) < max(_FEWEST_SENTENCES, len(rows) * _CAPITAL_SHARE):
        return False
    are_open = sum(not ends_sentence(row.text) for row in filled)
    are_begun = sum(not row.text[:1].islower() for row in filled)
    return are_open >= len(filled) * _OPEN_SHARE and are_begun >= len(filled) * _CAPITAL_SHARE


def _lost_period(row: Row, following: Row | None) -> bool:
    heading = section_heading(row)
    is_heading = heading is not None and not heading.rest
    goes_on = following is not None and following.text[:1].islower()
    return row.text[-1].isalnum() and not row.is_block and not is_heading and not goes_on


def _indent(row: Row, lines: Sequence[str]) -> int:
    line = lines[row.line - 1] if row.line <= len(lines) else ""
    return len(line) - len(line.lstrip())


def _cut(text: str) -> str:
    """At a word's end where there is one."""
    if len(text) <= LONGEST_TITLE:
        return text
    return text[:LONGEST_TITLE].rsplit(" ", 1)[0] + "…"
