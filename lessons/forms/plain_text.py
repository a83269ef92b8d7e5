"""Typed text of many lines."""

from typing import Any

from django import forms

LONGEST_ROWS = 24
LINE_WIDTH = 70


class PlainTextField(forms.CharField):
    """A text with the line ends of the database; a browser sends CRLF for each of them."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:
        typed = super().to_python(value) or ""
        return typed.replace("\r\n", "\n").replace("\r", "\n")


class OneLineField(PlainTextField):
    """A text without lines in a field that grows with it, so that all of it is in sight."""

    def to_python(self, value: Any) -> str:
        return super().to_python(value).replace("\n", " ")

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "data-one-line": "", "autocomplete": "off"}


def fit_rows(form: forms.BaseForm) -> None:
    """Make each text area as tall as what it holds, within limits."""
    for bound in form:
        widget = bound.field.widget
        if isinstance(widget, forms.Textarea):
            lines = str(bound.value() or "").split("\n")
            rows = sum(1 + len(line) // LINE_WIDTH for line in lines)
            least = 1 if isinstance(bound.field, OneLineField) else 2
            widget.attrs["rows"] = max(least, min(rows, LONGEST_ROWS))
