"""A whole course written into one file, and loaded from it: all lessons of it, or none."""

from datetime import datetime
from shutil import copyfileobj
from typing import IO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from django.db import transaction

from lessons.domain.archives.course import (
    ArchivedCourse,
    ArchivedLesson,
    ArchivedPicture,
    entry_of,
    read_course,
    write_course,
)
from lessons.domain.assets.measuring import AssetRefused
from lessons.domain.refusals import ArchiveRefusal, Facts, Refused
from lessons.domain.types.definition import PayloadError
from lessons.models import Asset, Course, Department, Lesson, User
from lessons.queries.whole_lessons import whole_lesson
from lessons.services.assets import add_picture
from lessons.services.importing import ImportRefused
from lessons.services.lesson_copying import make_lesson

ENTRY = "course.json"
MOST_BYTES = 50_000_000
"""Of the text, however small it was packed; forty lessons have about 3 MB."""
_CODES = {"not-an-archive": ArchiveRefusal.NOT_ONE, "archive-too-new": ArchiveRefusal.TOO_NEW}


class ArchiveRefused(Refused[ArchiveRefusal]):
    pass


class LessonNotMadeError(Exception):
    """``title`` is that of the lesson which cannot be made; nothing was written."""

    def __init__(self, title: str, refused: ImportRefused) -> None:
        super().__init__(title, refused)
        self.title, self.refused = title, refused


def write_archive(course: Course, into: IO[bytes]) -> None:
    with ZipFile(into, "w", ZIP_DEFLATED) as archive:
        whole = archived(course)
        archive.writestr(ENTRY, write_course(whole))
        for lesson in whole.lessons:
            _write_pictures(archive, course, lesson)


def _write_pictures(archive: ZipFile, course: Course, lesson: ArchivedLesson) -> None:
    """They are packed already."""
    number = lesson.whole.read.number
    files = {row.name: row.file for row in _pictures_of(course, number)}
    for picture in lesson.pictures:
        entry = ZipInfo(entry_of(number, picture))
        with files[picture.name].open("rb") as opened, archive.open(entry, "w") as into:
            copyfileobj(opened, into)


def _pictures_of(course: Course, number: int | None) -> list[Asset]:
    """Those that the disk has not lost."""
    rows = Asset.objects.filter(lesson__in=course.lesson_set.filter(number=number or 0))
    return [row for row in rows.order_by("name") if row.file.storage.exists(row.file.name or "")]


def _archived_picture(row: Asset) -> ArchivedPicture:
    return ArchivedPicture(
        name=row.name, alternative=row.alternative, caption=row.caption, credit=row.credit
    )


def archived(course: Course) -> ArchivedCourse:
    rows = course.lesson_set.select_related("original").order_by("number")
    lessons = tuple(
        ArchivedLesson(
            whole=whole_lesson(row),
            original=_original(row),
            pictures=tuple(map(_archived_picture, _pictures_of(course, row.number))),
        )
        for row in rows
    )
    return ArchivedCourse(title=course.title, lessons=lessons)


def _original(lesson: Lesson) -> int | None:
    """Only what comes along can be pointed to."""
    first = lesson.original
    return first.number if first and first.course_id == lesson.course_id else None


def _read(file: IO[bytes], name: str) -> bytes:
    """Raises ArchiveRefused."""
    try:
        with ZipFile(file) as archive, archive.open(name) as entry:
            data = entry.read(MOST_BYTES + 1)
    except (BadZipFile, KeyError, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        raise ArchiveRefused(ArchiveRefusal.NOT_ONE, Facts(detail=name)) from error
    if len(data) > MOST_BYTES:
        raise ArchiveRefused(ArchiveRefusal.TOO_BIG)
    return data


def read_archive(file: IO[bytes]) -> ArchivedCourse:
    """Raises ArchiveRefused."""
    data = _read(file, ENTRY)
    try:
        return read_course(data.decode())
    except UnicodeDecodeError as error:
        raise ArchiveRefused(ArchiveRefusal.NOT_ONE) from error
    except PayloadError as error:
        code = _CODES.get(error.code, ArchiveRefusal.WRONG)
        raise ArchiveRefused(code, Facts(detail=error.key)) from error


@transaction.atomic
def load_course(
    archive: ArchivedCourse,
    *,
    file: IO[bytes],
    department: Department | None,
    loaded_by: User,
    now: datetime,
) -> list[Lesson]:
    """As drafts of the course of this title, made where there is none; ``file`` holds the
    pictures. Raises LessonNotMadeError and ArchiveRefused."""
    course, _new = Course.objects.get_or_create(title=archive.title, department=department)
    made = [_make(one, course, loaded_by, now) for one in archive.lessons]
    for lesson, one in zip(made, archive.lessons, strict=True):
        for picture in one.pictures:
            _add(picture, lesson, file, now)
    by_number = {lesson.number: lesson for lesson in made}
    for lesson, one in zip(made, archive.lessons, strict=True):
        first = by_number.get(one.original or 0)
        if first is not None and first != lesson:
            lesson.original = first
            lesson.save(update_fields=["original"])
    return made


def _add(picture: ArchivedPicture, lesson: Lesson, file: IO[bytes], now: datetime) -> None:
    name = entry_of(lesson.number, picture)
    try:
        add_picture(
            lesson,
            data=_read(file, name),
            file_name=picture.name,
            alternative=picture.alternative,
            caption=picture.caption,
            credit=picture.credit,
            now=now,
        )
    except AssetRefused as refused:
        raise ArchiveRefused(ArchiveRefusal.WRONG, Facts(detail=name)) from refused


def _make(one: ArchivedLesson, course: Course, loaded_by: User, now: datetime) -> Lesson:
    try:
        return make_lesson(one.whole, course=course, made_by=loaded_by, now=now)
    except ImportRefused as refused:
        raise LessonNotMadeError(one.whole.read.title, refused) from refused
