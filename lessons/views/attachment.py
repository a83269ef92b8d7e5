"""A file that the browser keeps instead of showing it."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header


def attachment(data: bytes, *, name: str, media_type: str) -> HttpResponse:
    disposition = content_disposition_header(as_attachment=True, filename=name)
    return HttpResponse(
        data, content_type=media_type, headers={"Content-Disposition": disposition or ""}
    )
