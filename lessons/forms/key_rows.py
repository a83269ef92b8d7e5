"""The rows of a question's key as formsets: what its kind says there is to fill in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.utils.translation import gettext

from lessons.domain.types.definition import PayloadError
from lessons.domain.types.rows import (
    TICKED,
    Cell,
    KeyRows,
    Row,
    RowField,
    RowGroup,
    TypedKey,
)
from lessons.forms.plain_text import OneLineField, PlainTextField, fit_rows

LONGEST_CELL = 60_000
SINGLE = "key"
"""Prefix of the fields that a key has once."""
NEW = "__prefix__"


class RowForm(forms.Form):
    """One row, or the single fields of a key; what is missing in it its kind says."""

    parts: tuple[RowField, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for part in self.parts:
            self.fields[part.name] = _field(part)
        fit_rows(self)

    @property
    def row(self) -> Row:
        if self.is_bound:
            self.is_valid()
            values: Mapping[str, Any] = getattr(self, "cleaned_data", {})
        else:
            values = self.initial
        return {part.name: _text(values.get(part.name, "")) for part in self.parts}

    @property
    def near(self) -> list[forms.BoundField]:
        shown = (part for part in self.parts if part.cell is not Cell.KEPT)
        return [self[part.name] for part in shown if not part.is_further]

    @property
    def kept(self) -> list[forms.BoundField]:
        return [self[part.name] for part in self.parts if part.cell is Cell.KEPT]

    @property
    def further(self) -> list[forms.BoundField]:
        return [self[part.name] for part in self.parts if part.is_further]

    @property
    def further_names(self) -> str:
        return ", ".join(str(bound.label) for bound in self.further)

    @property
    def is_named_by_fold(self) -> bool:
        """A fold of one field bears its name; said once more below, it would be noise."""
        return len(self.further) == 1

    @property
    def has_further(self) -> bool:
        """Whether something stands there that is not what a new row has."""
        starts = {part.name: part.start for part in self.parts}
        return any(
            str(bound.value() or "").strip() not in ("", starts[bound.name])
            for bound in self.further
        )


def _field(part: RowField) -> forms.Field:
    shared: dict[str, Any] = {
        "label": gettext(part.words),
        "help_text": gettext(part.help) if part.help else "",
        "required": False,
    }
    if part.cell is Cell.TICK:
        attrs = {"data-one": part.name} if part.is_for_one else {}
        return forms.BooleanField(widget=forms.CheckboxInput(attrs=attrs), **shared)
    if part.cell is Cell.CHOICE:
        choices = [(code, gettext(name)) for code, name in part.choices.items()]
        return forms.ChoiceField(choices=choices, **shared)
    if part.cell in (Cell.LONG, Cell.LINES):
        return PlainTextField(max_length=LONGEST_CELL, strip=False, **shared)
    if part.cell is Cell.KEPT:
        return forms.CharField(max_length=LONGEST_CELL, widget=forms.HiddenInput(), **shared)
    if part.cell is Cell.NUMBER:
        attrs = {"autocomplete": "off", "inputmode": "numeric", "class": "number-field"}
        number = forms.TextInput(attrs=attrs)
        return forms.CharField(max_length=LONGEST_CELL, widget=number, **shared)
    return OneLineField(max_length=LONGEST_CELL, strip=False, **shared)


def _text(value: Any) -> str:
    return TICKED if value is True else str(value or "")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRow:
    form: RowForm
    name: str
    number: int
    action: str
    """Of its buttons, up to what they do."""
    error: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownGroup:
    group: RowGroup
    words: str
    help: str
    add: str
    one: str
    """What a row is called, with {number} where its number belongs."""
    formset: Any
    rows: list[ShownRow]
    empty: ShownRow


class KeyRowsForm:
    """``typed`` is what stands in the rows; ``data`` what was sent, where it was."""

    def __init__(
        self, rows: KeyRows, *, data: Mapping[str, Any] | None = None, typed: TypedKey | None = None
    ) -> None:
        self.rows = rows
        self.errors: dict[tuple[str, int], str] = {}
        started = typed or TypedKey()
        self.formsets = {
            group.name: _formset(group, data, list(started.groups.get(group.name, ())))
            for group in rows.groups
        }
        self.single = _form_class(rows.fields)(
            data, prefix=SINGLE, initial=dict(started.fields) or _starts(rows.fields)
        )

    @property
    def has_too_many(self) -> bool:
        """Of rows that were sent: only the first of them have been read."""
        return any(
            formset.is_bound and _sent_rows(formset) > formset.max_num
            for formset in self.formsets.values()
        )

    @property
    def typed(self) -> TypedKey:
        return TypedKey(
            groups={name: [each.row for each in own] for name, own in self.formsets.items()},
            fields=self.single.row,
        )

    @property
    def text(self) -> str:
        return self.rows.text(self.typed)

    def refuse_wrong(self, words: Any) -> bool:
        """Name the row that is wrong whatever it comes to. ``words`` make a sentence of a code."""
        line = self.rows.wrong(self.typed)
        if line is not None:
            self.errors[line.group, line.row] = words(line.wrong)
        return line is not None

    def blame(self, error: PayloadError, words: Any) -> bool:
        """Whether the row that the error is about could be found; it then names it."""
        line = self.rows.place(self.typed, int(error.key)) if error.key.isdecimal() else None
        if line is None or not line.group:
            return False
        self.errors[line.group, line.row] = words(error.code)
        return True

    @property
    def shown(self) -> Iterator[ShownGroup]:
        for group in self.rows.groups:
            formset = self.formsets[group.name]
            yield ShownGroup(
                group=group,
                words=gettext(group.words),
                help=gettext(group.help) if group.help else "",
                add=gettext(group.add),
                one=gettext(group.one) % {"number": "{number}"},
                formset=formset,
                rows=[self._row(group, form, place) for place, form in enumerate(formset)],
                empty=self._row(group, formset.empty_form, None),
            )

    def _row(self, group: RowGroup, form: RowForm, place: int | None) -> ShownRow:
        number = 0 if place is None else place + 1
        return ShownRow(
            form=form,
            name=gettext(group.one) % {"number": number or "{number}"},
            number=number,
            action=f"{group.name}:{NEW if place is None else place}",
            error="" if place is None else self.errors.get((group.name, place), ""),
        )


def _formset(group: RowGroup, data: Mapping[str, Any] | None, rows: list[Row]) -> Any:
    blank = _starts(group.fields)
    made = forms.formset_factory(
        _form_class(group.fields), extra=0, max_num=group.most, absolute_max=group.most
    )
    listed = rows or [blank] * group.least
    return made(data, prefix=group.name, initial=[dict(row) for row in listed])


def _sent_rows(formset: Any) -> int:
    total = formset.management_form.cleaned_data.get("TOTAL_FORMS") or 0
    return int(total)


def _form_class(parts: tuple[RowField, ...]) -> type[RowForm]:
    return type("OneRowForm", (RowForm,), {"parts": parts})


def _starts(parts: tuple[RowField, ...]) -> dict[str, str]:
    return {part.name: part.start for part in parts if part.start}


def acted(rows: KeyRows, typed: TypedKey, action: str) -> TypedKey:
    """After a button: ``group:place:up``, ``down``, ``remove`` or ``group::add``. What no page has
    sent changes nothing."""
    name, _, rest = action.partition(":")
    place, _, step = rest.partition(":")
    group = next((each for each in rows.groups if each.name == name), None)
    if group is None:
        return typed
    listed = list(typed.groups.get(name, ()))
    at = int(place[:4]) if place.isascii() and place.isdecimal() else -1
    if step == "add" and len(listed) < group.most:
        listed.append(_starts(group.fields))
    elif 0 <= at < len(listed):
        _step(listed, at, step)
    return replace(typed, groups={**typed.groups, name: listed})


def _step(listed: list[Row], at: int, step: str) -> None:
    if step == "remove":
        del listed[at]
    other = {"up": at - 1, "down": at + 1}.get(step, -1)
    if 0 <= other < len(listed):
        listed[at], listed[other] = listed[other], listed[at]
