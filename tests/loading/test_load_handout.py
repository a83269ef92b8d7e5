"""The upload page: what can be read goes on to the review, anything else is explained."""

import json
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from lessons.domain.handouts.registry import MAX_BYTES, REGISTRY
from lessons.models import Batch, Lesson, Upload
from lessons.services.uploads import data_of
from tests import factories as f
from tests.admin.form_page import errors_of
from tests.loading.steps import LOAD, open_review, rows_written, upload

LESSON_15 = Path(__file__).parents[2] / "fixtures" / "lesson-15.json"
LOST = "№9 т?жірибелік саба?: ?ылмысты? ???ы?ты? ?а?идаттары\nЖ?мысты? ма?саты: та?сыру\n"


def errors(response, field="file"):
    return errors_of(response, field)


def test_a_handout_goes_on_to_its_review_page(client, handout):
    response = upload(client, handout, new_course="Дипломатия")
    assert response.status_code == 302
    assert client.get(response.url).status_code == 200


def test_the_button_stands_on_the_start_page_and_above_the_lessons(client):
    for page in ("admin:index", "admin:lessons_lesson_changelist"):
        response = client.get(reverse(page))
        assert f'href="{LOAD}"' in response.content.decode()


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("notes.rar", b"Rar!", "Files of this type cannot be read: .rar"),
        ("notes.docx", b"PK\x03\x04", "The file is damaged or is not what its name says"),
        ("notes", b"text", "Files of this type cannot be read"),
        ("empty.txt", b"", "The file is empty"),
        ("blank.txt", b" \n\n ", "The file is empty"),
        ("binary.txt", b"\x00\x01\x02", "not a text file"),
        (
            "koi8.txt",
            ("Сыртқы саясат. " * 20).encode("utf-8").replace(b"\xd0", b"\x98"),
            "encoding",
        ),
        ("digits.txt", b"1 2 3\n4 5 6\n", "No lesson was found"),
        ("lost.txt", LOST.encode(), "Kazakh letters were lost"),
        ("broken.json", b'{"format": "lesson/1"', "The lesson file is not written as it should be"),
    ],
)
def test_what_cannot_be_read_is_explained_and_nothing_is_written(client, name, data, words):
    before = rows_written()
    response = upload(client, data, name=name, new_course="Дипломатия")
    assert words in errors(response)
    assert rows_written() == before
    assert not Upload.objects.exists()
    assert response.context["form"]["new_course"].value() == "Дипломатия"


def test_fifty_megabytes_are_refused(client):
    response = upload(client, b"a" * 50 * 1024 * 1024, new_course="Дипломатия")
    assert "The file is too large: 50.0" in errors(response)
    assert "The limit is 2.0" in errors(response)


@pytest.mark.parametrize("suffix", sorted(REGISTRY))
def test_the_limit_that_is_named_is_that_of_the_format(client, suffix):
    response = upload(client, b"a" * 21 * 1024 * 1024, name=f"class{suffix}", new_course="А")
    limit = REGISTRY[suffix].max_bytes // 1024**2
    assert f"The limit is {limit}.0 MB" in errors(response)


def test_a_file_of_exactly_the_limit_is_read(client):
    data = ("Елшілік. " * 1000).encode()
    data += b" " * (MAX_BYTES - len(data))
    assert upload(client, data, new_course="Дипломатия").status_code == 302


def test_a_lesson_file_with_a_wrong_question_names_the_question(client):
    lesson = json.loads(LESSON_15.read_text(encoding="utf-8"))
    lesson["questions"][1]["payload"] = {"correct": "yes"}
    data = json.dumps(lesson).encode()
    response = upload(client, data, name="lesson.json", new_course="Дипломатия")
    assert "Question 2: Choose whether the statement is true or false." in errors(response)


def test_a_wrong_place_deep_in_a_question_of_a_lesson_file_is_named(client):
    lesson = json.loads(LESSON_15.read_text(encoding="utf-8"))
    gap = {"id": "a", "options": [{"id": "x", "text": "Астана"}], "correct": "x"}
    lesson["questions"][1] |= {"kind": "gaps", "payload": {"parts": ["Елорда – ", gap]}}
    data = json.dumps(lesson).encode()
    said = errors(upload(client, data, name="lesson.json", new_course="Дипломатия"))
    assert "Question 2: There are too few options." in said
    assert "Place: parts.1.options" in said


