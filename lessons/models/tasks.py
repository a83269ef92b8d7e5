"""What keeps the task queue whole: who works at it, and which times of the schedule were taken.

The tasks themselves are rows of ``django_tasks_db``; here they get a name for people.
"""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult


class BackgroundTask(DBTaskResult[Any, Any]):
    """A task by the name and the rules that this product gives it."""

    class Meta:
        proxy = True
        verbose_name = _("background task")
        verbose_name_plural = _("background tasks")

    def __str__(self) -> str:
        return self.task_path.rpartition(".")[2]

    @property
    def tries(self) -> int:
        """How often a worker has begun with it."""
        return len(self.worker_ids)

    @property
    def last_worker(self) -> str:
        return self.worker_ids[-1] if self.worker_ids else ""


class Worker(models.Model):
    """A process that takes tasks; every few seconds it says that it is still there.

    ``machine`` and ``pid`` are empty and 0 where a process can be told only by its silence.
    """

    id = models.CharField(_("worker"), max_length=64, primary_key=True)
    queues = models.CharField(_("queues"), max_length=200)
    machine = models.CharField(_("machine"), max_length=200, blank=True)
    pid = models.PositiveIntegerField(_("process"), default=0)
    started_at = models.DateTimeField(_("started"))
    seen_at = models.DateTimeField(_("last seen"))

    class Meta:
        verbose_name = _("worker")
        verbose_name_plural = _("workers")
        ordering = ["-seen_at"]

    def __str__(self) -> str:
        return f"{self.queues} ({self.pid})"


class ScheduledRun(models.Model):
    """A time at which something regular was due: whoever can write the row starts it."""

    name = models.CharField(_("name"), max_length=100)
    slot = models.DateTimeField(_("time"))

    class Meta:
        verbose_name = _("scheduled run")
        verbose_name_plural = _("scheduled runs")
        ordering = ["-slot", "name"]
        constraints = [
            models.UniqueConstraint(fields=["name", "slot"], name="scheduled_run_once"),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.slot:%Y-%m-%d %H:%M}"
