"""Forms. Errors stand beside their field, and what was typed is kept."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any, Self

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.db import IntegrityError, transaction
from django.forms.boundfield import BoundWidget
from django.utils.formats import number_format
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lessons.domain.content.parsing import Parsed, parse_payload
from lessons.domain.limits import MAX_POINTS
from lessons.domain.marking.key_points import Share, fraction_of
from lessons.domain.marks import mark_of
from lessons.domain.types.definition import KeyPoint, PayloadError
from lessons.domain.types.open_answer.definition import MODEL_ANSWER_BEGINS
from lessons.models import Assignment, Gate, Lesson, Marking, Mode, QuestionVersion
from lessons.queries import assignable_lessons
from lessons.wording.attempts import SHARE
from lessons.wording.questions import KEY_HELP, TOO_MANY_POINTS, key_error
from lessons.wording.zones import zone_name


class SignInForm(AuthenticationForm):
    error_messages = {
        "invalid_login": _(
            "The user name and password do not match. Check the keyboard layout and Caps Lock."
        ),
        "inactive": _("This account is switched off. Ask the administrator."),
    }


class JoinForm(forms.Form):
    code = forms.CharField(
        label=_("Join code"),
        max_length=20,
        help_text=_("Six letters and digits from your teacher."),
        error_messages={"required": _("Type the code that your teacher gave you.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )


class MomentField(forms.DateTimeField):
    """A date and time as they are written here, typed as text so that nothing typed is lost.

    A date alone means ``hour_alone`` of that day.
    """

    def __init__(self, *, hour_alone: str, **kwargs: Any) -> None:
        self.hour_alone = hour_alone
        super().__init__(
            input_formats=["%d.%m.%Y %H:%M", "%d.%m.%Y, %H:%M", "%d.%m.%Y %H.%M"],
            widget=forms.DateTimeInput(
                format="%d.%m.%Y %H:%M", attrs={"autocomplete": "off", "maxlength": 20}
            ),
            **kwargs,
        )
        self.error_messages["invalid"] = _(
            "Write the date and the time like this: 31.12.2026 23:59."
        )

    def to_python(self, value: Any) -> datetime | None:
        if isinstance(value, str) and re.fullmatch(r"\s*\d+\.\d+\.\d{4}\s*", value, re.ASCII):
            value = f"{value.strip()} {self.hour_alone}"
        moment = super().to_python(value)
        if moment is not None and not 2000 <= moment.year <= 2100:
            raise forms.ValidationError(_("Write a year between 2000 and 2100."))
        return moment


class LessonChoiceField(forms.ModelChoiceField):
    def label_from_instance(self, lesson: Lesson) -> str:
        return f"{lesson.course}: {lesson}"


class AssignmentDatesForm(forms.ModelForm):
    """When an assigned lesson opens and is due, written alike wherever it is written."""

    opens_at = MomentField(
        label=_("Opens"),
        hour_alone="00:00",
        error_messages={"required": _("Say when the lesson opens.")},
    )
    due_at = MomentField(label=_("Due"), hour_alone="23:59", required=False)

    class Meta:
        model = Assignment
        fields = ["opens_at", "due_at"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        written = gettext("Day, month, year and time: 31.12.2026 23:59 (%(zone)s).") % {
            "zone": zone_name()
        }
        self.fields["opens_at"].help_text = written
        self.fields["due_at"].help_text = " ".join(
            [
                gettext("A date alone means the end of that day."),
                gettext("What is handed in later is marked as late."),
            ]
        )

    def clean_due_at(self) -> datetime | None:
        """The minute that was typed counts in full: at 23:59:30 nobody is late yet."""
        due_at = self.cleaned_data["due_at"]
        return due_at and due_at.replace(second=59)

    def clean(self) -> dict[str, Any] | None:
        """The rule of the constraint ``assignment_due_after_opens``, said beside the field."""
        cleaned = super().clean()
        opens_at, due_at = self.cleaned_data.get("opens_at"), self.cleaned_data.get("due_at")
        if opens_at and due_at and due_at <= opens_at:
            self.add_error("due_at", _("The deadline must be later than the opening."))
        return cleaned


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
    attempts_allowed = forms.IntegerField(
        label=_("Attempts allowed at each level"),
        required=False,
        min_value=1,
        max_value=100,
        help_text=_("Leave it empty for as many attempts as a student wants."),
        error_messages={
            "invalid": _("Write a whole number, or leave the field empty."),
            "min_value": _("Allow at least one attempt, or leave the field empty."),
            "max_value": _("Write 100 or less, or leave the field empty."),
        },
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
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

    class Meta:
        model = Assignment
        fields = ["lesson", "opens_at", "due_at", "attempts_allowed", "gate", "mode"]

    def __init__(self, *args: Any, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now = now
        if self.instance.pk:
            del self.fields["lesson"]
        else:
            self.fields["lesson"].queryset = assignable_lessons(self.instance.classroom)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        due_at = self.cleaned_data.get("due_at")
        if due_at and due_at <= self.now and not self.instance.pk:
            self.add_error("due_at", _("This time has passed already."))
        return cleaned

    def clean_mode(self) -> str:
        """What it was, where a form without the field is sent."""
        return self.cleaned_data["mode"] or self.instance.mode

    def save_once(self) -> bool:
        """False, with an error beside the lesson, when the class has got it meanwhile."""
        try:
            with transaction.atomic():
                self.save()
        except IntegrityError:
            self.add_error("lesson", _("This class already has this lesson."))
            return False
        return True


LONGEST_MARK = 20
"""Characters. A number of a million digits would stop the server for as long as it is reckoned."""


class MarkField(forms.DecimalField):
    """Whole or half points up to ``points``; a comma or a point, whatever the language."""

    def __init__(self, *, points: int) -> None:
        wrong = gettext("Write a number from 0 to %(points)s, in steps of a half.")
        wrong = wrong % {"points": points}
        super().__init__(
            label=gettext("Mark, out of %(points)s") % {"points": points},
            min_value=0,
            max_value=points,
            help_text=_("Whole or half points."),
            error_messages={
                "required": _("Write the mark."),
                **dict.fromkeys(("invalid", "min_value", "max_value", "half"), wrong),
            },
            widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        )

    def to_python(self, value: Any) -> Decimal | None:
        typed = str(value or "").replace(",", ".")
        if len(typed) > LONGEST_MARK:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(typed)

    def prepare_value(self, value: Any) -> Any:
        return number_format(value.normalize()) if isinstance(value, Decimal) else value

    def validate(self, value: Decimal | None) -> None:
        super().validate(value)
        if value is not None and 0 <= value <= self.max_value and value * 2 % 1:
            raise forms.ValidationError(self.error_messages["half"], code="half")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPointRow:
    """One key point of the form: its number (also its key on the keyboard) and its field."""

    number: int
    key_point: KeyPoint
    field: forms.BoundField
    worth: tuple[Decimal, ...]
    """What each share of it is worth, in points of the question."""

    @property
    def choices(self) -> list[tuple[BoundWidget, Decimal]]:
        return list(zip(self.field, self.worth, strict=True))


class MarkingForm(forms.Form):
    """What a teacher decides about one answer: each key point, or one mark for the whole."""

    comment = forms.CharField(
        label=_("Comment for the student"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self,
        *args: Any,
        version: QuestionVersion,
        rubric: QuestionVersion | None = None,
        last: Marking | None = None,
        proposed: Mapping[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        """``version`` is what was answered, ``rubric`` the version whose key points count;
        ``proposed`` shares are chosen to begin with, where there is no mark yet."""
        self.version = version
        source = rubric or version
        self.key_points: tuple[KeyPoint, ...] = source.solution.key_points
        super().__init__(*args, initial=self._initial(last, proposed or {}), **kwargs)
        for number, point in enumerate(self.key_points, start=1):
            self.fields[f"point_{number}"] = forms.ChoiceField(
                label=point.text,
                choices=list(SHARE.items()),
                widget=forms.RadioSelect,
                error_messages={"required": _("Decide about this key point.")},
            )
        if not self.key_points:
            self.fields["mark"] = MarkField(points=version.points)

    def _initial(self, last: Marking | None, proposed: Mapping[str, str]) -> dict[str, Any]:
        known = last.shares if last else proposed
        shares = {
            f"point_{number}": known.get(point.id)
            for number, point in enumerate(self.key_points, start=1)
        }
        if last is None:
            return shares
        mark = mark_of(last.fraction, self.version.points)
        return {"comment": last.comment, "mark": mark, **shares}

    @property
    def rows(self) -> list[KeyPointRow]:
        return [
            KeyPointRow(
                number=number,
                key_point=point,
                field=self[f"point_{number}"],
                worth=tuple(self._mark({point.id: share}) for share in SHARE),
            )
            for number, point in enumerate(self.key_points, start=1)
        ]

    def _mark(self, shares: dict[str, Share]) -> Decimal:
        """What these shares come to; a key point without one counts as none."""
        nothing = dict.fromkeys((point.id for point in self.key_points), Share.NONE)
        return mark_of(fraction_of(self.key_points, nothing | shares), self.version.points)

    @property
    def total(self) -> Decimal:
        """The points of what is chosen so far, as the page shows them."""
        chosen = {row.key_point.id: row.field.value() for row in self.rows}
        return self._mark(
            {key: Share(value) for key, value in chosen.items() if value in list(Share)}
        )

    @property
    def weight(self) -> int:
        """The points of all key points together, which need not be those of the question."""
        return sum(point.points for point in self.key_points)

    @property
    def shares(self) -> dict[str, Share]:
        return {
            point.id: Share(self.cleaned_data[f"point_{number}"])
            for number, point in enumerate(self.key_points, start=1)
        }

    @property
    def fraction(self) -> Fraction:
        if self.key_points:
            return fraction_of(self.key_points, self.shares)
        return Fraction(self.cleaned_data["mark"]) / self.version.points

    def clean_comment(self) -> str:
        """Browsers send a line's end as two characters; what is kept has one."""
        return self.cleaned_data["comment"].replace("\r\n", "\n")


