"""A lesson and its sections as their own pages in the administration edit them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lessons.domain.content.details import LESSON_NAMES
from lessons.forms.details_field import DetailsField
from lessons.forms.lesson_fields import FigureField, TermsField, clean_terms
from lessons.models import Lesson, Section
from lessons.services.translations import TranslationRefused, check_translation
from lessons.wording.refusals import refused_sentence


class LessonAdminForm(forms.ModelForm[Lesson]):
    terms = TermsField()
    details = DetailsField(label=_("More about the lesson"), names=LESSON_NAMES)

    class Meta:
        model = Lesson
        fields = "__all__"  # noqa: DJ007 - the admin page says which are shown

    def clean(self) -> dict[str, Any]:
        super().clean()
        language = self.cleaned_data.get("language") or self.instance.language
        clean_terms(self, language=language)
        self._check_translation(language)
        return self.cleaned_data

    def _check_translation(self, language: str) -> None:
        original = self.cleaned_data.get("original")
        try:
            check_translation(self.instance, original=original, language=language)
        except TranslationRefused as refused:
            field = "original" if original else "language"
            self.add_error(field, refused_sentence(refused))


class SectionAdminForm(forms.ModelForm[Section]):
    figure = FigureField()

    class Meta:
        model = Section
        fields = ("heading", "text", "figure")
