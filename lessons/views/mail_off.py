"""The link of a letter by which its reader gets no more of them, signed in or not."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from lessons.services.digests import person_of_off_link, switch_mail_off


@csrf_exempt  # The signed address is the right; a mailbox posts it without a page (RFC 8058).
@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def mail_off(request: HttpRequest, pk: int, seal: str) -> HttpResponse:
    """Looking changes nothing: programs open every link of a letter."""
    person = person_of_off_link(pk, seal)
    if person is None:
        raise Http404
    if request.method == "POST":
        switch_mail_off(person)
        return render(request, "lessons/mail_off.html", {"is_off": True})
    is_off = not (person.mails_news or person.mails_deadlines or person.mails_messages)
    return render(request, "lessons/mail_off.html", {"is_off": is_off})
