"""Announcements on the start page."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from lessons.models import Announcement
from lessons.permissions import SignedInRequest


@require_POST
def announcement_dismiss(request: SignedInRequest, pk: int) -> HttpResponse:
    """For this person alone; twice is once."""
    get_object_or_404(Announcement, pk=pk).readers.add(request.user)
    return redirect("lessons:home")
