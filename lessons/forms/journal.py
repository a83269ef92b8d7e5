"""The rules of a journal, a number by hand, a column of first numbers."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, TypeVar

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from lessons.domain.expressions.errors import FormulaError
from lessons.domain.expressions.tokens import MAX_LENGTH
from lessons.domain.journal.columns import Column
from lessons.domain.journal.places import WeekPlace
from lessons.domain.journal.scale_errors import ScaleError
from lessons.domain.journal.scale_text import MAX_TYPED, read_scale_text, scale_text
from lessons.domain.journal.totals import read_formula
from lessons.models import JournalPreset, JournalRules, ReckoningRules, User
from lessons.models.journal import ScaleChoices
from lessons.wording.formulas import formula_sentence
from lessons.wording.journal import (
    COLUMN,
    COLUMN_MEANING,
    TRADITIONAL,
    scale_sentence,
)

_RANGE = {
    "invalid": _("Write a number from 0 to 100."),
    "min_value": _("Write a number from 0 to 100."),
    "max_value": _("Write a number from 0 to 100."),
    "required": _("Write a number from 0 to 100."),
}


class HundredField(forms.DecimalField):
    """0–100 with a comma or a point, at most two places."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            min_value=0,
            max_value=100,
            decimal_places=2,
            localize=True,
            error_messages={**_RANGE, "max_decimal_places": _("Write at most two decimal places.")},
            widget=forms.TextInput(
                attrs={"inputmode": "decimal", "autocomplete": "off", "maxlength": "6"}
            ),
            **options,
        )

    def to_python(self, value: Any) -> Any:
        text = value.strip().replace(",", ".") if isinstance(value, str) else value
        return forms.DecimalField(required=False).to_python(text)


class EntryForm(forms.Form):
    """``seen`` is the number of the last entry that the page showed."""

    value = HundredField(label=_("Number"), required=False)
    reason = forms.CharField(
        label=_("Reason"), max_length=300, required=False, widget=forms.Textarea({"rows": 2})
    )
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, place: object, needs_reason: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._is_whole = isinstance(place, WeekPlace)
        if needs_reason:
            self.fields["reason"].required = True
            self.fields["reason"].error_messages["required"] = _(
                "Write the reason: it stays beside the number."
            )

    def clean_value(self) -> Decimal | None:
        value: Decimal | None = self.cleaned_data["value"]
        if value is not None and self._is_whole and value != value.to_integral_value():
            raise forms.ValidationError(_("A weekly number is whole."))
        return value


class ColumnForm(forms.Form):
    """A field for each student who has no number in the column yet."""

    def __init__(self, *args: Any, students: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._students = {f"student_{student.pk}": student for student in students}
        for name, student in self._students.items():
            self.fields[name] = HundredField(label=student.get_full_name(), required=False)

    def numbers(self) -> Mapping[User, Decimal]:
        """Those that were typed."""
        return {
            student: self.cleaned_data[name]
            for name, student in self._students.items()
            if self.cleaned_data[name] is not None
        }


Rules = TypeVar("Rules", bound=ReckoningRules)
RULE_FIELDS = (
    "starts_on",
    "weeks",
    "combine",
    "missing",
    "late_first",
    "late_second",
    "late_more",
    "scale",
    "own_scale",
)


class ReckoningForm(forms.ModelForm[Rules]):
    """The own scale begins as the chosen one; it counts only where it is chosen."""

    own_scale = forms.CharField(
        label=_("Own scale"),
        max_length=MAX_TYPED,
        required=False,
        help_text=_(
            "One grade a line, the highest first: letter; points; lowest percent; traditional "
            "mark. Rows pasted from a spreadsheet are understood. It counts when “an own scale” "
            "is chosen above."
        ),
        widget=forms.Textarea({"rows": 12, "spellcheck": "false", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._saved_scale = self.instance.own_scale
        self.initial["own_scale"] = self._saved_scale or _shown_scale(self.instance)
        for column in Column:
            self.initial[formula_field(column)] = self.instance.formulas.get(column.value, "")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self._check_scale(cleaned)
        for column in Column:
            self._check_formula(column, cleaned.get(formula_field(column), ""))
        return cleaned

    def _check_scale(self, cleaned: dict[str, Any]) -> None:
        typed = cleaned.get("own_scale", "")
        try:
            if cleaned.get("scale") == ScaleChoices.OWN:
                read_scale_text(typed)
            elif _same_lines(typed, self.initial["own_scale"]):
                cleaned["own_scale"] = self._saved_scale
            elif typed:
                self.add_error("scale", _OWN_NOT_CHOSEN)
        except ScaleError as error:
            self.add_error("own_scale", scale_sentence(error))

    def _check_formula(self, column: Column, text: str) -> None:
        try:
            if text:
                read_formula(column, text)
        except FormulaError as error:
            self.add_error(formula_field(column), formula_sentence(error))

    def save(self, commit: bool = True) -> Rules:  # noqa: FBT001, FBT002
        self.instance.formulas = {
            column.value: text
            for column in Column
            if (text := self.cleaned_data[formula_field(column)])
        }
        return super().save(commit)


_OWN_NOT_CHOSEN = _(
    "The own scale below was changed, but another one is chosen. Choose the own scale here, or "
    "empty the field below."
)


def _shown_scale(rules: ReckoningRules) -> str:
    return scale_text(rules.letters, lambda mark: str(TRADITIONAL[mark]))


def _same_lines(one: str, other: str) -> bool:
    """A browser sends other ends of lines than it was given."""
    return [line.strip() for line in one.split("\n")] == [
        line.strip() for line in other.split("\n")
    ]


def formula_field(column: Column) -> str:
    return f"formula_{column.value}"


for _column in Column:
    # Declared, as the administration asks the class of a form for its fields.
    ReckoningForm.declared_fields[formula_field(_column)] = forms.CharField(
        label=format_lazy("{} – {}", COLUMN[_column], COLUMN_MEANING[_column]),
        max_length=MAX_LENGTH,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class JournalRulesForm(ReckoningForm[JournalRules]):
    class Meta:
        model = JournalRules
        fields = RULE_FIELDS
        widgets = {"starts_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}


class JournalPresetForm(ReckoningForm[JournalPreset]):
    class Meta:
        model = JournalPreset
        fields = ("name", "is_default", *RULE_FIELDS)
        widgets = {"starts_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}
