"""The review page: the draft in forms beside source lines, and what the page says about it."""

from dataclasses import dataclass
from typing import Any, TypeGuard

from django.forms import BoundField, Form
from django.http import QueryDict
from django.utils.translation import get_language, gettext

from lessons.domain.drafts.draft import Draft, Edited
from lessons.domain.drafts.drawing import draft_of
from lessons.domain.drafts.swaps import doubt_code
from lessons.domain.drafts.taking_up import New
from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import Document
from lessons.domain.handouts.finding import doubtful_lines
from lessons.domain.handouts.repair.taking_back import REPAIRS
from lessons.domain.limits import MAX_POINTS
from lessons.domain.parts import Part
from lessons.loading.courses import CourseForm
from lessons.loading.review.confirming import taken_sentence
from lessons.loading.review.forms import LessonForms, ReviewQuestionForm
from lessons.loading.review.pictures import PicturesOfFile
from lessons.loading.review.posting import act, anchor_of, draft_sent
from lessons.loading.review.rows import (
    ReviewRow,
    State,
    blank_row,
    field_rows,
    item_rows,
    link_rows,
    tell_runs,
)
from lessons.loading.review.source_view import Excerpt, SourceView, ToldDoubt
from lessons.models import Course
from lessons.wording.drafts import BECOME, NOT_DONE
from lessons.wording.progress import part_name

PART_NAMES = frozenset(part.value for part in Part)


@dataclass(frozen=True, slots=True)
class Sent:
    """What came from the page: a press of a button, or the whole to be made into lessons."""

    draft: Draft
    edited: Edited | None = None
    data: QueryDict | None = None
    """Only where it is to be made."""


def opened(document: Document) -> Sent:
    return Sent(draft_of(document, language=get_language() or "").with_room())


def sent(document: Document, data: QueryDict) -> Sent:
    draft = draft_sent(document, data)
    if "do" not in data:
        return Sent(draft, data=data)
    edited = act(draft, data)
    return Sent(edited.draft.with_room(), edited=edited)


@dataclass(frozen=True, slots=True)
class LeftBlock:
    """Lines that follow each other and are used nowhere."""

    excerpt: Excerpt
    into: str = ""
    """The section that stands above them, as a target of ``posting``."""
    into_name: str = ""

    @property
    def state(self) -> State | None:
        return State.LOST if self.excerpt.doubts else None

    @property
    def lines(self) -> str:
        return f"{self.excerpt.first}-{self.excerpt.last}"


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonPage:
    number: int
    forms: LessonForms
    field_rows: list[ReviewRow]
    section_rows: list[ReviewRow]
    question_rows: list[ReviewRow]

    @property
    def part_points(self) -> list[tuple[str, int]]:
        """(level or task, the points of its questions together), in the order of the page."""
        totals: dict[str, int] = {}
        for row in self.question_rows:
            name, points = _worth(row.form)
            if points:
                totals[name] = totals.get(name, 0) + points
        return list(totals.items())

    @property
    def bare_rows(self) -> list[ReviewRow]:
        """Open questions that have no key points yet."""
        return [
            row for row in self.question_rows if _is_asked(row.form) and row.form.has_no_key_points
        ]

    @property
    def blank_section(self) -> ReviewRow:
        return blank_row(self.forms.blank_section)

    @property
    def blank_question(self) -> ReviewRow:
        return blank_row(self.forms.blank_question)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPage:
    draft: Draft
    courses: CourseForm
    lessons: list[LessonPage]
    source: SourceView
    blocks_left: list[LeftBlock]
    doubts_left: tuple[ToldDoubt, ...]
    is_edited: bool
    at: str = ""
    """The form, field or part of the page that the pressed button was about."""
    notice: str = ""
    """Why it changed nothing."""

    @property
    def element(self) -> str:
        """The id of it on the page."""
        return f"item-{self.at}" if self.at.startswith("lesson-") else self.at

    @property
    def is_single(self) -> bool:
        return len(self.lessons) == 1

    @property
    def rows(self) -> list[ReviewRow]:
        return [
            row
            for lesson in self.lessons
            for row in (*lesson.field_rows, *lesson.section_rows, *lesson.question_rows)
        ]

    @property
    def targets(self) -> list[tuple[str, str]]:
        """(value, name) of what chosen lines may become."""
        new = {
            **BECOME,
            New.QUESTION: gettext("A new question"),
            New.SECTION: gettext("A new section"),
        }
        sections = [
            (f"section-{index}-{place}", self._target_name(lesson, name))
            for index, lesson in enumerate(self.lessons)
            for place, name in enumerate(lesson.forms.section_names)
        ]
        return [*((str(value), str(name)) for value, name in new.items()), *sections]

    def _target_name(self, lesson: LessonPage, name: str) -> str:
        if self.is_single:
            return name
        numbers = {"number": lesson.number, "section": name}
        return gettext("Lesson %(number)s: %(section)s") % numbers

    @property
    def counts(self) -> list[tuple[State, int, str]]:
        """(state, how many, the first one's place) for the bar on top."""
        places: dict[State, list[str]] = {state: [] for state in State}
        for row in self.rows:
            if row.state:
                places[row.state].append(f"item-{row.anchor}")
        lost = [block for block in self.blocks_left if block.state is State.LOST]
        places[State.LOST] += [f"line-{block.excerpt.first}" for block in lost]
        return [(state, len(found), next(iter(found), "")) for state, found in places.items()]

    @property
    def doubtful(self) -> int:
        """So many lines made the verdict; none of a file that was read surely."""
        return len(doubtful_lines(self.draft.document))

    @property
    def decided(self) -> str:
        """Of the draft, as ``posting`` reads it back."""
        return ",".join(sorted(self.draft.decided))

    @property
    def runs(self) -> list[ReviewRow]:
        """The first of each run of questions without a level."""
        return [row for row in self.rows if row.run]

    @property
    def bare_rows(self) -> list[ReviewRow]:
        return [row for lesson in self.lessons for row in lesson.bare_rows]

    @property
    def to_check(self) -> list[tuple[int, str]]:
        """(how many, the first one's place) of what is not settled; empty where all is."""
        asking = (State.DOUBTFUL, State.LOST)
        return [(count, place) for state, count, place in self.counts if count and state in asking]

    @property
    def unlevelled(self) -> int:
        return sum(row.run for row in self.runs)

    @property
    def lines_left(self) -> int:
        return sum(len(block.excerpt.lines) for block in self.blocks_left)

    @property
    def error_fields(self) -> list[BoundField]:
        """The fields to correct, in page order, for the list on top of the page."""
        if not self.courses.is_bound:
            return []
        kept = [lesson.forms for lesson in self.lessons if not lesson.forms.is_left_out]
        shown = [self.courses, *(form for forms in kept for form in forms.all)]
        return [form[name] for form in shown for name in form.fields if name in form.errors]

    @property
    def told_doubts(self) -> list[dict[str, Any]]:
        """What is in no excerpt, with a link where the page shows the line."""
        return [
            {
                "line": doubt.line,
                "sentence": doubt.sentence,
                "has_anchor": doubt.line in self.source.anchored,
            }
            for doubt in self.doubts_left
        ]

    @property
    def repairs(self) -> list[dict[str, Any]]:
        """Every repair of the reader: before, after, and where the page shows its line."""
        return [
            {
                "line": doubt.line,
                "before": doubt.text,
                "after": doubt.became,
                "has_anchor": doubt.line in self.source.anchored,
                "is_example": doubt.code == Code.REPAIRED_THROUGHOUT,
            }
            for doubt in self.draft.document.warnings
            if doubt.code in REPAIRS or doubt.code == Code.REPAIRED_THROUGHOUT
        ]


