"""*Load several handouts*: many files, each for itself, and a report that stays.

Without JavaScript one request brings all files; with it each comes in a request of its own. Both
end on the page of the batch, which shows what the tables hold.
"""

from collections.abc import Sequence
from time import monotonic

from django.conf import settings
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from lessons.domain.typed_ids import typed_id
from lessons.loading.admin_pages import page_context
from lessons.loading.batches.forms import BatchForm, OneFileForm, SeveralForm
from lessons.loading.batches.report import write_report
from lessons.loading.batches.rows import ShownRow, shown_row
from lessons.models import Batch, FileState, Lesson, Upload, User
from lessons.permissions import SignedInRequest, batch_managed
from lessons.queries import FileRow, batches, file_row, file_rows, state_counts
from lessons.queries.office import department_for
from lessons.services.creating import create_sound
from lessons.services.importing import publish_lesson
from lessons.services.opening import open_for_review
from lessons.services.tasks.files import ask_to_read
from lessons.services.uploads import (
    KEPT_FOR,
    is_quick,
    keep_files,
    let_wait_again,
    open_batch,
    read_file,
)
from lessons.views.sign_in import wants_json
from lessons.wording.documents import LARGEST_UPLOAD
from lessons.wording.refusals import refused_sentence

LONGEST_REQUEST = 5
"""Seconds of reading after which the person gets an answer; what waits then is read by a task."""
MOST_LISTED = 20
LATER = "later"
"""To the script: the file has come through, and a task reads it."""


def load_several(request: SignedInRequest, *, admin: ModelAdmin[Lesson]) -> HttpResponse:
    """The page where files are chosen; a script only asks it for a new batch."""
    if not admin.has_add_permission(request):
        raise PermissionDenied
    if request.method == "POST" and wants_json(request):
        return _batch_for_script(request)
    form = SeveralForm(loader=request.user)
    if request.method == "POST":
        form = SeveralForm(request.POST, request.FILES, loader=request.user)
        if form.is_valid():
            return _load_all(request, form)
    context = page_context(
        request,
        admin,
        title=gettext("Load several handouts"),
        form=form,
        batches=batches(request.user)[:MOST_LISTED],
        largest_file=LARGEST_UPLOAD,
        largest_request=settings.LARGEST_REQUEST,
        most_files=settings.DATA_UPLOAD_MAX_NUMBER_FILES,
        days=KEPT_FOR.days,
    )
    return render(request, "admin/lessons/lesson/load_several.html", context)


def _batch_for_script(request: SignedInRequest) -> HttpResponse:
    form = BatchForm(request.POST, loader=request.user)
    if not form.is_valid():
        told = [str(error) for errors in form.errors.values() for error in errors]
        return JsonResponse({"errors": told}, status=400)
    return JsonResponse({"url": _url(_open(request, form))})


def _open(request: SignedInRequest, form: BatchForm) -> Batch:
    return open_batch(
        course=form.cleaned_data["course"],
        new_course=form.cleaned_data["new_course"],
        created_by=request.user,
        now=timezone.now(),
    )


def _load_all(request: SignedInRequest, form: SeveralForm) -> HttpResponse:
    """All are kept before the first is read."""
    batch = _open(request, form)
    for upload in form.cleaned_data["files"]:
        keep_files(batch, name=upload.name, size=upload.size, read=upload.read, now=timezone.now())
    _read_waiting(batch)
    return redirect(_url(batch))


def _read_waiting(batch: Batch) -> None:
    """Those whose reading broke off come last: whatever stopped the server may do so again."""
    files = batch.upload_set.without_data()
    states = (FileState.WAITING, FileState.READING)
    _read_or_ask([file for state in states for file in files.filter(state=state)])


def _read_or_ask(files: Sequence[Upload]) -> None:
    """Here while there is time, else by a task."""
    ends = monotonic() + LONGEST_REQUEST
    for file in files:
        if file.state not in {FileState.WAITING, FileState.READING}:
            continue
        if monotonic() > ends or not is_quick(file.name, size=file.size):
            ask_to_read(file)
        else:
            read_file(file, open_file=open_for_review, now=timezone.now())


def batch_page(request: SignedInRequest, pk: int, *, admin: ModelAdmin[Lesson]) -> HttpResponse:
    """Every file of a batch with what was found in it."""
    if not admin.has_add_permission(request):
        raise PermissionDenied
    batch = batch_managed(request.user, pk)
    if request.method == "POST" and wants_json(request):
        return _take_one(request, batch)
    if request.method == "POST" and "publish" in request.POST:
        _publish_all(request, batch, admin)
        return redirect(_url(batch))
    if request.method == "POST" and "create" in request.POST:
        _create_sound(request, batch, admin)
        return redirect(_url(batch))
    if request.method == "POST":
        _read_again(request, batch)
        return redirect(_url(batch))
    rows = file_rows(batch, seen_by=request.user)
    counts = state_counts(rows)
    shown = [shown_row(row) for row in rows]
    doubtful = [row for row in shown if row.doubtful_url and not row.lessons]
    context = page_context(
        request,
        admin,
        title=gettext("Loaded files"),
        batch=batch,
        rows=shown,
        doubtful_count=sum(row.doubtful for row in doubtful),
        doubtful_url=doubtful[0].doubtful_url if doubtful else "",
        counts=[(state.label, count) for state, count in counts.items()],
        waiting=sum(1 for row in rows if row.can_be_read),
        draft_count=len(_drafts(rows)),
        sound_count=len(_sound(batch, rows)),
        days=KEPT_FOR.days,
    )
    return render(request, "admin/lessons/lesson/batch.html", context)


