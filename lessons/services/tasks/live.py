"""What a question asked in class leaves behind is written when the screen has gone on."""

from django.utils import timezone
from django_tasks import task

from lessons.models import LiveQuestion
from lessons.services.live_practice import count_as_practice
from lessons.services.tasks.asking import ask_once


@task()
def count_answers_in_class(asked: int) -> None:
    """As practice of those who gave them."""
    found = LiveQuestion.objects.filter(pk=asked).first()
    if found is not None:
        count_as_practice(found, now=timezone.now())


def ask_to_count(asked: int) -> None:
    """By the id of the question in class."""
    ask_once(count_answers_in_class, asked=asked)
