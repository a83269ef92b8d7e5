"""Editing a question: the key as lines, every change a new version, the old ones to look at."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from lessons.models import Question, QuestionVersion
from tests import factories as f
from tests.admin.form_page import errors_of, fields_of, words_of


def change_url(question):
    return reverse("admin:lessons_question_change", args=[question.pk])


def typed_fields(client, question):
    return fields_of(client.get(change_url(question)), having="text")


@pytest.fixture
def lesson(db):
    return f.make_lesson()


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("single-choice", "* Астана\r\nАлматы"),
        ("multiple-choice", "* a нұсқасы\r\nb нұсқасы\r\n* c нұсқасы\r\nd нұсқасы"),
        ("true-false", "+"),
        ("short-answer", "Түркі кеңесі\r\nТКҰ"),
        ("open-answer", "2 | Мемлекеттің атынан жүргізілетіні\r\n1 | Бейбіт құралдары"),
        ("numeric", "9,8 м/с² ± 0,1\r\n50 % | 10 м/с²"),
        (
            "gaps",
            "Елордасы – ((Алматы / *Астана / Шымкент)), тәуелсіздік жылы – "
            "((1991 / мың тоғыз жүз тоқсан бірінші)).",
        ),
        (
            "matching",
            "Астана = Қазақстан\r\nТашкент = Өзбекстан\r\nБішкек = Қырғызстан\r\n= Тәжікстан",
        ),
        (
            "ordering",
            "Вестфаль бітімі\r\nВена конгресі\r\nҰлттар Лигасы\r\nБіріккен Ұлттар Ұйымы",
        ),
    ],
)
class TestEveryKind:
    def test_its_key_is_shown_as_lines(self, client, lesson, kind, key):
        assert typed_fields(client, f.make_question(lesson, kind=kind))["key"] == key

    def test_saving_without_a_change_makes_no_version(self, client, lesson, kind, key):
        question = f.make_question(lesson, kind=kind, hints=["Бір", "Екі"], explanation="А\nӘ")
        response = client.post(change_url(question), typed_fields(client, question))
        assert response.status_code == 302
        assert question.versions.count() == 1

    def test_a_new_text_makes_a_new_version_and_keeps_the_old(self, client, lesson, kind, key):
        question = f.make_question(lesson, kind=kind)
        client.post(change_url(question), typed_fields(client, question) | {"text": "Жаңа сұрақ?"})
        question.refresh_from_db()
        assert question.current.number == 2
        assert question.current.text == "Жаңа сұрақ?"
        assert question.current.payload == question.versions.get(number=1).payload


def test_true_and_false_are_chosen_from_a_list(client, lesson):
    page = words_of(client.get(change_url(f.make_question(lesson, kind="true-false"))))
    assert '<option value="+" selected>True</option>' in page


def test_reworded_options_keep_their_ids(client, lesson):
    question = f.make_question(lesson, kind="single-choice")
    fields = typed_fields(client, question)
    client.post(change_url(question), fields | {"key": "Алматы\r\n* Астана қаласы // Дұрыс"})
    question.refresh_from_db()
    options = question.current.definition.options
    assert [(option.id, option.text) for option in options] == [
        ("b", "Алматы"),
        ("c", "Астана қаласы"),
    ]
    assert question.current.definition.correct == "c"


def test_the_sum_of_the_key_points_is_what_the_question_is_worth(client, lesson):
    question = f.make_question(lesson, kind="open-answer")
    fields = typed_fields(client, question) | {"key": "5 | Құрал\r\n2 | Қызмет", "points": "1"}
    client.post(change_url(question), fields)
    question.refresh_from_db()
    assert question.current.points == 7


def test_what_is_wrong_is_said_beside_the_field_and_what_was_typed_is_kept(client, lesson):
    question = f.make_question(lesson, kind="single-choice")
    wrong = typed_fields(client, question) | {"key": "Астана\r\nАлматы", "hints": "Кеңес"}
    response = client.post(change_url(question), wrong)
    assert "No option is marked as right." in errors_of(response, "key")
    again = fields_of(response, having="text")
    assert (again["key"], again["hints"]) == ("Астана\r\nАлматы", "Кеңес")
    assert question.versions.count() == 1


def test_a_label_on_a_level_is_refused_and_on_a_task_kept(client, lesson):
    question = f.make_question(lesson, kind="single-choice")
    fields = typed_fields(client, question) | {"label": "ОБӨЖ"}
    assert "Only a task has a label." in errors_of(
        client.post(change_url(question), fields), "label"
    )
    client.post(change_url(question), fields | {"part": "guided"})
    question.refresh_from_db()
    assert (question.part, question.label) == ("guided", "ОБӨЖ")


def test_all_versions_are_listed_and_can_be_looked_at_only(client, lesson):
    question = f.make_question(lesson, text="Бірінші мәтін?")
    client.post(change_url(question), typed_fields(client, question) | {"text": "Екінші мәтін?"})
    page = words_of(client.get(change_url(question)))
    assert "Бірінші мәтін?" in page
    version = reverse("admin:lessons_questionversion_change", args=[question.current_id])
    assert version in page
    assert client.get(version).status_code == 200
    assert client.post(version, {"text": "Өзгерген"}).status_code == 403


def test_a_newer_version_of_somebody_else_is_not_taken_back(client, lesson):
    question = f.make_question(lesson)
    fields = typed_fields(client, question)
    client.post(change_url(question), fields | {"text": "Басқа адамның мәтіні?"})

    page = client.post(change_url(question), fields | {"points": "5"})

    # It used to be saved over the other's text, which nobody had seen.
    assert "Басқа адамның мәтіні?" in words_of(page)
    assert QuestionVersion.objects.filter(question=question).count() == 2
    again = fields_of(page, having="text")
    assert again["points"] == "5"
    client.post(change_url(question), again)
    question.refresh_from_db()
    assert (question.current.number, question.current.points) == (3, 5)


def test_a_question_can_be_added_at_the_end_of_a_lesson(client, lesson, administrator):
    f.make_question(lesson)
    add = f"{reverse('admin:lessons_question_add')}?lesson={lesson.pk}"
    fields = fields_of(client.get(add), having="text")
    assert fields["lesson"] == str(lesson.pk)
    client.post(add, fields | {"text": "Жаңа сұрақ?", "part": "level-3", "points": "2"})
    question = Question.objects.get(position=2)
    assert question.current.text == "Жаңа сұрақ?"
    assert question.current.created_by == administrator


def test_only_sections_of_the_same_lesson_are_offered(client, lesson):
    f.make_section(lesson, "Осы сабақтың бөлімі")
    f.make_section(f.make_lesson(), "Басқа сабақтың бөлімі")
    page = words_of(client.get(change_url(f.make_question(lesson))))
    assert "Осы сабақтың бөлімі" in page
    assert "Басқа сабақтың бөлімі" not in page


def test_somebody_who_may_only_look_sees_the_question(lesson):
    client = Client()
    client.force_login(f.make_clerk("view_question", "view_questionversion"))
    question = f.make_question(lesson, text="Көруге болады ма?")
    response = client.get(change_url(question))
    assert response.status_code == 200
    assert "Көруге болады ма?" in words_of(response)


def test_a_retired_question_is_not_asked_again_and_can_be_brought_back(client, lesson):
    question = f.make_question(lesson)
    chosen = {"_selected_action": [question.pk]}
    listed = reverse("admin:lessons_question_changelist")

    client.post(listed, {"action": "retire", **chosen})
    retired = list(lesson.question_set.in_use())
    client.post(listed, {"action": "bring_back", **chosen})

    assert question not in retired
    assert question in lesson.question_set.in_use()


@pytest.mark.parametrize(
    ("kind", "wrong", "words"),
    [
        ("numeric", "9,8 м\r\n10 км", "Line 2: The unit differs from the one before."),
        ("gaps", "Елорда\r\n((Астана", "Line 2: A gap has no end."),
        ("gaps", "Елорда – Астана.", "There is no gap."),
        ("matching", "Астана\r\nТашкент = Өзбекстан", "Line 1: The match is missing."),
        ("ordering", "Бірінші\r\nЕкінші", "There are too few items."),
    ],
)
def test_what_is_wrong_in_the_lines_of_several_fields_is_said(client, lesson, kind, wrong, words):
    question = f.make_question(lesson, kind=kind)
    response = client.post(change_url(question), typed_fields(client, question) | {"key": wrong})
    assert words in errors_of(response, "key")
    assert question.versions.count() == 1


def test_corrected_pairs_keep_the_ids_that_answers_hold(client, lesson):
    question = f.make_question(lesson, kind="matching")
    fields = typed_fields(client, question)
    key = "Ташкент = Өзбекстан\r\nНұр-Сұлтан = Қазақстан\r\nБішкек = Қырғызстан\r\n= Түрікменстан"
    client.post(change_url(question), fields | {"key": key})
    question.refresh_from_db()
    definition = question.current.definition
    assert definition.items[0].id == "b"
    assert {match.text: match.id for match in definition.matches} == {
        "Өзбекстан": "r",
        "Қазақстан": "q",
        "Қырғызстан": "p",
        "Түрікменстан": "s",
    }


# --- Numbers drawn anew ---------------------------------------------------------------------------

DRAWN = {
    "kind": "numeric",
    "parameters": "a = 2–30\r\nb = 2–30",
    "text": "=(a) мен =(b) қосындысы қанша?",
    "key": "=(a+b)",
    "explanation": "=(a) + =(b)",
}


def test_samples_are_looked_at_before_numbers_are_drawn(client, lesson):
    question = f.make_question(lesson, kind="numeric")
    sent = typed_fields(client, question) | DRAWN

    page = client.post(change_url(question), sent)

    question.refresh_from_db()
    assert question.current.number == 1
    shown = words_of(page)
    assert "Nothing is saved yet" in shown
    assert len(re.findall(r"<td>\d+ мен \d+ қосындысы қанша\?</td>", shown)) == 5
    again = fields_of(page, having="text")
    assert again["text"] == DRAWN["text"]
    assert client.post(change_url(question), again).status_code == 302
    question.refresh_from_db()
    assert question.current.number == 2
    assert question.current.draws_numbers


def test_a_saved_template_is_edited_as_it_was_typed(client, lesson):
    question = f.make_question(lesson, kind="numeric")
    first = client.post(change_url(question), typed_fields(client, question) | DRAWN)
    client.post(change_url(question), fields_of(first, having="text"))

    fields = typed_fields(client, question)

    assert {name: fields[name] for name in DRAWN} == DRAWN
    assert client.post(change_url(question), fields).status_code == 302
    assert question.versions.count() == 2
    emptied = fields | {"parameters": "", "text": "1 + 1?", "key": "2"}
    client.post(change_url(question), emptied)
    question.refresh_from_db()
    assert not question.current.draws_numbers


@pytest.mark.parametrize(
    ("changed", "field", "words"),
    [
        ({"parameters": "a = 2-30\r\nb = 0-9", "key": "=(round(a/b; 2))"}, "key", "by zero"),
        ({"key": "=(a/7)"}, "key", "Round it"),
        ({"key": "=(c)"}, "key", "nothing is called “c”"),
        ({"text": "=(a"}, "text", "no closing bracket"),
        ({"parameters": "a = 2–3\r\nb = 1–2"}, "parameters", "too few different draws"),
        ({"kind": "short-answer"}, "parameters", "Choose another kind"),
    ],
)
def test_a_template_that_would_fail_is_refused_beside_its_field(
    client, lesson, changed, field, words
):
    question = f.make_question(lesson, kind="numeric")

    page = client.post(change_url(question), typed_fields(client, question) | DRAWN | changed)

    assert words in errors_of(page, field)
    assert question.versions.count() == 1
