"""The screen of a lecture hall, and the teacher's own list of what was typed."""

from hashlib import sha256

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_POST, require_safe

from lessons.domain.live.grouping import LONGEST_KEY
from lessons.domain.live.stages import Stage, Step, steps
from lessons.permissions import SignedInRequest, live_taught
from lessons.queries.live import board_of, outcomes_of, question_now
from lessons.services.live import LiveRefused, hide_answer, take_step
from lessons.views.live.rows import Wall, wall_of
from lessons.views.live.telling import told
from lessons.views.question_page import is_fragment, read_seen
from lessons.views.trail import class_page, start_page
from lessons.wording.live import passed_over
from lessons.wording.refusals import refused_sentence


@require_safe
def live_wall(request: SignedInRequest, pk: int) -> HttpResponse:
    """The page, or for its script the part that changes: 304 where nothing did."""
    session = live_taught(request.user, pk)
    wall = wall_of(board_of(session), is_over=session.is_over(timezone.now()))
    if not is_fragment(request):
        return render(request, "lessons/live_wall.html", _context(request, wall))
    etag = _etag(wall)
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        return unchanged
    response = render(request, "lessons/_live_wall.html", _context(request, wall))
    response["ETag"] = etag
    return response


def _etag(wall: Wall) -> str:
    """By what is seen, not by the page: its token for forms is another one each time."""
    board = wall.board
    seen = (board.session.step, wall.stage, len(board.given), board.student_count)
    digest = sha256(repr((seen, wall.rows, wall.groups)).encode()).hexdigest()
    return f'"{digest[:20]}"'


def _context(request: SignedInRequest, wall: Wall) -> dict[str, object]:
    session = wall.board.session
    code_page = request.build_absolute_uri(reverse("lessons:live-code"))
    return {
        "session": session,
        "wall": wall,
        "steps": steps(wall.stage, is_last=wall.board.is_last, shown_as=wall.board.shown_as),
        "address": code_page,
        "invitation": f"{code_page}?code={session.code}",
        "told": told(wall.version, session.classroom) if wall.is_revealed else None,
        "outcomes": outcomes_of(session) if wall.stage is Stage.OVER else [],
    }


@require_POST
def live_step(request: SignedInRequest, pk: int) -> HttpResponse:
    session = live_taught(request.user, pk)
    try:
        step = Step(request.POST.get("do", ""))
        passed = take_step(session, step, seen=read_seen(request.POST), now=timezone.now())
    except ValueError:
        pass  # no button of ours says so
    except LiveRefused as refused:
        messages.error(request, refused_sentence(refused))
    else:
        if passed:
            messages.info(request, passed_over(passed))
    return redirect("lessons:live-wall", pk)


@require_safe
def live_answers(request: SignedInRequest, pk: int) -> HttpResponse:
    """What was typed, for the teacher alone and before it stands on the screen."""
    session = live_taught(request.user, pk)
    wall = wall_of(board_of(session), is_over=session.is_over(timezone.now()))
    context = {
        "trail": [start_page(), class_page(session.classroom)],
        "session": session,
        "wall": wall,
    }
    return render(request, "lessons/live_answers.html", context)


@require_POST
def live_hide(request: SignedInRequest, pk: int) -> HttpResponse:
    """One row of the list, hidden from the screen or shown again."""
    session = live_taught(request.user, pk)
    key = request.POST.get("key", "")[:LONGEST_KEY]
    if key:
        is_hidden = request.POST.get("do") == "hide"
        hide_answer(question_now(session), key, is_hidden=is_hidden, now=timezone.now())
    page = "answers" if request.POST.get("then") == "answers" else "wall"
    return redirect(f"lessons:live-{page}", pk)
