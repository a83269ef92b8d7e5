"""A student's phone: the question of now, the own answer, and the verdict once it is shown."""

from http import HTTPStatus

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from lessons.domain.refusals import LiveRefusal
from lessons.domain.typed_ids import typed_id
from lessons.domain.types.definition import Answer
from lessons.models import LiveQuestion, LiveSession
from lessons.permissions import SignedInRequest, live_by_code, live_joined
from lessons.queries.live import live_of_student, own_answer, question_now
from lessons.services.live import LiveRefused, answer_live
from lessons.views.live.rows import phone_of
from lessons.views.live.telling import told
from lessons.views.question_fields import long_options
from lessons.views.question_page import (
    control_template,
    is_fragment,
    read_answer,
)
from lessons.views.trail import start_page
from lessons.wording.answer_words import answer_in_words
from lessons.wording.questions import answer_help
from lessons.wording.refusals import refused_sentence


@login_not_required
@require_safe
def live_beat(request: HttpRequest, pk: int, token: str) -> HttpResponse:
    """How many steps the teacher has taken: all that sixty phones ask for every two seconds.

    One indexed row and nobody's session; it says nothing of a question or an answer.
    """
    step = LiveSession.objects.filter(pk=pk, token=token).values_list("step", flat=True).first()
    if step is None:
        raise Http404
    etag = f'"{step}"'
    response = JsonResponse({"step": step}, headers={"ETag": etag})
    return get_conditional_response(request, etag=etag, response=response) or response


@require_safe
def live_code(request: SignedInRequest) -> HttpResponse:
    """What a QR code leads to, and where four digits are typed; signed in, on to the question."""
    code = "".join(request.GET.get("code", "").split())
    now = timezone.now()
    if not code:
        own = live_of_student(request.user, now=now)
        if own is not None:
            return redirect("lessons:live-answer", own.pk)
    found = live_by_code(request.user, code, now=now) if code else None
    if found is not None:
        session, is_teacher = found
        return redirect(f"lessons:live-{'wall' if is_teacher else 'answer'}", session.pk)
    words = gettext("No question is open under this code in a class of yours.") if code else ""
    context = {"trail": [start_page()], "code": code[:20], "refused_words": words}
    return render(request, "lessons/live_code.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def live_answer(request: SignedInRequest, pk: int) -> HttpResponse:
    session = live_joined(request.user, pk)
    if request.method == "POST":
        return _answer(request, session)
    return _render(request, session)


def _answer(request: SignedInRequest, session: LiveSession) -> HttpResponse:
    asked = _asked(session, request.POST.get("asked", ""))
    answer = read_answer(request.POST, asked.version.input)
    try:
        answer_live(asked, answer, student=request.user, now=timezone.now())
    except LiveRefused as refused:
        return _refuse(request, session, asked, answer, refused)
    if is_fragment(request):
        return _render(request, session)
    return redirect("lessons:live-answer", session.pk)


def _asked(session: LiveSession, typed: str) -> LiveQuestion:
    """The question that the page was drawn with; the teacher may have gone on since."""
    rows = session.questions.filter(asked_at__isnull=False)
    known = rows.select_related("session", "version__question__lesson")
    return get_object_or_404(known, pk=typed_id(typed))


def _refuse(
    request: SignedInRequest,
    session: LiveSession,
    asked: LiveQuestion,
    answer: Answer,
    refused: LiveRefused,
) -> HttpResponse:
    """What was typed stays in its field, or is told where its question is over."""
    is_kept = refused.code in {LiveRefusal.BLANK, LiveRefusal.INVALID}
    is_words = not asked.version.input.options
    return _render(
        request,
        session,
        typed=answer if is_kept else (),
        refused_words=refused_sentence(refused),
        lost="" if is_kept or not is_words else answer_in_words(asked.version.input, answer),
        status=400 if is_kept else 409,
    )


def _render(
    request: SignedInRequest,
    session: LiveSession,
    *,
    typed: Answer = (),
    refused_words: str = "",
    lost: str = "",
    status: int = 200,
) -> HttpResponse:
    asked, now = question_now(session), timezone.now()
    own = own_answer(asked, request.user)
    phone = phone_of(session, asked, own, is_over=session.is_over(now), typed=typed)
    context = {
        "session": session,
        "phone": phone,
        "question": phone.version,
        "input": phone.version.input,
        "control_template": control_template(phone.version.input),
        "answer_help": answer_help(phone.version.kind),
        "text": phone.text,
        "rows": phone.inputs,
        "long_options": long_options(phone.version.input),
        "told": told(phone.version, session.classroom) if phone.shows_key else None,
        "question_count": session.questions.count(),
        "refused_words": refused_words,
        "refused": "invalid" if status == HTTPStatus.BAD_REQUEST else "",
        "lost": lost,
    }
    template = "_live_phone" if is_fragment(request) else "live_phone"
    return render(request, f"lessons/{template}.html", context, status=status)
