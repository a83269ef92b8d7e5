"""Drafts key points for open questions of files: JSON on standard output, nothing is written."""

import json
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lessons.domain.handouts.document import DocumentError, ReadLesson, ReadQuestion
from lessons.domain.handouts.registry import read_document, reader_for
from lessons.domain.marking.drafting.drafting import Candidate, draft
from lessons.domain.marking.drafting.lesson_text import LessonText
from lessons.domain.marking.drafting.source_lines import line_of
from lessons.domain.marking.drafting.units import SourceSection
from lessons.services.readers import READERS

_OPEN = "open-answer"


class Command(BaseCommand):
    help = (
        "Drafts key points for the open questions of each FILE (a handout or a lesson file) out of "
        "its own text, and prints them as JSON: candidates with their sentence, section and line, "
        "or why there are none. Writes nothing."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", type=Path)

    def handle(self, *_args: Any, **options: Any) -> None:
        told = [_drafted(path) for path in options["files"]]
        self.stdout.write(json.dumps(told, ensure_ascii=False, indent=1))


def _drafted(path: Path) -> dict[str, Any]:
    try:
        data = path.read_bytes()
        reader_for(path.name, size=len(data), readers=READERS)
        document = read_document(path.name, data, readers=READERS)
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}") from error
    except DocumentError as error:
        raise CommandError(f"{path.name}: {error.code} {error.detail}".strip()) from error
    lessons = [_lesson(lesson, document.lines) for lesson in document.lessons]
    return {"file": path.name, "lessons": lessons}


def _lesson(lesson: ReadLesson, lines: Sequence[str]) -> dict[str, Any]:
    sections = tuple(SourceSection(heading=one.heading, text=one.text) for one in lesson.body)
    text = LessonText(sections)
    asked = [question for question in lesson.questions if question.kind == _OPEN]
    return {
        "number": lesson.number,
        "title": lesson.title,
        "questions": [_question(question, lesson, text, lines) for question in asked],
    }


def _question(
    question: ReadQuestion, lesson: ReadLesson, text: LessonText, lines: Sequence[str]
) -> dict[str, Any]:
    made = draft(question.text, text, language=lesson.language)
    return {
        "part": question.part.value,
        "line": question.span.first if question.span else None,
        "question": question.text,
        "outcome": made.outcome.value,
        "candidates": [_candidate(one, lesson, lines) for one in made.candidates],
    }


def _candidate(candidate: Candidate, lesson: ReadLesson, lines: Sequence[str]) -> dict[str, Any]:
    told: dict[str, Any] = {"text": candidate.text, "reasons": list(candidate.reasons)}
    if candidate.section is None:
        return told
    return {
        **told,
        "source": candidate.source,
        "section": candidate.heading,
        "line": line_of(candidate.source, lines, lesson.body[candidate.section].span),
        "score": round(candidate.score, 3),
    }
