"""The review of what was read from one file: forms beside source lines, and back to lessons."""

from dataclasses import dataclass
from typing import Any

from django.forms import BoundField
from django.http import QueryDict
from django.utils.translation import gettext

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import Document, ReadLesson
from lessons.domain.handouts.repair.taking_back import REPAIRS
from lessons.loading.courses import CourseForm, course_titled
from lessons.loading.review.actions import NEW_QUESTION, NEW_SECTION, Outcome, act
from lessons.loading.review.drafts import read_drafts
from lessons.loading.review.lesson import LessonReview, ReviewRow, State
from lessons.loading.review.source_view import Excerpt, SourceView
from lessons.models import Course


@dataclass(frozen=True, slots=True)
class LeftBlock:
    """Lines that follow each other and are used nowhere."""

    excerpt: Excerpt
    into: str = ""
    """The section that stands above them, as ``review_actions`` names it."""
    into_name: str = ""

    @property
    def state(self) -> State | None:
        return State.LOST if self.excerpt.doubts else None

    @property
    def lines(self) -> str:
        return f"{self.excerpt.first}-{self.excerpt.last}"


class Review:
    """The whole page. ``data`` is what was sent, None for a page that is opened."""

    def __init__(
        self, document: Document, *, course: Course | None, new_course: str, data: QueryDict | None
    ) -> None:
        self.document = document
        self.source = SourceView(document)
        self.outcome = Outcome()
        self.is_confirmed = data is not None and "do" not in data
        self.is_edited = data is not None
        drafts = None
        initial = {"course": course, "new_course": new_course}
        if data is not None and not self.is_confirmed:
            drafts = read_drafts(document, data)
            self.outcome = act(drafts, data)
            initial = {name: data.get(f"course-{name}", "") for name in initial}
            course = _meant_course(**initial)
        sent = data if self.is_confirmed else None
        self.courses = CourseForm(sent, prefix="course", initial=initial)
        self.lessons = [
            LessonReview(
                read,
                index=index,
                source=self.source,
                lines=len(document.lines),
                data=sent,
                draft=drafts.lessons[index] if drafts else None,
            )
            for index, read in enumerate(document.lessons)
        ]
        self.blocks_left = [self._block(excerpt) for excerpt in self.source.blocks_left()]
        self.doubts_left = self.source.doubts_left()
        for lesson in self.lessons:
            lesson.course = course
            for row in lesson.field_rows[:1]:
                row.notice = lesson.number_notice()
        self._link_rows()

    # For the page

    def _block(self, excerpt: Excerpt) -> LeftBlock:
        """With the section that stands above it."""
        above = [
            (row.excerpt.first, lesson.prefix, row)
            for lesson in self.lessons
            for row in lesson.section_rows
            if 0 < row.excerpt.first <= excerpt.first
        ]
        if not above:
            return LeftBlock(excerpt)
        _first, prefix, row = max(above, key=lambda each: each[0])
        lesson = prefix.rpartition("-")[2]
        return LeftBlock(excerpt, f"section-{lesson}-{row.number - 1}", str(row.number))

    @property
    def targets(self) -> list[tuple[str, str]]:
        """(value, name) of what chosen lines may become."""
        sections = [
            (f"section-{index}-{place}", self._target_name(lesson, name))
            for index, lesson in enumerate(self.lessons)
            for place, name in enumerate(lesson.section_names())
        ]
        new = [(NEW_QUESTION, gettext("A new question")), (NEW_SECTION, gettext("A new section"))]
        return [*new, *sections]

    def _target_name(self, lesson: LessonReview, name: str) -> str:
        if self.is_single:
            return name
        numbers = {"number": lesson.number, "section": name}
        return gettext("Lesson %(number)s: %(section)s") % numbers

    def _rows(self) -> list[ReviewRow]:
        return [
            row
            for lesson in self.lessons
            for row in (*lesson.field_rows, *lesson.section_rows, *lesson.question_rows)
        ]

    def _link_rows(self) -> None:
        """Each doubtful item leads to the next; the action's own item says what it could not."""
        following = "not-used" if self.blocks_left else ""
        for row in reversed(self._rows()):
            row.following = following
            if row.state in {State.DOUBTFUL, State.LOST}:
                following = f"item-{row.anchor}"
            if self.outcome.notice and row.anchor == self.outcome.anchor:
                row.notice = self.outcome.notice

    @property
    def counts(self) -> list[tuple[State, int, str]]:
        """(state, how many, the first one's place) for the bar on top."""
        rows = self._rows()
        lost = [block for block in self.blocks_left if block.state is State.LOST]
        counted = []
        for state in State:
            own = [f"item-{row.anchor}" for row in rows if row.state is state]
            if state is State.LOST:
                own += [f"line-{block.excerpt.first}" for block in lost]
            counted.append((state, len(own), own[0] if own else ""))
        return counted

    def repairs(self) -> list[dict[str, Any]]:
        """Every repair of the reader: before, after, and where the page shows its line."""
        return [
            {
                "line": doubt.line,
                "before": doubt.text,
                "after": doubt.became,
                "has_anchor": self.source.has_anchor(doubt.line),
                "is_example": doubt.code == Code.REPAIRED_THROUGHOUT,
            }
            for doubt in self.document.warnings
            if doubt.code in REPAIRS or doubt.code == Code.REPAIRED_THROUGHOUT
        ]

    @property
    def lines_left(self) -> int:
        return sum(len(block.excerpt.lines) for block in self.blocks_left)

    def told_doubts(self) -> list[dict[str, Any]]:
        """What is in no excerpt, with a link where the page shows the line."""
        return [
            {
                "line": doubt.line,
                "sentence": doubt.sentence,
                "has_anchor": self.source.has_anchor(doubt.line),
            }
            for doubt in self.doubts_left
        ]

    @property
    def is_single(self) -> bool:
        return len(self.lessons) == 1

    def named_course(self) -> Course | None:
        self.courses.is_valid()
        return self.courses.named_course()

    def is_valid(self) -> bool:
        checked = [each.is_valid() for each in (self.courses, *self.lessons)]
        kept = [lesson for lesson in self.lessons if not lesson.is_left_out]
        if not kept:
            self.courses.add_error(None, gettext("Every lesson is left out. Keep at least one."))
        self._check_numbers(kept)
        return all(checked) and bool(kept) and not self.error_fields()

    def _check_numbers(self, kept: list[LessonReview]) -> None:
        course, others = self.named_course(), set[int]()
        for lesson in kept:
            lesson.course = course
            if "number" in lesson.form.cleaned_data:
                lesson.check_number(others)
                others.add(lesson.form.cleaned_data.get("number", 0))

    def error_fields(self) -> list[BoundField]:
        """The fields to correct, in page order, for the list on top of the page."""
        if not self.courses.is_bound:
            return []
        shown = [self.courses]
        for lesson in self.lessons:
            if not lesson.is_left_out:
                shown += [lesson.form, *lesson.sections.forms, *lesson.questions.forms]
        return [form[name] for form in shown for name in form.fields if name in form.errors]

    def read_lessons(self) -> list[ReadLesson]:
        return [lesson.read_lesson() for lesson in self.lessons if not lesson.is_left_out]


def _meant_course(*, course: str, new_course: str) -> Course | None:
    if course.isascii() and course.isdecimal() and len(course) < 10:
        return Course.objects.filter(pk=course).first()
    typed = " ".join(new_course.split())
    return course_titled(typed) if typed else None
