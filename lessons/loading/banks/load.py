"""*Load questions*: upload → what would be added, passed over and rejected → confirmation."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from lessons.domain.banks.bank import BankQuestion
from lessons.domain.content.parsing import parse
from lessons.domain.parts import Part
from lessons.domain.typed_ids import typed_number
from lessons.loading.admin_pages import page_context
from lessons.loading.banks.forms import LoadBankForm
from lessons.models import Lesson, Upload
from lessons.permissions import SignedInRequest, bank_sent, lesson_managed
from lessons.services.banks import BankRefused, OpenBank, Plan, load_bank, plan_import
from lessons.services.importing import ImportRefused
from lessons.services.opening import bank_of_upload
from lessons.services.uploads import keep_bank
from lessons.views.admin_trail import lesson_crumb
from lessons.views.attachment import attachment
from lessons.wording.banks import FORMAT, doubt_sentences, rejected_sentence
from lessons.wording.progress import PART
from lessons.wording.questions import KIND
from lessons.wording.refusals import refused_sentence

MOST_SHOWN = 300
"""Of each list of the page; the others are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionRow:
    index: int
    question: BankQuestion
    kind: str
    part: str
    key: str
    doubts: list[str]
    alike: tuple[BankQuestion, ...]


def load_questions(request: SignedInRequest, pk: int, *, admin: ModelAdmin[Lesson]) -> HttpResponse:
    """The upload page."""
    lesson = _changeable_lesson(request, pk, admin)
    form = LoadBankForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        upload = _keep(request, lesson, form)
        return redirect("admin:lessons_bank_review", lesson.pk, upload.pk)
    title = gettext("Load questions")
    above = [lesson_crumb(lesson)]
    context = page_context(request, admin, above=above, original=lesson, title=title, form=form)
    return render(request, "admin/lessons/lesson/bank_load.html", context)


def _keep(request: SignedInRequest, lesson: Lesson, form: LoadBankForm) -> Upload:
    if form.opened is None:
        raise ValueError("a valid form has read its file")
    return keep_bank(
        lesson,
        form.opened,
        data=form.data_read,
        part=Part(form.cleaned_data["part"]),
        format_code=form.cleaned_data["format_code"],
        sent_by=request.user,
        now=timezone.now(),
    )


def review_questions(
    request: SignedInRequest, pk: int, upload_pk: int, *, admin: ModelAdmin[Lesson]
) -> HttpResponse:
    """What the file holds; sent back it becomes questions of the lesson."""
    lesson = _changeable_lesson(request, pk, admin)
    upload = bank_sent(request.user, upload_pk, lesson=lesson)
    opened = _opened(upload)
    if upload is None or opened is None:
        return _choose_again(request, lesson)
    plan = plan_import(opened.bank, lesson=lesson)
    if request.method == "POST":
        done = _load(request, admin, lesson, plan, Part(upload.part))
        if done is not None:
            upload.delete()
            return done
    context = page_context(
        request,
        admin,
        above=[lesson_crumb(lesson)],
        original=lesson,
        title=gettext("Check the questions: %(file)s") % {"file": upload.name},
        upload=upload,
        format_name=FORMAT[opened.format.code],
        part_name=PART[Part(upload.part)],
        **_lists(plan, Part(upload.part)),
    )
    return render(request, "admin/lessons/lesson/bank_review.html", context)


def rejected_questions(
    request: SignedInRequest, pk: int, upload_pk: int, *, admin: ModelAdmin[Lesson]
) -> HttpResponse:
    """The rejected items as a file of the same format, to be mended and loaded again."""
    lesson = _changeable_lesson(request, pk, admin)
    opened = _opened(bank_sent(request.user, upload_pk, lesson=lesson))
    if opened is None:
        return _choose_again(request, lesson)
    return attachment(
        opened.format.compose_rejected(opened.bank),
        name=f"rejected{opened.format.suffixes[0]}",
        media_type=opened.format.media_type,
    )


def _changeable_lesson(request: SignedInRequest, pk: int, admin: ModelAdmin[Lesson]) -> Lesson:
    lesson = lesson_managed(request.user, pk)
    may_add = request.user.has_perm("lessons.add_question")
    if not (admin.has_change_permission(request, lesson) and may_add):
        raise PermissionDenied
    return lesson


def _opened(upload: Upload | None) -> OpenBank | None:
    try:
        return None if upload is None else bank_of_upload(upload)
    except BankRefused:
        return None


def _choose_again(request: SignedInRequest, lesson: Lesson) -> HttpResponse:
    words = gettext("The uploaded file is no longer kept here. Choose it once more.")
    messages.warning(request, words)
    return redirect("admin:lessons_bank_load", lesson.pk)


def _load(
    request: SignedInRequest, admin: ModelAdmin[Lesson], lesson: Lesson, plan: Plan, part: Part
) -> HttpResponse | None:
    places = map(typed_number, request.POST.getlist("leave_out"))
    left_out = {place for place in places if place is not None}
    try:
        count = load_bank(
            plan,
            lesson=lesson,
            part=part,
            left_out=left_out,
            created_by=request.user,
            now=timezone.now(),
        )
    except ImportRefused as refused:
        messages.error(request, refused_sentence(refused))
        return None
    if count:
        admin.log_change(request, lesson, [{"added": {"name": "questions", "object": str(count)}}])
    words = ngettext("%(count)s question was added.", "%(count)s questions were added.", count)
    messages.success(request, words % {"count": count})
    return redirect("admin:lessons_lesson_change", lesson.pk)


def _lists(plan: Plan, part: Part) -> dict[str, object]:
    """The lists of the page, each no longer than a page can bear, and what is beyond."""
    questions = plan.bank.questions
    told = sorted(plan.fresh, key=lambda index: index not in plan.alike)
    same = [
        (questions[index], plan.same_here.get(index) or questions[plan.same_in_file[index]])
        for index in sorted({*plan.same_here, *plan.same_in_file})
    ]
    rejected = [(item, rejected_sentence(item)) for item in plan.bank.rejected]
    return {
        "fresh_count": len(plan.fresh),
        "alike_count": len([index for index in plan.fresh if index in plan.alike]),
        "rows": list(_rows(plan, told[:MOST_SHOWN], part)),
        "rows_beyond": max(len(told) - MOST_SHOWN, 0),
        "same_count": len(same),
        "same": same[:MOST_SHOWN],
        "same_beyond": max(len(same) - MOST_SHOWN, 0),
        "rejected_count": len(rejected),
        "rejected": rejected[:MOST_SHOWN],
        "rejected_beyond": max(len(rejected) - MOST_SHOWN, 0),
        "has_names": any(one.title or one.category or one.tags for one in questions),
    }


def _rows(plan: Plan, indexes: list[int], part: Part) -> Iterator[QuestionRow]:
    for index in indexes:
        question = plan.bank.questions[index]
        yield QuestionRow(
            index=index,
            question=question,
            kind=str(KIND.get(question.kind, question.kind)),
            part=str(PART[question.part or part]),
            key=parse(question).key_lines,
            doubts=doubt_sentences(question),
            alike=plan.alike.get(index, ()),
        )
