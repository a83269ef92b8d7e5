"""What a person corrected goes on as a training document: with consent, text and roles only."""

import json

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from benchmarks.roles.documents import labelled
from lessons.domain.handouts.learnt.labels import Label
from lessons.models import Lesson, Upload
from tests.admin.form_page import words_of as words
from tests.loading.steps import open_review, rows_written

TEXT = """№7-тәжірибелік сабақ: Елшілік қызметі
Құрастырған: аға оқытушы Қ. Серікова
Жұмыстың мақсаты: Елшіліктің қызметімен танысу.
Теориялық мәлімет:
Елшілік – мемлекеттің шет елдегі тұрақты өкілдігі.
Бақылау сұрақтары:
1. Елшілік дегеніміз не?
2. Елшілік пен консулдықты салыстырыңыз.
"""
Q = "lesson-0-questions"


@pytest.fixture
def review(client):
    return open_review(client, TEXT.encode(), name="serikova.txt")


@pytest.fixture
def made(client, review) -> Upload:
    """Its second question was left out."""
    url, _page, fields = review
    client.post(url, fields | {f"{Q}-1-leave_out": "on"})
    return Upload.objects.get()


def labels_page(upload: Upload) -> str:
    return reverse("admin:lessons_lesson_labels", args=[upload.pk])


def test_before_a_lesson_is_made_nobody_has_said_what_the_lines_are(client, review):
    [upload] = Upload.objects.all()
    assert labels_page(upload) not in words(review[1])
    assert "No lesson was made of this file yet" in words(client.get(labels_page(upload)))
    response = client.post(labels_page(upload), {"consent": "on"}, follow=True)
    assert "No lesson was made of this file yet" in words(response)


def test_afterwards_the_review_page_and_the_list_of_files_lead_to_the_export(client, made):
    review = client.get(reverse("admin:lessons_lesson_review", args=[made.pk]))
    batch = client.get(reverse("admin:lessons_lesson_batch", args=[made.batch_id]))
    assert labels_page(made) in words(review)
    assert labels_page(made) in words(batch)


def test_without_consent_nothing_is_exported(client, made):
    response = client.post(labels_page(made))
    assert "Without the author's consent nothing is exported." in words(response)


def test_the_file_names_neither_itself_nor_a_person_and_writes_nothing(client, made, administrator):
    before = rows_written()
    response = client.post(labels_page(made), {"consent": "on"})
    text = response.content.decode()
    assert f"upload-{made.pk}.expected.json" in response["Content-Disposition"]
    for name in ("serikova", "Серікова", administrator.username):
        assert name not in text
    assert rows_written() == before


def test_the_command_writes_what_training_reads(made, tmp_path):
    call_command("export_labels", made.pk, with_consent=True, output=tmp_path)
    [document] = labelled([tmp_path])
    assert document.labels.count(Label.QUESTION) == 1
    assert document.labels.count(Label.TITLE) == 1


def test_the_command_asks_for_consent_too(made, tmp_path):
    with pytest.raises(CommandError):
        call_command("export_labels", made.pk, output=tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_file_that_cannot_be_exported_holds_up_no_other(made, tmp_path, capsys):
    call_command("export_labels", 987654, made.pk, with_consent=True, output=tmp_path)
    assert "987654" in capsys.readouterr().err
    assert len(list(tmp_path.iterdir())) == 1


def test_a_file_that_is_kept_no_more_says_so(client, made):
    Upload.objects.update(data=None, reading=None)
    response = client.post(labels_page(made), {"consent": "on"}, follow=True)
    assert "no longer kept here" in words(response)


def test_a_later_correction_counts(client, made):
    Lesson.objects.get().question_set.update(part="independent", is_level_given=True)
    response = client.post(labels_page(made), {"consent": "on"})
    [told] = json.loads(response.content)["lessons"]
    assert (len(told["questions"]), len(told["tasks"])) == (0, 1)
