"""Files that take long to read are read outside requests; what was read is kept beside them."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django_tasks import TaskContext, task

from lessons.models import Batch, FileState, Upload
from lessons.services.opening import open_for_review
from lessons.services.tasks.asking import HEAVY, ask_once
from lessons.services.uploads import LONGEST_READING, keep_file, read_file


@task(queue_name=HEAVY, takes_context=True)
def read_upload(context: TaskContext, upload: int) -> None:
    """Whoever had this very task before has not ended it, so what it had begun is free."""
    file = Upload.objects.without_data().filter(pk=upload).first()
    if file is not None:
        left_after = LONGEST_READING if context.attempt == 1 else timedelta(0)
        read_file(file, open_file=open_for_review, now=timezone.now(), left_after=left_after)


@task()
def look_for_files_to_read() -> None:
    """Those whose reading broke off in a request, or that nobody came to read."""
    left = Q(state=FileState.READING, read_at__lt=timezone.now() - LONGEST_READING)
    waiting = Q(state=FileState.WAITING)
    files = Upload.objects.filter(waiting | left, batch__isnull=False, data__isnull=False)
    for pk in files.values_list("pk", flat=True):
        ask_once(read_upload, upload=pk)


@transaction.atomic
def keep_to_read(batch: Batch, *, name: str, data: bytes, now: datetime) -> Upload:
    """The file, and with it the task that reads it."""
    file = keep_file(batch, name=name, size=len(data), read=lambda: data, now=now)
    ask_to_read(file)
    return file


def ask_to_read(file: Upload) -> None:
    ask_once(read_upload, upload=file.pk)
