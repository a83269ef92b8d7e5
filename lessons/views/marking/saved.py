"""What is said after a mark was saved."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from lessons.domain.marks import mark_of
from lessons.forms import MarkingForm
from lessons.templatetags.lessons import mark as written_mark
from lessons.views.marking.page import MarkingPage


def saved_sentence(page: MarkingPage, form: MarkingForm, *, count: int) -> SafeString:
    """With the name only for somebody who came by the name."""
    response = page.response
    mark = {
        "mark": written_mark(mark_of(form.fraction, response.version.points)),
        "points": response.version.points,
    }
    if page.back.is_attempt:
        name = response.attempt.student.get_full_name()
        said = gettext("Saved: %(student)s, %(mark)s / %(points)s.") % {"student": name, **mark}
    else:
        said = ngettext(
            "Saved: %(mark)s / %(points)s for %(count)s answer.",
            "Saved: %(mark)s / %(points)s for %(count)s answers.",
            count,
        ) % {"count": count, **mark}
    return format_html(
        '{} <a href="{}" data-saved-response="{}">{}</a>',
        said,
        reverse("lessons:response-mark", args=[response.pk]),
        response.pk,
        gettext("Change this mark"),
    )
