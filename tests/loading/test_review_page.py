"""The review page: everything read beside its source, everything editable, one atomic creation."""

import json
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from lessons.domain.types.registry import REGISTRY
from lessons.models import Course, Lesson, LessonStatus, Question, Source, Upload
from tests import factories as f
from tests.admin.form_page import errors_of, fields_of
from tests.admin.form_page import words_of as words
from tests.loading.steps import LOAD, open_review, rows_written

LESSON_15 = Path(__file__).parents[2] / "fixtures" / "lesson-15.json"
Q = "lesson-0-questions-"
BESIDE = {
    (f"{Q}0-kind", "true-false"): f"{Q}0-key",
    (f"{Q}0-kind", "single-choice"): f"{Q}0-key",
    ("course-new_course", ""): "course-course",
}
"""Where an error stands that is not beside the field that was changed."""
TWO_LESSONS = """№1-тәжірибелік сабақ: Жасуша
Жұмыстың мақсаты: Жасушамен танысу.
Деңгейлік тапсырмалар:
1-деңгейлік сұрақ. Жасуша дегеніміз не?
№2-тәжірибелік сабақ: Ұлпа
Жұмыстың мақсаты: Ұлпамен танысу.
Деңгейлік тапсырмалар:
1-деңгейлік сұрақ. Ұлпа дегеніміз не?
"""


def test_opening_the_page_writes_nothing(client, handout):
    before = rows_written()
    open_review(client, handout)
    assert rows_written() == before


def test_every_field_section_and_question_is_shown_for_editing(client, handout):
    _url, _page, fields = open_review(client, handout)
    assert fields["lesson-0-number"] == "7"
    assert fields["lesson-0-title"] == "Елшілік қызметі"
    assert fields["lesson-0-goal"] == "Елшіліктің қызметімен танысу."
    assert fields["lesson-0-methods"] == "баяндау, пікірталас."
    assert "шет елдегі тұрақты өкілдігі" in fields["lesson-0-sections-0-text"]
    assert fields[f"{Q}0-text"] == "Елшілік дегеніміз не?"
    assert fields[f"{Q}1-part"] == "level-2"
    assert fields[f"{Q}2-label"] == "БӨЖ"


def test_an_answer_under_a_question_stands_in_its_key_and_is_kept(client, administrator, handout):
    asked = "Елшілік дегеніміз не?"
    data = handout.replace(asked.encode(), f"{asked}\nЖауабы: тұрақты өкілдік.".encode())
    url, _page, fields = open_review(client, data)
    assert fields[f"{Q}0-text"] == asked
    assert fields[f"{Q}0-key"] == "---\r\nтұрақты өкілдік."
    client.post(url, fields)
    version = Question.objects.get(versions__text=asked).versions.get()
    assert version.payload["model_answer"] == "тұрақты өкілдік."


def test_source_lines_stand_beside_with_their_numbers_and_unused_ones_at_the_end(client, handout):
    page = words(open_review(client, handout)[1])
    assert '<li value="7" id="line-7">1-деңгейлік сұрақ. Елшілік дегеніміз не?</li>' in page
    left = page.split("Not used")[1]
    assert '<li value="6" id="line-6">' in left
    assert "<span>Деңгейлік тапсырмалар:</span>" in left


def test_a_doubt_stands_beside_what_it_is_about(client, handout):
    page = words(open_review(client, handout)[1])
    question = page.split("<legend>Question 2</legend>")[1].split("</fieldset>")[0]
    assert "Line 8: Odd punctuation at the end of the question." in question


def test_a_doubt_about_no_item_stands_on_top_with_a_link_to_its_line(client, handout):
    data = handout.replace(
        "БӨЖ тапсырмалары: Қазақстанның шет елдегі елшіліктері.".encode(),
        "БӨЖ тапсырмалары:".encode(),
    )
    page = words(open_review(client, data)[1])
    assert "Nothing stands under this heading" in page.split("Where the lesson belongs")[0]
    assert 'href="#line-9"' in page
    assert 'id="line-9"' in page