def test_a_document_with_too_many_questions_for_a_page_is_refused(client):
    questions = "".join(f"1-деңгейлік сұрақ. {n} сұрақ не?\n" for n in range(201))
    response = upload(
        client,
        f"№1 тәжірибелік сабақ: А\nДеңгейлік тапсырмалар:\n{questions}".encode(),
        new_course="Дипломатия",
    )
    assert "Split the file" in errors(response)


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({}, "course", "Choose a course or type the title of a new one."),
        ({"new_course": "  "}, "course", "Choose a course or type the title of a new one."),
        ({"new_course": "дипломатия"}, "new_course", "There is a course with this title already."),
        ({"course": "999"}, "course", "Select a valid choice."),
        ({"new_course": "x" * 201}, "new_course", "at most 200"),
    ],
)
def test_a_course_that_will_not_do_is_said_beside_its_field(client, handout, fields, field, words):
    f.make_course("Дипломатия")
    response = upload(client, handout, **fields)
    assert words in errors(response, field)


def test_a_course_and_a_new_one_together_are_refused(client, handout):
    course = f.make_course("Дипломатия")
    response = upload(client, handout, course=course.pk, new_course="Тарих")
    assert "not both" in errors(response, "new_course")


def test_a_missing_file_is_said_beside_its_field(client):
    response = client.post(LOAD, {"new_course": "Дипломатия"})
    assert "Choose a file." in errors(response)


@pytest.mark.parametrize(
    "name",
    ["<b>№15</b> «сабақ».txt", "a" * 240 + ".txt", "сабақ\u202etxt.txt", ".txt.txt", "'--;.TXT"],
)
def test_a_file_name_with_odd_characters_is_read(client, handout, name):
    _url, page, _fields = open_review(client, handout, name=name)
    assert page.status_code == 200
    assert "<b>№15</b>" not in page.content.decode()


def test_a_file_that_is_loaded_already_is_said_with_a_link_and_changes_nothing(client, handout):
    url, _page, fields = open_review(client, handout)
    client.post(url, fields)
    lesson = Lesson.objects.get()
    before = rows_written()

    response = upload(client, handout, name="again.txt", course=lesson.course_id)

    assert "This file is already loaded" in errors(response)
    assert reverse("admin:lessons_lesson_change", args=[lesson.pk]) in errors(response)
    assert rows_written() == before


def test_the_same_file_may_be_loaded_into_another_course(client, handout):
    url, _page, fields = open_review(client, handout)
    client.post(url, fields)
    url, _page, fields = open_review(client, handout, new_course="Тарих")
    client.post(url, fields)
    assert Lesson.objects.count() == 2


def test_the_file_is_kept_as_it_came_with_where_it_belongs(client, administrator, handout):
    course = f.make_course("Дипломатия")
    upload(client, handout, name="class-7.txt", course=course.pk)
    file = Upload.objects.get()
    assert data_of(file) == handout
    assert (file.name, file.size, file.state) == ("class-7.txt", len(handout), "ok")
    assert (file.batch.course, file.batch.created_by) == (course, administrator)


def test_nothing_of_the_file_is_kept_in_the_session(client, handout):
    before = set(client.session.keys())
    open_review(client, handout)
    assert set(client.session.keys()) == before


def test_many_uploads_are_kept_side_by_side(client, handout):
    urls = [
        upload(client, handout + f"{number}-бет\n".encode(), new_course="А").url
        for number in range(5)
    ]
    assert all(client.get(url).status_code == 200 for url in urls)
    assert Batch.objects.count() == 5


@pytest.mark.parametrize("page", [LOAD, f"{LOAD}1/"])
class TestOnlyWhoMayAddLessons:
    def test_a_student_or_teacher_is_sent_to_the_sign_in_and_refused_there(self, page, db):
        client = Client()
        client.force_login(f.make_teacher(f.make_classroom()))
        response = client.get(page)
        assert response.status_code == 302
        assert client.get(response.url).status_code == 403

    def test_staff_without_the_right_are_refused(self, page, db):
        client = Client()
        client.force_login(f.make_user(is_staff=True))
        assert client.get(page).status_code == 403
        assert client.post(page).status_code == 403

    def test_nobody_signed_in_is_sent_to_the_sign_in_page(self, page, db):
        response = Client().get(page)
        assert response.status_code == 302
        assert response.url.startswith(reverse("sign-in"))


def test_staff_with_the_right_may_load(handout, db):
    client = Client()
    client.force_login(f.make_clerk("add_lesson"))
    assert upload(client, handout, new_course="Дипломатия").status_code == 302
