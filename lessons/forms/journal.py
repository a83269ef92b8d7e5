"""The rules of a journal, a number by hand, a column of first numbers."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lessons.domain.journal.columns import Column
from lessons.domain.journal.formula_errors import FormulaError
from lessons.domain.journal.places import WeekPlace
from lessons.domain.journal.tokens import MAX_LENGTH
from lessons.domain.journal.totals import read_formula
from lessons.models import JournalRules, User
from lessons.wording.journal import COLUMN, COLUMN_MEANING, formula_sentence

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


class JournalRulesForm(forms.ModelForm[JournalRules]):
    class Meta:
        model = JournalRules
        fields = (
            "starts_on",
            "weeks",
            "combine",
            "missing",
            "late_first",
            "late_second",
            "late_more",
            "scale",
        )
        widgets = {"starts_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def __init__(self, *args: Any, formulas: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for column in Column:
            self.fields[_field(column)] = forms.CharField(
                label=f"{COLUMN[column]} – {COLUMN_MEANING[column]}",
                max_length=MAX_LENGTH,
                required=False,
                initial=formulas.get(column.value, ""),
                widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for column in Column:
            self._check(column, cleaned.get(_field(column), ""))
        return cleaned

    def _check(self, column: Column, text: str) -> None:
        try:
            if text:
                read_formula(column, text)
        except FormulaError as error:
            self.add_error(_field(column), formula_sentence(error))

    def save(self, commit: bool = True) -> JournalRules:  # noqa: FBT001, FBT002
        self.instance.formulas = {
            column.value: text for column in Column if (text := self.cleaned_data[_field(column)])
        }
        return super().save(commit)


def _field(column: Column) -> str:
    return f"formula_{column.value}"
