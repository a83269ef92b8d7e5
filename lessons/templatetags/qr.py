"""QR codes as pictures inside the page: nothing is asked of another server."""

import segno
from django import template

register = template.Library()
_QUIET_ZONE = 2


@register.filter
def qr(text: str) -> str:
    """The address of a picture that holds the text, black on white in any theme."""
    return segno.make(text, error="m", micro=False).svg_data_uri(
        border=_QUIET_ZONE, light="#fff", scale=4
    )
