"""Files of a task: sent with whatever button of its page, and given to whoever may have them."""

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lessons.domain.work_files import CONTENT_TYPE, WorkFileKind
from lessons.models import Response
from lessons.permissions import SignedInRequest, work_file_own, work_file_readable
from lessons.services.attempts import DraftRefused, save_draft
from lessons.services.keeping import has_history
from lessons.services.work_files import WorkFileRefused, add_file, take_away
from lessons.views.question_page import question_url, read_answer, read_seen
from lessons.wording.refusals import refused_sentence

FILE = "file"


def add_sent_file(request: HttpRequest, response: Response) -> None:
    """The one that was chosen, whichever button was pressed; says what became of it."""
    sent = request.FILES.get(FILE)
    if sent is None or isinstance(sent, list) or not has_history(response):
        return
    try:
        row = add_file(response, sent=sent, now=timezone.now())
    except WorkFileRefused as refused:
        messages.error(request, refused_sentence(refused))
    else:
        messages.success(request, gettext("Added: %(name)s") % {"name": row.name})


@require_POST
def work_file_remove(request: SignedInRequest, token: UUID) -> HttpResponse:
    """What stands in the form is saved first, as by every button of the page."""
    file = work_file_own(request.user, token)
    response = file.response
    answer = read_answer(request.POST, response.drawn_input)
    now = timezone.now()
    try:
        if "answer" in request.POST and response.is_open and answer != tuple(response.draft):
            save_draft(response, answer=answer, seen=read_seen(request.POST), now=now)
        take_away(file, now=now)
    except (DraftRefused, WorkFileRefused) as refused:
        messages.error(request, refused_sentence(refused))
    else:
        messages.success(request, gettext("Taken away: %(name)s") % {"name": file.name})
    return redirect(question_url(response.attempt, response.position))


@never_cache
@require_safe
def work_file(request: SignedInRequest, token: UUID) -> HttpResponseBase:
    """Always saved, never shown: what is in it is a stranger's."""
    file = work_file_readable(request.user, token)
    try:
        opened = file.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    given = FileResponse(
        opened,
        as_attachment=True,
        filename=file.name,
        content_type=CONTENT_TYPE[WorkFileKind(file.kind)],
    )
    given["X-Content-Type-Options"] = "nosniff"
    return given
