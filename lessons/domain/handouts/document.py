"""What a reader makes of a document: lessons with every item tied to its source lines.

Lines are numbered from 1, as an editor shows them. A reader never guesses in silence: what it is
unsure of becomes a Warning, and what cannot be a source of lessons is refused with a reason.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from lessons.domain.content.question import QuestionContent
from lessons.domain.handouts.lines import Row
from lessons.domain.parts import Part
from lessons.domain.terms.term import Term


class Kind(StrEnum):
    HANDOUT = "handout"
    READING = "reading"


class Judgement(StrEnum):
    OK = "ok"
    WARN = "warn"
    REFUSE = "refuse"


class DocumentError(Exception):
    """A document that cannot be read at all. ``code`` is worded by the page, never shown raw."""

    def __init__(self, *, code: str, line: int | None = None, detail: str = "") -> None:
        super().__init__(f"{code} (line {line}) {detail}".strip())
        self.code = code
        self.line = line
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Span:
    """Source lines ``first`` to ``last``, both counted, from 1."""

    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Warning:  # noqa: A001 - the field's own word, used as documents.Warning
    """A doubt: ``code`` for the page's wording, ``text`` the words of the source it is about."""

    line: int
    code: str
    text: str = ""
    became: str = ""
    """What the reader made of ``text``, or for a mere suggestion could make of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSection:
    heading: str
    text: str
    """Paragraphs separated by one empty line."""
    span: Span | None = None
    depth: int = 1
    """Of its heading in the tree of sections, from 1."""
    figure: Mapping[str, Any] | None = None
    """What ``domain.figures.registry.parse_figure`` reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadQuestion(QuestionContent):
    """One question or task, with its place in the lesson and in the source."""

    part: Part
    label: str = ""
    """The author's own name for a task's block (ОБӨЖ, СРС …)."""
    section: int | None = None
    """Index (from 0) of the lesson's section that answers it, where known."""
    is_key_confirmed: bool = True
    is_class_work: bool = False
    """A task that is done in the class: a lesson keeps it as a question of a level."""
    is_level_given: bool = True
    """Else nothing in the document says its level, and ``part`` is only a beginning."""
    is_points_given: bool = True
    """Else nothing in the document says its points, and 1 stands for them."""
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadLesson:
    title: str
    number: int | None = None
    goal: str = ""
    equipment: str = ""
    outcomes: str = ""
    methods: str = ""
    language: str = "kk"
    body: tuple[ReadSection, ...] = ()
    questions: tuple[ReadQuestion, ...] = ()
    terms: tuple[Term, ...] = ()
    sources: tuple[str, ...] = ()
    """What the text was written from, one line each."""
    details: Mapping[str, str] = field(default_factory=dict)
    """By ``content.details.LessonDetail``: hours, plan, authors, abstracts …"""
    spans: Mapping[str, Span] = field(default_factory=dict)
    """Where each field was found: title, goal, equipment, outcomes, methods; and lines that are
    kept elsewhere, under any other name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPicture:
    """A picture that texts of the document show by ``name``; it stood behind ``line``."""

    name: str
    data: bytes = field(repr=False)
    """Empty where it is kept apart from the reading."""
    alternative: str = ""
    line: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One file, read. ``lines`` are the source lines as read, without line ends."""

    file: str
    kind: Kind
    verdict: Judgement
    lessons: tuple[ReadLesson, ...]
    warnings: tuple[Warning, ...] = ()
    lines: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()
    """The page of each of ``lines``, from 1; empty for a format without pages."""
    pictures: tuple[ReadPicture, ...] = ()
    rows: tuple[Row, ...] = field(default=(), repr=False, compare=False)
    """What the lessons were read from: for those who label documents and learn from them."""
