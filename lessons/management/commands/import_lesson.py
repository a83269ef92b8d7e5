"""Makes a lesson from a handout or a lesson file, for scripts; people use the administration."""

import os
from argparse import ArgumentParser
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import Document, DocumentError, ReadLesson
from lessons.domain.refusals import Facts, ImportRefusal
from lessons.models import Course, Department, Lesson
from lessons.queries.office import only_department
from lessons.services.handouts import Handout, HandoutRefused, open_handout
from lessons.services.importing import (
    ImportRefused,
    import_lessons,
    loaded_before,
    publish_lesson,
)
from lessons.services.translations import TranslationRefused, link_translation
from lessons.wording.documents import doubt_sentence, error_sentence
from lessons.wording.progress import PART
from lessons.wording.refusals import file_sentence, refusal_sentence, refused_sentence


class Command(BaseCommand):
    help = "Makes draft lessons from FILE; the same file a second time changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path)
        parser.add_argument(
            "--course", required=True, metavar="TITLE", help="made if it does not exist"
        )
        parser.add_argument("--publish", action="store_true", help="publish what was made")
        parser.add_argument("--number", type=int, help="the lesson's number, if not the file's")
        parser.add_argument(
            "--translation-of",
            metavar="TITLE",
            default="",
            help="the course whose lesson of the same number this one translates",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        title = _course_title(options["course"])
        handout = _open(options["file"])
        before = _loaded_before(handout, title)
        if before is not None:
            self.stdout.write(refusal_sentence(ImportRefusal.ALREADY_LOADED, Facts(lesson=before)))
            return
        lessons = _numbered(handout.document, options["number"])
        made = _make(
            handout,
            lessons,
            title,
            is_published=options["publish"],
            original_course=options["translation_of"],
        )
        for lesson, read in zip(made, lessons, strict=True):
            self._tell(lesson, read)
        self._warn(handout.document)

    def _tell(self, lesson: Lesson, read: ReadLesson) -> None:
        words = {"course": lesson.course, "lesson": lesson}
        if lesson.is_published:
            self.stdout.write(_("Made and published: %(course)s, %(lesson)s") % words)
        else:
            self.stdout.write(_("Made as a draft: %(course)s, %(lesson)s") % words)
        self.stdout.write("  " + _("Sections: %(count)s") % {"count": len(read.body)})
        counts = Counter(question.part for question in read.questions)
        for part, name in PART.items():
            if counts[part]:
                told = {"part": name, "count": counts[part]}
                self.stdout.write("  " + _("%(part)s, questions: %(count)s") % told)

    def _warn(self, document: Document) -> None:
        for doubt in document.warnings:
            words = {"line": doubt.line, "problem": doubt_sentence(doubt)}
            self.stdout.write(_("Line %(line)s: %(problem)s") % words)


def _course_title(typed: str) -> str:
    title = " ".join(typed.split())
    longest = Course._meta.get_field("title").max_length or 0
    if not 0 < len(title) <= longest:
        words = _("The course title must have from 1 to %(longest)s characters.")
        raise CommandError(words % {"longest": longest})
    return title


def _open(path: Path) -> Handout:
    # A name in another encoding than the system's cannot be stored as it is.
    name = os.fsencode(path.name).decode("utf-8", "replace")
    if not path.is_file():
        raise CommandError(error_sentence(DocumentError(code=Code.FILE_MISSING, detail=name)))
    try:
        return open_handout(name, size=path.stat().st_size, read=path.read_bytes)
    except OSError as error:
        raise CommandError(str(error)) from error
    except HandoutRefused as refused:
        raise CommandError(file_sentence(refused.refusal)) from refused


def _course(title: str) -> Course | None:
    return Course.objects.filter(title=title).order_by("pk").first()


def _department(title: str) -> Department | None:
    """That of the course; of a new one the only department there is."""
    course = _course(title)
    return course.department if course else only_department()


def _loaded_before(handout: Handout, title: str) -> Lesson | None:
    course = _course(title)
    return None if course is None else loaded_before(handout.source.digest, course=course)


def _numbered(document: Document, number: int | None) -> tuple[ReadLesson, ...]:
    if number is None:
        return document.lessons
    if len(document.lessons) > 1:
        raise CommandError(_("The file holds several lessons, so --number does not say whose."))
    return (replace(document.lessons[0], number=number),)


def _make(
    handout: Handout,
    lessons: tuple[ReadLesson, ...],
    title: str,
    *,
    is_published: bool,
    original_course: str,
) -> list[Lesson]:
    """Nothing at all is written when anything is refused."""
    now = timezone.now()
    try:
        with transaction.atomic():
            made = import_lessons(
                lessons,
                course_title=title,
                department=_department(title),
                source=handout.source,
                created_by=None,
                now=now,
            )
            for lesson in made if original_course else []:
                link_translation(lesson, original=_original(lesson, original_course))
            for lesson in made if is_published else []:
                publish_lesson(lesson, now=now)
    except (ImportRefused, TranslationRefused) as refused:
        raise CommandError(refused_sentence(refused)) from refused
    return made


def _original(lesson: Lesson, course_title: str) -> Lesson:
    found = Lesson.objects.filter(course__title=course_title, number=lesson.number).first()
    if found is None:
        words = _("There is no lesson %(number)s in the course: %(course)s")
        raise CommandError(words % {"number": lesson.number, "course": course_title})
    return found
