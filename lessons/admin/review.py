"""The review of what was read from one file: forms beside source lines, and back to lessons."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BaseFormSet, BoundField, formset_factory
from django.http import QueryDict
from django.utils.translation import gettext

from lessons.admin.load_forms import (
    MOST_QUESTIONS,
    MOST_SECTIONS,
    CourseForm,
    LessonForm,
    ReviewQuestionForm,
    SectionForm,
)
from lessons.admin.source_view import Excerpt, SourceView
from lessons.domain.documents.document import (
    Document,
    ReadLesson,
    ReadQuestion,
    ReadSection,
    Span,
)
from lessons.domain.questions.lines import filled_lines
from lessons.domain.terms.term import dump_terms, parse_terms
from lessons.models import Course, Lesson
from lessons.queries import free_lesson_number

_LESSON_FIELDS = (
    "number",
    "title",
    "goal",
    "equipment",
    "outcomes",
    "methods",
    "language",
)
SectionFormSet = formset_factory(
    SectionForm, extra=1, max_num=MOST_SECTIONS + 50, absolute_max=MOST_SECTIONS + 50
)


class _BaseQuestionFormSet(BaseFormSet):
    """``contents`` are the questions as they were read, in the order of the forms."""

    def __init__(
        self, *args: Any, contents: Sequence[ReadQuestion], sections: list[str], **kwargs: Any
    ) -> None:
        self._contents = contents
        self._sections = sections
        # The number of forms is what initial says; their values come from the content itself.
        initial = [
            {"part": read.part, "label": read.label, "section": read.section} for read in contents
        ]
        super().__init__(*args, initial=initial, **kwargs)

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        known = index is not None and index < len(self._contents)
        content = self._contents[index] if known else None
        return {"content": content, "sections": self._sections}


QuestionFormSet = formset_factory(
    ReviewQuestionForm,
    formset=_BaseQuestionFormSet,
    extra=1,
    max_num=MOST_QUESTIONS + 50,
    absolute_max=MOST_QUESTIONS + 50,
)


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A field, section or question beside the lines it was read from."""

    form: forms.Form
    excerpt: Excerpt
    field: BoundField | None = None
    notice: str = ""
    number: int = 0
    is_new: bool = False
    is_key_doubtful: bool = False


