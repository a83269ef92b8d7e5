"""Practice and review: what students did and what comes back, only to be looked at."""

from django.contrib import admin

from lessons.admin.base import FoldedSearch, ReadOnlyAdmin, ReadOnlyInline
from lessons.models import PracticeAnswer, PracticeQuestion, PracticeSitting, ReviewCard


class AskedInline(ReadOnlyInline[PracticeQuestion, PracticeSitting]):
    model = PracticeQuestion
    show_change_link = False
    fields = ("position", "version", "state", "turns", "hints")


@admin.register(PracticeSitting)
class PracticeSittingAdmin(FoldedSearch[PracticeSitting], ReadOnlyAdmin[PracticeSitting]):
    department = "assignment__classroom__department"
    list_display = ("student", "purpose", "assignment", "part", "started_at", "finished_at")
    list_filter = ("purpose", "part")
    list_select_related = ("student", "assignment__lesson", "assignment__classroom")
    search_fields = ("student__search_key",)
    inlines = (AskedInline,)


@admin.register(PracticeAnswer)
class PracticeAnswerAdmin(FoldedSearch[PracticeAnswer], ReadOnlyAdmin[PracticeAnswer]):
    department = "question__lesson__course__department"
    list_display = ("student", "question", "is_right", "is_first", "hints", "answered_at")
    list_filter = ("is_right", "is_first")
    list_select_related = ("student", "question__current")
    search_fields = ("student__search_key",)
    exclude = ("answer",)


@admin.register(ReviewCard)
class ReviewCardAdmin(FoldedSearch[ReviewCard], ReadOnlyAdmin[ReviewCard]):
    department = "question__lesson__course__department"
    list_display = ("student", "question", "due_on", "reviewed_at")
    list_select_related = ("student", "question__current")
    search_fields = ("student__search_key",)
