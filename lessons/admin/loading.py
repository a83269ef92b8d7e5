"""*Load a handout*: upload → review page → lesson. Nothing is written before it is confirmed."""

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from lessons.admin.load_forms import LoadForm, loaded_message
from lessons.admin.review import Review
from lessons.admin.uploads import Upload, drop_upload, find_upload, keep_upload, pack, unpack
from lessons.models import Course, Lesson
from lessons.services.handouts import Handout, HandoutRefused, open_handout, refused_sentence
from lessons.services.importing import ImportRefused, import_lessons, loaded_before
from lessons.wording.questions import KEY_HELP, KIND


def load(request: HttpRequest, *, admin: ModelAdmin) -> HttpResponse:
    """The upload page."""
    if not admin.has_add_permission(request):
        raise PermissionDenied
    form = LoadForm(request.POST or None, request.FILES or None, initial=request.GET.dict())
    if request.method == "POST" and _is_loadable(form):
        token = keep_upload(request.session, _upload(form))
        return redirect("admin:lessons_lesson_review", token=token)
    context = _context(request, admin, title=gettext("Load a handout"), form=form)
    return render(request, "admin/lessons/lesson/load.html", context)


def _is_loadable(form: LoadForm) -> bool:
    is_valid = form.is_valid()
    loaded = form.loaded_lesson()
    if loaded is not None:
        form.errors.clear()
        form.add_error("file", loaded_message(loaded, _change_url(loaded)))
    return is_valid and loaded is None


def _upload(form: LoadForm) -> Upload:
    course, handout = form.cleaned_data["course"], form.handout
    if handout is None:
        raise ValueError("a valid form has read its file")
    return Upload(
        name=handout.source.name,
        data=handout.data,
        course=course.pk if course else None,
        new_course=form.cleaned_data["new_course"],
    )


def review(request: HttpRequest, token: str, *, admin: ModelAdmin) -> HttpResponse:
    """What was read, beside its source lines; sent back it becomes lessons."""
    if not admin.has_add_permission(request):
        raise PermissionDenied
    upload = find_upload(request.session, token) or _carried_upload(request)
    handout = _reopened(upload)
    if upload is None or handout is None:
        words = gettext("The uploaded file is no longer kept here. Choose it once more.")
        messages.warning(request, words)
        return redirect("admin:lessons_lesson_load")
    course = Course.objects.filter(pk=upload.course).first()
    data = request.POST if request.method == "POST" else None
    page = Review(handout.document, course=course, new_course=upload.new_course, data=data)
    if data is not None:
        made = _create(request, page, handout)
        if made:
            drop_upload(request.session, token)
            return _to_what_was_made(request, admin, made)
        keep_upload(request.session, upload, token=token)
    context = _context(
        request,
        admin,
        is_nav_sidebar_enabled=False,
        title=gettext("Review: %(file)s") % {"file": upload.name},
        review=page,
        packed=pack(upload.data),
        file_name=upload.name,
        key_helps=[(KIND.get(kind, kind), words) for kind, words in KEY_HELP.items()],
    )
    return render(request, "admin/lessons/lesson/review.html", context)


def _carried_upload(request: HttpRequest) -> Upload | None:
    """The file as the review page carries it, where the session no longer has it."""
    try:
        data = unpack(request.POST.get("packed", ""))
    except ValueError:
        return None
    return Upload(name=request.POST.get("file_name", ""), data=data)


def _reopened(upload: Upload | None) -> Handout | None:
    if upload is None:
        return None
    try:
        return open_handout(upload.name, size=len(upload.data), read=lambda: upload.data)
    except HandoutRefused:
        return None


def _create(request: HttpRequest, page: Review, handout: Handout) -> list[Lesson]:
    """The lessons made; none, with the reason on the page, where something is wrong."""
    if _is_loaded(request, page, handout) or not page.is_valid():
        return []
    try:
        return import_lessons(
            page.read_lessons(),
            course_title=page.courses.course_title(),
            source=handout.source,
            created_by=request.user,
            now=timezone.now(),
        )
    except ImportRefused as refused:
        # Somebody else was faster between our checks and the writing.
        if not _is_loaded(request, page, handout):
            messages.error(request, refused_sentence(refused))
        return []


def _is_loaded(request: HttpRequest, page: Review, handout: Handout) -> bool:
    course = page.named_course()
    before = course and loaded_before(handout.source.digest, course=course)
    if not before:
        return False
    messages.warning(request, loaded_message(before, _change_url(before)))
    return True


def _to_what_was_made(request: HttpRequest, admin: ModelAdmin, made: list[Lesson]) -> HttpResponse:
    for lesson in made:
        admin.log_addition(request, lesson, [{"added": {}}])
    words = ngettext(
        "The lesson is made as a draft. Check it and publish it.",
        "%(count)s lessons are made as drafts. Check them and publish them.",
        len(made),
    )
    messages.success(request, words % {"count": len(made)})
    if len(made) == 1:
        return redirect(_change_url(made[0]))
    changelist = reverse("admin:lessons_lesson_changelist")
    return redirect(f"{changelist}?course__id__exact={made[0].course_id}")


def _change_url(lesson: Lesson) -> str:
    return reverse("admin:lessons_lesson_change", args=[lesson.pk])


def _context(
    request: HttpRequest, admin: ModelAdmin, *, title: str, **page: object
) -> dict[str, object]:
    common = admin.admin_site.each_context(request)
    return {**common, "opts": admin.opts, "title": title, **page}
