"""One lesson on the review page: its forms beside source lines, and back to a lesson."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django import forms
from django.forms import BaseFormSet, BoundField, formset_factory
from django.http import QueryDict
from django.utils.translation import gettext

from lessons.domain.drafts.room import MOST_QUESTIONS, MOST_SECTIONS
from lessons.domain.handouts.dividing import paragraphs
from lessons.domain.handouts.document import ReadLesson, ReadQuestion, ReadSection
from lessons.domain.terms.term import dump_terms, parse_terms
from lessons.domain.types.lines import filled_lines
from lessons.loading.review.actions import (
    paragraph_code,
)
from lessons.loading.review.drafts import SPARE_FORMS, TEXTS, DraftLesson
from lessons.loading.review.forms import (
    LessonForm,
    ReviewQuestionForm,
    SectionForm,
)
from lessons.loading.review.origins import Origin, origin_of
from lessons.loading.review.source_view import Excerpt, SourceView
from lessons.loading.review.swaps import ShownDoubt, shown_doubt
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
_NEEDED = frozenset({"number", "title"})
"""A lesson cannot be made without them."""


class _ItemFormSet(BaseFormSet):
    """Forms that carry their origin, so that they may stand in any order."""

    def __init__(self, *args: Any, lines: int, **kwargs: Any) -> None:
        self._lines = lines
        super().__init__(*args, **kwargs)

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        # What has an origin is never a spare form, wherever it stands.
        return {"empty_permitted": self.origin(index) == Origin()}

    def origin(self, index: int | None) -> Origin:
        if index is None:
            return Origin()
        return Origin.parse(self._source(index), lines=self._lines)

    def _source(self, index: int) -> str:
        if self.is_bound:
            return self.data.get(f"{self.add_prefix(index)}-source", "")
        initial = self.initial or []
        return str(initial[index].get("source", "")) if index < len(initial) else ""


class _QuestionFormSet(_ItemFormSet):
    """``contents`` are the questions as they were read, which an origin names by its index."""

    def __init__(
        self, *args: Any, contents: Sequence[ReadQuestion], sections: list[str], **kwargs: Any
    ) -> None:
        self._contents = contents
        self._sections = sections
        super().__init__(*args, **kwargs)

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        return {
            **super().get_form_kwargs(index),
            "content": self.content(index),
            "sections": self._sections,
        }

    def content(self, index: int | None) -> ReadQuestion | None:
        place = self.origin(index).index
        return self._contents[place] if place is not None and place < len(self._contents) else None


def _most(items: int) -> dict[str, int]:
    return {"extra": 1, "max_num": items + SPARE_FORMS, "absolute_max": items + SPARE_FORMS}


SectionFormSet = formset_factory(SectionForm, formset=_ItemFormSet, **_most(MOST_SECTIONS))
QuestionFormSet = formset_factory(
    ReviewQuestionForm, formset=_QuestionFormSet, **_most(MOST_QUESTIONS)
)


class State(StrEnum):
    """How sure the reader was of an item."""

    FOUND = "found"
    DOUBTFUL = "doubtful"
    LOST = "lost"


@dataclass(slots=True)
class ReviewRow:
    """A field, section or question beside the lines it was read from."""

    form: forms.Form
    excerpt: Excerpt
    anchor: str
    """The id of its element begins with ``item-``."""
    state: State | None = None
    """None for what a person typed and for what the document need not hold."""
    field: BoundField | None = None
    notice: str = ""
    number: int = 0
    is_new: bool = False
    is_spare: bool = False
    is_last: bool = False
    is_key_doubtful: bool = False
    following: str = ""
    """The next item to check."""

    @property
    def doubts(self) -> list[ShownDoubt]:
        """With what can be done about each in the fields as they stand."""
        own = [bound for bound in self.form if bound.name in TEXTS]
        fields = [self.field] if self.field else own
        texts = [str(bound.value() or "").replace("\r\n", "\n") for bound in fields]
        return [
            shown_doubt(told.doubt, sentence=told.sentence, source=told.source, texts=texts)
            for told in self.excerpt.doubts
        ]

    @property
    def previous_anchor(self) -> str:
        return _neighbour(self.anchor, -1)

    @property
    def next_anchor(self) -> str:
        return _neighbour(self.anchor, 1)

    @property
    def form_set(self) -> str:
        """With its number or the field's name, as the value of a button names the form."""
        if self.field:
            return f"{self.form.prefix}:{self.field.name}"
        return ":".join(self.anchor.rsplit("-", 1))

    @property
    def paragraphs(self) -> list[tuple[str, str]]:
        """(code, beginning) of each paragraph of a section that has several."""
        found = paragraphs(str(self.form["text"].value() or ""))
        return [(paragraph_code(text), text) for text in found] if len(found) > 1 else []


def _neighbour(anchor: str, step: int) -> str:
    prefix, _, place = anchor.rpartition("-")
    return f"{prefix}-{int(place) + step}"


