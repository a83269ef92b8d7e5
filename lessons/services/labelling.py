"""What a person made of a loaded file, as a document to learn from; writes nothing."""

from typing import Any

from lessons.domain.handouts.document import ReadLesson, ReadQuestion, Span
from lessons.domain.handouts.training.labelled import labelled_document
from lessons.domain.parts import Part
from lessons.domain.refusals import LabelRefusal, Refused
from lessons.models import Lesson, Question, Upload
from lessons.services.handouts import HandoutRefused
from lessons.services.opening import handout_of


class LabelRefused(Refused[LabelRefusal]):
    pass


def lessons_of(upload: Upload) -> list[Lesson]:
    """Made of this file; where several courses have it, those of the course that came last."""
    made = Lesson.objects.filter(source__digest=upload.digest, source__isnull=False)
    last = made.order_by("pk").last()
    return list(made.filter(course=last.course_id).order_by("pk")) if last else []


def export_labels(upload: Upload) -> dict[str, Any]:
    """Raises LabelRefused."""
    lessons = lessons_of(upload)
    if not lessons:
        raise LabelRefused(LabelRefusal.NO_LESSON)
    try:
        handout = handout_of(upload)
    except HandoutRefused as refused:
        raise LabelRefused(LabelRefusal.NOT_KEPT) from refused
    if handout is None:
        raise LabelRefused(LabelRefusal.NOT_KEPT)
    if not handout.document.rows:
        raise LabelRefused(LabelRefusal.NO_ROWS)
    return labelled_document(handout.document, [_read(lesson) for lesson in lessons])


def _read(lesson: Lesson) -> ReadLesson:
    """The lesson as it stands now; what was changed later counts too."""
    questions = lesson.question_set.in_use().select_related("current").order_by("position")
    return ReadLesson(
        title=lesson.title,
        number=lesson.number,
        goal=lesson.goal,
        equipment=lesson.equipment,
        outcomes=lesson.outcomes,
        methods=lesson.methods,
        language=lesson.language,
        questions=tuple(map(_read_question, questions)),
    )


def _read_question(question: Question) -> ReadQuestion:
    first, last = question.source_first, question.source_last
    return ReadQuestion.of(
        question.in_force.content,
        part=Part(question.part),
        label=question.label,
        is_level_given=question.is_level_given,
        span=Span(first, last) if first and last else None,
    )
