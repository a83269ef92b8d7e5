"""The fields of a question whose numbers may be drawn anew, with samples before it is saved."""

import json
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from lessons.domain.content.drawn import samples_of, with_template
from lessons.domain.content.parsing import parse
from lessons.domain.content.question import QuestionContent
from lessons.domain.templates.errors import TemplateError
from lessons.domain.templates.template import TemplateTexts
from lessons.domain.types.lines import filled_lines
from lessons.forms.plain_text import PlainTextField
from lessons.forms.question_fields import QuestionFields
from lessons.wording.templates import LOOK_FIRST, NUMBERS_HELP, template_sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One draw as its author looks at it."""

    text: str
    key: str
    explanation: str


class TemplateFields(QuestionFields):
    parameters = PlainTextField(
        label=_("Numbers drawn anew"), required=False, help_text=NUMBERS_HELP
    )
    looked = forms.CharField(required=False, widget=forms.HiddenInput)
    """A digest of the template whose samples the page showed."""

    made: QuestionContent | None = None
    """What a template that was typed comes to."""

    @property
    def samples(self) -> list[Sample]:
        """Of what is typed, or of what stands."""
        content = self.made if self.is_bound else self.content
        if content is None or not content.template:
            return []
        return [
            Sample(text=one.text, key=parse(one).key_lines, explanation=one.explanation)
            for one in samples_of(content)
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.made is not None:
            cleaned["hints"] = self.made.hints
            self._ask_to_look(self.made)
        return cleaned

    def _clean_key(self, kind: str, key: str) -> None:
        cleaned = self.cleaned_data
        if not cleaned.get("parameters", "").strip():
            cleaned["template"] = {}
            super()._clean_key(kind, key)
            return
        texts = TemplateTexts(
            parameters=cleaned["parameters"],
            text=cleaned.get("text", ""),
            key=key,
            explanation=cleaned.get("explanation", ""),
            hints=tuple(line.text for line in filled_lines(cleaned.get("hints", ""))),
        )
        base = replace(self.content or QuestionContent(text=""), kind=kind)
        try:
            self.made = with_template(base, texts)
        except TemplateError as error:
            self.add_error(error.field.value, template_sentence(error))
            return
        for name in ("text", "payload", "explanation", "template"):
            cleaned[name] = getattr(self.made, name)
        self._clean_points(0)

    def _ask_to_look(self, made: QuestionContent) -> None:
        """Refused once, so that the samples are seen before students get their like."""
        digest = sha256(json.dumps(dict(made.template)).encode()).hexdigest()
        is_known = self.content is not None and self.content.template == made.template
        if is_known or self.errors or self.cleaned_data.get("looked") == digest:
            return
        shown = cast("QueryDict", self.data).copy()
        shown["looked"] = digest
        self.data = shown
        self.add_error(None, LOOK_FIRST)
