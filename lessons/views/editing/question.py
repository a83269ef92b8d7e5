"""One question in the editor: new, changed, previewed, and refused where somebody was faster."""

from dataclasses import dataclass
from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from lessons.domain.content.question import QuestionContent
from lessons.domain.types.registry import KINDS
from lessons.forms.pictures import QUESTION_TEXTS
from lessons.forms.question_editor import LINES, ROWS, EditorForm, can_be_rows
from lessons.models import Lesson, PartChoices, Question, Section
from lessons.permissions import SignedInRequest, lesson_edited, question_edited
from lessons.queries.assets import LessonPictures
from lessons.queries.authorship import authors_of, other_teachers_of
from lessons.services.editing import (
    EditRefused,
    Place,
    add_question,
    save_question,
    stamp_of,
)
from lessons.views.editing.adding import GO as ADD_PICTURE
from lessons.views.editing.adding import tell_added, with_picture
from lessons.views.editing.shown import SAVED, Changed, changed_texts, preview_of, texts_shown
from lessons.views.question_page import is_fragment
from lessons.views.trail import lesson_questions_page, start_page
from lessons.wording.questions import KIND
from lessons.wording.refusals import refused_sentence

LONGEST_STAMP = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Theirs:
    """What somebody else saved meanwhile."""

    sentence: str
    question: Question
    texts: object
    changed: list[Changed]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    lesson: Lesson
    kind: str
    question: Question | None
    part: str = ""

    def form(self, request: SignedInRequest, posted: QueryDict) -> EditorForm:
        """What was sent; of a button that only draws the page anew without a word about it."""
        data = posted if request.method == "POST" else None
        sent, go = request.POST.get("way", ROWS), request.POST.get("go", "")
        way = go if go in (ROWS, LINES) else sent
        if (sent, way) == (LINES, ROWS) and not can_be_rows(self.kind, request.POST.get("key", "")):
            way = LINES
        return EditorForm(
            data,
            lesson=self.lesson,
            kind=self.kind,
            question=self.question,
            way=way,
            changed=request.POST.get("row", ""),
            is_redrawn="row" in request.POST
            or go == ADD_PICTURE
            or (go in (ROWS, LINES) and go == way),
            part=self.part,
        )


@require_http_methods(["GET", "POST"])
def question_new(request: SignedInRequest, pk: int, kind: str) -> HttpResponse:
    lesson, may_change = lesson_edited(request.user, pk)
    if kind not in KINDS:
        raise Http404
    if not may_change:
        return _not_yours(request, lesson, None)
    part = request.GET.get("part", "")
    page = Page(
        lesson=lesson, kind=kind, question=None, part=part if part in PartChoices.values else ""
    )
    return _edited(request, page)


@require_http_methods(["GET", "POST"])
def question_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    question, may_change = question_edited(request.user, pk)
    if not may_change:
        return _not_yours(request, question.lesson, question)
    page = Page(lesson=question.lesson, kind=question.in_force.kind, question=question)
    return _edited(request, page)


def _not_yours(request: SignedInRequest, lesson: Lesson, question: Question | None) -> HttpResponse:
    """Who may change it, and what can be done instead."""
    if request.method == "POST":
        raise PermissionDenied
    context = {
        "trail": [start_page(), lesson_questions_page(lesson)],
        "lesson": lesson,
        "question": question,
        "authors": authors_of(lesson.pk),
        "preview": preview_of(question.in_force.content) if question else None,
    }
    return render(request, "lessons/question_not_yours.html", context)


def _edited(request: SignedInRequest, page: Page) -> HttpResponse:
    added = with_picture(request, page.lesson, into=QUESTION_TEXTS)
    form = page.form(request, added.data)
    tell_added(request, added)
    go = request.POST.get("go", "")
    if is_fragment(request):
        return render(request, "lessons/_question_shown.html", _shown(page, form))
    theirs = None
    if form.is_bound and go != "preview" and form.is_valid():
        theirs = _save(request, page, form)
        if theirs is None:
            return redirect(lesson_questions_page(page.lesson).url + SAVED + _anchor(page))
    context = {
        **_context(request, page, form, theirs),
        **_shown(page, form),
        "pictures_form": added.form,
    }
    status = HTTPStatus.CONFLICT if theirs else HTTPStatus.OK
    return render(request, "lessons/question_edit.html", context, status=status)


def _anchor(page: Page) -> str:
    return f"#question-{page.question.pk}" if page.question else ""


def _shown(page: Page, form: EditorForm) -> dict[str, object]:
    """The preview; nothing where what was typed makes no question yet."""
    content: QuestionContent | None = None
    if form.is_bound:
        form.is_valid()
        content = form.made or (form.read_question() if not _lacks(form) else None)
    elif page.question is not None and not form.is_redrawn:
        content = page.question.in_force.content
    return {
        "lesson": page.lesson,
        "pictures": LessonPictures(page.lesson.pk),
        "preview": preview_of(content) if content else None,
        "is_asked": form.is_bound,
        "samples": form.samples,
    }


def _lacks(form: EditorForm) -> bool:
    """Of what the preview is made of; where a question belongs it does not show."""
    needed = {"text", "payload", "points", "part"}
    return not needed <= set(form.cleaned_data)


def _save(request: SignedInRequest, page: Page, form: EditorForm) -> Theirs | None:
    """None where it is saved."""
    content, place, now = form.read_question(), _place(form), timezone.now()
    if page.question is None:
        question = add_question(page.lesson, content, place, created_by=request.user, now=now)
        said = gettext("The question is in the lesson, as its last one: number %(number)s.")
        messages.success(request, said % {"number": question.position})
        return None
    seen = request.POST.get("seen", "")[:LONGEST_STAMP]
    try:
        save_question(page.question, content, place, revised_by=request.user, seen=seen, now=now)
    except EditRefused as refused:
        return _theirs(refused, page.question, content)
    messages.success(
        request, gettext("The question is saved. Answers given before stay as they are.")
    )
    return None


def _theirs(refused: EditRefused, question: Question, mine: QuestionContent) -> Theirs:
    content = question.in_force.content
    return Theirs(
        sentence=refused_sentence(refused),
        question=question,
        texts=texts_shown(content),
        changed=changed_texts(content, mine),
    )


def _place(form: EditorForm) -> Place:
    cleaned = form.cleaned_data
    section: Section | None = cleaned.get("section")
    return Place(
        part=cleaned["part"],
        label=cleaned["label"],
        section=section.pk if section else None,
        is_level_given=cleaned["is_level_given"],
        use=cleaned.get("use", ""),
    )


def _context(
    request: SignedInRequest, page: Page, form: EditorForm, theirs: Theirs | None
) -> dict[str, object]:
    question = page.question
    is_first_look = not (form.is_bound or form.is_redrawn)
    stamp = stamp_of(question) if question else ""
    return {
        "trail": [start_page(), lesson_questions_page(page.lesson)],
        "question": question,
        "kind_name": KIND[page.kind],
        "form": form,
        "seen": stamp if theirs or is_first_look else request.POST.get("seen", "")[:LONGEST_STAMP],
        "theirs": theirs,
        "others": other_teachers_of(page.lesson.pk, request.user),
        "can_be_rows": bool(KINDS[page.kind].rows),
        "draws_numbers": KINDS[page.kind].draws_numbers,
    }
