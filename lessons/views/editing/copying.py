"""A question copied into a lesson of one's own."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from lessons.domain.assets.measuring import AssetRefused
from lessons.domain.typed_ids import typed_id
from lessons.permissions import SignedInRequest, question_edited
from lessons.queries.authorship import lessons_changed_by
from lessons.services.editing import copy_question
from lessons.views.trail import lesson_questions_page, start_page
from lessons.wording.refusals import refused_sentence


@require_http_methods(["GET", "POST"])
def question_copy(request: SignedInRequest, pk: int) -> HttpResponse:
    question, _may_change = question_edited(request.user, pk)
    lessons = lessons_changed_by(request.user).select_related("course")
    if request.method == "POST":
        lesson = lessons.filter(pk=typed_id(request.POST.get("lesson", ""))).first()
        if lesson is None:
            messages.error(request, gettext("Choose a lesson that you may change."))
            return redirect("lessons:question-copy", question.pk)
        try:
            made = copy_question(question, lesson, copied_by=request.user, now=timezone.now())
        except AssetRefused as refused:
            messages.error(request, refused_sentence(refused))
            return redirect("lessons:question-copy", question.pk)
        said = gettext("The question is copied into: %(lesson)s. You can change it here.")
        messages.success(request, said % {"lesson": lesson})
        return redirect("lessons:question-edit", made.pk)
    context = {
        "trail": [start_page(), lesson_questions_page(question.lesson)],
        "question": question,
        "lesson": question.lesson,
        "lessons": lessons.order_by("course__sort_key", "number"),
    }
    return render(request, "lessons/question_copy.html", context)
