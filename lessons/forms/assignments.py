"""A lesson given to a class, when, and by which rules."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, cast

from django import forms
from django.db import IntegrityError, transaction
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lessons.domain.parts import LEVELS, Part
from lessons.forms.assignment_dates import AssignmentDatesForm
from lessons.models import Assignment, Gate, KeyTimes, LateRules, Lesson, Mode
from lessons.queries import assignable_lessons, lesson_parts
from lessons.wording.progress import PART


def whole_number(label: Any, *, most: int, none: Any, **kwargs: Any) -> forms.IntegerField:
    """A count from 1 that may be left empty; ``none`` says what that means."""
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=1,
        max_value=most,
        help_text=none,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        **kwargs,
    )


def drawn_count(label: Any) -> forms.IntegerField:
    return whole_number(
        label,
        most=999,
        none=_("Leave it empty for all questions of the level."),
        error_messages={
            "invalid": _("Write a whole number, or leave the field empty."),
            "min_value": _("Draw at least one question, or leave the field empty."),
            "max_value": _("Write 999 or less, or leave the field empty."),
        },
    )


class LessonChoiceField(forms.ModelChoiceField[Lesson]):
    def label_from_instance(self, lesson: Lesson) -> str:
        return f"{lesson.course}: {lesson}"


class AssignmentForm(AssignmentDatesForm):
    """A lesson for a class. The lesson is chosen once: what students did belongs to it."""

    lesson = LessonChoiceField(
        label=_("Lesson"),
        queryset=Lesson.objects.none(),
        empty_label=_("Choose a lesson"),
        error_messages={
            "required": _("Choose a lesson."),
            "invalid_choice": _("This class already has this lesson, or it is not published."),
        },
    )
    attempts_allowed = whole_number(
        _("Attempts allowed at each level"),
        most=100,
        none=_("Leave it empty for as many attempts as a student wants."),
        error_messages={
            "invalid": _("Write a whole number, or leave the field empty."),
            "min_value": _("Allow at least one attempt, or leave the field empty."),
            "max_value": _("Write 100 or less, or leave the field empty."),
        },
    )
    required_parts = forms.MultipleChoiceField(
        label=_("Required"),
        choices=[(part.value, PART[part]) for part in Part],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("The rest is up to the student. Who needs help is told by what is required."),
    )
    closes_when_due = forms.BooleanField(
        label=_("After the deadline nothing is taken: the lesson is closed"), required=False
    )
    gate = forms.ChoiceField(
        label=_("Order of the levels"),
        choices=lambda: [(value, capfirst(label)) for value, label in Gate.choices],
        widget=forms.RadioSelect,
    )

    mode = forms.ChoiceField(
        label=_("Purpose"),
        choices=lambda: [(value, capfirst(label)) for value, label in Mode.choices],
        widget=forms.RadioSelect,
        required=False,
        help_text=_(
            "In practice a student sees at once which ideas the program recognised in an open "
            "answer, and what to read again; the teacher alone gives marks."
        ),
    )

    key_time = forms.ChoiceField(
        label=_("Right answers are shown"),
        choices=lambda: [(value, capfirst(label)) for value, label in KeyTimes.choices],
        widget=forms.RadioSelect,
        required=False,
        help_text=_(
            "Until then a result says what was right, partly right or wrong and where to read "
            "again, and nothing more; hints are not offered."
        ),
    )

    drawn_level_1 = drawn_count(_("Questions drawn for an attempt at level 1"))
    drawn_level_2 = drawn_count(_("Questions drawn for an attempt at level 2"))
    drawn_level_3 = drawn_count(_("Questions drawn for an attempt at level 3"))
    draws_others_first = forms.BooleanField(
        label=_("A new attempt draws questions that were not asked before first"), required=False
    )
    shuffles_questions = forms.BooleanField(
        label=_("Questions come in an order of their own in each attempt"), required=False
    )
    shuffles_options = forms.BooleanField(
        label=_("Options come in an order of their own in each attempt"), required=False
    )
    time_limit = whole_number(
        _("Minutes for an attempt"),
        most=600,
        none=_(
            "Leave it empty for as long as it takes. The server’s clock counts; what is on the "
            "screen at the end is handed in."
        ),
        error_messages={
            "invalid": _("Write whole minutes, or leave the field empty."),
            "min_value": _("Give at least one minute, or leave the field empty."),
            "max_value": _("Write 600 minutes or less, or leave the field empty."),
        },
    )
    is_forward_only = forms.BooleanField(
        label=_("No way back: a question that was left cannot be opened again"), required=False
    )
    practice_after_test = forms.BooleanField(
        label=_("Practice of a level opens only when its test is handed in"), required=False
    )
    late_rule = forms.ChoiceField(
        label=_("Tasks after the deadline"),
        choices=lambda: [(value, capfirst(label)) for value, label in LateRules.choices],
        widget=forms.RadioSelect,
        required=False,
        help_text=_("Students read this before they hand in. A mark is multiplied once."),
    )
    MORE = (
        *("closes_when_due", "late_rule", "key_time", "practice_after_test"),
        *("time_limit", "is_forward_only"),
        *("drawn_level_1", "drawn_level_2", "drawn_level_3", "draws_others_first"),
        *("shuffles_questions", "shuffles_options"),
    )
    """What is set well for most and stands folded."""

    class Meta:
        model = Assignment
        fields = [
            *("lesson", "opens_at", "due_at", "attempts_allowed", "required_parts"),
            *("gate", "mode", "closes_when_due", "late_rule", "key_time"),
            *("drawn_level_1", "drawn_level_2", "drawn_level_3", "draws_others_first"),
            *("shuffles_questions", "shuffles_options", "time_limit", "is_forward_only"),
            "practice_after_test",
        ]

    def __init__(self, *args: Any, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now = now
        if self.instance.pk:
            del self.fields["lesson"]
        else:
            self._lessons.queryset = assignable_lessons(self.instance.classroom)

    @property
    def _lessons(self) -> LessonChoiceField:
        return cast(LessonChoiceField, self.fields["lesson"])

    @property
    def has_lessons(self) -> bool:
        """Whether there is any lesson to choose."""
        return self._lessons.queryset is not None and self._lessons.queryset.exists()

    @property
    def main_fields(self) -> Iterator[forms.BoundField]:
        return (field for field in self if field.name not in self.MORE)

    @property
    def more_fields(self) -> list[forms.BoundField]:
        return [field for field in self if field.name in self.MORE]

    @property
    def has_more_errors(self) -> bool:
        return any(field.errors for field in self.more_fields)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        due_at = self.cleaned_data.get("due_at")
        if due_at and due_at <= self.now and not self.instance.pk:
            self.add_error("due_at", _("This time has passed already."))
        self._check_draws()
        return cleaned

    def _check_draws(self) -> None:
        lesson = self.cleaned_data.get("lesson") or self._own_lesson()
        parts = lesson_parts([lesson.pk]).get(lesson.pk, ()) if lesson else ()
        counts = {row.part: row.question_count for row in parts}
        for place, part in enumerate(LEVELS, start=1):
            drawn = self.cleaned_data.get(f"drawn_level_{place}")
            if drawn and drawn > counts.get(part, 0):
                said = gettext("Questions at this level: %(count)s. Write no more than that.")
                self.add_error(f"drawn_level_{place}", said % {"count": counts.get(part, 0)})

    def _own_lesson(self) -> Lesson | None:
        return self.instance.lesson if self.instance.lesson_id else None

    def clean_mode(self) -> str:
        """What it was, where a form without the field is sent."""
        return str(self.cleaned_data["mode"] or self.instance.mode)

    def clean_late_rule(self) -> str:
        """As ``clean_mode``."""
        return str(self.cleaned_data["late_rule"] or self.instance.late_rule)

    def clean_key_time(self) -> str:
        """As ``clean_mode``; where there is practice instead of a mark nothing is kept back."""
        given = self.cleaned_data["key_time"]
        is_new_practice = not self.instance.pk and self.cleaned_data.get("mode") == Mode.PRACTICE
        return str(given or (KeyTimes.AT_ONCE if is_new_practice else self.instance.key_time))

    def save_once(self) -> bool:
        """False, with an error beside the lesson, when the class has got it meanwhile."""
        try:
            with transaction.atomic():
                self.save()
        except IntegrityError:
            self.add_error("lesson", _("This class already has this lesson."))
            return False
        return True