def test_confirming_makes_a_draft_with_what_was_edited(client, administrator, handout):
    url, _page, fields = open_review(client, handout)
    fields |= {
        "lesson-0-title": "Елшілік және оның қызметі",
        "lesson-0-sections-0-heading": "Елшілік",
        f"{Q}0-key": "2 | Тұрақты өкілдік\r\n1 | Шет елде",
        f"{Q}0-hints": "Мәтінді оқыңыз.\r\nБірінші сөйлем.",
        f"{Q}0-section": "0",
        f"{Q}1-kind": "single-choice",
        f"{Q}1-text": "Консулдық деген не?",
        f"{Q}1-key": "* Мекеме\r\nКеліссөз // Бұл – әдіс.",
        f"{Q}1-points": "4",
    }

    response = client.post(url, fields)

    lesson = Lesson.objects.get()
    assert response.url == reverse("admin:lessons_lesson_change", args=[lesson.pk])
    assert lesson.title == "Елшілік және оның қызметі"
    assert lesson.status == LessonStatus.DRAFT
    assert lesson.course.title == "Дипломатия"
    first, second, task = Question.objects.select_related("current", "section")
    assert first.section.heading == "Елшілік"
    assert first.current.points == 3
    assert first.current.hints == ["Мәтінді оқыңыз.", "Бірінші сөйлем."]
    assert (first.source_first, first.source_last) == (7, 7)
    assert second.current.definition.options[1].feedback == "Бұл – әдіс."
    assert second.current.points == 4
    assert (task.part, task.label) == ("independent", "БӨЖ")
    assert first.current.created_by == administrator
    assert Source.objects.get().loaded_by == administrator


def test_an_item_can_be_left_out_even_when_it_is_wrong(client, handout):
    url, _page, fields = open_review(client, handout)
    client.post(
        url,
        fields
        | {
            f"{Q}0-leave_out": "on",
            f"{Q}0-text": "",
            f"{Q}0-points": "0",
            "lesson-0-sections-0-leave_out": "on",
        },
    )
    lesson = Lesson.objects.get()
    assert lesson.question_set.count() == 2
    assert not lesson.section_set.exists()
    assert [question.position for question in lesson.question_set.all()] == [1, 2]


def test_a_section_left_out_takes_its_link_with_it_and_others_keep_theirs(client):
    url, _page, fields = open_review(client, LESSON_15.read_bytes(), name="lesson-15.json")
    client.post(url, fields | {"lesson-0-sections-0-leave_out": "on"})
    questions = Question.objects.select_related("section").order_by("position")
    assert questions[0].section is None
    assert questions[2].section.position == 5


def test_a_blank_section_and_question_can_be_filled(client, handout):
    url, _page, fields = open_review(client, handout)
    client.post(
        url,
        fields
        | {
            "lesson-0-sections-1-text": "Консулдық – азаматтарға көмек.",
            f"{Q}3-text": "Консул кімге көмектеседі?",
            f"{Q}3-kind": "short-answer",
            f"{Q}3-key": "азаматтарға",
            f"{Q}3-part": "level-3",
        },
    )
    lesson = Lesson.objects.get()
    assert lesson.section_set.count() == 2
    assert lesson.question_set.get(position=4).current.definition.accepted == ("азаматтарға",)


def test_blank_forms_that_stay_blank_make_nothing(client, handout):
    url, _page, fields = open_review(client, handout)
    client.post(url, fields)
    assert Lesson.objects.get().question_set.count() == 3
    assert Lesson.objects.get().section_set.count() == 1


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("lesson-0-number", "", "The lesson has no number."),
        ("lesson-0-number", "0", "must be a whole number from 1 to 999"),
        ("lesson-0-number", "100000", "must be a whole number from 1 to 999"),
        ("lesson-0-number", "он бес", "must be a whole number from 1 to 999"),
        ("lesson-0-title", "  ", "Type the lesson's title."),
        ("lesson-0-title", "ә" * 301, "at most 300"),
        ("lesson-0-sections-0-heading", "ә" * 301, "at most 300"),
        (f"{Q}0-text", "", "This field is required."),
        (f"{Q}0-points", "101", "100"),
        (f"{Q}0-points", "", "Give the points"),
        (f"{Q}0-label", "ОБӨЖ", "Only a task has a label."),
        (f"{Q}0-key", "Тұрақты өкілдік", "Line 1: The points are missing."),
        (f"{Q}0-key", "60 | А\r\n60 | Ә", "Together the key points give 120 points"),
        (f"{Q}0-kind", "essay", "Select a valid choice."),
        (f"{Q}0-kind", "true-false", "Choose whether the statement is true or false."),
        (f"{Q}0-kind", "single-choice", "No option is marked as right."),
        ("course-new_course", "", "Choose a course or type the title of a new one."),
        ("course-new_course", "тарих", "There is a course with this title already."),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_everything_typed_is_kept(
    client, handout, field, value, sentence
):
    f.make_course("Тарих")
    url, _page, fields = open_review(client, handout)
    typed = fields | {"lesson-0-goal": "Менің мақсатым", f"{Q}2-hints": "Кеңес", field: value}
    before = rows_written()

    response = client.post(url, typed)

    assert sentence in errors_of(response, BESIDE.get((field, value), field))
    assert rows_written() == before
    again = fields_of(response, having="lesson-0-title")
    unknown = field.endswith("kind") and value == "essay"
    assert {name: text for name, text in again.items() if name != field} == {
        name: text for name, text in typed.items() if name != field
    }
    assert unknown or again[field] == value.strip("\r\n")