LONGEST_RUBRIC = 20_000


class RubricForm(forms.Form):
    """The key points of an open question as lines of text, and its model answer below them."""

    rubric = forms.CharField(
        label=_("Key points and model answer"),
        max_length=LONGEST_RUBRIC,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14, "class": "rubric-text", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, version: QuestionVersion, **kwargs: Any) -> None:
        self.version = version
        self.payload: dict[str, Any] = {}
        super().__init__(*args, initial={"rubric": version.parsed.key_lines}, **kwargs)
        self.fields["rubric"].help_text = KEY_HELP[version.kind]

    @classmethod
    def of_payload(cls, payload: dict[str, Any], *, version: QuestionVersion) -> Self:
        """As if somebody had typed it."""
        text = parse_payload(version.kind, payload).key_lines
        return cls({"rubric": text}, version=version)

    @property
    def parsed(self) -> Parsed:
        """Of a form that is valid."""
        return parse_payload(self.version.kind, self.payload)

    @property
    def model_answer(self) -> str:
        """Below the line of dashes; all that was typed where there is none and it is no key."""
        if self.is_valid():
            return self.parsed.solution.model_answer
        typed = str(self["rubric"].value() or "")
        below = MODEL_ANSWER_BEGINS.split(typed, maxsplit=1)[1:]
        return below[0] if below else typed

    def clean_rubric(self) -> str:
        typed = self.cleaned_data["rubric"].replace("\r\n", "\n")
        try:
            self.payload = self.version.type.from_text(typed, self.version.definition)
        except PayloadError as error:
            raise forms.ValidationError(key_error(error.code, error.key)) from error
        total = sum(point.points for point in self.parsed.solution.key_points)
        if total > MAX_POINTS:
            raise forms.ValidationError(TOO_MANY_POINTS % {"total": total})
        return typed
