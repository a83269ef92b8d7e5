"""The way back from our own pages of the administration; the page's title ends it."""

from django.contrib.admin import ModelAdmin
from django.urls import reverse
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext

from lessons.models import Batch, Lesson, User
from lessons.views.trail import Crumb

MOST_WORDS = 18


def lesson_trail(admin: ModelAdmin[Lesson], *more: Crumb) -> list[Crumb]:
    """To the list of lessons, and ``more`` below it."""
    opts = admin.opts
    return [
        Crumb(gettext("Home"), reverse("admin:index")),
        Crumb(str(opts.app_config.verbose_name), reverse("admin:app_list", args=[opts.app_label])),
        Crumb(capfirst(str(opts.verbose_name_plural)), reverse("admin:lessons_lesson_changelist")),
        *more,
    ]


def lesson_crumb(lesson: Lesson) -> Crumb:
    words = Truncator(str(lesson)).words(MOST_WORDS)
    return Crumb(words, reverse("admin:lessons_lesson_change", args=[lesson.pk]))


def person_trail(admin: ModelAdmin[User], person: User) -> list[Crumb]:
    opts = admin.opts
    return [
        Crumb(gettext("Home"), reverse("admin:index")),
        Crumb(capfirst(str(opts.verbose_name_plural)), reverse("admin:lessons_user_changelist")),
        Crumb(str(person), reverse("admin:lessons_user_change", args=[person.pk])),
    ]


def batch_crumb(batch: Batch) -> Crumb:
    return Crumb(gettext("Loaded files"), reverse("admin:lessons_lesson_batch", args=[batch.pk]))
