"""A lesson as it stands, ready to be written once more elsewhere."""

from collections.abc import Mapping

from lessons.domain.content.whole_lesson import WholeLesson
from lessons.domain.handouts.document import ReadLesson, ReadQuestion, ReadSection
from lessons.domain.parts import Part
from lessons.models import Lesson, Question, Section


def whole_lesson(lesson: Lesson) -> WholeLesson:
    """Two queries. What is in the archive stays behind, and so do the lines of a source: they are
    those of a file that this lesson alone was made from."""
    sections = list(lesson.section_set.order_by("position"))
    rows = lesson.question_set.in_use().select_related("current").order_by("position")
    questions = list(rows)
    places = {section.pk: place for place, section in enumerate(sections)}
    return WholeLesson(
        read=ReadLesson(
            title=lesson.title,
            number=lesson.number,
            goal=lesson.goal,
            equipment=lesson.equipment,
            outcomes=lesson.outcomes,
            methods=lesson.methods,
            language=lesson.language,
            body=tuple(map(_section, sections)),
            questions=tuple(_question(row, places) for row in questions),
            terms=lesson.key_terms,
            sources=tuple(lesson.sources.split("\n")),
            details=lesson.details,
        ),
        uses=tuple(row.use if row.is_use_chosen else "" for row in questions),
    )


def _section(section: Section) -> ReadSection:
    return ReadSection(heading=section.heading, text=section.text, figure=section.figure)


def _question(question: Question, places: Mapping[int, int]) -> ReadQuestion:
    return ReadQuestion.of(
        question.in_force.content,
        part=Part(question.part),
        label=question.label,
        section=None if question.section_id is None else places[question.section_id],
        is_level_given=question.is_level_given,
    )
