"""A file that a worker reads: how far it is, until its review page takes the place of this one."""

from django.contrib.admin import ModelAdmin
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext

from lessons.loading.admin_pages import page_context
from lessons.loading.batches.views import batch_link
from lessons.models import Batch, FileState, Lesson, Upload
from lessons.permissions import SignedInRequest
from lessons.views.admin_trail import batch_crumb

UNREAD = {FileState.WAITING, FileState.READING}
SOONEST, LATEST = 2, 15
"""Seconds after which the page looks again: the longer it takes, the more seldom."""


def being_read(
    request: SignedInRequest, file: Upload, batch: Batch, *, admin: ModelAdmin[Lesson]
) -> HttpResponse:
    now = timezone.now()
    age = (now - file.sent_at).total_seconds()
    context = page_context(
        request,
        admin,
        title=gettext("Being read: %(file)s") % {"file": file.name},
        above=[batch_crumb(batch)],
        file=file,
        now=now,
        is_begun=file.state == FileState.READING,
        before=0 if file.state == FileState.READING else _waiting_before(file),
        batch_url=batch_link(file),
        look_after=round(min(LATEST, max(SOONEST, age / 5))),
    )
    return render(request, "admin/lessons/lesson/being_read.html", context)


def _waiting_before(file: Upload) -> int:
    others = Upload.objects.filter(state__in=UNREAD, batch__isnull=False, data__isnull=False)
    return others.filter(pk__lt=file.pk).count()
