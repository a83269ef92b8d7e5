"""What a browser kept while its student was offline, sent after time was over."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from lessons.domain.refusals import LateRefusal
from lessons.permissions import SignedInRequest, response_own
from lessons.services.late import LateRefused, keep_late_copy
from lessons.views.question_page import read_answer
from lessons.views.trail import lesson_page
from lessons.wording.answer_words import answer_in_words
from lessons.wording.refusals import refused_sentence


@require_POST
def late_copy(request: SignedInRequest, pk: int, position: int) -> HttpResponse:
    response = response_own(request.user, pk, position)
    asked = response.drawn_input
    answer = read_answer(request.POST, asked)
    try:
        keep_late_copy(response, answer=answer, now=timezone.now())
    except LateRefused as refused:
        if refused.code is not LateRefusal.SAME:
            context = {
                "trail": [lesson_page(response.attempt.assignment)],
                "attempt": response.attempt,
                "question": response.version,
                "reason": refused_sentence(refused),
                "typed": answer_in_words(asked, answer),
                "handed_in": answer_in_words(asked, tuple(response.answer or ())),
            }
            return render(request, "lessons/attempt_too_late.html", context, status=409)
        messages.info(request, refused_sentence(refused))
    else:
        said = gettext("Sent as late. Your teacher sees it beside what was handed in.")
        messages.success(request, said)
    return redirect(f"{reverse('lessons:attempt-detail', args=[pk])}#question-{position}")
