"""From a confirmed reading to a lesson, and from a draft to a published lesson."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from lessons.domain.content.parsing import parse, settle_points
from lessons.domain.content.question import QuestionContent
from lessons.domain.figures.registry import parse_figure
from lessons.domain.handouts.document import ReadLesson, ReadQuestion
from lessons.domain.limits import MAX_LESSON_NUMBER, MAX_POINTS
from lessons.domain.refusals import Facts, ImportRefusal, Refused
from lessons.domain.terms.term import dump_terms, parse_terms
from lessons.domain.types.definition import PayloadError
from lessons.domain.types.registry import REGISTRY
from lessons.models import (
    Course,
    Department,
    Lesson,
    LessonStatus,
    Question,
    Section,
    Source,
    User,
)
from lessons.services.assets import add_read_pictures
from lessons.services.questions import add_questions, source_lines


class ImportRefused(Refused[ImportRefusal]):
    """``lesson`` is the one that is in the way."""

    def __init__(
        self,
        code: ImportRefusal,
        *,
        lesson: Lesson | None = None,
        index: int | None = None,
        detail: str = "",
        key: str = "",
    ) -> None:
        super().__init__(code, Facts(lesson=lesson, index=index, detail=detail, key=key))
        self.lesson = lesson


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """A file as it was uploaded and read; ``text`` is its lines, numbered as the spans are, and
    ``pictures`` those that its lessons show, by their names."""

    name: str
    digest: str
    text: str
    pictures: Mapping[str, bytes] = field(default_factory=dict, repr=False)


def digest_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def loaded_before(digest: str, *, course: Course) -> Lesson | None:
    """The lesson of this course that the same file was made into."""
    return Lesson.objects.filter(course=course, source__digest=digest).first()


@transaction.atomic
def create_lessons(
    lessons: Sequence[ReadLesson],
    *,
    course: Course,
    source: SourceFile,
    created_by: User | None,
    now: datetime,
) -> list[Lesson]:
    """All lessons of one file as drafts, or none of them. Raises ImportRefused."""
    before = loaded_before(source.digest, course=course)
    if before is not None:
        raise ImportRefused(ImportRefusal.ALREADY_LOADED, lesson=before)
    kept, _ = Source.objects.get_or_create(
        digest=source.digest,
        defaults={
            "name": source.name[:255],
            "text": source.text,
            "loaded_by": created_by,
            "loaded_at": now,
        },
    )
    made = []
    for read in lessons:
        lesson = create_lesson(read, course=course, created_by=created_by, now=now, source=kept)
        add_read_pictures(lesson, read, source.pictures, now=now)
        made.append(lesson)
    return made


def create_lesson(
    read: ReadLesson, *, course: Course, created_by: User | None, now: datetime, **origin: Any
) -> Lesson:
    """``origin`` are columns that say where it comes from. Raises ImportRefused."""
    number = check_lesson(read, course=course)
    try:
        with transaction.atomic():
            lesson = Lesson.objects.create(
                course=course,
                number=number,
                title=read.title,
                goal=read.goal,
                equipment=read.equipment,
                outcomes=read.outcomes,
                methods=read.methods,
                language=read.language,
                terms=dump_terms(read.terms),
                sources="\n".join(read.sources),
                details=dict(read.details),
                **origin,
            )
    except IntegrityError as error:
        taken = Lesson.objects.filter(course=course, number=number).first()
        raise ImportRefused(ImportRefusal.NUMBER_TAKEN, lesson=taken) from error
    sections = _create_sections(lesson, read)
    add_questions(lesson, read.questions, sections=sections, created_by=created_by, now=now)
    return lesson


def check_lesson(read: ReadLesson, *, course: Course) -> int:
    """Every rule that the tables would refuse, said before anything is written; its number."""
    if read.number is None:
        raise ImportRefused(ImportRefusal.NUMBER_MISSING)
    taken = Lesson.objects.filter(course=course, number=read.number).first()
    if taken is not None:
        raise ImportRefused(ImportRefusal.NUMBER_TAKEN, lesson=taken)
    for index, question in enumerate(read.questions):
        check_question(question, index=index)
        if not 1 <= settle_points(question).points <= MAX_POINTS:
            raise ImportRefused(ImportRefusal.POINTS_WRONG, index=index)
    check_terms_and_figures(read)
    return read.number


def check_terms_and_figures(read: ReadLesson) -> None:
    try:
        parse_terms(dump_terms(read.terms), language=read.language)
    except PayloadError as error:
        raise ImportRefused(ImportRefusal.TERMS_WRONG, detail=error.code, key=error.key) from error
    for index, section in enumerate(read.body):
        try:
            if section.figure is not None:
                parse_figure(section.figure)
        except PayloadError as error:
            raise ImportRefused(
                ImportRefusal.FIGURE_WRONG, index=index, detail=error.code, key=error.key
            ) from error


def check_question(question: QuestionContent, *, index: int) -> None:
    if question.kind not in REGISTRY:
        raise ImportRefused(ImportRefusal.KIND_UNKNOWN, index=index, detail=question.kind)
    try:
        parse(question)
    except PayloadError as error:
        raise ImportRefused(
            ImportRefusal.QUESTION_WRONG, index=index, detail=error.code, key=error.key
        ) from error


def _create_sections(lesson: Lesson, read: ReadLesson) -> list[Section]:
    return Section.objects.bulk_create(
        Section(
            lesson=lesson,
            position=position,
            heading=section.heading,
            text=section.text,
            figure=None if section.figure is None else dict(section.figure),
            **source_lines(section.span),
        )
        for position, section in enumerate(read.body, start=1)
    )


def publish_lesson(lesson: Lesson, *, now: datetime) -> bool:
    """Make a draft visible to the classes it is assigned to; False if it was published before."""
    published = Lesson.objects.filter(pk=lesson.pk, status=LessonStatus.DRAFT).update(
        status=LessonStatus.PUBLISHED, published_at=now
    )
    lesson.refresh_from_db(fields=["status", "published_at"])
    return bool(published)


@transaction.atomic
def import_lessons(
    lessons: Sequence[ReadLesson],
    *,
    course_title: str,
    department: Department | None = None,
    source: SourceFile,
    created_by: User | None,
    now: datetime,
) -> list[Lesson]:
    """``create_lessons`` in the department's course of this title, made where there is none.

    Raises ImportRefused; then the course is not made either.
    """
    for read in lessons:
        check_sizes(read)
    course, _ = Course.objects.get_or_create(title=course_title, department=department)
    return create_lessons(lessons, course=course, source=source, created_by=created_by, now=now)


def check_sizes(read: ReadLesson) -> None:
    """What the columns can hold; a reader takes any text, and one database would cut or fail."""
    if read.number is not None and not 1 <= read.number <= MAX_LESSON_NUMBER:
        raise ImportRefused(ImportRefusal.NUMBER_WRONG)
    if not read.title.strip():
        raise ImportRefused(ImportRefusal.TITLE_MISSING)
    longest = Lesson._meta.get_field("title").max_length or 0
    for text in (read.title, *(section.heading for section in read.body)):
        if len(text) > longest:
            raise ImportRefused(ImportRefusal.TEXT_TOO_LONG, detail=text)
    for index, question in enumerate(read.questions):
        _check_question_size(question, index=index)


def _check_question_size(question: ReadQuestion, *, index: int) -> None:
    if not question.text.strip():
        raise ImportRefused(ImportRefusal.TEXT_MISSING, index=index)
    if question.label and not question.part.is_task:
        raise ImportRefused(ImportRefusal.LABEL_ON_LEVEL, index=index)
    if len(question.label) > (Question._meta.get_field("label").max_length or 0):
        raise ImportRefused(ImportRefusal.TEXT_TOO_LONG, index=index, detail=question.label)
