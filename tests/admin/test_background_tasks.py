"""What runs in the background, as an administrator sees it."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from django_tasks import TaskResultStatus

from lessons.models import BackgroundTask
from lessons.services.tasks import regular, tending
from lessons.services.tasks.working import SteadyWorker
from lessons.wording.tasks import TASK
from tests import factories as f
from tests.admin.form_page import words_of
from tests.tried_tasks import fail, note

pytestmark = pytest.mark.django_db
LIST = reverse("admin:lessons_backgroundtask_changelist")


@pytest.fixture
def failed():
    fail.enqueue()
    SteadyWorker().drain()
    return BackgroundTask.objects.get()


def retry(client, task):
    return client.post(LIST, {"action": "retry", "_selected_action": task.pk}, follow=True)


def test_a_failed_task_is_shown_with_its_reason(client, failed):
    page = words_of(client.get(LIST))
    details = words_of(client.get(reverse("admin:lessons_backgroundtask_change", args=[failed.pk])))

    assert "failed" in page
    assert "ValueError: this never works" in page
    assert "Traceback" in details


def test_a_task_whose_workers_were_lost_says_so(client, failed):
    BackgroundTask.objects.update(exception_class_path=tending.LOST, traceback="x")

    assert "The worker was lost" in words_of(client.get(LIST))


def test_only_the_failed_ones_are_listed_where_that_is_asked(client, failed):
    note.enqueue(path="")

    rows = client.get(LIST, {"state": "FAILED"}).context["cl"].result_list

    assert [row.pk for row in rows] == [failed.pk]


def test_a_failed_task_is_tried_again_at_once(client, failed):
    page = retry(client, failed)

    failed.refresh_from_db()
    assert "1 task will be tried again." in words_of(page)
    assert (failed.status, failed.tries) == (TaskResultStatus.READY, 0)


def test_whoever_may_only_look_tries_nothing_again(failed):
    looker = f.make_user(is_staff=True)
    looker.user_permissions.add(
        *Permission.objects.filter(
            codename="view_backgroundtask", content_type__app_label="lessons"
        )
    )
    client = Client()
    client.force_login(looker)

    retry(client, failed)

    failed.refresh_from_db()
    assert failed.status == TaskResultStatus.FAILED


def test_every_task_of_the_schedule_has_its_words():
    assert {each.task.name for each in regular.SCHEDULE} <= set(TASK)
