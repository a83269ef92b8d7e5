"""A lesson's text in the editor: changed, previewed, and refused where somebody was faster."""

from dataclasses import dataclass
from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from lessons.domain.content.changes import Piece, word_changes
from lessons.domain.terms.finding import TermFinder
from lessons.forms.lesson_editor import LessonEditorForm
from lessons.models import Lesson, Section
from lessons.permissions import SignedInRequest, lesson_edited
from lessons.queries.assets import LessonPictures
from lessons.queries.authorship import authors_of, other_teachers_of
from lessons.services.editing import EditRefused
from lessons.services.lesson_editing import (
    OWN_COLUMNS,
    WrittenLesson,
    save_lesson,
    stamp_of_lesson,
    written_lesson,
)
from lessons.views.editing.adding import GO as ADD_PICTURE
from lessons.views.editing.adding import section_texts, tell_added, with_picture
from lessons.views.editing.shown import SAVED
from lessons.views.question_page import is_fragment
from lessons.views.trail import lesson_questions_page, start_page
from lessons.wording.refusals import refused_sentence

LONGEST_STAMP = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class TheirText:
    """What somebody else saved meanwhile, against what was typed here."""

    sentence: str
    pieces: tuple[Piece, ...]
    text: str


@require_http_methods(["GET", "POST"])
def lesson_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    lesson, may_change = lesson_edited(request.user, pk)
    if not may_change:
        return _not_yours(request, lesson)
    is_sent = request.method == "POST"
    added = with_picture(request, lesson, into=section_texts(lesson, request.POST))
    form = LessonEditorForm(
        added.data if is_sent else None,
        lesson=lesson,
        changed=request.POST.get("row", ""),
        is_redrawn="row" in request.POST or request.POST.get("go") == ADD_PICTURE,
    )
    tell_added(request, added)
    if is_fragment(request):
        return render(request, "lessons/_lesson_shown.html", _shown(lesson, form))
    theirs = None
    if form.is_bound and request.POST.get("go") != "preview" and form.is_valid():
        theirs = _save(request, lesson, form)
        if theirs is None:
            return redirect(lesson_questions_page(lesson).url + SAVED)
    is_first_look = not (form.is_bound or form.is_redrawn)
    seen = request.POST.get("seen", "")[:LONGEST_STAMP]
    context = {
        "trail": [start_page(), lesson_questions_page(lesson)],
        "form": form,
        "seen": stamp_of_lesson(lesson) if theirs or is_first_look else seen,
        "theirs": theirs,
        "pictures_form": added.form,
        "others": other_teachers_of(lesson.pk, request.user),
        **_shown(lesson, form),
    }
    status = HTTPStatus.CONFLICT if theirs else HTTPStatus.OK
    return render(request, "lessons/lesson_edit.html", context, status=status)


def _not_yours(request: SignedInRequest, lesson: Lesson) -> HttpResponse:
    if request.method == "POST":
        raise PermissionDenied
    context = {
        "trail": [start_page(), lesson_questions_page(lesson)],
        "lesson": lesson,
        "authors": authors_of(lesson.pk),
    }
    return render(request, "lessons/question_not_yours.html", context)


def _save(request: SignedInRequest, lesson: Lesson, form: LessonEditorForm) -> TheirText | None:
    """None where it is saved."""
    wanted = form.written
    try:
        save_lesson(
            lesson,
            wanted,
            saved_by=request.user,
            seen=request.POST.get("seen", "")[:LONGEST_STAMP],
            now=timezone.now(),
        )
    except EditRefused as refused:
        theirs = _as_text(written_lesson(lesson))
        return TheirText(
            sentence=refused_sentence(refused),
            pieces=word_changes(theirs, _as_text(wanted)),
            text=theirs,
        )
    messages.success(request, gettext("The lesson is saved."))
    return None


def _as_text(lesson: WrittenLesson) -> str:
    sections = (f"{section.heading}\n{section.text}".strip() for section in lesson.sections)
    return "\n\n".join(filter(None, [lesson.title, lesson.goal, *sections, lesson.sources]))


def _shown(lesson: Lesson, form: LessonEditorForm) -> dict[str, object]:
    """The lesson as it would be, not saved."""
    would_be = Lesson(course=lesson.course, number=lesson.number, language=lesson.language)
    wanted = _wanted(lesson, form)
    for name in OWN_COLUMNS:
        setattr(would_be, name, getattr(wanted, name))
    sections = [
        Section(position=place, heading=one.heading, text=one.text, figure=one.figure)
        for place, one in enumerate(wanted.sections, start=1)
    ]
    terms = would_be.key_terms
    return {
        "lesson": lesson,
        "pictures": LessonPictures(lesson.pk),
        "would_be": would_be,
        "sections": sections,
        "terms": terms,
        "finder": TermFinder(terms, language=lesson.language),
        "sources": would_be.source_list,
    }


def _wanted(lesson: Lesson, form: LessonEditorForm) -> WrittenLesson:
    if not form.is_bound:
        return written_lesson(lesson)
    form.is_valid()
    return form.written