def review_page(
    came: Sent,
    forms: list[LessonForms],
    *,
    courses: CourseForm,
    course: Course | None,
    pictures: PicturesOfFile,
) -> ReviewPage:
    """``course`` is the one that is meant, as far as it is there already."""
    draft, edited = came.draft, came.edited
    source = SourceView(draft.document, draft.decided | _told_by_runs(draft.document))
    lessons = [
        LessonPage(
            number=index + 1,
            forms=own,
            field_rows=field_rows(draft, index, own, source),
            section_rows=item_rows(draft.lessons[index].sections, own.sections, source),
            question_rows=item_rows(draft.lessons[index].questions, own.questions, source),
        )
        for index, own in enumerate(forms)
    ]
    page = ReviewPage(
        draft=draft,
        courses=courses,
        lessons=lessons,
        source=source,
        blocks_left=[_block(excerpt, lessons) for excerpt in source.blocks_left()],
        doubts_left=source.doubts_left(),
        is_edited=came.data is not None or edited is not None,
        at=anchor_of(edited) if edited else "",
        notice=str(NOT_DONE[edited.reason]) if edited and edited.reason else "",
    )
    for lesson, shown in zip(draft.lessons, lessons, strict=True):
        tell_runs(shown.question_rows, lesson.questions)
        for row in (*shown.section_rows, *shown.question_rows):
            row.pictures = pictures.shown_in(row.texts)
    if came.data is None:
        _warn_of_taken_numbers(page, course)
    rows = page.rows
    link_rows(rows, last="not-used" if page.blocks_left else "")
    for row in rows:
        if page.notice and row.anchor == page.at:
            row.notice = page.notice
    return page


def _told_by_runs(document: Document) -> frozenset[str]:
    """Doubts about levels: the questions themselves ask for them, in their place."""
    questions = (question for lesson in document.lessons for question in lesson.questions)
    if all(question.is_level_given for question in questions):
        return frozenset()
    doubts = (doubt for doubt in document.warnings if doubt.code == Code.LEVEL_MISSING)
    return frozenset(map(doubt_code, doubts))


def _warn_of_taken_numbers(page: ReviewPage, course: Course | None) -> None:
    """Before anything is sent; afterwards it is an error of the field."""
    for lesson, shown in zip(page.draft.lessons, page.lessons, strict=True):
        number = lesson.number
        if number.isascii() and number.isdecimal() and len(number) <= 3:
            shown.field_rows[0].notice = taken_sentence(int(number), course=course)


def _block(excerpt: Excerpt, lessons: list[LessonPage]) -> LeftBlock:
    """With the section that stands above it."""
    above = [
        (row.excerpt.first, lesson.number - 1, row.number)
        for lesson in lessons
        for row in lesson.section_rows
        if 0 < row.excerpt.first <= excerpt.first
    ]
    if not above:
        return LeftBlock(excerpt)
    _first, lesson, number = max(above, key=lambda each: each[0])
    return LeftBlock(excerpt, f"section-{lesson}-{number - 1}", str(number))


def _is_asked(form: Form) -> TypeGuard[ReviewQuestionForm]:
    """A question that will be made: neither left out nor the spare one at the end."""
    return (
        isinstance(form, ReviewQuestionForm)
        and not form.is_left_out
        and bool(str(form["text"].value() or "").strip())
    )


def _worth(form: Form) -> tuple[str, int]:
    """The name of its level or task, and its points as far as they can be read."""
    if not _is_asked(form):
        return "", 0
    part, points = str(form["part"].value()), str(form["points"].value() or "")
    if part not in PART_NAMES or not points.isdecimal():
        return "", 0
    return part_name(part, str(form["label"].value() or "")), min(int(points[:4]), MAX_POINTS)
