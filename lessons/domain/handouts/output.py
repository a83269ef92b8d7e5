"""A document as JSON values, in the shape of the labelled handouts' ``.expected.json``."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lessons.domain.content.details import LessonDetail
from lessons.domain.handouts.document import Document, ReadLesson, ReadQuestion
from lessons.domain.handouts.document import Warning as Doubt

SPECIAL = frozenset({"true-false", "matching"})
"""Kinds that are neither open nor chosen from options; printed by themselves."""


def to_json(document: Document) -> dict[str, Any]:
    """Keys in order: file, kind, verdict, lessons, warnings."""
    return {
        "file": document.file,
        "kind": document.kind.value,
        "verdict": document.verdict.value,
        "lessons": [_lesson(lesson) for lesson in document.lessons],
        "warnings": [_warning(warning) for warning in document.warnings],
    }


def _warning(warning: Doubt) -> dict[str, Any]:
    words = {"line": warning.line, "code": str(warning.code), "text": warning.text}
    return {**words, "became": warning.became} if warning.became else words


def _lesson(lesson: ReadLesson) -> dict[str, Any]:
    tests = [question for question in lesson.questions if _is_test(question)]
    others = [
        question
        for question in lesson.questions
        if not _is_test(question) and question.kind not in SPECIAL
    ]
    return {
        "number": lesson.number,
        "title": lesson.title,
        "goal": lesson.goal,
        "equipment": lesson.equipment,
        "outcomes": lesson.outcomes,
        "methods": lesson.methods,
        "body": [*_body(lesson)],
        "questions": [
            {"level": question.part.level if question.is_level_given else None, **_asked(question)}
            for question in others
            if not question.part.is_task and not question.is_class_work
        ],
        "tasks": [
            {"kind": _task_kind(question), "label": question.label, **_asked(question)}
            for question in others
            if question.part.is_task or question.is_class_work
        ],
        "tests": [_test(question) for question in tests],
        **_beside(lesson),
    }


def _body(lesson: ReadLesson) -> Iterator[dict[str, str]]:
    """Handouts are labelled with their glossary as a part of the text."""
    for part in lesson.body:
        yield {"heading": part.heading, "text": part.text}
    terms = [f"{term.name(lesson.language)} – {term.meaning}" for term in lesson.terms]
    words = lesson.details.get(LessonDetail.KEY_WORDS, "")
    if terms or words:
        yield {"heading": "", "text": "\n".join(filter(None, [words, *terms]))}


def _beside(lesson: ReadLesson) -> dict[str, Any]:
    """Only where there is something."""
    special = [_special(each) for each in lesson.questions if each.kind in SPECIAL]
    terms = [{"name": each.name(lesson.language), "meaning": each.meaning} for each in lesson.terms]
    found = {
        "special": special,
        "terms": terms,
        "sources": list(lesson.sources),
        "details": dict(lesson.details),
    }
    return {name: value for name, value in found.items() if value}


def _special(question: ReadQuestion) -> dict[str, Any]:
    return {"type": question.kind.replace("-", "_"), **_asked(question), **question.payload}


def _task_kind(question: ReadQuestion) -> str:
    return "class" if question.is_class_work else question.part.value


def _asked(question: ReadQuestion) -> dict[str, Any]:
    """Points and the author's answer only where the document gives them."""
    answer = question.payload.get("model_answer", "")
    return {
        "text": question.text,
        **({"points": question.points} if question.points != 1 else {}),
        **({"answer": answer} if answer else {}),
        **({"details": dict(question.details)} if question.details else {}),
    }


def _is_test(question: ReadQuestion) -> bool:
    return isinstance(question.payload.get("options"), list | tuple)


def _test(question: ReadQuestion) -> dict[str, Any]:
    """Stored answers name options by id; here they are indexes from 0."""
    options: Sequence[Any] = question.payload["options"]
    correct = question.payload.get("correct", ())
    right = correct if isinstance(correct, list | tuple) else [correct]
    read = [option if isinstance(option, Mapping) else {} for option in options]
    return {
        "stem": question.text,
        "options": [option.get("text", "") for option in read],
        "correct": [index for index, option in enumerate(read) if option.get("id") in right],
        "key_confirmed": question.is_key_confirmed,
    }
