"""A table as a file; what is too large for the format is refused with what to do instead."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext

from lessons.domain.exports.registry import FORMATS
from lessons.domain.exports.sheet import Sheet
from lessons.models import AuditKind, Classroom, Department
from lessons.permissions import SignedInRequest
from lessons.services.auditing import note
from lessons.views.attachment import attachment


def exported(
    request: SignedInRequest,
    sheet: Sheet,
    *,
    code: str,
    back: str,
    told: AuditKind | None = None,
    classroom: Classroom | None = None,
    department: Department | None = None,
) -> HttpResponse:
    """``told``: what stands in the action log, where it is people's marks that leave."""
    if code not in FORMATS:
        raise Http404
    format_ = FORMATS[code]
    if format_.most_cells is not None and sheet.cell_count > format_.most_cells:
        said = gettext("The table is too large for XLSX. Take CSV, or choose fewer students.")
        messages.warning(request, said)
        return redirect(back)
    name = f"{sheet.title}{format_.suffix}"
    if told is not None:
        note(
            told, actor=request.user, classroom=classroom, department=department, now=timezone.now()
        )
    return attachment(format_.write(sheet), name=name, media_type=format_.media_type)
