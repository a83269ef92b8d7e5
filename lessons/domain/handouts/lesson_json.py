"""The reader of our own lesson file, format ``lesson/1`` (.json): one lesson, complete questions.

Checked to the last key: an unknown key is a misspelt one, and what it held would be lost. Kinds
and payloads of questions are not checked here; their types do that when the lesson is saved.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, NoReturn, TypeVar

from lessons.domain.content.details import LESSON_NAMES, TASK_NAMES, Names, checked
from lessons.domain.content.drawn import with_template
from lessons.domain.content.question import values_of
from lessons.domain.figures.registry import dump_figure, parse_figure
from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import (
    Document,
    DocumentError,
    Judgement,
    Kind,
    ReadLesson,
    ReadQuestion,
    ReadSection,
)
from lessons.domain.handouts.document import Warning as Doubt
from lessons.domain.handouts.encoding import MAX_BYTES, decode
from lessons.domain.handouts.json_checks import (
    Invalid,
    check_depth,
    check_values,
    take_choice,
    take_items,
    take_keys,
    take_object,
    take_text,
    take_whole,
    take_words,
)
from lessons.domain.handouts.json_places import Place, line_of
from lessons.domain.languages import LANGUAGES
from lessons.domain.limits import MAX_LESSON_NUMBER, MAX_POINTS
from lessons.domain.parts import Part
from lessons.domain.templates.errors import TemplateError
from lessons.domain.templates.template import TemplateTexts
from lessons.domain.terms.term import Term, parse_term, require_names
from lessons.domain.types.definition import PayloadError
from lessons.domain.types.lines import one_line

T = TypeVar("T")
FORMAT = "lesson/1"
_LESSON_KEYS = (
    "format",
    "language",
    "number",
    "title",
    "goal",
    "equipment",
    "outcomes",
    "methods",
    "sections",
    "questions",
    "terms",
    "sources",
    "details",
)
_QUESTION_KEYS = (
    "part",
    "label",
    "kind",
    "text",
    "points",
    "payload",
    "explanation",
    "hints",
    "section",
    "details",
    "template",
)
_TEMPLATE_KEYS = ("parameters", "text", "key", "explanation", "hints")


class LessonJson:
    """Raises DocumentError: empty-file, not-text, encoding-unknown, lesson-file-invalid."""

    max_bytes = MAX_BYTES

    def read(self, name: str, data: bytes) -> Document:
        lines = decode(data).lines
        text = "\n".join(lines)
        lesson = _checked(text)
        is_asking = bool(lesson.questions)
        return Document(
            file=name,
            kind=Kind.HANDOUT,
            verdict=Judgement.OK if is_asking else Judgement.WARN,
            lessons=(lesson,),
            warnings=() if is_asking else (Doubt(line=1, code=Code.QUESTIONS_MISSING),),
            lines=lines,
        )


def _checked(text: str) -> ReadLesson:
    """Every way in which the text can be wrong, as a DocumentError."""
    try:
        return _lesson(_parse(text))
    except Invalid as error:
        line = line_of(text, error.path)
        raise _refusal(line, f"{error.path_text}: {error.reason}") from error
    except json.JSONDecodeError as error:
        raise _refusal(error.lineno, error.msg) from error
    except ValueError as error:
        # A key twice, NaN, or a number of thousands of digits: the parser gives no place.
        raise _refusal(None, str(error)) from error


def _refusal(line: int | None, detail: str) -> DocumentError:
    return DocumentError(code=Code.LESSON_FILE_INVALID, line=line, detail=detail)


def _parse(text: str) -> Any:
    check_depth(text)
    value = json.loads(text, object_pairs_hook=_object, parse_constant=_refuse_constant)
    check_values(value, ())
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"key twice: {key!a}")
        found[key] = value
    return found


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"not a JSON number: {name}")


def _lesson(value: Any) -> ReadLesson:
    lesson = take_keys(value, (), _LESSON_KEYS, required=("format", "title"))
    take_choice(lesson, "format", (), (FORMAT,), default="")
    sections = take_items(lesson, "sections", (), _section)
    questions = take_items(lesson, "questions", (), _question)
    for index, question in enumerate(questions):
        if question.section is not None and question.section >= len(sections):
            raise Invalid(("questions", index, "section"), "no such section")
    language = take_choice(lesson, "language", (), LANGUAGES, default="kk")
    return ReadLesson(
        title=take_words(lesson, "title", ()),
        number=take_whole(lesson, "number", (), least=1, most=MAX_LESSON_NUMBER),
        language=language,
        body=sections,
        questions=questions,
        goal=take_text(lesson, "goal", ()),
        equipment=take_text(lesson, "equipment", ()),
        outcomes=take_text(lesson, "outcomes", ()),
        methods=take_text(lesson, "methods", ()),
        terms=_terms(lesson, language),
        sources=take_items(lesson, "sources", (), _source),
        details=_details(lesson, (), LESSON_NAMES),
    )


def _terms(lesson: Mapping[str, Any], language: str) -> tuple[Term, ...]:
    terms = take_items(lesson, "terms", (), _term)
    try:
        require_names(((str(place), term) for place, term in enumerate(terms)), language=language)
    except PayloadError as error:
        raise Invalid(("terms", int(error.key)), error.code) from error
    return terms


def _term(value: Any, path: Place) -> Term:
    return _parsed(lambda: parse_term(value, ""), path)


def _section(value: Any, path: Place) -> ReadSection:
    section = take_keys(value, path, ("heading", "text", "figure"), required=("text",))
    figure = section.get("figure")
    return ReadSection(
        heading=take_text(section, "heading", path),
        text=take_words(section, "text", path),
        figure=None if figure is None else _figure(figure, (*path, "figure")),
    )


def _figure(value: Any, path: Place) -> dict[str, Any]:
    return _parsed(lambda: dump_figure(parse_figure(value)), path)


def _parsed(parse: Callable[[], T], path: Place) -> T:
    """What ``parse`` makes of the value at ``path``; its PayloadErrors name places in there."""
    try:
        return parse()
    except PayloadError as error:
        steps = (int(step) if step.isdigit() else step for step in error.key.split(".") if step)
        raise Invalid((*path, *steps), error.code) from error


def _question(value: Any, path: Place) -> ReadQuestion:
    question = take_keys(value, path, _QUESTION_KEYS, required=("part", "kind", "text"))
    read, template = _as_written(question, path), take_object(question, "template", path)
    return _drawn(read, template, (*path, "template")) if template else read


def _drawn(read: ReadQuestion, template: Mapping[str, Any], path: Place) -> ReadQuestion:
    """One whose numbers are drawn anew; what ``template`` does not say the question does."""
    take_keys(dict(template), path, _TEMPLATE_KEYS, required=("parameters", "key"))
    texts = TemplateTexts(
        parameters=take_text(template, "parameters", path),
        text=take_text(template, "text", path) or read.text,
        key=take_text(template, "key", path),
        explanation=take_text(template, "explanation", path) or read.explanation,
        hints=take_items(template, "hints", path, _hint) or read.hints,
    )
    try:
        return replace(read, **values_of(with_template(read, texts)))
    except TemplateError as error:
        raise Invalid((*path, error.field.value), str(error)) from error
    except KeyError as error:
        raise Invalid((*path[:-1], "kind"), "unknown kind") from error


def _as_written(question: Mapping[str, Any], path: Place) -> ReadQuestion:
    return ReadQuestion(
        part=Part(take_choice(question, "part", path, tuple(Part), default="")),
        kind=take_words(question, "kind", path),
        text=take_words(question, "text", path),
        label=take_text(question, "label", path),
        payload=take_object(question, "payload", path),
        points=take_whole(question, "points", path, least=1, most=MAX_POINTS) or 1,
        explanation=take_text(question, "explanation", path),
        hints=take_items(question, "hints", path, _hint),
        section=take_whole(question, "section", path, least=0),
        details=_details(question, path, TASK_NAMES),
    )


def _details(values: Mapping[str, Any], path: Place, names: Names) -> dict[str, str]:
    given, place = take_object(values, "details", path), (*path, "details")
    texts = {key: take_text(given, key, place) for key in given}
    return _parsed(lambda: checked(texts, names), place)


def _source(value: Any, path: Place) -> str:
    return one_line(_hint(value, path))


def _hint(value: Any, path: Place) -> str:
    if not isinstance(value, str) or not value.strip():
        raise Invalid(path, "must be a text that is not empty")
    return value.strip()
