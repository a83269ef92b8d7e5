"""Writing questions: the one place where what was read, typed or loaded becomes a version."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from lessons.domain.content.parsing import settle_points
from lessons.domain.content.question import QuestionContent
from lessons.domain.handouts.document import ReadQuestion, Span
from lessons.domain.parts import Part
from lessons.domain.practice.uses import Placed, Use, default_uses
from lessons.domain.types.definition import Control
from lessons.models import Attempt, Lesson, Question, QuestionVersion, Section, User

_BATCH = 500


def add_questions(
    lesson: Lesson,
    reads: Sequence[ReadQuestion],
    *,
    after: int = 0,
    sections: Sequence[Section] = (),
    created_by: User | None,
    now: datetime,
) -> list[Question]:
    """Each with its first version, from the position behind ``after`` on.

    They have been checked; ``sections`` are those that their indexes mean.
    """
    questions = Question.objects.bulk_create(
        [
            Question(
                lesson=lesson,
                part=read.part,
                is_level_given=read.is_level_given,
                label=read.label,
                position=position,
                section=None if read.section is None else sections[read.section],
                **source_lines(read.span),
            )
            for position, read in enumerate(reads, start=after + 1)
        ],
        batch_size=_BATCH,
    )
    versions = QuestionVersion.objects.bulk_create(
        [
            new_version(question, read, number=1, created_by=created_by, now=now)
            for question, read in zip(questions, reads, strict=True)
        ],
        batch_size=_BATCH,
    )
    for question, version in zip(questions, versions, strict=True):
        question.current = version
    Question.objects.bulk_update(questions, ["current"], batch_size=_BATCH)
    divide_questions(lesson)
    return questions


def divide_questions(lesson: Lesson) -> None:
    """Between practice and the test, where no author has. What students have begun stays."""
    if Attempt.objects.filter(assignment__lesson=lesson).exists():
        return
    questions = lesson.question_set.in_use().select_related("current")
    uses = default_uses([_placed(question) for question in questions])
    unlike = {question.pk for question in questions if question.use != uses[question.pk]}
    mine = lesson.question_set.filter(is_use_chosen=False)
    for use in Use:
        mine.filter(pk__in=[pk for pk in unlike if uses[pk] is use]).update(use=use)


def _placed(question: Question) -> Placed:
    return Placed(
        key=question.pk,
        part=Part(question.part),
        position=question.position,
        section=question.section_id,
        is_quick=question.in_force.input.control is not Control.LONG_TEXT,
        draws_numbers=bool(question.in_force.template),
    )


def new_version(
    question: Question,
    content: QuestionContent,
    *,
    number: int,
    created_by: User | None,
    now: datetime,
) -> QuestionVersion:
    """Not saved yet; its points are the sum of its key points, where it has any."""
    return QuestionVersion.of(
        settle_points(content),
        question=question,
        number=number,
        created_by=created_by,
        created_at=now,
    )


def next_number(question: Question) -> int:
    """Of a version that is to come; a teacher's own copy has one, too."""
    last = QuestionVersion.objects.filter(question=question).aggregate(Max("number"))
    return (last["number__max"] or 0) + 1


def source_lines(span: Span | None) -> dict[str, int]:
    """The columns of a question or a section that was read from them."""
    return {} if span is None else {"source_first": span.first, "source_last": span.last}


@transaction.atomic
def choose_levels(lesson: Lesson, chosen: Mapping[int, Part]) -> int:
    """The number of questions; those that have a level meanwhile keep it."""
    waiting = lesson.question_set.without_level()
    count = sum(
        waiting.filter(pk__in=[pk for pk, own in chosen.items() if own is part]).update(
            part=part, is_level_given=True
        )
        for part in set(chosen.values())
    )
    divide_questions(lesson)
    return count
