"""What runs in the background: what waits, what failed and why, and who is at work."""

import json
from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django_tasks_db.models import DBTaskResult

from lessons.admin.base import ReadOnlyAdmin
from lessons.admin.running import lift, running_page
from lessons.models import BackgroundTask, Worker
from lessons.services.tasks.tending import LOST, retry_now
from lessons.wording import tasks as words

# The library's own page knows neither our languages nor how to try a task again.
admin.site.unregister(DBTaskResult)


class StateFilter(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, *_args: Any) -> list[tuple[str, Any]]:
        return list(words.STATE.items())

    def queryset(self, _request: HttpRequest, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.filter(status=self.value()) if self.value() else rows


@admin.register(BackgroundTask)
class BackgroundTaskAdmin(ReadOnlyAdmin[BackgroundTask]):
    list_display = ("name", "state", "reason", "tried", "queue", "asked", "started", "finished")
    list_filter = (StateFilter,)
    fields = ("name", "arguments", *list_display[1:], "details")
    readonly_fields = fields
    ordering = ("-enqueued_at",)
    actions = ("retry",)
    show_full_result_count = False

    @admin.display(description=_("task"), ordering="task_path")
    def name(self, task: BackgroundTask) -> str:
        return str(words.TASK.get(str(task), task))

    @admin.display(description=_("state"), ordering="status")
    def state(self, task: BackgroundTask) -> str:
        return str(words.STATE[task.status])

    @admin.display(description=_("reason"))
    def reason(self, task: BackgroundTask) -> str:
        """Of the last failure, also of a task that waits to be tried again."""
        if task.exception_class_path == LOST:
            return str(words.LOST)
        return task.traceback.strip().rpartition("\n")[2][:200]

    @admin.display(description=_("tries"))
    def tried(self, task: BackgroundTask) -> int:
        return task.tries

    @admin.display(description=_("queue"), ordering="queue_name")
    def queue(self, task: BackgroundTask) -> str:
        return task.queue_name

    @admin.display(description=_("asked for"), ordering="enqueued_at")
    def asked(self, task: BackgroundTask) -> Any:
        return task.enqueued_at

    @admin.display(description=_("started"), ordering="started_at")
    def started(self, task: BackgroundTask) -> Any:
        return task.started_at

    @admin.display(description=_("finished"), ordering="finished_at")
    def finished(self, task: BackgroundTask) -> Any:
        return task.finished_at

    @admin.display(description=_("arguments"))
    def arguments(self, task: BackgroundTask) -> str:
        return json.dumps(task.args_kwargs["kwargs"], ensure_ascii=False)

    @admin.display(description=_("details"))
    def details(self, task: BackgroundTask) -> str:
        return task.traceback

    def has_retry_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("lessons.change_backgroundtask")

    @admin.action(description=_("Try the chosen failed tasks again"), permissions=["retry"])
    def retry(self, request: HttpRequest, chosen: QuerySet[BackgroundTask]) -> None:
        count = sum(retry_now(task) for task in chosen)
        said = ngettext(
            "%(count)s task will be tried again.", "%(count)s tasks will be tried again.", count
        )
        self.message_user(request, said % {"count": count}, messages.SUCCESS)


@admin.register(Worker)
class WorkerAdmin(ReadOnlyAdmin[Worker]):
    """Beside the workers stands how the whole site runs."""

    list_display = ("queues", "pid", "started_at", "seen_at")

    def get_urls(self) -> list[URLPattern]:
        pages = {"lessons_running": ("running/", running_page), "lessons_lift": ("lift/", lift)}
        own = [
            path(route, self.admin_site.admin_view(partial(page, admin=self)), name=name)
            for name, (route, page) in pages.items()
        ]
        return [*own, *super().get_urls()]
