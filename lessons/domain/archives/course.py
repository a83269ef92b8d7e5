"""What stands in the archive of a course, and how it is written and read.

One JSON text holds every field by its own name, so nothing depends on an order of columns; what a
reader does not know is refused, never dropped.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

from lessons.domain.assets.limits import MOST_PICTURES
from lessons.domain.content.question import CONTENT_FIELDS
from lessons.domain.content.whole_lesson import WholeLesson
from lessons.domain.handouts.document import ReadLesson, ReadQuestion, ReadSection
from lessons.domain.languages import LANGUAGES
from lessons.domain.parts import Part
from lessons.domain.practice.uses import Use
from lessons.domain.terms.term import dump_terms, parse_terms
from lessons.domain.types.definition import PayloadError
from lessons.domain.types.payload import read_list, read_text, require_keys

FORMAT, VERSION = "course-archive", 1
LONGEST_TITLE = 200
MOST_LESSONS, MOST_SECTIONS, MOST_QUESTIONS = 200, 500, 2000
_TEXTS = ("title", "goal", "equipment", "outcomes", "methods")
_LESSON = (*_TEXTS, "number", "language", "terms", "sources", "details", "sections", "questions")
_FRAME = ("part", "label", "section", "is_level_given", "use")


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedPicture:
    """Its bytes lie beside the text, by ``entry_of``."""

    name: str
    alternative: str = ""
    caption: str = ""
    credit: str = ""


def entry_of(lesson: int | None, picture: ArchivedPicture) -> str:
    return f"pictures/{lesson}/{picture.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedLesson:
    whole: WholeLesson
    original: int | None = None
    """The number of the lesson of which it is a translation, where the course has that one."""
    pictures: tuple[ArchivedPicture, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedCourse:
    title: str
    lessons: tuple[ArchivedLesson, ...]


# --- Writing ----------------------------------------------------------------------------------


def write_course(course: ArchivedCourse) -> str:
    lessons = [_dump_lesson(lesson) for lesson in course.lessons]
    whole = {"format": FORMAT, "version": VERSION, "title": course.title, "lessons": lessons}
    return json.dumps(whole, ensure_ascii=False, indent=1)


def _dump_lesson(lesson: ArchivedLesson) -> dict[str, Any]:
    read = lesson.whole.read
    return {
        **{name: getattr(read, name) for name in _TEXTS},
        "number": read.number,
        "language": read.language,
        "original": lesson.original,
        "pictures": [asdict(picture) for picture in lesson.pictures],
        "terms": dump_terms(read.terms),
        "sources": list(read.sources),
        "details": dict(read.details),
        "sections": [
            {"heading": one.heading, "text": one.text, "figure": one.figure} for one in read.body
        ],
        "questions": [
            _dump_question(question, use)
            for question, use in zip(read.questions, lesson.whole.uses, strict=True)
        ],
    }


def _dump_question(question: ReadQuestion, use: str) -> dict[str, Any]:
    content = {name: getattr(question, name) for name in CONTENT_FIELDS}
    return {
        "part": question.part.value,
        "label": question.label,
        "section": question.section,
        "is_level_given": question.is_level_given,
        "use": use,
        **content,
        "hints": list(question.hints),
    }


# --- Reading ----------------------------------------------------------------------------------


def read_course(text: str) -> ArchivedCourse:
    """Raises PayloadError with the place, such as ``lessons.2.questions.5``; whether a question,
    a figure or a term is sound is for those who make a lesson of it."""
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise PayloadError("not-an-archive") from error
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise PayloadError("not-an-archive")
    if whole.get("version") != VERSION:
        raise PayloadError("archive-too-new")
    require_keys(whole, required=("format", "version", "title", "lessons"))
    listed = read_list(whole["lessons"], "lessons", least=1, most=MOST_LESSONS)
    lessons = tuple(_lesson(one, f"lessons.{place}") for place, one in enumerate(listed, start=1))
    title = read_text(whole["title"], "title")
    if len(title) > LONGEST_TITLE:
        raise PayloadError("text-too-long", "title")
    _require_plain(whole)
    return ArchivedCourse(title=title, lessons=lessons)


def _require_plain(whole: Any) -> None:
    """In keys too: no database takes a NUL, and half a character can be written nowhere."""
    flat = json.dumps(whole, ensure_ascii=False)
    try:
        flat.encode()
    except UnicodeEncodeError as error:
        raise PayloadError("not-an-archive") from error
    if "\\u0000" in flat:
        raise PayloadError("not-an-archive")


def _lesson(value: Any, key: str) -> ArchivedLesson:
    _require(value, key, required=_LESSON, optional=("original", "pictures"))
    sections = read_list(value["sections"], f"{key}.sections", least=0, most=MOST_SECTIONS)
    listed = read_list(value["questions"], f"{key}.questions", least=0, most=MOST_QUESTIONS)
    places = [f"{key}.questions.{place}" for place in range(1, len(listed) + 1)]
    texts = {name: _exact(value[name], f"{key}.{name}") for name in _TEXTS}
    language = _one_of(value["language"], LANGUAGES, f"{key}.language")
    read = ReadLesson(
        title=texts["title"],
        goal=texts["goal"],
        equipment=texts["equipment"],
        outcomes=texts["outcomes"],
        methods=texts["methods"],
        number=_number(value["number"], f"{key}.number"),
        language=language,
        body=tuple(_section(one, f"{key}.sections.{at}") for at, one in enumerate(sections, 1)),
        questions=tuple(
            _question(one, place, sections=len(sections))
            for one, place in zip(listed, places, strict=True)
        ),
        terms=parse_terms(value["terms"], language=language),
        sources=tuple(_texts(value["sources"], f"{key}.sources")),
        details=_details(value["details"], f"{key}.details"),
    )
    uses = tuple(
        _one_of(one["use"], ("", *Use), f"{place}.use")
        for one, place in zip(listed, places, strict=True)
    )
    original = value.get("original")
    return ArchivedLesson(
        whole=WholeLesson(read=read, uses=uses),
        original=None if original is None else _number(original, f"{key}.original"),
        pictures=_pictures(value.get("pictures", []), f"{key}.pictures"),
    )


def _pictures(value: Any, key: str) -> tuple[ArchivedPicture, ...]:
    listed = read_list(value, key, least=0, most=MOST_PICTURES)
    names = [each.name for each in fields(ArchivedPicture)]
    for one in listed:
        _require(one, key, required=names)
    return tuple(
        ArchivedPicture(**{name: _exact(one[name], f"{key}.{name}") for name in names})
        for one in listed
    )


def _section(value: Any, key: str) -> ReadSection:
    _require(value, key, required=("heading", "text", "figure"))
    figure = value["figure"]
    if figure is not None and not isinstance(figure, dict):
        raise PayloadError("not-an-object", f"{key}.figure")
    return ReadSection(
        heading=_exact(value["heading"], f"{key}.heading"),
        text=_exact(value["text"], f"{key}.text"),
        figure=figure,
    )


def _question(value: Any, key: str, *, sections: int) -> ReadQuestion:
    _require(value, key, required=(*_FRAME, *CONTENT_FIELDS))
    section = value["section"]
    if section is not None and not 0 <= _number(section, f"{key}.section") < sections:
        raise PayloadError("number-wrong", f"{key}.section")
    for name in ("payload", "template"):
        if not isinstance(value[name], dict):
            raise PayloadError("not-an-object", f"{key}.{name}")
    return ReadQuestion(
        part=Part(_one_of(value["part"], Part, f"{key}.part")),
        label=_exact(value["label"], f"{key}.label"),
        section=section,
        is_level_given=value["is_level_given"] is not False,
        text=_exact(value["text"], f"{key}.text"),
        kind=_exact(value["kind"], f"{key}.kind"),
        payload=value["payload"],
        points=_number(value["points"], f"{key}.points"),
        explanation=_exact(value["explanation"], f"{key}.explanation"),
        hints=tuple(_texts(value["hints"], f"{key}.hints")),
        details=_details(value["details"], f"{key}.details"),
        template=value["template"],
    )


def _require(
    value: Any, key: str, *, required: Sequence[str], optional: Sequence[str] = ()
) -> None:
    try:
        require_keys(value, required=required, optional=optional)
    except PayloadError as error:
        raise PayloadError(error.code, ".".join(filter(None, (key, error.key)))) from error


def _exact(value: Any, key: str) -> str:
    """As it is, to the last blank; no database takes a NUL."""
    if not isinstance(value, str) or "\0" in value:
        raise PayloadError("not-text", key)
    return value


def _texts(value: Any, key: str) -> list[str]:
    listed = read_list(value, key, least=0, most=1000)
    return [_exact(one, key) for one in listed]


def _details(value: Any, key: str) -> Mapping[str, str]:
    if not isinstance(value, dict):
        raise PayloadError("not-an-object", key)
    return {_exact(name, key): _exact(text, key) for name, text in value.items()}


def _number(value: Any, key: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise PayloadError("number-wrong", key)
    return value


def _one_of(value: Any, known: Any, key: str) -> str:
    if not isinstance(value, str) or value not in list(known):
        raise PayloadError("choice-unknown", key)
    return value
