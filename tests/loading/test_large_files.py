"""Files that take long to read: kept at once, read by a task, reviewed when they are ready."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from django_tasks import TaskResultStatus

from lessons.models import BackgroundTask, FileState, Upload
from lessons.services import opening, uploads
from lessons.services.tasks.files import look_for_files_to_read
from lessons.services.uploads import LONGEST_READING, is_quick
from tests import factories as f
from tests.admin.form_page import words_of
from tests.working import run_tasks

pytestmark = pytest.mark.django_db
LOAD = reverse("admin:lessons_lesson_load")


@pytest.fixture(autouse=True)
def _another_process():
    """What the worker has read the process of the pages has not."""
    opening.RECENT.forget()
    yield
    opening.RECENT.forget()


@pytest.fixture
def _nothing_is_quick(monkeypatch):
    monkeypatch.setattr(uploads, "QUICK_SIZE", 0)


@pytest.fixture
def sent(client, handout, _nothing_is_quick):
    course = f.make_course()
    file = SimpleUploadedFile("class-7.txt", handout)
    page = client.post(LOAD, {"file": file, "course": course.pk})
    assert page.status_code == 302, page.context["form"].errors
    return page.url


def state():
    return Upload.objects.get().state


@pytest.mark.parametrize(
    ("name", "size", "quick"),
    [
        ("a.txt", uploads.QUICK_SIZE, True),
        ("a.docx", uploads.QUICK_SIZE + 1, False),
        ("a.PDF", uploads.QUICK_OF[".pdf"], True),
        ("a.pdf", uploads.QUICK_OF[".pdf"] + 1, False),
        ("a.json", uploads.QUICK_SIZE + 1, True),
        ("a.doc", 10, False),
        ("a.JPG", 10, False),
    ],
)
def test_what_can_be_waited_for_is_told_by_name_and_size(name, size, quick):
    assert is_quick(name, size=size) is quick


def test_a_small_file_is_read_on_its_way_in(client, handout):
    file = SimpleUploadedFile("class-7.txt", handout)
    client.post(LOAD, {"file": file, "course": f.make_course().pk})

    assert state() == FileState.OK
    assert not BackgroundTask.objects.exists()


def test_a_large_file_is_kept_and_its_page_says_that_it_is_being_read(client, sent):
    page = client.get(sent)

    assert state() == FileState.WAITING
    assert "is being read in the background" in words_of(page)
    assert "The file is next to be read." in words_of(page)
    assert "data-look-after=" in page.content.decode()


def test_once_it_is_read_the_same_address_is_its_review(client, sent):
    run_tasks()
    opening.RECENT.forget()

    page = client.get(sent)

    assert state() == FileState.OK
    assert "Елшілік қызметі" in page.content.decode()
    assert "is being read" not in words_of(page)


def test_its_bytes_are_not_read_again_by_another_process(client, sent, monkeypatch):
    run_tasks()
    opening.RECENT.forget()
    # Without its bytes only the kept reading can show it.
    Upload.objects.update(data=b"")

    assert "Елшілік қызметі" in client.get(sent).content.decode()


@pytest.mark.usefixtures("_nothing_is_quick")
def test_a_file_that_is_refused_later_says_why(client):
    file = SimpleUploadedFile("a.docx", b"PK\x03\x04 no Word at all")
    url = client.post(LOAD, {"file": file, "course": f.make_course().pk}).url
    run_tasks()

    page = client.get(url, follow=True)

    assert state() == FileState.REFUSE
    assert list(page.context["messages"])


@pytest.mark.usefixtures("_nothing_is_quick")
def test_a_type_that_nothing_reads_is_refused_at_once(client):
    file = SimpleUploadedFile("a.xyz", b"abc")
    page = client.post(LOAD, {"file": file, "course": f.make_course().pk})

    assert page.context["form"].errors["file"]
    assert not Upload.objects.exists()


def test_what_a_lost_worker_had_begun_is_read_by_the_next(client, sent):
    now = timezone.now()
    Upload.objects.update(state=FileState.READING, read_at=now)
    BackgroundTask.objects.update(
        status=TaskResultStatus.RUNNING, started_at=now, worker_ids=["lost"]
    )

    run_tasks()

    assert state() == FileState.OK


def test_what_somebody_is_reading_now_is_left_to_them(client, sent):
    Upload.objects.update(state=FileState.READING, read_at=timezone.now())

    run_tasks()

    assert state() == FileState.READING
    assert "Reading has begun." in words_of(client.get(sent))


def test_what_nobody_came_to_read_is_found(client, sent):
    BackgroundTask.objects.all().delete()
    long_ago = timezone.now() - LONGEST_READING - timedelta(minutes=1)
    Upload.objects.update(state=FileState.READING, read_at=long_ago)

    look_for_files_to_read.enqueue()
    run_tasks()

    assert state() == FileState.OK


def test_a_reading_goes_with_its_bytes(client, sent):
    run_tasks()
    uploads.drop_expired(now=timezone.now() + uploads.KEPT_FOR + timedelta(days=1))

    upload = Upload.objects.get()
    assert (upload.data, upload.reading) == (None, None)
