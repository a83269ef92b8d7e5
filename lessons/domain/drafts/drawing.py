"""A document as the draft that a person begins with."""

from lessons.domain.content.details import LESSON_NAMES, TASK_NAMES, to_text
from lessons.domain.content.parsing import parse
from lessons.domain.drafts.draft import Draft, DraftLesson, DraftQuestion, DraftSection
from lessons.domain.drafts.levels import NO_LEVEL
from lessons.domain.drafts.origin import Origin, origin_of
from lessons.domain.figures.registry import figure_to_text, parse_figure
from lessons.domain.handouts.document import Document, ReadLesson, ReadQuestion, ReadSection
from lessons.domain.terms.term import terms_to_text
from lessons.domain.types.lines import one_line


def draft_of(document: Document, *, language: str) -> Draft:
    """``language`` is the page's: the kinds of figures have names in it."""
    lessons = tuple(_lesson(lesson, language) for lesson in document.lessons)
    return Draft(document=document, lessons=lessons)


def _lesson(read: ReadLesson, language: str) -> DraftLesson:
    return DraftLesson(
        number="" if read.number is None else str(read.number),
        title=read.title,
        goal=read.goal,
        equipment=read.equipment,
        outcomes=read.outcomes,
        methods=read.methods,
        language=read.language,
        terms=terms_to_text(read.terms),
        sources="\n".join(read.sources),
        details=to_text(read.details, LESSON_NAMES, language=language),
        sections=tuple(_section(part, at, language) for at, part in enumerate(read.body)),
        questions=tuple(
            draft_question(question, origin=origin_of(question.span, index=at), language=language)
            for at, question in enumerate(read.questions)
        ),
    )


def _section(read: ReadSection, index: int, language: str) -> DraftSection:
    drawn = figure_to_text(parse_figure(read.figure), language=language) if read.figure else ""
    return DraftSection(
        id=index,
        heading=read.heading,
        text=read.text,
        figure=drawn,
        origin=origin_of(read.span, index=index),
    )


def draft_question(read: ReadQuestion, *, origin: Origin, language: str = "") -> DraftQuestion:
    """Its payload must be one that its kind can read."""
    return DraftQuestion(
        part=read.part.value if read.is_level_given else NO_LEVEL,
        label=read.label,
        kind=read.kind,
        text=read.text,
        points=str(read.points),
        key=parse(read).key_lines,
        explanation=read.explanation,
        hints="\n".join(one_line(hint) for hint in read.hints),
        details=to_text(read.details, TASK_NAMES, language=language),
        section=read.section,
        origin=origin,
    )
