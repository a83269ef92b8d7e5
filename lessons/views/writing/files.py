"""Files of a task: sent with whatever button of its page, taken away by one of it, and given to
whoever may have them."""

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lessons.domain.work_files import CONTENT_TYPE, WorkFileKind
from lessons.models import Response, WorkFile
from lessons.permissions import SignedInRequest, work_file_readable
from lessons.services.keeping import has_history
from lessons.services.work_files import WorkFileRefused, add_file, take_away
from lessons.wording.refusals import refused_sentence

FILE, TAKE_AWAY = "file", "take_away"


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


def take_chosen_away(request: HttpRequest, response: Response) -> None:
    """The one whose button was pressed, where one was."""
    file = _chosen(request.POST.get(TAKE_AWAY, ""), response)
    if file is None:
        return
    try:
        take_away(file, now=timezone.now())
    except WorkFileRefused as refused:
        messages.error(request, refused_sentence(refused))
    else:
        messages.success(request, gettext("Taken away: %(name)s") % {"name": file.name})


def _chosen(token: str, response: Response) -> WorkFile | None:
    try:
        return response.files.filter(token=UUID(token)).first()
    except ValueError:
        return None


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
