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


def fit_rows(form: forms.BaseForm) -> None:
    """Make each text area as tall as what it holds, within limits."""
    for bound in form:
        widget = bound.field.widget
        if isinstance(widget, forms.Textarea):
            lines = str(bound.value() or "").split("\n")
            rows = sum(1 + len(line) // LINE_WIDTH for line in lines)
            widget.attrs["rows"] = max(2, min(rows, LONGEST_ROWS))
