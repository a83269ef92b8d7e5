"""What students did and how it was marked: evidence, so it can only be looked at."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from lessons.admin.base import FoldedSearch, ReadOnlyAdmin, ReadOnlyInline
from lessons.models import (
    Allowance,
    Attempt,
    Comment,
    KeptText,
    LateCopy,
    Lease,
    Marking,
    Proposal,
    Response,
    ResponseEvent,
    SecondLook,
    TextMatch,
    WordingOffer,
    WorkFile,
    WorkReturn,
)
from lessons.wording.answer_words import answer_in_words


@admin.register(Attempt)
class AttemptAdmin(FoldedSearch[Attempt], ReadOnlyAdmin[Attempt]):
    department = "assignment__classroom__department"
    list_display = (
        "student",
        "lesson",
        "classroom",
        "part",
        "number",
        "started_at",
        "submitted_at",
    )
    list_filter = ("part",)
    list_select_related = ("student", "assignment__lesson", "assignment__classroom")
    search_fields = ("student__search_key",)
    date_hierarchy = "started_at"

    @admin.display(description=_("lesson"), ordering="assignment__lesson")
    def lesson(self, attempt: Attempt) -> str:
        return str(attempt.assignment.lesson)

    @admin.display(description=_("class"), ordering="assignment__classroom")
    def classroom(self, attempt: Attempt) -> str:
        return str(attempt.assignment.classroom)


class EventInline(ReadOnlyInline[ResponseEvent, Response]):
    model = ResponseEvent


class MarkingInline(ReadOnlyInline[Marking, Response]):
    model = Marking


@admin.register(Response)
class ResponseAdmin(FoldedSearch[Response], ReadOnlyAdmin[Response]):
    department = "attempt__assignment__classroom__department"
    list_display = ("student", "question", "part", "position", "state", "percent")
    list_filter = ("state", "attempt__part")
    list_select_related = ("attempt__student", "version")
    search_fields = ("attempt__student__search_key",)
    inlines = (EventInline, MarkingInline)
    readonly_fields = ("text",)

    @admin.display(description=_("answer"))
    def text(self, response: Response) -> str:
        return answer_in_words(response.drawn_input, tuple(response.answer or ()))

    @admin.display(description=_("student"), ordering="attempt__student__sort_key")
    def student(self, response: Response) -> str:
        return str(response.attempt.student)

    @admin.display(description=_("question"))
    def question(self, response: Response) -> str:
        return str(response.version)

    @admin.display(description=_("level or task"))
    def part(self, response: Response) -> str:
        return response.attempt.get_part_display()


@admin.register(ResponseEvent)
class ResponseEventAdmin(FoldedSearch[ResponseEvent], ReadOnlyAdmin[ResponseEvent]):
    department = "response__attempt__assignment__classroom__department"
    list_display = ("response", "seq", "kind", "percent", "actor", "happened_at")
    list_filter = ("kind",)
    list_select_related = ("response__attempt__student", "actor")
    search_fields = ("response__attempt__student__search_key",)
    date_hierarchy = "happened_at"


@admin.register(LateCopy)
class LateCopyAdmin(FoldedSearch[LateCopy], ReadOnlyAdmin[LateCopy]):
    department = "response__attempt__assignment__classroom__department"
    list_display = ("response", "sent_at", "is_key_shown")
    list_select_related = ("response__attempt__student",)
    search_fields = ("response__attempt__student__search_key",)
    date_hierarchy = "sent_at"


@admin.register(Allowance)
class AllowanceAdmin(FoldedSearch[Allowance], ReadOnlyAdmin[Allowance]):
    department = "assignment__classroom__department"
    list_display = (
        *("assignment", "student", "due_at", "attempts", "minutes"),
        *("reason", "given_by", "given_at"),
    )
    list_select_related = ("assignment__lesson", "assignment__classroom", "student", "given_by")
    search_fields = ("student__search_key",)


@admin.register(KeptText)
class KeptTextAdmin(FoldedSearch[KeptText], ReadOnlyAdmin[KeptText]):
    department = "response__attempt__assignment__classroom__department"
    list_display = ("response", "number", "saved_at")
    list_select_related = ("response__attempt__student",)
    search_fields = ("response__attempt__student__search_key",)
    date_hierarchy = "saved_at"


@admin.register(WorkReturn)
class WorkReturnAdmin(FoldedSearch[WorkReturn], ReadOnlyAdmin[WorkReturn]):
    department = "response__attempt__assignment__classroom__department"
    list_display = ("response", "number", "returned_by", "returned_at", "due_at")
    list_select_related = ("response__attempt__student", "returned_by")
    search_fields = ("response__attempt__student__search_key",)
    date_hierarchy = "returned_at"


@admin.register(WorkFile)
class WorkFileAdmin(FoldedSearch[WorkFile], ReadOnlyAdmin[WorkFile]):
    department = "response__attempt__assignment__classroom__department"
    list_display = ("response", "name", "size", "added_at", "handed_in_at", "removed_at")
    list_select_related = ("response__attempt__student",)
    search_fields = ("response__attempt__student__search_key",)
    exclude = ("file",)


@admin.register(TextMatch)
class TextMatchAdmin(FoldedSearch[TextMatch], ReadOnlyAdmin[TextMatch]):
    department = "response__attempt__assignment__classroom__department"
    list_display = ("response", "beside", "words", "total", "made_at")
    list_select_related = ("response__attempt__student",)
    search_fields = ("response__attempt__student__search_key",)


@admin.register(Marking)
class MarkingAdmin(FoldedSearch[Marking], ReadOnlyAdmin[Marking]):
    department = "response__attempt__assignment__classroom__department"
    list_display = ("response", "number", "percent", "comment", "marker", "marked_at")
    list_filter = ("proposed_band", "is_blind", "is_read")
    list_select_related = ("response__attempt__student", "marker")
    search_fields = ("response__attempt__student__search_key", "marker__search_key")
    date_hierarchy = "marked_at"


@admin.register(Proposal)
class ProposalAdmin(FoldedSearch[Proposal], ReadOnlyAdmin[Proposal]):
    department = "response__attempt__assignment__classroom__department"
    list_display = ("response", "band", "learnt_from", "made_at")
    list_filter = ("band",)
    list_select_related = ("response__attempt__student",)
    search_fields = ("response__attempt__student__search_key",)
    date_hierarchy = "made_at"


@admin.register(WordingOffer)
class WordingOfferAdmin(FoldedSearch[WordingOffer], ReadOnlyAdmin[WordingOffer]):
    department = "question__lesson__course__department"
    list_display = ("question", "teacher", "learnt_from", "made_at")
    list_select_related = ("question__current", "teacher")
    search_fields = ("teacher__search_key",)


@admin.register(Lease)
class LeaseAdmin(FoldedSearch[Lease], ReadOnlyAdmin[Lease]):
    department = "response__attempt__assignment__classroom__department"
    list_display = ("response", "teacher", "until")
    list_select_related = ("response__attempt__student", "teacher")
    search_fields = ("teacher__search_key",)


@admin.register(Comment)
class CommentAdmin(FoldedSearch[Comment], ReadOnlyAdmin[Comment]):
    department = "question__lesson__course__department"
    list_display = ("text", "teacher", "question", "used_at")
    list_select_related = ("teacher", "question__current")
    search_fields = ("teacher__search_key",)


@admin.register(SecondLook)
class SecondLookAdmin(FoldedSearch[SecondLook], ReadOnlyAdmin[SecondLook]):
    department = "response__attempt__assignment__classroom__department"
    list_display = ("response", "reason", "asked_at", "answered_at", "answered_by")
    list_filter = (("answered_at", admin.EmptyFieldListFilter),)
    list_select_related = ("response__attempt__student", "answered_by")
    search_fields = ("response__attempt__student__search_key",)
    date_hierarchy = "asked_at"
