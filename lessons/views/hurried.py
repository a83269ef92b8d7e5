"""A kind word to somebody whose marks come faster than the answers can be read."""

from django.contrib import messages
from django.utils.translation import gettext

from lessons.permissions import SignedInRequest
from lessons.services.marking import Marked

_KEY = "hurried_marks_told"


def say_that_it_was_hurried(request: SignedInRequest, marked: Marked) -> None:
    """Once for each sign-in: whoever knows it need not be told at every answer."""
    if request.session.get(_KEY) or all(marking.is_read for marking in marked.markings):
        return
    request.session[_KEY] = True
    messages.info(
        request,
        gettext(
            "This mark was given faster than the answer can be read. It counts for the student; "
            "the program does not learn or measure itself by such marks."
        ),
    )
