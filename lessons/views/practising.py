"""Practice: one question at a time with its verdict at once, and the review of what comes back.

Every page works as POST, redirect, GET. Our own JavaScript sends the same forms and takes the part
of the page that changes (``X-Fragment``).
"""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lessons.domain.parts import LEVELS, Part
from lessons.domain.practice.sitting import ItemState, next_item
from lessons.domain.refusals import PracticeRefusal
from lessons.domain.typed_ids import typed_number
from lessons.domain.types.definition import Answer, is_blank
from lessons.models import PracticeSitting
from lessons.permissions import SignedInRequest, assignment_joined, attempt_own, sitting_own
from lessons.queries import standing_of
from lessons.queries.practice import review_of, sitting_questions
from lessons.services.sittings import (
    PracticeRefused,
    answer_question,
    open_hint,
    start_level,
    start_missed,
    start_missed_in_test,
    start_review,
)
from lessons.views.keeping_along import forget, keep_along
from lessons.views.moment import Moment, moment_of
from lessons.views.practice_hints import place_of, steps_of
from lessons.views.practice_page import (
    SittingPlace,
    fresh_places,
    next_url,
    page_of,
    place_in,
    sitting_url,
    steps,
    streak_of,
)
from lessons.views.question_fields import field_rows, long_options
from lessons.views.question_page import (
    choices,
    control_template,
    is_fragment,
    read_answer,
    read_seen,
)
from lessons.views.trail import lesson_page, start_page
from lessons.wording.answer_words import answer_in_words
from lessons.wording.progress import part_name
from lessons.wording.questions import answer_help
from lessons.wording.refusals import refused_sentence

CALENDAR = 35
"""Days on the page of the review: five weeks."""


@require_POST
def practice_start(request: SignedInRequest, pk: int, part: str) -> HttpResponse:
    if part not in LEVELS:
        raise Http404
    assignment = assignment_joined(request.user, pk)
    try:
        sitting = start_level(assignment, student=request.user, part=Part(part), now=timezone.now())
    except PracticeRefused as refused:
        messages.error(request, refused_sentence(refused))
        return redirect("lessons:assignment-detail", pk=pk)
    return redirect(sitting_url(sitting))


@require_POST
def practice_again(request: SignedInRequest, pk: int) -> HttpResponse:
    """What was missed in a sitting, once more."""
    before = sitting_own(request.user, pk)
    try:
        sitting = start_missed(before, now=timezone.now())
    except PracticeRefused as refused:
        messages.error(request, refused_sentence(refused))
        return redirect("lessons:home")
    return redirect(sitting_url(sitting))


@require_POST
def practise_missed(request: SignedInRequest, pk: int) -> HttpResponse:
    """What was missed in a test that is over, for whoever is still in the class."""
    attempt = attempt_own(request.user, pk)
    assignment_joined(request.user, attempt.assignment_id)
    try:
        sitting = start_missed_in_test(attempt, now=timezone.now())
    except PracticeRefused as refused:
        messages.error(request, refused_sentence(refused))
        return redirect("lessons:attempt-detail", pk=pk)
    return redirect(sitting_url(sitting))


@require_POST
def review_start(request: SignedInRequest) -> HttpResponse:
    try:
        sitting = start_review(student=request.user, now=timezone.now())
    except PracticeRefused as refused:
        messages.info(request, refused_sentence(refused))
        return redirect("lessons:review")
    return redirect(sitting_url(sitting))


@never_cache
@require_safe
def review(request: SignedInRequest) -> HttpResponse:
    """What comes back today, and the days on which this student practised."""
    found = review_of(request.user, now=timezone.now(), days=CALENDAR)
    context = {"trail": [start_page()], "review": found}
    return render(request, "lessons/review.html", context)


@never_cache
@require_safe
def practice_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """The next question of a sitting, and its end."""
    sitting = sitting_own(request.user, pk)
    rows = sitting_questions(sitting, now=timezone.now())
    item = next_item(row.item for row in rows)
    if item is not None:
        return redirect("lessons:practice-question", pk=pk, position=item.position)
    missed = sum(row.item.is_missed for row in rows)
    context = {
        "moment": _moment(sitting),
        "trail": [_page_above(sitting)],
        "sitting": sitting,
        "assignment": sitting.assignment,
        "name": _name(sitting),
        "right_count": len(rows) - missed,
        "missed_count": missed,
        "open_count": sum(row.state == ItemState.OPEN for row in rows),
    }
    response = render(request, "lessons/practice_end.html", context)
    return forget(response, under=sitting_url(sitting))


def _moment(sitting: PracticeSitting) -> Moment | None:
    if sitting.assignment is None or not sitting.part:
        return None
    standing = standing_of(sitting.assignment, sitting.student, now=timezone.now())
    return moment_of(standing, sitting.part)


