"""The review page of a handout; no lesson is made before it is confirmed there."""

from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext, ngettext

from lessons.domain.drafts.draft import Draft
from lessons.domain.handouts.refusal import refusal_from_json
from lessons.domain.parts import LEVELS
from lessons.loading.admin_pages import change_url, page_context
from lessons.loading.batches.views import batch_link
from lessons.loading.courses import CourseForm, course_titled, loaded_message
from lessons.loading.review.being_read import UNREAD, being_read
from lessons.loading.review.confirming import is_confirmable, read_lessons
from lessons.loading.review.forms import LessonForms, forms_of
from lessons.loading.review.page import Sent, opened, review_page, sent
from lessons.loading.review.pictures import PicturesOfFile, with_words
from lessons.models import Batch, Course, Lesson, PartChoices, Upload
from lessons.permissions import SignedInRequest, handout_managed
from lessons.queries import file_rows
from lessons.services.handouts import Handout, HandoutRefused
from lessons.services.importing import ImportRefused, import_lessons, loaded_before
from lessons.services.labelling import lessons_of
from lessons.services.opening import handout_of
from lessons.views.admin_trail import batch_crumb
from lessons.views.sign_in import send_once_more
from lessons.wording.questions import KEY_HELP, KIND
from lessons.wording.refusals import file_sentence, refused_sentence


def review(request: SignedInRequest, pk: int, *, admin: ModelAdmin[Lesson]) -> HttpResponse:
    """What was read, beside its source lines; sent back it becomes lessons."""
    if not admin.has_add_permission(request):
        raise PermissionDenied
    file = handout_managed(request.user, pk)
    if file is None or file.batch is None:
        return _not_kept(request)
    if file.state in UNREAD and file.is_kept:
        return being_read(request, file, file.batch, admin=admin)
    try:
        handout = _handout(file)
    except HandoutRefused as refused:
        return _not_opened(request, file, refused)
    if handout is None:
        return _not_kept(request)
    is_sent = request.method == "POST"
    pictures = handout.document.pictures
    came = opened(handout.document)
    if is_sent:
        came = sent(handout.document, with_words(request.POST, pictures))
    courses, course = _courses(request, came, file.batch)
    forms = [forms_of(came.draft, at, sent=came.data) for at in range(len(came.draft.lessons))]
    if came.data is not None:
        made = _create(request, came.draft, forms, courses, handout)
        if made:
            return _to_what_was_made(request, admin, made, file)
    context = page_context(
        request,
        admin,
        is_nav_sidebar_enabled=False,
        title=gettext("Review: %(file)s") % {"file": file.name},
        above=[batch_crumb(file.batch)],
        batch=file.batch,
        file=file,
        made=lessons_of(file),
        review=review_page(
            came,
            forms,
            courses=courses,
            course=course,
            pictures=PicturesOfFile(file, pictures),
        ),
        levels=[(part.value, PartChoices(part).label) for part in LEVELS],
        key_helps=[(KIND.get(kind, kind), words) for kind, words in KEY_HELP.items()],
    )
    return render(request, "admin/lessons/lesson/review.html", context)


def _handout(file: Upload) -> Handout | None:
    """Raises HandoutRefused, as whoever read the file did."""
    if file.refusal:
        raise HandoutRefused(refusal_from_json(file.refusal))
    return handout_of(file)


def _not_kept(request: SignedInRequest) -> HttpResponse:
    words = gettext("The uploaded file is no longer kept here. Choose it once more.")
    messages.warning(request, words)
    return redirect("admin:lessons_lesson_load")


def _courses(
    request: SignedInRequest, came: Sent, batch: Batch
) -> tuple[CourseForm, Course | None]:
    """The form, and the course that is meant where it is there already.

    The new course of a batch is made with its first lesson; the others belong into it.
    """
    if request.method == "POST":
        typed = CourseForm(request.POST, prefix="course", loader=request.user)
        typed.is_valid()
        if came.data is not None:
            return typed, typed.named_course()
        initial: dict[str, Any] = {
            name: request.POST.get(f"course-{name}", "") for name in typed.fields
        }
        form = CourseForm(prefix="course", initial=initial, loader=request.user)
        return form, typed.named_course()
    course = batch.course or _new_course(request, batch)
    initial = {"course": course, "new_course": "" if course else batch.new_course}
    return CourseForm(prefix="course", initial=initial, loader=request.user), course


