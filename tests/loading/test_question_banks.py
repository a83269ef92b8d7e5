"""Question banks on the lesson's pages: load, check, confirm, mend what was rejected, export."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from lessons.domain.banks.bank import BankQuestion, Rejected
from lessons.domain.banks.codes import BankCode
from lessons.domain.banks.registry import REGISTRY
from lessons.domain.banks.writing import FIELDS, LEFT_OUT
from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import DocumentError
from lessons.loading.banks.forms import LARGEST, MOST_QUESTIONS
from lessons.models import Question, Upload
from lessons.services.opening import RECENT
from lessons.wording.banks import (
    FORMAT,
    bank_error_sentence,
    doubt_sentences,
    loss_sentence,
    rejected_sentence,
)
from tests import factories as f
from tests.admin.form_page import errors_of, words_of
from tests.loading.steps import rows_written
from tests.services.test_banks import BANK


@pytest.fixture
def lesson(db):
    return f.make_lesson(title="Елшілік")


def page(name, lesson, *arguments):
    return reverse(f"admin:lessons_bank_{name}", args=[lesson.pk, *arguments])


def upload(client, lesson, text=BANK, *, name="bank.txt", **fields):
    data = text.encode() if isinstance(text, str) else text
    file = SimpleUploadedFile(name, data)
    fields = {"format_code": "", "part": "level-1", **fields}
    return client.post(page("load", lesson), {"file": file, **fields})


def test_the_buttons_stand_on_the_lesson(client, lesson):
    words = words_of(client.get(reverse("admin:lessons_lesson_change", args=[lesson.pk])))
    assert f'href="{page("load", lesson)}"' in words
    assert f'href="{page("export", lesson)}"' in words


def test_the_review_shows_what_would_be_added_passed_over_and_rejected(client, lesson):
    before = rows_written()
    shown = words_of(client.get(upload(client, lesson).url))
    assert "New: 2" in shown
    assert "There already, passed over: 1" in shown
    assert "Rejected: 1" in shown
    assert "Nothing says which answer is right." in shown
    assert "the same stands in line 4" in shown
    assert rows_written() == before


def test_confirmed_questions_are_added(client, lesson):
    review = upload(client, lesson).url
    response = client.post(review, follow=True)
    assert "2 questions were added." in words_of(response)
    assert lesson.question_set.count() == 2
    assert client.get(review).url == page("load", lesson)


def test_a_question_that_is_left_out_is_not_added(client, lesson):
    client.post(upload(client, lesson).url, {"leave_out": ["0", "x"]})
    assert [one.current.text for one in lesson.question_set.all()] == ["Ең ұзын өзенді көрсетіңіз."]


def test_confirming_twice_adds_nothing_twice(client, lesson):
    client.post(upload(client, lesson).url)
    client.post(upload(client, lesson).url)
    assert lesson.question_set.count() == 2


def test_what_was_rejected_is_downloaded_mended_and_loaded(client, lesson):
    token = upload(client, lesson).url.rstrip("/").rpartition("/")[2]
    response = client.get(page("rejected", lesson, token))
    assert response["Content-Disposition"] == 'attachment; filename="rejected.txt"'
    mended = response.content.decode().replace("<variant>Бір", "<variantright>Бір")
    client.post(upload(client, lesson, mended).url)
    assert lesson.question_set.get().current.text == "Кілті жоқ сұрақ."


def test_alike_questions_stand_beside_each_other(client, lesson):
    text = "Елшілік пен консулдықтың айырмашылығын түсіндіріңіз."
    f.make_question(lesson, kind="open-answer", text=text)
    other = "Елшілік пен консулдықтардың айырмашылығын түсіндіріңіздер {}"
    shown = words_of(client.get(upload(client, lesson, other, name="bank.gift").url))
    assert "of them like others: 1" in shown
    assert text in shown


def test_markup_in_a_bank_is_shown_as_text(client, lesson):
    text = "[plain]<script>alert(1)</script> {=<b>а</b> ~б}"
    shown = client.get(upload(client, lesson, text, name="bank.gift").url).content.decode()
    assert "&lt;script&gt;alert(1)" in shown
    assert "<script>alert(1)" not in shown


def test_the_level_chosen_on_the_page_counts_where_the_file_names_none(client, lesson):
    client.post(upload(client, lesson, "А неге? {T}", name="a.gift", part="level-3").url)
    assert Question.objects.get().part == "level-3"


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("bank.rar", b"Rar!", "cannot be read: .rar"),
        ("bank.txt", b"", "The file is empty"),
        ("bank.txt", "Жай мәтін".encode(), "no questions in a format"),
        ("bank.xml", b"<!DOCTYPE a []><quiz/>", "declares entities"),
        ("bank.xlsx", b"PK\x03\x04", "damaged"),
        ("bank.txt", b"a" * (LARGEST + 1), "too large for this page"),
        ("bank.gift", "а {T}\n\n".encode() * (MOST_QUESTIONS + 1), "more than 5000"),
    ],
)
def test_a_file_that_will_not_do_is_explained(client, lesson, name, data, words):
    assert words in errors_of(upload(client, lesson, data, name=name), "file")


def test_a_bank_of_another_lesson_is_not_found(client, lesson):
    token = upload(client, lesson).url.rstrip("/").rpartition("/")[2]
    other = f.make_lesson(number=16)
    assert client.get(page("review", other, token)).url == page("load", other)
    assert client.get(page("rejected", other, token)).url == page("load", other)


def test_a_bank_of_another_person_is_not_found(client, lesson):
    review = upload(client, lesson).url
    other = Client()
    other.force_login(f.make_admin())
    assert other.get(review).url == page("load", lesson)
    assert other.post(review).url == page("load", lesson)
    assert not lesson.question_set.exists()


def test_banks_in_many_tabs_and_after_a_new_sign_in_are_all_there(client, lesson, administrator):
    texts = [f"{number}-сұрақ осы ма? {{T}}" for number in range(4)]
    reviews = [upload(client, lesson, text, name="a.gift").url for text in texts]
    later = Client()
    later.force_login(administrator)
    for review in reviews:
        later.post(review)
    assert lesson.question_set.count() == 4


def test_nothing_of_a_bank_is_kept_in_the_session_or_after_it_was_loaded(client, lesson):
    before = set(client.session.keys())
    review = upload(client, lesson).url
    assert set(client.session.keys()) == before
    client.post(review)
    assert not Upload.objects.exists()


def test_the_pages_of_a_bank_that_was_read_lately_touch_none_of_its_bytes(client, lesson):
    review = upload(client, lesson).url
    with CaptureQueriesContext(connection) as captured:
        client.get(review)
    assert not any('"lessons_upload"."data",' in one["sql"] for one in captured)
    RECENT.forget()
    assert "New: 2" in words_of(client.get(review))


@pytest.mark.parametrize("code", REGISTRY)
def test_a_lesson_is_exported_in_every_format(client, lesson, code):
    f.make_question(lesson, text="Елордасы қай қала?")
    response = client.get(page("export", lesson), {"format": code, "download": "1"})
    format_ = REGISTRY[code]
    assert response["Content-Type"] == format_.media_type
    assert f"lesson-15-{code}{format_.suffixes[0]}" in response["Content-Disposition"]
    assert format_.read(response.content).questions[0].text == "Елордасы қай қала?"


def test_what_the_format_cannot_hold_is_shown_before_the_download(client, lesson):
    f.make_question(lesson, text="Елордасы қай қала?", hints=["Есіл"])
    f.make_question(lesson, text="Ең ұзын өзен?", hints=["Ертіс"])
    f.make_question(lesson, kind="open-answer")
    shown = words_of(client.get(page("export", lesson), {"format": "aiken"}))
    assert "Aiken: this format cannot hold everything" in shown
    assert shown.count("Its hints are not kept.") == 1
    assert "Questions: 2" in shown
    assert "This format cannot hold it; it is not in the file." in shown
    assert "questions in the file: 2" in shown


def test_nothing_lost_gives_the_file_at_once(client, lesson):
    f.make_question(lesson)
    response = client.get(page("export", lesson), {"format": "moodle-xml"})
    assert response["Content-Type"] == "application/xml"


def test_a_lesson_without_questions_has_nothing_to_export(client, lesson):
    shown = words_of(client.get(page("export", lesson), {"format": "gift"}))
    assert "The lesson has no questions." in shown


@pytest.mark.parametrize("code", ["csv", "xlsx"])
def test_the_template_is_downloaded_in_the_language_of_the_page(client, db, code):
    response = client.get(reverse("admin:lessons_bank_template", args=[code]))
    assert REGISTRY[code].read(response.content).questions[0].text.startswith("Which city")
    assert client.get(reverse("admin:lessons_bank_template", args=["gift"])).status_code == 404


@pytest.mark.parametrize(
    ("name", "rights", "status"),
    [
        ("load", ["change_lesson"], 403),
        ("load", ["change_lesson", "add_question"], 200),
        ("export", ["add_question"], 403),
        ("export", ["view_lesson"], 200),
    ],
)
def test_only_those_with_the_rights_come_in(lesson, name, rights, status):
    client = Client()
    client.force_login(f.make_clerk(*rights))
    assert client.get(page(name, lesson)).status_code == status


def test_a_lesson_that_is_not_there_is_not_found(client, db):
    for name in ("load", "export"):
        assert client.get(reverse(f"admin:lessons_bank_{name}", args=[987])).status_code == 404


def test_a_student_is_sent_to_the_sign_in(lesson):
    client = Client()
    client.force_login(f.make_student(f.make_classroom()))
    for name in ("load", "export"):
        assert client.get(page(name, lesson)).status_code == 302


# --- Words ------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", list(BankCode))
def test_every_code_of_a_bank_is_a_sentence(code):
    with translation.override("en"):
        words = words_for(code)
    assert words.endswith(".")
    assert "%(" not in words


def words_for(code):
    if code.value.startswith("bank-"):
        return bank_error_sentence(DocumentError(code=code, line=3, detail="сөз"))
    if code.value.startswith("item-"):
        detail = "repeated 2" if code == BankCode.KEY_WRONG else "сөз"
        return rejected_sentence(Rejected(line=1, code=code, source="", detail=detail))
    question = BankQuestion(kind="true-false", text="А", payload={}, doubts=(code,))
    return doubt_sentences(question)[0]


def test_every_format_and_every_loss_has_words():
    assert set(FORMAT) == set(REGISTRY)
    for field in (*FIELDS, LEFT_OUT):
        assert loss_sentence(field)
    for code in (Code.EMPTY_FILE, Code.NOT_TEXT, Code.ENCODING_UNKNOWN, Code.TOO_MANY_LINES):
        assert bank_error_sentence(DocumentError(code=code))
