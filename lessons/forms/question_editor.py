"""The fields of a question as its authors edit them outside the administration."""

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from lessons.domain.content.drawn import texts_of
from lessons.domain.content.parsing import parse, parse_payload
from lessons.domain.content.question import QuestionContent
from lessons.domain.drafts.levels import NO_LEVEL
from lessons.domain.types.definition import PayloadError
from lessons.domain.types.registry import KINDS
from lessons.forms.key_rows import KeyRowsForm, acted
from lessons.forms.question_fields import content_initial
from lessons.forms.question_template import TemplateFields
from lessons.models import Lesson, Question, Section, UseChoices
from lessons.wording.questions import key_error

ROWS, LINES = "rows", "lines"
"""The ways in which a key is edited."""
ROWS_WRONG = _("The answer key is not complete yet: mend the row that is marked.")
BY_RULE = ""


class EditorForm(TemplateFields):
    section = forms.ModelChoiceField(
        label=_("Section that answers it"),
        queryset=Section.objects.none(),
        required=False,
        empty_label=_("none"),
    )
    use = forms.ChoiceField(label=_("Used for"), required=False)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        lesson: Lesson,
        kind: str,
        question: Question | None = None,
        way: str = ROWS,
        changed: str = "",
        is_redrawn: bool = False,
        part: str = "",
    ) -> None:
        """``changed`` is what a button of the rows says; ``is_redrawn`` keeps what was sent without
        a word about it; ``part`` is where a new question goes."""
        content = question.in_force.content if question else None
        self.way = way if KINDS[kind].rows and not _draws(content) else LINES
        self.rows = self._rows(data, kind, content, changed)
        self.is_redrawn = is_redrawn
        sent = self._sent(data, kind)
        initial: dict[str, Any] = {"kind": kind, **({"part": part} if part else {})}
        initial |= _initial(question, content)
        if is_redrawn and sent is not None:
            initial |= {name: sent.get(name, "") for name in self.base_fields}
        super().__init__(None if is_redrawn else sent, initial=initial, content=content)
        self._fit(lesson, question)

    def _rows(
        self,
        data: QueryDict | None,
        kind: str,
        content: QuestionContent | None,
        changed: str,
    ) -> KeyRowsForm | None:
        rows = KINDS[kind].rows
        if rows is None or self.way != ROWS:
            return None
        if data is not None and data.get("way") != LINES:
            sent = KeyRowsForm(rows, data=data)
            return KeyRowsForm(rows, typed=acted(rows, sent.typed, changed)) if changed else sent
        if data is not None:
            return KeyRowsForm(rows, typed=rows.read(_read(kind, data.get("key", ""))))
        return KeyRowsForm(rows, typed=rows.read(parse(content).definition) if content else None)

    def _sent(self, data: QueryDict | None, kind: str) -> QueryDict | None:
        """With the key as lines, whichever way it was edited."""
        if data is None:
            return None
        sent = data.copy()
        sent["kind"] = kind
        rows = KINDS[kind].rows
        if self.rows is not None:
            sent["key"] = self.rows.text
        elif rows is not None and data.get("way") != LINES:
            sent["key"] = KeyRowsForm(rows, data=data).text
        return sent

    def _fit(self, lesson: Lesson, question: Question | None) -> None:
        section = cast("forms.ModelChoiceField[Section]", self.fields["section"])
        section.queryset = lesson.section_set.order_by("position")
        use = cast("forms.ChoiceField", self.fields["use"])
        is_chosen = question is not None and question.is_use_chosen
        by_rule = [] if is_chosen else [(BY_RULE, _("as the program divides them"))]
        use.choices = [*by_rule, *UseChoices.choices]
        self.fields["kind"].widget = forms.HiddenInput()
        if self.way == ROWS:
            self.fields["key"].widget = forms.HiddenInput()

    def _clean_key(self, kind: str, key: str) -> None:
        if self.rows is not None and self.rows.has_too_many:
            self.add_error("key", key_error("too-many"))
            return
        if self.rows is not None and self.rows.refuse_wrong(key_error):
            self.add_error("key", ROWS_WRONG)
            return
        super()._clean_key(kind, key)

    def say_key_error(self, error: PayloadError) -> None:
        """At its row, where it has one."""
        if self.rows is None:
            super().say_key_error(error)
        elif self.rows.blame(error, key_error):
            self.add_error("key", ROWS_WRONG)
        else:
            self.add_error("key", key_error(error.code, "" if error.key.isdecimal() else error.key))


def _draws(content: QuestionContent | None) -> bool:
    """Formulas stand in its lines alone."""
    return bool(content and content.template)


def _initial(question: Question | None, content: QuestionContent | None) -> Mapping[str, Any]:
    if question is None or content is None:
        return {}
    found = content_initial(content)
    if content.template:
        found["parameters"] = texts_of(content).parameters
    return {
        **found,
        "part": question.part if question.is_level_given else NO_LEVEL,
        "label": question.label,
        "section": question.section_id,
        "use": question.use if question.is_use_chosen else BY_RULE,
    }


def _read(kind: str, lines: str) -> Any:
    """Raises PayloadError."""
    type_ = KINDS[kind].type
    return parse_payload(kind, type_.from_text(lines)).definition


def can_be_rows(kind: str, lines: str) -> bool:
    try:
        return bool(KINDS[kind].rows and _read(kind, lines))
    except PayloadError:
        return False
