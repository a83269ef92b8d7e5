"""The addresses of loading, for the administration of lessons to take up."""

from collections.abc import Callable
from functools import partial, update_wrapper

from django.contrib.admin import ModelAdmin
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path

from lessons.loading.banks.export import bank_template, export_questions
from lessons.loading.banks.load import load_questions, rejected_questions, review_questions
from lessons.loading.batches.views import batch_page, batch_report, load_several
from lessons.loading.course_archive import course_archive, load_course_archive
from lessons.loading.labels import export
from lessons.loading.levels import levels
from lessons.loading.review.pictures import picture
from lessons.loading.review.views import review
from lessons.loading.undoing import undo
from lessons.loading.upload.views import load
from lessons.models import Lesson

_PAGES: dict[str, tuple[str, Callable[..., HttpResponseBase]]] = {
    "lessons_lesson_load": ("load/", load),
    "lessons_lesson_review": ("load/<int:pk>/", review),
    "lessons_lesson_picture": ("load/<int:pk>/pictures/<str:name>/", picture),
    "lessons_lesson_labels": ("load/<int:pk>/labels/", export),
    "lessons_lesson_load_several": ("load/several/", load_several),
    "lessons_lesson_batch": ("load/batch/<int:pk>/", batch_page),
    "lessons_lesson_batch_report": ("load/batch/<int:pk>/report.csv", batch_report),
    "lessons_course_load": ("load/course/", load_course_archive),
    "lessons_course_archive": ("course/<int:pk>/archive/", course_archive),
    "lessons_lesson_levels": ("<int:pk>/levels/", levels),
    "lessons_lesson_undo": ("<int:pk>/undo/", undo),
    "lessons_bank_template": ("questions/template/<str:code>/", bank_template),
    "lessons_bank_load": ("<int:pk>/questions/load/", load_questions),
    "lessons_bank_review": ("<int:pk>/questions/load/<int:upload_pk>/", review_questions),
    "lessons_bank_rejected": (
        *("<int:pk>/questions/load/<int:upload_pk>/rejected/", rejected_questions),
    ),
    "lessons_bank_export": ("<int:pk>/questions/export/", export_questions),
}


def loading_urls(admin: ModelAdmin[Lesson]) -> list[URLPattern]:
    """Each page stands in the frame of ``admin`` and asks it who may do what."""
    return [
        path(route, admin.admin_site.admin_view(in_frame(view, admin)), name=name)
        for name, (route, view) in _PAGES.items()
    ]


def in_frame(
    view: Callable[..., HttpResponseBase], admin: ModelAdmin[Lesson]
) -> Callable[..., HttpResponseBase]:
    return update_wrapper(partial(view, admin=admin), view)
