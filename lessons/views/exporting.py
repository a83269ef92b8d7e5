"""A table as a file; what is too large for the format is refused with what to do instead."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from lessons.domain.exports.registry import FORMATS
from lessons.domain.exports.sheet import Sheet
from lessons.views.attachment import attachment


def exported(request: HttpRequest, sheet: Sheet, *, code: str, back: str) -> HttpResponse:
    if code not in FORMATS:
        raise Http404
    format_ = FORMATS[code]
    if format_.most_cells is not None and sheet.cell_count > format_.most_cells:
        said = gettext("The table is too large for XLSX. Take CSV, or choose fewer students.")
        messages.warning(request, said)
        return redirect(back)
    name = f"{sheet.title}{format_.suffix}"
    return attachment(format_.write(sheet), name=name, media_type=format_.media_type)
