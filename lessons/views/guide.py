"""The guide, also for whoever cannot sign in yet."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from lessons.domain.guide import find
from lessons.views.trail import Crumb, start_page
from lessons.wording.guide import AUDIENCE, guide, say

LONGEST_QUERY = 200


@login_not_required
@require_safe
def guide_index(request: HttpRequest) -> HttpResponse:
    """All pages by audience, or those in which something was looked for."""
    query = request.GET.get("q", "")[:LONGEST_QUERY].strip()
    every = guide()
    context = {
        "trail": [start_page()],
        "query": query,
        "found": find((page for pages in every.values() for page in pages), query, say=say),
        "groups": [(AUDIENCE[audience], pages) for audience, pages in every.items()],
    }
    return render(request, "lessons/guide.html", context)


@login_not_required
@require_safe
def guide_page(request: HttpRequest, slug: str) -> HttpResponse:
    for audience, pages in guide().items():
        for place, page in enumerate(pages):
            if page.slug == slug:
                context = {
                    "trail": [start_page(), Crumb(gettext("Guide"), reverse("lessons:guide"))],
                    "page": page,
                    "audience": AUDIENCE[audience],
                    "following": next(iter(pages[place + 1 :]), None),
                }
                return render(request, "lessons/guide_page.html", context)
    raise Http404