class LessonReview:
    """``draft`` is what stands on the page while it is edited; ``data`` what was sent to be made
    into a lesson. Without either it is what was read."""

    def __init__(
        self,
        read: ReadLesson,
        *,
        index: int,
        source: SourceView,
        lines: int,
        data: QueryDict | None,
        draft: DraftLesson | None,
    ) -> None:
        self.read = read
        self.number = index + 1
        self.prefix = prefix = f"lesson-{index}"
        # What was sent is compared with blank forms: items may have changed places since.
        drawn = draft or (_as_read(read) if data is None else DraftLesson(fields={}))
        self.form = LessonForm(data, prefix=prefix, initial=drawn.fields)
        self.sections = SectionFormSet(
            data,
            prefix=f"{prefix}-sections",
            initial=drawn.sections,
            lines=lines,
        )
        self.questions = QuestionFormSet(
            data,
            prefix=f"{prefix}-questions",
            initial=drawn.questions,
            lines=lines,
            contents=read.questions,
            sections=self.section_names(),
        )
        self.course: Course | None = None
        self._make_rows(source)

    def section_names(self) -> list[str]:
        """One for each section form, so that a chosen place means a form."""
        names = []
        for number, form in enumerate(self.sections.forms, start=1):
            words = " ".join(str(form["heading"].value() or "").split())[:60]
            name = gettext("Section %(number)s") % {"number": number}
            names.append(f"{number}. {words}" if words else name)
        return names

    def _make_rows(self, source: SourceView) -> None:
        """In page order, so that each line has its anchor where it is shown first."""
        spans = {"number": self.read.spans.get("title"), **self.read.spans}
        self.field_rows = [
            self._field_row(name, source.excerpt(filter(None, [spans.get(name)])))
            for name in _LESSON_FIELDS
        ]
        self.section_rows = self._item_rows(self.sections, source)
        self.question_rows = self._item_rows(self.questions, source)
        for row, form in zip(self.question_rows, self.questions.forms, strict=True):
            content = form.content
            row.is_key_doubtful = content is not None and not content.is_key_confirmed
            if row.is_key_doubtful and row.state is State.FOUND:
                row.state = State.DOUBTFUL

    def _field_row(self, name: str, excerpt: Excerpt) -> ReviewRow:
        is_filled = bool(str(self.form[name].value() or "").strip())
        state = None
        if not is_filled and name in _NEEDED:
            state = State.LOST
        elif excerpt.lines and name != "language":
            state = State.DOUBTFUL if excerpt.doubts else State.FOUND
        return ReviewRow(
            form=self.form,
            excerpt=excerpt,
            anchor=f"{self.prefix}-{name}",
            state=state,
            field=self.form[name],
        )

    def _item_rows(self, formset: _ItemFormSet, source: SourceView) -> list[ReviewRow]:
        rows = []
        for place, form in enumerate(formset.forms):
            origin = formset.origin(place)
            excerpt = source.excerpt(origin.spans)
            is_new = origin == Origin()
            state = None if is_new else State.DOUBTFUL if excerpt.doubts else State.FOUND
            row = ReviewRow(
                form=form,
                excerpt=excerpt,
                anchor=form.prefix,
                state=state,
                number=place + 1,
                is_new=is_new,
                is_spare=is_new and _is_blank(form),
            )
            rows.append(row)
        shown = [row for row in rows if not row.is_spare]
        for row in shown[-1:]:
            row.is_last = True
        return rows

    # For the page

    def blank_section(self) -> ReviewRow:
        """What the button *Add a section* copies."""
        return _blank_row(self.sections.empty_form)

    def blank_question(self) -> ReviewRow:
        return _blank_row(self.questions.empty_form)

    def number_notice(self) -> str:
        """Said before anything is sent; afterwards it is an error of the field."""
        number = str(self.form["number"].value() or "")
        is_number = number.isascii() and number.isdecimal() and len(number) <= 3
        return self._taken_sentence(int(number)) if is_number and not self.form.is_bound else ""

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
            if not form.is_left_out and (not form.empty_permitted or form.has_changed())
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
        span = self.sections.origin(place).span
        return ReadSection(
            heading=cleaned["heading"], text=cleaned["text"], figure=cleaned["figure"], span=span
        )

    def _read_question(self, place: int, kept_sections: list[int]) -> ReadQuestion:
        form = self.questions.forms[place]
        section = form.cleaned_data["section"]
        return form.read_question(
            section=kept_sections.index(section) if section in kept_sections else None,
            span=self.questions.origin(place).span,
        )


def _as_read(read: ReadLesson) -> DraftLesson:
    return DraftLesson(
        fields={
            **{name: getattr(read, name) for name in _LESSON_FIELDS},
            "terms": dump_terms(read.terms),
            "sources": "\n".join(read.sources),
        },
        sections=_section_rows(read),
        questions=_question_rows(read),
    )


def _section_rows(read: ReadLesson) -> list[dict[str, Any]]:
    return [
        {
            "heading": part.heading,
            "text": part.text,
            "figure": part.figure,
            "source": str(origin_of(part.span, index=index)),
        }
        for index, part in enumerate(read.body)
    ]


def _question_rows(read: ReadLesson) -> list[dict[str, Any]]:
    """The rest of a question's values comes from its content."""
    return [
        {
            "part": question.part,
            "label": question.label,
            "section": question.section,
            "source": str(origin_of(question.span, index=index)),
        }
        for index, question in enumerate(read.questions)
    ]


def _blank_row(form: forms.Form) -> ReviewRow:
    return ReviewRow(form=form, excerpt=Excerpt(), anchor=form.prefix, is_new=True, is_spare=True)


def _is_blank(form: forms.Form) -> bool:
    if form.is_bound:
        return not form.has_changed()
    names = [name for name in ("heading", "text", "figure", "key") if name in form.fields]
    return not any(form[name].value() for name in names)