def _page_above(sitting: PracticeSitting) -> Any:
    return lesson_page(sitting.assignment) if sitting.assignment else start_page()


def _name(sitting: PracticeSitting) -> str:
    return part_name(Part(sitting.part), "") if sitting.part else ""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def practice_question(request: SignedInRequest, pk: int, position: int) -> HttpResponse:
    place = _place(request, pk, position)
    if request.method == "POST":
        return _answer(request, place)
    return _render(request, place)


def _place(request: SignedInRequest, pk: int, position: int) -> SittingPlace:
    place = place_in(sitting_own(request.user, pk), position, now=timezone.now())
    if place is None:
        raise Http404
    return place


def _answer(request: SignedInRequest, place: SittingPlace) -> HttpResponse:
    answer = read_answer(request.POST, place.version.input)
    try:
        answer_question(
            place.asked,
            answer,
            seen=read_seen(request.POST),
            is_last=place.is_last_open,
            shown=_shown_version(request.POST),
            now=timezone.now(),
        )
    except PracticeRefused as refused:
        return _refuse(request, place, answer, refused)
    return _shown(request, place)


def _shown_version(posted: QueryDict) -> int | None:
    return typed_number(posted.get("version", ""))


def _refuse(
    request: SignedInRequest, place: SittingPlace, answer: Answer, refused: PracticeRefused
) -> HttpResponse:
    """What was typed stays in its field."""
    said = {"refused_words": refused_sentence(refused)}
    typed = () if refused.code is PracticeRefusal.STALE or is_blank(answer) else answer
    status = 409 if refused.code is PracticeRefusal.STALE else 400
    return _render(request, _anew(request, place), typed=typed, more=said, status=status)


def _anew(request: SignedInRequest, place: SittingPlace) -> SittingPlace:
    return _place(request, place.sitting.pk, place.asked.position)


def _shown(request: SignedInRequest, place: SittingPlace) -> HttpResponse:
    if is_fragment(request):
        return _render(request, _anew(request, place))
    url = reverse("lessons:practice-question", args=[place.sitting.pk, place.asked.position])
    return redirect(f"{url}#verdict")


@require_POST
def practice_hint(request: SignedInRequest, pk: int, position: int) -> HttpResponse:
    place = _place(request, pk, position)
    sections = list(place.version.question.lesson.section_set.all())
    count = len(steps_of(place.version, place_of(place.version, sections)))
    seen = read_seen(request.POST)
    if 0 <= seen < count:
        open_hint(place.asked, seen=seen, is_answer=seen + 1 == count, now=timezone.now())
    if is_fragment(request):
        return _render(request, _anew(request, place))
    return redirect(f"{reverse('lessons:practice-question', args=[pk, position])}#help")


def _render(
    request: SignedInRequest,
    place: SittingPlace,
    *,
    typed: Answer = (),
    more: Mapping[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {**_context(place, typed=typed), **(more or {})}
    template = "_practice_page" if is_fragment(request) else "practice_question"
    response = render(request, f"lessons/{template}.html", context, status=status)
    return keep_along(response, request.user, under=sitting_url(place.sitting))


def _context(place: SittingPlace, *, typed: Answer = ()) -> dict[str, Any]:
    page, version = page_of(place, typed=typed), place.version
    drawn = version.input
    return {
        "page": page,
        "sitting": place.sitting,
        "asked": place.asked,
        "question": version,
        "lesson": version.question.lesson,
        "assignment": page.assignment,
        "name": part_name(Part(version.question.part), version.question.label),
        "input": drawn,
        "control_template": control_template(drawn),
        "answer_help": answer_help(version.kind),
        "choices": choices(drawn, page.answer),
        "rows": field_rows(drawn, page.answer),
        "long_options": long_options(drawn),
        "text": answer_in_words(drawn, page.answer),
        "steps": steps(place),
        "streak": streak_of(place),
        "next_url": next_url(place),
        "leave_url": _page_above(place.sitting).url,
        "url": reverse("lessons:practice-question", args=[place.sitting.pk, place.asked.position]),
    }


@never_cache
@require_safe
def practice_pages(request: SignedInRequest, pk: int) -> HttpResponse:
    """What a sitting has still to ask, for a browser that may lose its connection."""
    places = fresh_places(sitting_own(request.user, pk), now=timezone.now())
    pages = [
        {
            "url": reverse("lessons:practice-question", args=[pk, place.asked.position]),
            "html": render_to_string("lessons/_practice_page.html", _context(place), request),
        }
        for place in places
    ]
    return JsonResponse({"pages": pages})
