"""Asking for a task inside the transaction that needs it: both are kept, or neither is."""

from typing import Any

from django.db import transaction
from django_tasks import TaskResultStatus
from django_tasks.base import Task
from django_tasks_db.models import get_date_max

from lessons.models import BackgroundTask

FAST = "default"
HEAVY = "heavy"
"""Documents may take minutes; proposals and what else is quick must not wait behind them."""


def ask_once(task: Task[..., Any], **arguments: Any) -> bool:
    """Enqueue it unless the same waits already to be begun; False then.

    The row that waits is locked until our transaction ends and no worker begins a locked one, so
    whoever runs it sees what we have written. Two that ask at the same moment may both enqueue:
    a task has to bear that anyway.
    """
    with transaction.atomic(savepoint=False):
        waits = BackgroundTask.objects.select_for_update().filter(
            status=TaskResultStatus.READY,
            task_path=task.module_path,
            args_kwargs={"args": [], "kwargs": arguments},
            # One that failed before may wait for half an hour.
            run_after=get_date_max(),
        )
        if waits.first() is not None:
            return False
        task.enqueue(**arguments)
    return True
