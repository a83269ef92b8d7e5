"""Questions: every saved change is a new version, and the old ones stay to be looked at."""

from typing import Any, cast

from django import forms
from django.contrib import admin
from django.db.models import Max, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from lessons.admin.base import FoldedSearch, KeptAdmin, ReadOnlyAdmin, ReadOnlyInline
from lessons.domain.content.drawn import texts_of
from lessons.domain.drafts.levels import NO_LEVEL
from lessons.domain.typed_ids import typed_id
from lessons.forms.question_fields import QuestionFields, content_initial
from lessons.forms.question_template import TemplateFields
from lessons.models import Question, QuestionVersion, Section
from lessons.permissions import person_of
from lessons.queries.authorship import other_teachers_of
from lessons.services.authoring import revise_question
from lessons.wording.questions import KIND

MEANWHILE = _(
    "Somebody else saved this question while you had the page open, so yours is not saved yet. "
    "It is still below; save again to put it in the place of theirs. Theirs: %(theirs)s"
)


LISTED = 160
"""Characters of a question in the list: enough to tell it from the others."""


class QuestionForm(TemplateFields, forms.ModelForm[Question]):
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    """The id of the version that the page showed."""

    class Meta:
        model = Question
        fields = ("lesson", "part", "label", "section", "use")

    def __init__(self, *args: Any, instance: Question | None = None, **kwargs: Any) -> None:
        content = instance.in_force.content if instance else None
        found = content_initial(content) if content else {}
        if content and content.template:
            found["parameters"] = texts_of(content).parameters
        if instance and not instance.is_level_given:
            found["part"] = NO_LEVEL
        if instance:
            found["seen"] = instance.current_id
        kwargs["initial"] = {**found, **(kwargs.get("initial") or {})}
        super().__init__(*args, content=content, instance=instance, **kwargs)
        if "section" in self.fields:
            choice = cast("forms.ModelChoiceField[Section]", self.fields["section"])
            choice.queryset = self._sections()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self.instance.is_level_given = cleaned.get("is_level_given", True)
        self.instance.is_use_chosen |= "use" in self.changed_data
        self._refuse_outdated(cleaned.get("seen"))
        return cleaned

    def _refuse_outdated(self, seen: int | None) -> None:
        """What somebody else saved meanwhile is shown; saved again, what is typed replaces it."""
        if seen is None or not self.instance.pk or seen == self.instance.current_id:
            return
        theirs = self.instance.in_force
        shown = cast("QueryDict", self.data).copy()
        shown["seen"] = str(theirs.pk)
        self.data = shown
        self.add_error(None, MEANWHILE % {"theirs": f"{theirs.text}\n{theirs.parsed.key_lines}"})

    def _sections(self) -> QuerySet[Section]:
        lesson = self.instance.lesson_id or typed_id(str(self["lesson"].value() or ""))
        return Section.objects.filter(lesson=lesson)