class LessonReview:
    def __init__(
        self, read: ReadLesson, *, index: int, source: SourceView, data: QueryDict | None
    ) -> None:
        self.read = read
        self.number = index + 1
        prefix = f"lesson-{index}"
        self.form = LessonForm(data, prefix=prefix, initial=_initial(read))
        self.sections = SectionFormSet(
            data,
            prefix=f"{prefix}-sections",
            initial=[
                {"heading": part.heading, "text": part.text, "figure": part.figure}
                for part in read.body
            ],
        )
        self.questions = QuestionFormSet(
            data,
            prefix=f"{prefix}-questions",
            contents=read.questions,
            sections=self._section_names(),
        )
        self.course: Course | None = None
        spans = {"number": read.spans.get("title"), **read.spans}
        self._excerpts = {name: source.excerpt(spans.get(name)) for name in _LESSON_FIELDS}
        self._section_excerpts = [source.excerpt(part.span) for part in read.body]
        self._question_excerpts = [source.excerpt(question.span) for question in read.questions]

    def _section_names(self) -> list[str]:
        """One for each section form, so that a chosen place means a form."""
        names = []
        for number, form in enumerate(self.sections.forms, start=1):
            words = " ".join(str(form["heading"].value() or "").split())[:60]
            name = gettext("Section %(number)s") % {"number": number}
            names.append(f"{number}. {words}" if words else name)
        return names

    # For the page

    def field_rows(self) -> list[ReviewRow]:
        return [
            ReviewRow(
                form=self.form,
                field=self.form[name],
                excerpt=self._excerpts[name],
                notice=self.number_notice() if name == "number" else "",
            )
            for name in _LESSON_FIELDS
        ]

    def section_rows(self) -> list[ReviewRow]:
        return _rows(self.sections, self._section_excerpts)

    def question_rows(self) -> list[ReviewRow]:
        doubtful = {
            place for place, item in enumerate(self.read.questions) if not item.is_key_confirmed
        }
        return _rows(self.questions, self._question_excerpts, doubtful)

    def blank_section(self) -> ReviewRow:
        """What the button *Add a section* copies."""
        return ReviewRow(form=self.sections.empty_form, excerpt=Excerpt(), is_new=True)

    def blank_question(self) -> ReviewRow:
        return ReviewRow(form=self.questions.empty_form, excerpt=Excerpt(), is_new=True)

    def number_notice(self) -> str:
        """Said before anything is sent; afterwards it is an error of the field."""
        number = self.form.initial.get("number")
        return "" if self.form.is_bound or number is None else self._taken_sentence(number)

    # After it was sent

    def is_valid(self) -> bool:
        if self.is_left_out:
            return True
        checked = [each.is_valid() for each in (self.form, self.sections, self.questions)]
        return all(checked)

    @property
    def is_left_out(self) -> bool:
        return self.form.is_left_out

    def check_number(self, others: set[int]) -> None:
        """Adds an error where the number is taken in the course or twice in the file."""
        number = self.form.cleaned_data["number"]
        taken = self._taken_sentence(number)
        if taken:
            self.form.add_error("number", taken)
        elif number in others:
            self.form.add_error("number", gettext("Another lesson of this file has this number."))

    def _taken_sentence(self, number: int) -> str:
        taken = Lesson.objects.filter(course=self.course, number=number).first()
        if self.course is None or taken is None:
            return ""
        words = gettext(
            "This course already has a lesson with this number: %(lesson)s. "
            "The first free number: %(free)s"
        )
        free = free_lesson_number(self.course, wanted=number)
        return words % {"lesson": taken, "free": free}

    def read_lesson(self) -> ReadLesson:
        """What was confirmed, of forms that are valid."""
        kept = [
            place
            for place, form in enumerate(self.sections.forms)
            if not form.is_left_out and not form.is_empty
        ]
        body = tuple(self._read_section(place) for place in kept)
        questions = tuple(
            self._read_question(place, kept)
            for place, form in enumerate(self.questions.forms)
            if not form.is_left_out and _is_used(form, is_new=place >= len(self.read.questions))
        )
        fields = {name: self.form.cleaned_data[name] for name in _LESSON_FIELDS}
        return ReadLesson(
            body=body,
            questions=questions,
            terms=parse_terms(self.form.cleaned_data["terms"], language=fields["language"]),
            sources=tuple(line.text for line in filled_lines(self.form.cleaned_data["sources"])),
            **fields,
        )

    def _read_section(self, place: int) -> ReadSection:
        cleaned = self.sections.forms[place].cleaned_data
        span = _span(self.read.body, place)
        return ReadSection(
            heading=cleaned["heading"], text=cleaned["text"], figure=cleaned["figure"], span=span
        )

    def _read_question(self, place: int, kept_sections: list[int]) -> ReadQuestion:
        form = self.questions.forms[place]
        section = form.cleaned_data["section"]
        return form.read_question(
            section=kept_sections.index(section) if section in kept_sections else None,
            span=_span(self.read.questions, place),
        )


class Review:
    """The whole page. ``data`` is what was sent, None for a page that is opened."""

    def __init__(
        self, document: Document, *, course: Course | None, new_course: str, data: QueryDict | None
    ) -> None:
        self.document = document
        self.source = SourceView(document)
        self.courses = CourseForm(
            data, prefix="course", initial={"course": course, "new_course": new_course}
        )
        self.lessons = [
            LessonReview(read, index=index, source=self.source, data=data)
            for index, read in enumerate(document.lessons)
        ]
        self.lines_left = self.source.lines_left()
        self.doubts_left = self.source.doubts_left()
        for lesson in self.lessons:
            lesson.course = course

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


def _initial(read: ReadLesson) -> dict[str, Any]:
    parts = {"terms": dump_terms(read.terms), "sources": "\n".join(read.sources)}
    return {**{name: getattr(read, name) for name in _LESSON_FIELDS}, **parts}


def _span(items: Sequence[ReadSection | ReadQuestion], place: int) -> Span | None:
    return items[place].span if place < len(items) else None


def _is_used(form: forms.Form, *, is_new: bool) -> bool:
    """A spare form counts once something was typed into it."""
    return not is_new or form.has_changed()


def _rows(
    formset: BaseFormSet, excerpts: Sequence[Excerpt], doubtful: set[int] | None = None
) -> list[ReviewRow]:
    return [
        ReviewRow(
            form=form,
            excerpt=excerpts[place] if place < len(excerpts) else Excerpt(),
            number=place + 1,
            is_new=place >= len(excerpts),
            is_key_doubtful=place in (doubtful or set()),
        )
        for place, form in enumerate(formset.forms)
    ]
