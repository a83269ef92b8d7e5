"""Old rows of the queue go; what failed is kept longer, for whoever looks for the reason."""

from datetime import datetime, timedelta

from django.utils import timezone
from django_tasks import TaskResultStatus, task

from lessons.models import BackgroundTask, ScheduledRun
from lessons.services.slow_pages import forget_old_slow_pages

DONE_KEPT = timedelta(days=2)
FAILED_KEPT = timedelta(days=30)


@task()
def clear_old_tasks() -> None:
    now = timezone.now()
    forget_old(now=now)
    forget_old_slow_pages(now=now)


def forget_old(*, now: datetime) -> None:
    finished = BackgroundTask.objects.filter(finished_at__lt=now - DONE_KEPT)
    finished.filter(status=TaskResultStatus.SUCCESSFUL).delete()
    finished.filter(status=TaskResultStatus.FAILED, finished_at__lt=now - FAILED_KEPT).delete()
    ScheduledRun.objects.filter(slot__lt=now - FAILED_KEPT).delete()