class KindFilter(admin.SimpleListFilter):
    """In words, not by the codes of the kinds."""

    title = _("kind")
    parameter_name = "kind"
    way = "current__kind"

    def lookups(self, *_args: Any) -> list[tuple[str, Any]]:
        return list(KIND.items())

    def queryset(self, _request: HttpRequest, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.filter(**{self.way: self.value()}) if self.value() else rows


class VersionKindFilter(KindFilter):
    way = "kind"


class VersionInline(ReadOnlyInline[QuestionVersion, Question]):
    model = QuestionVersion
    fk_name = "question"
    verbose_name_plural = _("Versions, the newest first")
    fields = ("number", "kind_name", "text", "points", "created_at", "created_by")
    readonly_fields = ("kind_name",)
    ordering = ("-number",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[QuestionVersion]:
        return super().get_queryset(request).filter(drawn_from=None).select_related("created_by")

    @admin.display(description=_("kind"))
    def kind_name(self, version: QuestionVersion) -> str:
        return str(KIND.get(version.kind, version.kind))


@admin.register(Question)
class QuestionAdmin(FoldedSearch[Question], KeptAdmin[Question]):
    department = "lesson__course__department"
    form = QuestionForm
    change_form_template = "admin/lessons/question/change_form.html"
    list_display = ("text", "of_lesson", "part", "position", "kind", "points", "retired_at")
    list_filter = ("part", "use", "is_level_given", KindFilter, "lesson__course")
    list_select_related = ("lesson", "current")
    list_per_page = 50
    search_fields = ("current__search_key",)
    autocomplete_fields = ("lesson",)
    inlines = (VersionInline,)
    actions = ("retire", "bring_back")

    @admin.action(permissions=["change"], description=_("Retire: new attempts skip them"))
    def retire(self, request: HttpRequest, questions: QuerySet[Question]) -> None:
        """What was answered keeps its question; attempts under way keep it too."""
        count = questions.filter(retired_at=None).update(retired_at=timezone.now())
        words = ngettext(
            "%(count)s question is retired.", "%(count)s questions are retired.", count
        )
        self.message_user(request, words % {"count": count})

    @admin.action(permissions=["change"], description=_("Bring back: new attempts ask them"))
    def bring_back(self, request: HttpRequest, questions: QuerySet[Question]) -> None:
        count = questions.exclude(retired_at=None).update(retired_at=None)
        words = ngettext("%(count)s question is back.", "%(count)s questions are back.", count)
        self.message_user(request, words % {"count": count})

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        question = kwargs.get("obj")
        if question is not None:
            context["others"] = other_teachers_of(question.lesson_id, person_of(request))
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.display(description=_("question text"))
    def text(self, question: Question) -> str:
        return Truncator(str(question)).chars(LISTED)

    @admin.display(description=_("lesson"), ordering="lesson")
    def of_lesson(self, question: Question) -> str:
        return Truncator(str(question.lesson)).chars(LISTED // 2)

    @admin.display(description=_("kind"), ordering="current__kind")
    def kind(self, question: Question) -> str:
        return str(KIND.get(question.in_force.kind, question.in_force.kind))

    @admin.display(description=_("points"), ordering="current__points")
    def points(self, question: Question) -> int:
        return question.in_force.points

    def get_fields(self, request: HttpRequest, obj: Question | None = None) -> tuple[Any, ...]:
        """Whoever may only look sees the texts in the list of versions."""
        place = ("lesson", ("part", "label"), "section", "use")
        if obj and not self.has_change_permission(request, obj):
            return place
        typed = (name for name in QuestionFields.base_fields if name not in place[1])
        return (*place, *typed, "parameters", "seen", "looked")

    def get_readonly_fields(
        self, request: HttpRequest, obj: Question | None = None
    ) -> tuple[str, ...]:
        """A question stays in its lesson: responses and positions depend on it."""
        return ("lesson",) if obj else ()

    def save_model(
        self, request: HttpRequest, obj: Question, form: QuestionForm, change: Any
    ) -> None:
        if change:
            # Not `current`: another person's newer version would be lost.
            obj.save(
                update_fields=[
                    *("part", "label", "section", "is_level_given", "use", "is_use_chosen"),
                ]
            )
        else:
            last = obj.lesson.question_set.aggregate(last=Max("position"))["last"] or 0
            obj.position = last + 1
            obj.save()
        revise_question(
            obj, form.read_question(), revised_by=person_of(request), now=timezone.now()
        )


@admin.register(QuestionVersion)
class QuestionVersionAdmin(FoldedSearch[QuestionVersion], ReadOnlyAdmin[QuestionVersion]):
    department = "question__lesson__course__department"
    list_display = ("text", "number", "kind_name", "points", "created_at", "created_by", "variant")
    list_filter = (VersionKindFilter, ("drawn_from", admin.EmptyFieldListFilter))
    list_select_related = ("created_by",)
    search_fields = ("search_key",)
    exclude = ("search_key", "kind")
    readonly_fields = ("kind_name", "key")

    @admin.display(description=_("kind"), ordering="kind")
    def kind_name(self, version: QuestionVersion) -> str:
        return str(KIND.get(version.kind, version.kind))

    @admin.display(description=_("right answer"))
    def key(self, version: QuestionVersion) -> str:
        return version.parsed.key_lines
