"""Forms for every field of what was read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lessons.domain.drafts.draft import (
    LESSON_TEXTS,
    Draft,
    DraftItem,
    DraftLesson,
    DraftQuestion,
    DraftSection,
)
from lessons.domain.drafts.origin import Origin
from lessons.domain.handouts.document import ReadQuestion
from lessons.domain.limits import MAX_LESSON_NUMBER
from lessons.forms.lesson_fields import FigureField, TermsField, clean_terms, sources_field
from lessons.forms.plain_text import PlainTextField, fit_rows
from lessons.forms.question_fields import QuestionFields
from lessons.wording.languages import NAME


class LeaveOutForm(forms.Form):
    """What is left out needs no correction."""

    leave_out = forms.BooleanField(label=_("Leave out"), required=False)

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_bound and self.is_left_out:
            self.errors.clear()

    @property
    def is_left_out(self) -> bool:
        return bool(self["leave_out"].value())


class TextsForm(LeaveOutForm):
    """Each field is as tall as what it holds."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fit_rows(self)


class LessonForm(TextsForm):
    number = forms.IntegerField(
        label=_("Number"),
        min_value=1,
        max_value=MAX_LESSON_NUMBER,
        error_messages={
            "required": _("The lesson has no number. Give it a whole number from 1 to 999."),
            "invalid": _("The lesson number must be a whole number from 1 to 999."),
            "min_value": _("The lesson number must be a whole number from 1 to 999."),
            "max_value": _("The lesson number must be a whole number from 1 to 999."),
        },
    )
    title = forms.CharField(
        label=_("Title"),
        max_length=300,
        widget=forms.Textarea,
        error_messages={"required": _("Type the lesson's title.")},
    )
    goal = PlainTextField(label=_("Goal"), required=False)
    equipment = PlainTextField(label=_("Equipment"), required=False)
    outcomes = PlainTextField(label=_("Learning outcomes"), required=False)
    methods = PlainTextField(label=_("Teaching methods"), required=False)
    language = forms.ChoiceField(label=_("Language of the lesson"), choices=list(NAME.items()))
    terms = TermsField()
    sources = sources_field()

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())

    def clean(self) -> dict[str, Any]:
        super().clean()
        if "language" in self.cleaned_data:
            clean_terms(self, language=self.cleaned_data["language"])
        return self.cleaned_data


class SectionForm(TextsForm):
    """``source`` is its ``Origin``."""

    source = forms.CharField(widget=forms.HiddenInput, required=False)
    heading = forms.CharField(label=_("Heading"), max_length=300, required=False)
    text = PlainTextField(label=_("Text"), required=False)
    figure = FigureField()

    @property
    def is_empty(self) -> bool:
        return not any(self.cleaned_data.get(name) for name in ("heading", "text", "figure"))


class ReviewQuestionForm(LeaveOutForm, QuestionFields):
    """``sections`` names the section forms of the same lesson, in their order."""

    source = forms.CharField(widget=forms.HiddenInput, required=False)
    section = forms.TypedChoiceField(
        label=_("Section that answers it"), coerce=int, empty_value=None, required=False
    )

    def __init__(
        self,
        *args: Any,
        sections: Sequence[str],
        content: ReadQuestion | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, content=content, **kwargs)
        self.is_key_doubtful = content is not None and not content.is_key_confirmed
        section = cast(forms.TypedChoiceField, self.fields["section"])
        section.choices = [("", "–"), *enumerate(sections)]


ItemForm = TypeVar("ItemForm", bound=forms.Form)


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonForms:
    """Of one lesson: a form for its fields, one for each section and each question, in order."""

    prefix: str
    lesson: LessonForm
    sections: Sequence[SectionForm]
    questions: Sequence[ReviewQuestionForm]
    blank_section: SectionForm
    blank_question: ReviewQuestionForm
    section_names: Sequence[str]

    @property
    def is_left_out(self) -> bool:
        return self.lesson.is_left_out

    @property
    def all(self) -> Iterator[forms.Form]:
        """In the order of the page."""
        yield from (self.lesson, *self.sections, *self.questions)


def forms_of(draft: Draft, index: int, *, sent: QueryDict | None) -> LessonForms:
    """For what stands in the draft; or bound to what was ``sent``, which the draft was read from.

    What was sent is compared with blank forms: items may have changed places since.
    """
    lesson, prefix = draft.lessons[index], f"lesson-{index}"
    names = _section_names(lesson)

    def form(kind: type[ItemForm], place: object, item: DraftItem, **more: Any) -> ItemForm:
        return kind(
            sent,
            prefix=f"{prefix}-{place}",
            initial={} if sent else _initial(item, lesson),
            # What has an origin is never a spare form, wherever it stands.
            empty_permitted=item.origin == Origin(),
            use_required_attribute=False,
            **more,
        )

    def question_form(place: object, question: DraftQuestion) -> ReviewQuestionForm:
        content = draft.content(index, question)
        place = f"questions-{place}"
        return form(ReviewQuestionForm, place, question, content=content, sections=names)

    return LessonForms(
        prefix=prefix,
        lesson=LessonForm(sent, prefix=prefix, initial={} if sent else _lesson_initial(lesson)),
        sections=[form(SectionForm, f"sections-{at}", s) for at, s in enumerate(lesson.sections)],
        questions=[question_form(at, question) for at, question in enumerate(lesson.questions)],
        blank_section=SectionForm(prefix=f"{prefix}-sections-__prefix__"),
        blank_question=ReviewQuestionForm(prefix=f"{prefix}-questions-__prefix__", sections=names),
        section_names=names,
    )


def _lesson_initial(lesson: DraftLesson) -> dict[str, Any]:
    texts = {name: getattr(lesson, name) for name in LESSON_TEXTS}
    return {**texts, "leave_out": lesson.is_left_out}


def _initial(item: DraftItem, lesson: DraftLesson) -> dict[str, Any]:
    source = "" if item.origin == Origin() else str(item.origin)
    common = {**item.texts, "leave_out": item.is_left_out, "source": source}
    if isinstance(item, DraftSection):
        return common
    names = ("part", "label", "kind", "points")
    section = lesson.place_of_section(item.section)
    return {**common, **{name: getattr(item, name) for name in names}, "section": section}


def _section_names(lesson: DraftLesson) -> list[str]:
    """One for each section form, so that a chosen place means a form."""
    names = []
    for number, section in enumerate(lesson.sections, start=1):
        words = " ".join(section.heading.split())[:60]
        name = gettext("Section %(number)s") % {"number": number}
        names.append(f"{number}. {words}" if words else name)
    return names
