"""Lessons of the files of a batch that were read without a doubt, all at once."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from lessons.models import Batch, Course, Department, Lesson, Upload, User
from lessons.services.importing import ImportRefused, import_lessons
from lessons.services.uploads import reading_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Created:
    """``refused``: files that stay as they are, each with what was in the way."""

    lessons: list[Lesson] = field(default_factory=list)
    refused: list[tuple[Upload, ImportRefused]] = field(default_factory=list)


def create_sound(
    batch: Batch,
    files: Iterable[Upload],
    *,
    department: Department | None,
    created_by: User,
    now: datetime,
) -> Created:
    """As drafts, in the course of the batch; a new one belongs to ``department``.

    Each file is taken whole or not at all; one that is refused stops no other.
    """
    created = Created()
    title, owner = _place(batch.course, batch.new_course, department)
    for file in files:
        handout = reading_of(file)
        if handout is None:
            continue
        try:
            created.lessons.extend(
                import_lessons(
                    handout.document.lessons,
                    course_title=title,
                    department=owner,
                    source=handout.source,
                    created_by=created_by,
                    now=now,
                )
            )
        except ImportRefused as refused:
            created.refused.append((file, refused))
    return created


def _place(
    course: Course | None, new_course: str, department: Department | None
) -> tuple[str, Department | None]:
    return (course.title, course.department) if course else (new_course, department)
