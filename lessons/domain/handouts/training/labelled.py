"""What a person made of a document, in the shape of ``.expected.json`` with the rows it was read
from: text and roles, without the name of the file and without names of persons."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from lessons.domain.handouts.document import Document, ReadLesson, ReadQuestion
from lessons.domain.handouts.learnt.lines import lines_of
from lessons.domain.handouts.lines import Row
from lessons.domain.handouts.output import to_json
from lessons.domain.handouts.row_json import rows_to_json
from lessons.domain.handouts.training.nameless import without_names
from lessons.domain.text.characters import INVISIBLE, QUOTES, STOPS, TICKS, TYPED_DASHES

_SET = re.compile(rf"[\s*,{TICKS}{QUOTES}{STOPS}{TYPED_DASHES}{INVISIBLE}]")
_FIELDS = ("title", "goal", "equipment", "outcomes", "methods")
_TOLD = ("number", *_FIELDS, "questions", "tasks", "tests", "special")
"""The last only where there is something."""


def labelled_document(document: Document, lessons: Sequence[ReadLesson]) -> dict[str, Any]:
    """``lessons`` are those that were confirmed; what was reworded in them is told as it stands
    in the document, so that it is found there again."""
    confirmed = replace(document, lessons=tuple(_as_written(document, lessons)))
    told = to_json(confirmed)
    found = {
        "kind": told["kind"],
        "verdict": told["verdict"],
        "lessons": [
            {name: lesson[name] for name in _TOLD if name in lesson} for lesson in told["lessons"]
        ],
        **rows_to_json(document.rows),
    }
    return {name: _nameless(value) for name, value in found.items()}


def tight(text: str) -> str:
    """Letters, digits and signs of mathematics: what is left however a text was set."""
    return _SET.sub("", text).casefold()


def _nameless(value: Any) -> Any:
    if isinstance(value, str):
        return without_names(value)
    if isinstance(value, Mapping):
        return {key: _nameless(each) for key, each in value.items()}
    if isinstance(value, Sequence):
        return [_nameless(each) for each in value]
    return value


def _as_written(document: Document, lessons: Sequence[ReadLesson]) -> list[ReadLesson]:
    whole = tight("".join(row.text for row in document.rows))
    is_one_to_one = len(lessons) == len(document.lessons)
    reads = document.lessons if is_one_to_one else [None] * len(lessons)
    levels = _levels_given(document)
    return [
        replace(
            lesson,
            **_fields(lesson, read, whole),
            questions=tuple(
                _question(question, document.rows, levels) for question in lesson.questions
            ),
        )
        for lesson, read in zip(lessons, reads, strict=True)
    ]


def _fields(lesson: ReadLesson, read: ReadLesson | None, whole: str) -> dict[str, Any]:
    """What was retyped stands nowhere in the rows; then what was read there counts."""
    found = {name: str(getattr(lesson, name)) for name in _FIELDS}
    return {
        name: text if _stands(text, whole) else str(getattr(read, name, ""))
        for name, text in found.items()
    }


def _stands(text: str, whole: str) -> bool:
    return all(tight(part) in whole for part in text.split("\n"))


def _levels_given(document: Document) -> dict[int, bool]:
    """By the first line of each question as it was read."""
    return {
        question.span.first: question.is_level_given
        for lesson in document.lessons
        for question in lesson.questions
        if question.span
    }


def _question(
    question: ReadQuestion, rows: Sequence[Row], levels: Mapping[int, bool]
) -> ReadQuestion:
    """Its level is told only where the document gives one."""
    span = question.span
    own = [row for row in rows if span and span.first <= row.line <= span.last]
    is_given = levels.get(span.first, question.is_level_given) if span else True
    question = replace(question, is_level_given=is_given and question.is_level_given)
    if not own or _stands(question.text, tight("".join(row.text for row in own))):
        return question
    first, *others = lines_of(own)
    text = first.text or first.row.text
    has_options = isinstance(question.payload.get("options"), list | tuple)
    going_on = () if has_options else [line.row.text for line in others]
    return replace(question, text="\n".join((text, *going_on)))