def test_a_taken_number_is_said_at_once_with_the_first_free_one(client, handout):
    course = f.make_course("Дипломатия")
    f.make_lesson(course, number=7, title="Консулдық")
    f.make_lesson(course, number=8)
    _url, page, _fields = open_review(client, handout, course=course.pk)
    assert "already has a lesson with this number: №7. Консулдық" in words(page)
    assert "The first free number: 9" in words(page)


def test_a_number_that_is_taken_is_refused_when_it_is_sent(client, handout):
    course = f.make_course("Дипломатия")
    f.make_lesson(course, number=7)
    url, _page, fields = open_review(client, handout, course=course.pk)
    before = rows_written()
    response = client.post(url, fields)
    assert "The first free number: 8" in errors_of(response, "lesson-0-number")
    assert rows_written() == before
    client.post(url, fields | {"lesson-0-number": "8"})
    assert course.lesson_set.filter(number=8).exists()


def test_the_course_can_be_changed_on_the_page(client, handout):
    course = f.make_course("Тарих")
    url, _page, fields = open_review(client, handout)
    client.post(url, fields | {"course-course": str(course.pk), "course-new_course": ""})
    assert Lesson.objects.get().course == course
    assert not Course.objects.filter(title="Дипломатия").exists()


def test_a_second_click_says_that_it_is_loaded_and_links_to_the_lesson(client, handout):
    url, _page, fields = open_review(client, handout)
    client.post(url, fields)
    before = rows_written()
    response = client.post(url, fields)
    lesson = Lesson.objects.get()
    assert "This file is already loaded into this course." in words(response)
    assert reverse("admin:lessons_lesson_change", args=[lesson.pk]) in words(response)
    assert rows_written() == before


def test_nothing_typed_is_lost_when_the_session_ended_meanwhile(client, handout, administrator):
    url, _page, fields = open_review(client, handout)
    later = Client()
    later.cookies["django_language"] = "en"
    later.force_login(administrator)
    wrong = later.post(url, fields | {"lesson-0-number": "", "lesson-0-title": "Басқа атау"})
    again = fields_of(wrong, having="lesson-0-title")
    assert again["lesson-0-title"] == "Басқа атау"
    later.post(url, again | {"lesson-0-number": "7"})
    assert Lesson.objects.get().title == "Басқа атау"


def test_a_form_sent_after_the_sign_in_ran_out_carries_its_fields_on(handout, client):
    url, _page, fields = open_review(client, handout)
    signed_out = Client()
    response = signed_out.post(url, fields)
    assert response.status_code == 401
    kept = fields_of(response, having="kept-lesson-0-title")
    assert kept["kept-path"] == url
    assert kept["kept-lesson-0-title"] == fields["lesson-0-title"]


def test_a_file_that_cannot_be_opened_just_now_costs_no_typed_word(client, handout):
    """LibreOffice may be busy, or gone, when the page comes back."""
    url, _page, fields = open_review(client, handout)
    # A file from before readings were kept: only such a one is read again.
    Upload.objects.update(name="class-7.pages", reading=None)

    response = client.post(url, fields | {"lesson-0-title": "Басқа атау"})

    assert response.status_code == 503
    assert "Files of this type cannot be read" in words(response)
    Upload.objects.update(name="class-7.txt")
    client.post(url, fields_of(response, having="lesson-0-title"))
    assert Lesson.objects.get().title == "Басқа атау"


def test_a_file_that_was_given_up_is_asked_for_once_more(client, handout):
    url, _page, fields = open_review(client, handout)
    Upload.objects.update(data=None)
    assert client.get(url).url == LOAD
    assert client.post(url, fields).url == LOAD
    assert not Lesson.objects.exists()


