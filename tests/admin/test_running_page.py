"""How the site runs, as whoever looks after it sees it; what watches the server is answered."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_tasks import TaskResultStatus

from lessons.models import BackgroundTask, Backup, SlowPage, User
from lessons.queries.running import locked_addresses
from lessons.services.slow_pages import KEPT, forget_old_slow_pages, note_slow_page
from lessons.services.tasks.tending import beat
from tests import factories as f
from tests.admin.form_page import words_of
from tests.tried_tasks import note

pytestmark = pytest.mark.django_db
RUNNING = reverse("admin:lessons_running")
LIFT = reverse("admin:lessons_lift")
HALL = "10.0.0.7"


def lock(name, *, address=HALL, failures=10, ago=timedelta(minutes=1)):
    AccessAttempt.objects.create(
        username=name, ip_address=address, failures_since_start=failures, user_agent="x"
    )
    AccessAttempt.objects.filter(username=name).update(attempt_time=timezone.now() - ago)


def test_all_is_well_where_workers_run_and_a_backup_is_new(client):
    beat("one", queues="default", now=timezone.now())
    Backup.objects.create(name="talimger-1", made_at=timezone.now(), size=5_000_000)

    page = words_of(client.get(RUNNING))

    assert "All is well" in page
    assert "4.8 MB" in page.replace("\u00a0", " ")
    assert page.count("0.1.0") == 1


def test_what_worries_is_said_with_what_to_do(client):
    note.enqueue(path="")
    note.enqueue(path="")
    BackgroundTask.objects.filter(pk=BackgroundTask.objects.first().pk).update(
        status=TaskResultStatus.FAILED, finished_at=timezone.now()
    )

    page = words_of(client.get(RUNNING))

    assert "No task worker is running" in page
    assert "Run: manage.py backup" in page
    assert "Queue “default”: 1, the oldest since" in page
    assert f"{reverse('admin:lessons_backgroundtask_changelist')}?state=FAILED" in page


# --- Sign-in locks ------------------------------------------------------------------------------


def test_a_class_behind_one_address_signs_in_again_after_one_click(client, administrator):
    student = f.make_user("dana", password="tulpar-2026-a")
    typed = {"username": "dana", "password": "tulpar-2026-a"}
    hall = Client(REMOTE_ADDR=HALL)
    for name in ("dana", "serik"):
        lock(name)
    assert hall.post(reverse("sign-in"), typed).status_code == 429

    page = client.post(LIFT, {"address": HALL}, follow=True)

    assert "2 people can sign in again." in words_of(page)
    assert hall.post(reverse("sign-in"), typed).status_code == 302
    assert hall.session["_auth_user_id"] == str(student.pk)
    logged = LogEntry.objects.get(user=administrator)
    assert (logged.object_repr, HALL in logged.get_change_message()) == (HALL, True)


def test_names_that_are_locked_are_counted_and_not_told(client):
    lock("dana")
    lock("serik", failures=9)
    lock("aliya", ago=timedelta(minutes=16))
    lock("marat", address="10.0.0.8")

    locked = {row.address: row.names for row in locked_addresses(now=timezone.now())}
    page = words_of(client.get(RUNNING))

    assert locked == {HALL: 1, "10.0.0.8": 1}
    assert "dana" not in page


def test_where_nobody_is_locked_out_nothing_is_logged(client):
    page = client.post(LIFT, {"address": HALL}, follow=True)

    assert "Nobody is locked out there any more." in words_of(page)
    assert not LogEntry.objects.exists()


# --- Slow pages ---------------------------------------------------------------------------------


def test_a_slow_page_is_counted_by_its_name(client, settings):
    settings.SLOW_PAGE_SECONDS = 0.000001
    person = User.objects.get()
    for _twice in range(2):
        client.get(reverse("admin:lessons_user_change", args=[person.pk]))

    row = SlowPage.objects.get()

    assert (row.page, row.count) == ("admin:lessons_user_change", 2)
    assert "admin:lessons_user_change" in words_of(client.get(RUNNING))


def test_what_was_slow_long_ago_is_forgotten():
    for page, ago in (("lessons:home", KEPT + timedelta(days=1)), ("sign-in", timedelta())):
        note_slow_page(page, milliseconds=1500, now=f.NOW - ago)
    note_slow_page("sign-in", milliseconds=1200, now=f.NOW)

    forget_old_slow_pages(now=f.NOW)

    assert list(SlowPage.objects.values_list("page", "count", "worst_ms")) == [("sign-in", 2, 1500)]


# --- Programs that watch ------------------------------------------------------------------------


def test_whoever_watches_is_told_of_the_database_and_of_workers():
    watcher = Client()
    without = watcher.get("/readyz").json()
    beat("one", queues="default", now=timezone.now())

    assert watcher.get("/healthz").json() == {"status": "ok"}
    assert without == {"status": "ok", "workers": False}
    assert watcher.get("/readyz").json() == {"status": "ok", "workers": True}
