"""Loads a question bank into a lesson, for scripts; people use the administration."""

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from lessons.domain.banks.bank import Rejected
from lessons.domain.banks.registry import REGISTRY
from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import DocumentError
from lessons.domain.parts import Part
from lessons.models import Lesson
from lessons.services.banks import BankRefused, OpenBank, Plan, load_bank, open_bank, plan_import
from lessons.services.importing import ImportRefused
from lessons.wording.banks import bank_error_sentence, doubt_sentences, rejected_sentence
from lessons.wording.refusals import refused_sentence


class Command(BaseCommand):
    help = "Adds the questions of FILE to a lesson; those that it has already are passed over."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path)
        parser.add_argument("--lesson", required=True, type=int, metavar="ID")
        parser.add_argument(
            "--format", choices=list(REGISTRY), default="", help="if the file does not tell"
        )
        parser.add_argument(
            "--part",
            choices=[part.value for part in Part],
            default=Part.LEVEL_1.value,
            help="where questions go whose level the file does not say",
        )
        parser.add_argument(
            "--rejected", type=Path, metavar="FILE", help="write the rejected items here"
        )
        parser.add_argument("--dry-run", action="store_true", help="only say what would be done")

    def handle(self, *_args: Any, **options: Any) -> None:
        lesson = find_lesson(options["lesson"])
        opened = _open(options["file"], options["format"])
        plan = plan_import(opened.bank, lesson=lesson)
        self._tell(plan)
        if options["rejected"] and opened.bank.rejected:
            _write(options["rejected"], opened.format.compose_rejected(opened.bank))
        if options["dry_run"]:
            self.stdout.write(_("Nothing was saved."))
            return
        try:
            count = load_bank(
                plan,
                lesson=lesson,
                part=Part(options["part"]),
                created_by=None,
                now=timezone.now(),
            )
        except ImportRefused as refused:
            raise CommandError(refused_sentence(refused)) from refused
        self.stdout.write(
            _("Questions added: %(count)s. Lesson: %(lesson)s") % {"count": count, "lesson": lesson}
        )

    def _tell(self, plan: Plan) -> None:
        questions = plan.bank.questions
        for index in sorted({*plan.same_here, *plan.same_in_file}):
            self._line(questions[index].line, _("This question is there already; passed over."))
        for index in plan.fresh:
            for words in doubt_sentences(questions[index]):
                self._line(questions[index].line, words)
            for other in plan.alike.get(index, ()):
                words = _("It looks like this question: “%(text)s”. Compare them.")
                self._line(questions[index].line, words % {"text": _short(other.text)})
        for item in plan.bank.rejected:
            words = _("Rejected: %(reason)s") % {"reason": rejected_sentence(item)}
            self._line(item.line, words, item)

    def _line(self, line: int, problem: str, item: Rejected | None = None) -> None:
        place = f"{item.place}: " if item and item.place else ""
        words = _("Line %(line)s: %(problem)s") % {"line": line, "problem": problem}
        self.stdout.write(place + words)


def find_lesson(pk: int) -> Lesson:
    lesson = Lesson.objects.filter(pk=pk).first()
    if lesson is None:
        raise CommandError(_("There is no lesson with this ID: %(id)s") % {"id": pk})
    return lesson


def _open(path: Path, format_code: str) -> OpenBank:
    # A name in another encoding than the system's cannot be printed as it is.
    name = os.fsencode(path.name).decode("utf-8", "replace")
    if not path.is_file():
        missing = DocumentError(code=Code.FILE_MISSING, detail=name)
        raise CommandError(bank_error_sentence(missing))
    try:
        size = path.stat().st_size
        return open_bank(name, size=size, read=path.read_bytes, format_code=format_code)
    except OSError as error:
        raise CommandError(str(error)) from error
    except BankRefused as refused:
        raise CommandError(bank_error_sentence(refused.error)) from refused


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        raise CommandError(str(error)) from error


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 80 else f"{line[:80].rstrip()}…"