def test_another_administrator_may_go_on_with_the_review(client, handout):
    url, _page, fields = open_review(client, handout)
    other = Client()
    other.force_login(f.make_admin())
    other.post(url, fields)
    assert Lesson.objects.get().number == 7


def test_a_lesson_file_keeps_every_question_as_it_is(client):
    url, page, fields = open_review(client, LESSON_15.read_bytes(), name="lesson-15.json")
    assert "Not used" not in words(page)
    client.post(url, fields)
    lesson = Lesson.objects.get()
    written = json.loads(LESSON_15.read_bytes())["questions"]
    assert lesson.question_set.count() == len(written)
    first = lesson.question_set.get(position=1).current
    assert first.payload["options"][0]["id"] == "a"
    assert first.payload["correct"] == "c"
    assert lesson.question_set.filter(section=None).count() == 0


@pytest.mark.parametrize("kind", sorted(REGISTRY))
def test_a_lesson_file_may_hold_any_kind_and_its_key_is_shown_as_lines(client, kind):
    type_, payload = REGISTRY[kind], f.example_payload(kind)
    question = {"part": "level-1", "kind": kind, "text": "Сұрақ?", "payload": payload}
    lesson = {"format": "lesson/1", "title": "Сабақ", "number": 3, "questions": [question]}
    url, _page, fields = open_review(client, json.dumps(lesson).encode(), name="lesson.json")

    assert fields[f"{Q}0-key"].replace("\r\n", "\n") == type_.to_text(type_.parse(payload))
    client.post(url, fields)

    assert Question.objects.get().current.payload == payload


@pytest.mark.parametrize(
    ("kind", "key", "payload"),
    [
        (
            "numeric",
            "1991 ± 1",
            {"accepted": [{"value": "1991", "tolerance": "1", "share": 100}], "unit": ""},
        ),
        ("gaps", "((Елші)) – өкіл.", {"parts": [{"id": "a", "accepted": ["Елші"]}, " – өкіл."]}),
    ],
)
def test_a_question_of_a_handout_can_be_made_into_another_kind(client, handout, kind, key, payload):
    url, _page, fields = open_review(client, handout)
    client.post(url, fields | {f"{Q}0-kind": kind, f"{Q}0-key": key})
    assert Question.objects.get(position=1).current.payload == payload


class TestAFileOfTwoLessons:
    def test_both_are_made_together(self, client):
        url, _page, fields = open_review(client, TWO_LESSONS.encode())
        response = client.post(url, fields)
        assert sorted(Lesson.objects.values_list("number", flat=True)) == [1, 2]
        assert response.url.startswith(reverse("admin:lessons_lesson_changelist"))

    def test_one_can_be_left_out(self, client):
        url, _page, fields = open_review(client, TWO_LESSONS.encode())
        client.post(url, fields | {"lesson-0-leave_out": "on", "lesson-0-title": ""})
        assert Lesson.objects.get().number == 2

    def test_leaving_out_both_is_refused(self, client):
        url, _page, fields = open_review(client, TWO_LESSONS.encode())
        left_out = {"lesson-0-leave_out": "on", "lesson-1-leave_out": "on"}
        response = client.post(url, fields | left_out)
        assert "Every lesson is left out." in words(response)

    def test_the_same_number_twice_is_refused(self, client):
        url, _page, fields = open_review(client, TWO_LESSONS.encode())
        response = client.post(url, fields | {"lesson-1-number": "1"})
        assert "Another lesson of this file" in errors_of(response, "lesson-1-number")
        assert not Lesson.objects.exists()


def test_class_15_goes_all_the_way(client, class_15):
    url, page, fields = open_review(client, class_15, name="practical-class-15.txt")
    assert "Latin and Cyrillic letters are mixed in one word" in words(page)
    response = client.post(url, fields)
    lesson = Lesson.objects.get()
    assert lesson.number == 15
    assert lesson.title == "Халықаралық қатынастар жүйесіндегі Қазақстан"
    assert list(lesson.question_set.values_list("part", flat=True)) == [
        *("level-1", "level-1", "level-2", "level-2", "level-3", "guided", "independent")
    ]
    theory = "\n\n".join(section.text for section in lesson.section_set.all())
    assert len(theory) > 15_000
    assert "\r" not in theory
    published = client.post(reverse("admin:lessons_lesson_publish", args=[lesson.pk]), follow=True)
    lesson.refresh_from_db()
    assert lesson.is_published
    assert "The lesson is published." in words(published)
    assert "made as a draft" in words(client.get(response.url)) or response.status_code == 302
