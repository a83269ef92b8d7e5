"""Questions drafted from the lesson's text: each is looked at, and only what is ticked is taken."""

from dataclasses import dataclass
from hashlib import sha256

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods

from lessons.domain.content.parsing import parse
from lessons.domain.question_drafts.draft import QuestionDraft
from lessons.models import Lesson, Section
from lessons.permissions import SignedInRequest, lesson_edited
from lessons.queries.question_drafts import drafts_of
from lessons.services.editing import Place, add_drafted
from lessons.views.trail import lesson_questions_page, start_page
from lessons.wording.progress import part_name
from lessons.wording.questions import KIND


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownDraft:
    draft: QuestionDraft
    name: str
    """Of its text and key: what is ticked is what was seen."""
    kind: str
    part: str
    key: str
    section: Section | None


@require_http_methods(["GET", "POST"])
def question_drafts(request: SignedInRequest, pk: int) -> HttpResponse:
    lesson, may_change = lesson_edited(request.user, pk)
    if not may_change:
        raise PermissionDenied
    sections = list(lesson.section_set.order_by("position"))
    rows = [_shown(draft, sections) for draft in drafts_of(lesson, sections)]
    if request.method == "POST":
        return _taken(request, lesson, rows)
    context = {
        "trail": [start_page(), lesson_questions_page(lesson)],
        "lesson": lesson,
        "rows": rows,
    }
    return render(request, "lessons/question_drafts.html", context)


def _shown(draft: QuestionDraft, sections: list[Section]) -> ShownDraft:
    key = parse(draft.content).key_lines
    return ShownDraft(
        draft=draft,
        name=sha256(f"{draft.content.text}\n{key}".encode()).hexdigest()[:16],
        kind=str(KIND[draft.content.kind]),
        part=part_name(draft.part),
        key=key,
        section=None if draft.section is None else sections[draft.section],
    )


def _taken(request: SignedInRequest, lesson: Lesson, rows: list[ShownDraft]) -> HttpResponse:
    ticked = set(request.POST.getlist("draft"))
    chosen = [(row.draft.content, _place(row)) for row in rows if row.name in ticked]
    if not chosen:
        messages.error(request, gettext("Tick the drafts that are to become questions."))
        return redirect("lessons:question-drafts", lesson.pk)
    add_drafted(lesson, chosen, created_by=request.user, now=timezone.now())
    said = ngettext(
        "%(count)s question is in the lesson now. Mend it where it needs it.",
        "%(count)s questions are in the lesson now. Mend them where they need it.",
        len(chosen),
    )
    messages.success(request, said % {"count": len(chosen)})
    return redirect(lesson_questions_page(lesson).url)


def _place(row: ShownDraft) -> Place:
    section = row.section.pk if row.section else None
    return Place(part=row.draft.part.value, label="", section=section)
