"""A lesson's text as its authors edit it outside the administration; sections are rows."""

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from lessons.domain.figures.registry import (
    dump_figure,
    figure_from_text,
    figure_to_text,
    parse_figure,
)
from lessons.domain.typed_ids import typed_id
from lessons.domain.types.definition import PayloadError
from lessons.domain.types.rows import KeyRows, Row, TypedKey
from lessons.forms.key_rows import KeyRowsForm, acted
from lessons.forms.lesson_fields import TermsField, clean_terms, sources_field
from lessons.forms.plain_text import OneLineField, PlainTextField, fit_rows
from lessons.forms.section_rows import SECTIONS
from lessons.models import Lesson
from lessons.services.lesson_editing import OWN_COLUMNS, WrittenLesson, WrittenSection
from lessons.wording.questions import key_error

TOO_MANY_ROWS = _(
    "There are more rows than this page can save. Leave some of them out, or ask your department "
    "to change the lesson in the administration."
)
LONGEST_HEADING = 300


def _read(lesson: Lesson) -> TypedKey:
    rows = [
        {
            "pk": str(section.pk),
            "heading": section.heading,
            "text": section.text,
            "figure": _figure_text(section.figure),
        }
        for section in lesson.section_set.order_by("position")
    ]
    return TypedKey(groups={SECTIONS.name: rows})


SECTION_ROWS = KeyRows(groups=(SECTIONS,), read=_read, write=lambda _typed: [])


class LessonEditorForm(forms.Form):
    title = OneLineField(label=_("Title"), max_length=300)
    goal = PlainTextField(label=_("Goal"), required=False)
    outcomes = PlainTextField(label=_("Learning outcomes"), required=False)
    terms = TermsField()
    sources = sources_field()

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        lesson: Lesson,
        changed: str = "",
        is_redrawn: bool = False,
    ) -> None:
        self.lesson, self.is_redrawn = lesson, is_redrawn
        initial: dict[str, Any] = {name: getattr(lesson, name) for name in OWN_COLUMNS}
        if data is None:
            self.rows = KeyRowsForm(SECTION_ROWS, typed=_read(lesson))
        else:
            self.rows = KeyRowsForm(SECTION_ROWS, data=data)
        if data is not None and is_redrawn:
            initial = {name: data.get(name, "") for name in OWN_COLUMNS}
            typed = acted(SECTION_ROWS, self.rows.typed, changed)
            self.rows = KeyRowsForm(SECTION_ROWS, typed=typed)
        super().__init__(None if is_redrawn else data, initial=initial)
        fit_rows(self)

    def clean(self) -> dict[str, Any]:
        super().clean()
        clean_terms(self, language=self.lesson.language)
        self.cleaned_data["sections"] = self._sections()
        if self.rows.has_too_many:
            self.add_error(None, TOO_MANY_ROWS)
        if self.rows.errors:
            self.add_error(None, gettext("A section is not complete: it is marked below."))
        return self.cleaned_data

    def _sections(self) -> tuple[WrittenSection, ...]:
        there = {section.pk: section.figure for section in self.lesson.section_set.all()}
        return tuple(
            self._section(place, row, there) for place, row in self.rows.typed.rows(SECTIONS)
        )

    def _section(self, place: int, row: Row, there: Mapping[int, Any]) -> WrittenSection:
        sent, heading = row.get("pk", ""), row.get("heading", "").strip()
        known = typed_id(sent)
        pk = known if known in there else 0
        text = row.get("text", "").strip()
        if not text:
            self._blame(place, gettext("The text of the section is missing. Write or remove it."))
        if len(heading) > LONGEST_HEADING:
            self._blame(place, gettext("The heading is too long: 300 characters at most."))
        figure = self._figure(place, row.get("figure", ""), before=there.get(pk))
        return WrittenSection(pk=pk, heading=heading, text=text, figure=figure)

    def _figure(self, place: int, typed: str, *, before: Any) -> Mapping[str, Any] | None:
        """One that says the same stays as it was written."""
        if typed.strip() == _figure_text(before).strip():
            return cast("Mapping[str, Any] | None", before)
        try:
            return dump_figure(figure_from_text(typed)) if typed.strip() else None
        except PayloadError as error:
            self._blame(place, key_error(error.code, error.key))
            return None

    def _blame(self, place: int, words: str) -> None:
        self.rows.errors[SECTIONS.name, place] = words

    @property
    def written(self) -> WrittenLesson:
        """Of a form that was cleaned; what is missing is empty."""
        cleaned = self.cleaned_data
        own: dict[str, Any] = {name: cleaned.get(name) or "" for name in OWN_COLUMNS}
        own["terms"] = own["terms"] or []
        return WrittenLesson(**own, sections=cleaned["sections"])


def _figure_text(figure: Any) -> str:
    return figure_to_text(parse_figure(figure), language=get_language() or "") if figure else ""
