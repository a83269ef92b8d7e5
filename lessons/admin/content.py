"""Courses, lessons and what they were made from; assignments."""

from collections.abc import Iterator, Mapping
from typing import Any, TypedDict

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Count, Field, Max, Q, QuerySet, TextField
from django.forms import BaseInlineFormSet, ModelForm, Select
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import WithAnnotations

from lessons.admin.base import FoldedSearch, KeptAdmin, ReadOnlyAdmin, ReadOnlyInline
from lessons.admin.departments import OwnChoices
from lessons.admin.lesson_forms import LessonAdminForm, SectionAdminForm
from lessons.admin.publishing import publish
from lessons.admin.shelving import confirm_deleting, shelve, shelve_all
from lessons.domain.limits import MAX_LESSON_NUMBER
from lessons.forms import AssignmentDatesForm
from lessons.forms.plain_text import PlainTextField
from lessons.loading.urls import in_frame, loading_urls
from lessons.models import Assignment, Course, Lesson, LessonStatus, Question, Section, Source
from lessons.permissions import may_undo_import, person_of
from lessons.queries import unlevelled
from lessons.queries.authorship import other_teachers_of
from lessons.queries.drafting import bare_questions
from lessons.queries.office import sees_all, within
from lessons.services.importing import publish_lesson
from lessons.services.rubric_notices import tell_of_text
from lessons.wording.languages import NAME
from lessons.wording.questions import KIND

PLAIN_TEXT: Mapping[type[Field[Any, Any]], Mapping[str, Any]] = {
    TextField: {"form_class": PlainTextField}
}


LessonParts = BaseInlineFormSet[Any, Lesson, Any]


class _Lessons(TypedDict):
    lessons: int


@admin.register(Course)
class CourseAdmin(FoldedSearch[Course]):
    department = "department"
    list_display = ("title", "lesson_count")
    search_fields = ("search_key",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Course]:
        return super().get_queryset(request).annotate(lessons=Count("lesson"))

    @admin.display(description=_("lessons"), ordering="lessons")
    def lesson_count(self, course: "WithAnnotations[Course, _Lessons]") -> int:
        return course.lessons


class SectionInline(OwnChoices[Section], admin.StackedInline[Section, Lesson]):
    """Their order is the document's; a new one comes last."""

    model = Section
    form = SectionAdminForm
    fields = ("heading", "text", "figure")
    extra = 0
    formfield_overrides = PLAIN_TEXT


class QuestionInline(ReadOnlyInline[Question, Lesson]):
    model = Question
    fields = ("position", "part", "label", "text", "kind", "points", "edit")
    readonly_fields = fields
    show_change_link = False
    ordering = ("position",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Question]:
        return super().get_queryset(request).select_related("current")

    @admin.display(description=_("question text"))
    def text(self, question: Question) -> str:
        return question.in_force.text

    @admin.display(description=_("kind"))
    def kind(self, question: Question) -> str:
        return str(KIND.get(question.in_force.kind, question.in_force.kind))

    @admin.display(description=_("points"))
    def points(self, question: Question) -> int:
        return question.in_force.points

    @admin.display(description=_("edit"))
    def edit(self, question: Question) -> SafeString:
        url = reverse("admin:lessons_question_change", args=[question.pk])
        return format_html('<a href="{}">{}</a>', url, _("Edit the question"))


