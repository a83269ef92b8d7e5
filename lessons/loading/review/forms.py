"""Forms for every field of what was read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lessons.domain.content.details import LESSON_NAMES
from lessons.domain.drafts.draft import (
    Draft,
    DraftItem,
    DraftLesson,
)
from lessons.domain.drafts.origin import Origin
from lessons.domain.handouts.document import ReadQuestion
from lessons.domain.limits import MAX_LESSON_NUMBER
from lessons.forms.details_field import DetailsField
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
    details = DetailsField(label=_("More about the lesson"), names=LESSON_NAMES)

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
    """``sections`` names the sections of the same lesson, by their ids."""

    source = forms.CharField(widget=forms.HiddenInput, required=False)
    section = forms.TypedChoiceField(
        label=_("Section that answers it"), coerce=int, empty_value=None, required=False
    )

    def __init__(
        self,
        *args: Any,
        sections: Mapping[int, str],
        content: ReadQuestion | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, content=content, **kwargs)
        self.is_key_doubtful = content is not None and not content.is_key_confirmed
        section = cast(forms.TypedChoiceField, self.fields["section"])
        section.choices = [("", "–"), *sections.items()]


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
    lesson, prefix, names = draft.lessons[index], f"lesson-{index}", _section_names(draft, index)
    return LessonForms(
        prefix=prefix,
        lesson=LessonForm(sent, prefix=prefix, initial={} if sent else _initial(lesson)),
        sections=[
            SectionForm(sent, **_item(f"{prefix}-sections-{place}", section, sent=sent))
            for place, section in enumerate(lesson.sections)
        ],
        questions=[
            ReviewQuestionForm(
                sent,
                **_item(f"{prefix}-questions-{place}", question, sent=sent),
                content=draft.content(index, question),
                sections=names,
            )
            for place, question in enumerate(lesson.questions)
        ],
        blank_section=SectionForm(**_item(f"{prefix}-sections-__prefix__", None)),
        blank_question=ReviewQuestionForm(
            **_item(f"{prefix}-questions-__prefix__", None), sections=names
        ),
        section_names=list(names.values()),
    )


def _item(prefix: str, item: DraftItem | None, *, sent: QueryDict | None = None) -> dict[str, Any]:
    """What has an origin is never a spare form, wherever it stands."""
    return {
        "prefix": prefix,
        "initial": {} if sent or item is None else _initial(item),
        "empty_permitted": item is None or item.origin == Origin(),
        "use_required_attribute": False,
    }


def _initial(typed: DraftLesson | DraftItem) -> dict[str, Any]:
    values = {field.name: getattr(typed, field.name) for field in fields(typed)}
    return {**values, "source": values.get("origin"), "leave_out": typed.is_left_out}


def _section_names(draft: Draft, index: int) -> dict[int, str]:
    """By the ids of the sections, as the questions of the lesson name them."""
    names = {}
    for number, section in enumerate(draft.lessons[index].sections, start=1):
        words = " ".join(section.heading.split())[:60]
        name = gettext("Section %(number)s") % {"number": number}
        names[section.id] = f"{number}. {words}" if words else name
    return names
