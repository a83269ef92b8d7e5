"""The fields of one question as a person edits them, the same on the review and edit pages."""

from dataclasses import replace
from typing import Any, cast

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from lessons.domain.content.details import TASK_NAMES, to_text
from lessons.domain.content.drawn import texts_of
from lessons.domain.content.parsing import parse, parse_payload
from lessons.domain.content.question import CONTENT_FIELDS, QuestionContent, values_of
from lessons.domain.handouts.document import ReadQuestion, Span
from lessons.domain.limits import MAX_POINTS
from lessons.domain.parts import Part
from lessons.domain.types.definition import PayloadError
from lessons.domain.types.lines import filled_lines, one_line
from lessons.domain.types.registry import REGISTRY
from lessons.forms.details_field import DetailsField
from lessons.forms.plain_text import PlainTextField, fit_rows
from lessons.models import PartChoices
from lessons.wording.questions import (
    KEY_HELP,
    TEXT_CHOICE,
    TOO_MANY_POINTS,
    key_error,
    kind_choices,
)

ONE_DRAW = _(
    "The numbers of this question are drawn anew, and only one draw is shown here. Leave it as it "
    "is; it is changed on its own page once the lesson is loaded."
)
_BLANK = {"part": Part.LEVEL_1.value, "kind": "open-answer", "points": 1}


class QuestionFields(forms.Form):
    """``content`` is what stands now; its ids survive in the payload that is typed anew."""

    part = forms.ChoiceField(label=_("Level or task"), choices=PartChoices)
    label = forms.CharField(
        label=_("Label"),
        max_length=20,
        required=False,
        help_text=_("The author's own name for a task, such as ОБӨЖ."),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=kind_choices(list(REGISTRY)))
    text = PlainTextField(label=_("Question text"))
    points = forms.IntegerField(
        label=_("Points"),
        min_value=1,
        max_value=MAX_POINTS,
        required=False,
        help_text=_("Where there are key points, their sum counts."),
    )
    key = PlainTextField(label=_("Answer key"), required=False)
    explanation = PlainTextField(label=_("Explanation"), required=False)
    hints = PlainTextField(
        label=_("Hints"), required=False, help_text=_("One hint a line, the gentlest first.")
    )
    details = DetailsField(label=_("Details of the task"), names=TASK_NAMES)

    def __init__(self, *args: Any, content: QuestionContent | None = None, **kwargs: Any) -> None:
        initial = kwargs.get("initial") or {}
        kwargs["initial"] = initial if content else {**_BLANK, **initial}
        super().__init__(*args, **kwargs)
        self.content = content
        self._fit_key()
        self._fit_part()
        fit_rows(self)

    @property
    def kind_now(self) -> str:
        return str(self["kind"].value() or "")

    @property
    def has_no_key_points(self) -> bool:
        """An open question that would be marked as a whole."""
        return self.kind_now == "open-answer" and not filled_lines(str(self["key"].value() or ""))

    def _fit_key(self) -> None:
        """The key's help, and a list where only a few texts are possible."""
        self.fields["key"].help_text = KEY_HELP.get(self.kind_now, "")
        type_ = REGISTRY.get(self.kind_now)
        typed = str(self["key"].value() or "").strip()
        # A list cannot show what was typed for another kind; it would be lost without a word.
        if type_ and type_.text_choices and typed in ("", *type_.text_choices):
            named = [(text, TEXT_CHOICE.get(text, text)) for text in type_.text_choices]
            self.fields["key"].widget = forms.Select(choices=[("", "–"), *named])

    @property
    def is_level_asked(self) -> bool:
        """Nobody has chosen a level, and the document gives none."""
        return str(self["part"].value()) == ""

    def _fit_part(self) -> None:
        part = cast("forms.ChoiceField | None", self.fields.get("part"))
        is_unlevelled = isinstance(self.content, ReadQuestion) and not self.content.is_level_given
        if part is not None and (is_unlevelled or self.is_level_asked):
            part.choices = [("", _("Choose the level")), *PartChoices.choices]
            part.help_text = _("The document gives no level. Without a choice it is level 1.")
            part.required = False

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        if "part" in cleaned:
            cleaned["is_level_given"] = bool(cleaned["part"])
            cleaned["part"] = cleaned["part"] or Part.LEVEL_1.value
        if cleaned.get("label") and not Part(cleaned.get("part") or Part.LEVEL_1).is_task:
            self.add_error("label", gettext("Only a task has a label. Delete it or choose a task."))
        if "kind" in cleaned and "key" in cleaned:
            self._clean_key(cleaned["kind"], cleaned["key"])
        cleaned["hints"] = self._cleaned_hints(cleaned.get("hints", ""))
        self._refuse_one_draw()
        return cleaned

    def _refuse_one_draw(self) -> None:
        """These fields show one draw of a template; changed here it would be one no more."""
        if self.content is None or not self.content.template or "template" in self.cleaned_data:
            return
        before = values_of(self.content)
        names = [name for name in CONTENT_FIELDS if name in self.cleaned_data]
        if any(self.cleaned_data[name] != before[name] for name in names):
            self.add_error("text", ONE_DRAW)

    def _clean_key(self, kind: str, key: str) -> None:
        type_ = REGISTRY[kind]
        content = self.content if self.content and self.content.kind == kind else None
        before = parse(content).definition if content else None
        try:
            payload = type_.from_text(key, before)
            parsed = parse_payload(kind, payload)
        except PayloadError as error:
            self.say_key_error(error)
            return
        # A key that says the same stays as it was written.
        is_same = parsed.definition == before
        self.cleaned_data["payload"] = dict(content.payload) if content and is_same else payload
        self._clean_points(sum(point.points for point in parsed.solution.key_points))

    def say_key_error(self, error: PayloadError) -> None:
        self.add_error("key", key_error(error.code, error.key))

    def _clean_points(self, total: int) -> None:
        if total > MAX_POINTS:
            self.add_error("key", TOO_MANY_POINTS % {"total": total})
        elif total:
            self.cleaned_data["points"] = total
            self.errors.pop("points", None)
        elif self.cleaned_data.get("points") is None and "points" not in self.errors:
            self.add_error("points", gettext("Give the points: a whole number from 1 to 100."))

    def _cleaned_hints(self, typed: str) -> tuple[str, ...]:
        hints = tuple(line.text for line in filled_lines(typed))
        kept = tuple(self.content.hints) if self.content else ()
        return kept if tuple(one_line(hint) for hint in kept) == hints else hints

    def read_question(
        self, *, section: int | None = None, span: Span | None = None
    ) -> ReadQuestion:
        """What was typed, of a form that is valid; what it has no field for stays as it is."""
        cleaned = self.cleaned_data
        typed = {name: cleaned[name] for name in CONTENT_FIELDS if name in cleaned}
        return ReadQuestion.of(
            replace(self.content or QuestionContent(text=""), **typed),
            part=Part(cleaned["part"]),
            label=cleaned["label"],
            section=section,
            is_level_given=cleaned["is_level_given"],
            span=span,
        )


def content_initial(content: QuestionContent) -> dict[str, Any]:
    """The fields of a form for it; its payload must be one that its kind can read."""
    texts = texts_of(content)
    return {
        "kind": content.kind,
        "text": texts.text,
        "points": content.points,
        "key": texts.key,
        "explanation": texts.explanation,
        "hints": "\n".join(one_line(hint) for hint in texts.hints),
        "details": to_text(content.details, TASK_NAMES, language=get_language() or ""),
    }
