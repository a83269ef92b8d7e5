"""What the workers would do, done now and in this process."""

from lessons.models import BackgroundTask
from lessons.services.tasks.working import SteadyWorker


def run_tasks() -> None:
    """Everything that waits to be done, and what that asks for. A failed task fails the test."""
    SteadyWorker().drain()
    for task in BackgroundTask.objects.failed():
        raise AssertionError(f"{task} failed:\n{task.traceback}")
