"""Pictures of a document put where they stand in what was read.

Reading goes by text alone, so what a line is never hangs on a picture beside it; the pictures come
into the texts afterwards, each behind the line that it follows in the file.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256

from lessons.domain.assets.measuring import AssetRefused, measured
from lessons.domain.assets.naming import stable_name
from lessons.domain.assets.picture import picture_line
from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import (
    Document,
    ReadLesson,
    ReadPicture,
    ReadQuestion,
    ReadSection,
    Span,
)
from lessons.domain.handouts.document import Warning as Doubt
from lessons.domain.refusals import AssetRefusal
from lessons.domain.text.characters import DASHES
from lessons.domain.text.samples import Sample

_KINDS = r"сурет|рисунок|рис\.?|схема|сызба|figure|fig\.?|picture"
_COUNT = r"№?\s*\d+(?:\.\d+)*"
_CAPTION = re.compile(
    rf"(?:{_COUNT}\s*[{DASHES}]?\s*(?:{_KINDS})|(?:{_KINDS})\s*{_COUNT})(?!\w)", re.IGNORECASE
)
SAMPLES = (
    Sample(
        pattern=_CAPTION,
        how="match",
        matches=(
            *("1-сурет. Жасуша", "Сурет 2 – Ядро", "2.1 сурет. Мембрана"),
            *("Рис. 1. Строение клетки", "Рисунок 12 — Схема", "Figure 3: The cell"),
        ),
        misses=(
            *("1. Жасуша дегеніміз не?", "Суретті сипаттаңыз", "Рисование 5"),
            "1-суреттегі органоидтарды атаңыз",
        ),
    ),
)
_LONGEST_CAPTION = 300
_NO_LETTER = re.compile(r"[\W_]+")
_COMPARED = 60
"""Letters of a line by which its paragraph is known again."""
_TOLD = {
    AssetRefusal.METAFILE: Code.DRAWING_SKIPPED,
    AssetRefusal.VECTOR: Code.DRAWING_SKIPPED,
    AssetRefusal.TOO_LARGE: Code.PICTURE_TOO_LARGE,
    AssetRefusal.TOO_MANY_DOTS: Code.PICTURE_TOO_LARGE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPicture:
    """It stands behind ``line``, which is 0 before the first, or within its paragraph."""

    line: int
    data: bytes = field(repr=False)
    alternative: str = ""
    is_within: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture and what it is called."""

    found: FoundPicture
    read: ReadPicture

    def line(self, caption: str = "") -> str:
        alternative = self.found.alternative
        return picture_line(self.read.name, alternative=alternative, caption=caption)


Home = tuple[int, str, int]
"""Lesson, kind of item, and its index."""
_SECTION, _QUESTION = "section", "question"


def trouble_with(data: bytes | None) -> Code | None:
    """Why a picture of a document cannot be kept, if so."""
    try:
        measured(data or b"")
    except AssetRefused as refused:
        return _TOLD.get(refused.code, Code.PICTURE_SKIPPED)
    return None


def with_pictures(document: Document, found: Sequence[FoundPicture]) -> Document:
    """What stands before all that was read, as a university's emblem, is told and left out."""
    if not found or not document.lessons:
        return document
    named = _named(found, document)
    shown = dict[Home | None, list[Shown]]()
    for picture, read in zip(found, named, strict=True):
        shown.setdefault(_home(document, picture), []).append(Shown(picture, read))
    lessons = (
        _filled(lesson, at, document.lines, shown) for at, lesson in enumerate(document.lessons)
    )
    homeless = [Doubt(line=one.read.line, code=Code.PICTURE_SKIPPED) for one in shown.pop(None, ())]
    kept = [one.read for pictures in shown.values() for one in pictures]
    return replace(
        document,
        lessons=tuple(lessons),
        pictures=tuple(dict.fromkeys(kept)),
        warnings=tuple(sorted((*document.warnings, *homeless), key=_line_of)),
    )


def _line_of(doubt: Doubt) -> int:
    return doubt.line