def _new_course(request: SignedInRequest, batch: Batch) -> Course | None:
    """The one that an earlier file of the batch was made into."""
    if not batch.new_course:
        return None
    department = CourseForm(loader=request.user).new_department()
    return course_titled(batch.new_course, department=department)


def _not_opened(request: SignedInRequest, file: Upload, refused: HandoutRefused) -> HttpResponse:
    """A file that could be read before, as one that LibreOffice converts; what was typed stays."""
    if request.method == "POST":
        return send_once_more(request, reason=file_sentence(refused.refusal))
    messages.error(request, file_sentence(refused.refusal))
    return redirect(batch_link(file))


def _create(
    request: SignedInRequest,
    draft: Draft,
    forms: list[LessonForms],
    courses: CourseForm,
    handout: Handout,
) -> list[Lesson]:
    """The lessons made; none, with the reason on the page, where something is wrong."""
    if _is_loaded(request, courses, handout) or not is_confirmable(courses, forms):
        return []
    try:
        return import_lessons(
            read_lessons(draft, forms),
            course_title=courses.course_title(),
            department=courses.course_department(),
            source=handout.source,
            created_by=request.user,
            now=timezone.now(),
        )
    except ImportRefused as refused:
        # Somebody else was faster between our checks and the writing.
        if not _is_loaded(request, courses, handout):
            messages.error(request, refused_sentence(refused))
        return []


def _is_loaded(request: SignedInRequest, courses: CourseForm, handout: Handout) -> bool:
    course = courses.named_course()
    before = course and loaded_before(handout.source.digest, course=course)
    if not before:
        return False
    messages.warning(request, loaded_message(before, change_url(before)))
    return True


def _to_what_was_made(
    request: SignedInRequest, admin: ModelAdmin[Lesson], made: list[Lesson], file: Upload
) -> HttpResponse:
    for lesson in made:
        admin.log_addition(request, lesson, [{"added": {}}])
    words = ngettext(
        "The lesson is made as a draft. Check it and publish it.",
        "%(count)s lessons are made as drafts. Check them and publish them.",
        len(made),
    )
    messages.success(request, words % {"count": len(made)})
    if Upload.objects.filter(batch=file.batch_id).exclude(pk=file.pk).exists():
        messages.info(request, _others_message(file))
    following = _next_file(request, file)
    if following is not None:
        messages.info(request, _made_message(made))
        return redirect("admin:lessons_lesson_review", following.pk)
    if len(made) == 1:
        return redirect(change_url(made[0]))
    _tell_unlevelled(request, made)
    changelist = reverse("admin:lessons_lesson_changelist")
    return redirect(f"{changelist}?course__id__exact={made[0].course_id}")


def _tell_unlevelled(request: SignedInRequest, made: list[Lesson]) -> None:
    """Of several lessons; the page of a single one says it itself."""
    for lesson in made:
        count = lesson.question_set.without_level().count()
        if count:
            url = reverse("admin:lessons_lesson_levels", args=[lesson.pk])
            words = gettext("%(lesson)s: questions without a level, taken as level 1: %(count)s.")
            told = words % {"lesson": lesson, "count": count}
            link = format_html('{} <a href="{}">{}</a>', told, url, gettext("Choose the levels"))
            messages.warning(request, link)


def _next_file(request: SignedInRequest, file: Upload) -> Upload | None:
    """Of the same batch, still to be made into lessons: the one behind this, else the first."""
    if file.batch is None:
        return None
    rows = file_rows(file.batch, seen_by=request.user)
    undone = [row.file for row in rows if row.is_undone and row.file.pk != file.pk]
    behind = [one for one in undone if one.pk > file.pk]
    return next(iter([*behind, *undone]), None)


def _made_message(made: list[Lesson]) -> str:
    """Where what was just made can be looked at, as the next file is already open."""
    return format_html_join(
        " · ", '<a href="{}">{}</a>', [(change_url(lesson), lesson) for lesson in made]
    )


def _others_message(file: Upload) -> str:
    link = '<a href="{}">{}</a>'
    return format_html(link, batch_link(file), gettext("Go on with the other files"))