class LanguageFilter(admin.SimpleListFilter):
    """By what languages call themselves."""

    title = _("language")
    parameter_name = "language"

    def lookups(self, *_args: Any) -> list[tuple[str, Any]]:
        return list(NAME.items())

    def queryset(self, _request: HttpRequest, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.filter(language=self.value()) if self.value() else rows


class StateFilter(admin.SimpleListFilter):
    """What is in the archive is asked for; it does not stand among the others."""

    title = _("status")
    parameter_name = "state"

    def lookups(self, *_args: Any) -> list[tuple[str, Any]]:
        return [*LessonStatus.choices, ("archived", _("in the archive")), ("all", _("all"))]

    def choices(self, changelist: ChangeList) -> Iterator[Any]:
        first, *others = super().choices(changelist)
        return iter([{**first, "display": _("in use")}, *others])

    def queryset(self, _request: HttpRequest, rows: QuerySet[Any]) -> QuerySet[Any]:
        match self.value():
            case "all":
                return rows
            case "archived":
                return rows.exclude(archived_at=None)
            case None:
                return rows.filter(archived_at=None)
            case status:
                return rows.filter(archived_at=None, status=status)


class _Questions(TypedDict):
    questions: int


@admin.register(Lesson)
class LessonAdmin(FoldedSearch[Lesson], KeptAdmin[Lesson]):
    department = "course__department"
    form = LessonAdminForm
    list_display = ("course", "number", "title", "status_chip", "question_count")
    list_display_links = ("number", "title")
    list_filter = (StateFilter, "course", LanguageFilter)
    actions = (*("publish_chosen", "take_back_chosen"), *("archive_chosen", "delete_drafts"))
    list_select_related = ("course",)
    # The model's own order is lost where rows are counted: in the field that completes a title.
    ordering = tuple(Lesson._meta.ordering or ())
    search_fields = ("search_key", "course__search_key")
    readonly_fields = (
        *("status", "published_at", "archived_at", "source", "copied_from", "made_by"),
    )
    autocomplete_fields = ("original",)
    formfield_overrides = PLAIN_TEXT
    inlines = (SectionInline, QuestionInline)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Lesson]:
        questions = Count("question", filter=Q(question__retired_at=None))
        return super().get_queryset(request).annotate(questions=questions)

    @admin.action(permissions=["change"], description=_("Publish: classes see them"))
    def publish_chosen(self, request: HttpRequest, lessons: QuerySet[Lesson]) -> None:
        now = timezone.now()
        published = [lesson for lesson in lessons if publish_lesson(lesson, now=now)]
        for lesson in published:
            self.log_change(request, lesson, [{"changed": {"fields": ["status"]}}])
        words = ngettext(
            "%(count)s lesson is published. Assign it to classes next.",
            "%(count)s lessons are published. Assign them to classes next.",
            len(published),
        )
        self.message_user(request, words % {"count": len(published)})

    @admin.action(permissions=["change"], description=_("Take back: a draft again"))
    def take_back_chosen(self, request: HttpRequest, lessons: QuerySet[Lesson]) -> None:
        shelve_all(request, lessons, "take-back", self)

    @admin.action(permissions=["change"], description=_("Archive: not assigned anew"))
    def archive_chosen(self, request: HttpRequest, lessons: QuerySet[Lesson]) -> None:
        shelve_all(request, lessons, "archive", self)

    @admin.action(permissions=["change"], description=_("Delete drafts"))
    def delete_drafts(self, request: HttpRequest, lessons: QuerySet[Lesson]) -> HttpResponse | None:
        if "confirmed" not in request.POST:
            return confirm_deleting(request, lessons, self)
        shelve_all(request, lessons.filter(status=LessonStatus.DRAFT), "delete", self)
        return None

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Lesson], search_term: str
    ) -> tuple[QuerySet[Lesson], bool]:
        """For a new assignment only what is on offer or may yet be."""
        if request.GET.get("model_name") == "assignment":
            queryset = queryset.filter(archived_at=None)
        return super().get_search_results(request, queryset, search_term)

    @admin.display(description=_("status"), ordering="status")
    def status_chip(self, lesson: Lesson) -> SafeString:
        look, word = "quiet", lesson.get_status_display()
        if lesson.archived_at:
            word = gettext("in the archive")
        elif lesson.is_published:
            look = "good"
        return format_html('<span class="chip chip-{}">{}</span>', look, word)

    @admin.display(description=_("questions"), ordering="questions")
    def question_count(self, lesson: "WithAnnotations[Lesson, _Questions]") -> int:
        return lesson.questions

    def get_urls(self) -> list[URLPattern]:
        """*Load a handout* and *Publish* stand before Django's own, which take any path."""
        publishing = self.admin_site.admin_view(in_frame(publish, self))
        shelving = self.admin_site.admin_view(in_frame(shelve, self))
        own = [
            path("<int:pk>/publish/", publishing, name="lessons_lesson_publish"),
            path("<int:pk>/shelve/", shelving, name="lessons_lesson_shelve"),
            *loading_urls(self),
        ]
        return [*own, *super().get_urls()]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        lesson = kwargs.get("obj")
        is_imported = lesson is not None and lesson.source_id is not None
        context["can_undo"] = is_imported and may_undo_import(person_of(request))
        context["unlevelled"] = unlevelled(lesson) if lesson is not None else []
        context["bare"] = bare_questions(lesson) if lesson is not None else []
        own = person_of(request)
        context["others"] = other_teachers_of(lesson.pk, own) if lesson is not None else []
        return super().render_change_form(request, context, *args, **kwargs)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "number":
            kwargs |= {"min_value": 1, "max_value": MAX_LESSON_NUMBER}
        if db_field.name == "language":
            kwargs["widget"] = Select(choices=list(NAME.items()))
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def save_formset(
        self, request: HttpRequest, form: ModelForm[Lesson], formset: LessonParts, change: Any
    ) -> None:
        if formset.model is Section:
            _number_new_sections(form.instance, formset)
        super().save_formset(request, form, formset, change)
        is_changed = formset.model is Section and formset.has_changed()
        if change and is_changed and form.instance.is_published:
            tell_of_text(form.instance, done_by=person_of(request), now=timezone.now())


def _number_new_sections(lesson: Lesson, formset: LessonParts) -> None:
    last = lesson.section_set.aggregate(last=Max("position"))["last"] or 0
    new = (form.instance for form in formset.extra_forms if form.has_changed())
    for position, section in enumerate(new, start=last + 1):
        section.position = position


@admin.register(Source)
class SourceAdmin(ReadOnlyAdmin[Source]):
    list_display = ("name", "loaded_at", "loaded_by", "digest")
    list_select_related = ("loaded_by",)
    search_fields = ("name", "digest")
    department = "lesson__course__department"

    def own_rows(self, request: HttpRequest) -> Q:
        """Of files that became lessons of the own departments, each once."""
        own = Lesson.objects.filter(within(person_of(request), "course__department"))
        return Q() if sees_all(person_of(request)) else Q(pk__in=own.values("source"))


@admin.register(Assignment)
class AssignmentAdmin(FoldedSearch[Assignment]):
    department = "classroom__department"
    form = AssignmentDatesForm
    list_display = ("lesson", "course", "classroom", "opens_at", "due_at", "gate", "mode")
    list_filter = ("classroom", "gate", "mode")
    list_select_related = ("lesson__course", "classroom")
    search_fields = ("lesson__search_key", "classroom__search_key")
    autocomplete_fields = ("lesson", "classroom")
    fields = ("lesson", "classroom", "opens_at", "due_at", "attempts_allowed", "gate", "mode")

    @admin.display(description=_("course"), ordering="lesson__course")
    def course(self, assignment: Assignment) -> str:
        return str(assignment.lesson.course)

    def get_readonly_fields(
        self, request: HttpRequest, obj: Assignment | None = None
    ) -> tuple[str, ...]:
        """The lesson and the class are chosen once: what students did belongs to them."""
        return ("lesson", "classroom") if obj else ()

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        return {"opens_at": timezone.now(), **super().get_changeform_initial_data(request)}
