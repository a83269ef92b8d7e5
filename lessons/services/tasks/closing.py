"""Attempts that were left open when their time was over are handed in."""

from django.utils import timezone
from django_tasks import task

from lessons.services.attempts import close_all_over


@task()
def hand_in_what_is_over() -> None:
    close_all_over(now=timezone.now())