def _named(found: Sequence[FoundPicture], document: Document) -> list[ReadPicture]:
    """One name for the same bytes, however often they stand in the file."""
    by_digest = dict[str, ReadPicture]()
    named = []
    for picture in found:
        digest = sha256(picture.data).hexdigest()
        if digest not in by_digest:
            taken = {one.name for one in by_digest.values()}
            below = document.lines[picture.line : picture.line + 1]
            caption = next((line for line in below if _is_caption(line)), "")
            kind = measured(picture.data).kind
            by_digest[digest] = ReadPicture(
                name=stable_name(picture.alternative or caption, kind, taken=taken),
                data=picture.data,
                alternative=picture.alternative,
                line=max(picture.line, 1),
            )
        named.append(by_digest[digest])
    return named


# --- Where each belongs ------------------------------------------------------------------------


def _home(document: Document, picture: FoundPicture) -> Home | None:
    """The item whose lines hold it, else the last one that begins above it."""
    spans = list(_spans(document))
    holding = [pair for pair in spans if pair[0].first <= picture.line <= pair[0].last]
    above = holding or [pair for pair in spans if pair[0].first <= picture.line]
    return max(above, key=lambda pair: pair[0].first)[1] if above else None


def _spans(document: Document) -> Iterator[tuple[Span, Home]]:
    for at, lesson in enumerate(document.lessons):
        for index, section in enumerate(lesson.body):
            if section.span is not None:
                yield section.span, (at, _SECTION, index)
        for index, question in enumerate(lesson.questions):
            if question.span is not None:
                yield question.span, (at, _QUESTION, index)


def _filled(
    lesson: ReadLesson, at: int, lines: Sequence[str], shown: Mapping[Home | None, Sequence[Shown]]
) -> ReadLesson:
    sections = (
        _in_section(one, shown.get((at, _SECTION, n), ()), lines)
        for n, one in enumerate(lesson.body)
    )
    questions = (
        _in_question(one, shown.get((at, _QUESTION, n), ()))
        for n, one in enumerate(lesson.questions)
    )
    return replace(lesson, body=tuple(sections), questions=tuple(questions))


def _in_question(question: ReadQuestion, pictures: Sequence[Shown]) -> ReadQuestion:
    shown = [one.line() for one in pictures]
    return replace(question, text="\n\n".join([question.text, *shown])) if shown else question


def _in_section(
    section: ReadSection, pictures: Sequence[Shown], lines: Sequence[str]
) -> ReadSection:
    if not pictures or section.span is None:
        return section
    paragraphs = section.text.split("\n\n") if section.text else []
    places = _places(paragraphs, lines, section.span)
    behind = dict[int, list[str]]()
    captions = set[int]()
    for one in pictures:
        line = one.found.line
        at = max((place for number, place in places.items() if number <= line), default=-1)
        below = at if one.found.is_within else at + 1
        caption = ""
        if below not in captions and _is_caption("".join(paragraphs[below : below + 1])):
            captions.add(below)
            caption = paragraphs[below]
        behind.setdefault(at, []).append(one.line(caption))
    kept = [*behind.get(-1, ())]
    for index, paragraph in enumerate(paragraphs):
        kept += [] if index in captions else [paragraph]
        kept += behind.get(index, ())
    return replace(section, text="\n\n".join(kept))


def _places(paragraphs: Sequence[str], lines: Sequence[str], span: Span) -> dict[int, int]:
    """By the number of a line the paragraph that it went into; a heading's went into none."""
    letters = [_letters(paragraph) for paragraph in paragraphs]
    places, at = dict[int, int](), 0
    for number in range(span.first, min(span.last, len(lines)) + 1):
        line = _letters(lines[number - 1])[:_COMPARED]
        if not line:
            continue
        found = next((n for n in range(at, len(letters)) if line in letters[n]), None)
        if found is not None:
            places[number] = at = found
    return places


def _letters(text: str) -> str:
    return _NO_LETTER.sub("", text).casefold()


def _is_caption(line: str) -> bool:
    return len(line) <= _LONGEST_CAPTION and _CAPTION.match(line.strip()) is not None
