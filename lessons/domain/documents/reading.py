"""A text without lesson structure (chapter, article, thesis) as one lesson to read."""

from collections.abc import Sequence
from dataclasses import dataclass

from lessons.domain.documents.codes import Code
from lessons.domain.documents.document import ReadLesson, Span
from lessons.domain.documents.document import Warning as Doubt
from lessons.domain.documents.joining import Joiner
from lessons.domain.documents.language import language_of
from lessons.domain.documents.lines import Row
from lessons.domain.documents.sections import markdown_heading, read_sections

LONGEST_TITLE = 120


@dataclass(frozen=True, slots=True)
class Reading:
    lesson: ReadLesson
    doubts: tuple[Doubt, ...]


def read_reading(rows: Sequence[Row]) -> Reading:
    """``rows`` holds at least one row. The first Markdown heading or the first line is the title.

    A first line that is no heading stays in the body, where its sentence goes on.
    """
    joiner = Joiner(rows)
    titled = next((row for row in rows if markdown_heading(row.text)), rows[0])
    title = markdown_heading(titled.text)
    doubts = [Doubt(line=titled.line, code=Code.NO_QUESTIONS)]
    if not title:
        title = _cut(titled.text)
        doubts.append(Doubt(line=titled.line, code=Code.TITLE_GUESSED, text=title))
    sections = read_sections(rows, joiner)
    lesson = ReadLesson(
        title=title,
        language=language_of(" ".join(row.text for row in rows)),
        body=tuple(section for section in sections if section.text or section.heading != title),
        spans={"title": Span(titled.line, titled.line)},
    )
    return Reading(lesson, (*doubts, *joiner.doubts))


def _cut(text: str) -> str:
    """At a word's end where there is one."""
    if len(text) <= LONGEST_TITLE:
        return text
    return text[:LONGEST_TITLE].rsplit(" ", 1)[0] + "…"