def _drafts(rows: Sequence[FileRow]) -> list[Lesson]:
    """Lessons that were made of the files and that nobody has published."""
    made = {lesson.pk: lesson for row in rows for lesson in row.lessons}
    return [lesson for lesson in made.values() if not lesson.is_published]


def _sound(batch: Batch, rows: Sequence[FileRow]) -> list[Upload]:
    """Files whose lessons need no look; none where it is not said which course they belong to."""
    has_course = batch.course_id is not None or batch.new_course
    return [row.file for row in rows if row.is_sound] if has_course else []


def _create_sound(request: SignedInRequest, batch: Batch, admin: ModelAdmin[Lesson]) -> None:
    created = create_sound(
        batch,
        _sound(batch, file_rows(batch, seen_by=request.user)),
        department=department_for(request.user),
        created_by=request.user,
        now=timezone.now(),
    )
    for lesson in created.lessons:
        admin.log_addition(request, lesson, [{"added": {}}])
    for file, refused in created.refused:
        messages.warning(request, f"{file.name}: {refused_sentence(refused)}")
    words = ngettext(
        "%(count)s lesson is made as a draft.",
        "%(count)s lessons are made as drafts.",
        len(created.lessons),
    )
    messages.success(request, words % {"count": len(created.lessons)})


def _publish_all(request: SignedInRequest, batch: Batch, admin: ModelAdmin[Lesson]) -> None:
    if not admin.has_change_permission(request):
        raise PermissionDenied
    now = timezone.now()
    drafts = _drafts(file_rows(batch, seen_by=request.user))
    published = [lesson for lesson in drafts if publish_lesson(lesson, now=now)]
    for lesson in published:
        admin.log_change(request, lesson, [{"changed": {"fields": ["status"]}}])
    words = ngettext(
        "%(count)s lesson is published. Assign it to classes next.",
        "%(count)s lessons are published. Assign them to classes next.",
        len(published),
    )
    messages.success(request, words % {"count": len(published)})


def _take_one(request: SignedInRequest, batch: Batch) -> HttpResponse:
    """One file of a script; the answer is its row, and of an archive a row for each file in it."""
    form = OneFileForm(request.POST, request.FILES)
    if not form.is_valid():
        return JsonResponse({"state": "invalid"}, status=400)
    upload, now = form.cleaned_data["file"], timezone.now()
    if upload:
        files = keep_files(batch, name=upload.name, size=upload.size, read=upload.read, now=now)
    else:
        name, size = form.cleaned_data["name"], form.cleaned_data["size"]
        files = keep_files(batch, name=name, size=size, read=bytes, now=now)
    _read_or_ask(files)
    told = [_told(file, request.user) for file in files]
    return JsonResponse({**told[0], "more": told[1:]})


def _told(file: Upload, seen_by: User) -> dict[str, str]:
    state = LATER if file.state == FileState.WAITING else str(file.state)
    return {"state": state, "row": _row_html(shown_row(file_row(file, seen_by=seen_by)))}


def _row_html(row: ShownRow) -> str:
    return render_to_string("admin/lessons/lesson/_file_row.html", {"row": row})


def _read_again(request: SignedInRequest, batch: Batch) -> None:
    again = typed_id(request.POST.get("again", ""))
    file = batch.upload_set.without_data().filter(pk=again).first() if again else None
    if file is not None:
        let_wait_again(file)
    _read_waiting(batch)
    if batch.upload_set.filter(state=FileState.WAITING, data__isnull=False).exists():
        messages.info(
            request, gettext("Some files are still being read. Open this page again in a moment.")
        )


def batch_report(request: SignedInRequest, pk: int, *, admin: ModelAdmin[Lesson]) -> HttpResponse:
    """The rows of the page as a table to keep."""
    if not admin.has_add_permission(request):
        raise PermissionDenied
    if request.method not in {"GET", "HEAD"}:
        return HttpResponseNotAllowed(["GET", "HEAD"])
    batch = batch_managed(request.user, pk)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="loaded-files-{pk}.csv"'
    write_report([shown_row(row) for row in file_rows(batch, seen_by=request.user)], to=response)
    return response


def batch_link(file: Upload) -> str:
    """The page with the other files of the same batch."""
    return reverse("admin:lessons_lesson_batch", args=[file.batch_id])


def _url(batch: Batch) -> str:
    return reverse("admin:lessons_lesson_batch", args=[batch.pk])
