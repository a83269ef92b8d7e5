"""Support that nobody ended stands in the action log as ended."""

from django.utils import timezone
from django_tasks import task

from lessons.services.support import note_timed_out


@task()
def note_ended_support() -> None:
    note_timed_out(now=timezone.now())
