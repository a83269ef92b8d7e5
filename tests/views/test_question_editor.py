"""The editor of questions outside the administration: rows, preview, two people, versions."""

from http import HTTPStatus

import pytest
from django.urls import reverse

from lessons.domain.parts import Part
from lessons.domain.types.registry import KINDS
from lessons.models import Question, QuestionVersion, RubricNotice, RubricSuggestion
from tests.factories import (
    NOW,
    make_admin,
    make_assignment,
    make_attempt,
    make_classroom,
    make_lesson,
    make_question,
    make_section,
    make_student,
    make_teacher,
)

pytestmark = pytest.mark.django_db
PLACE = {"part": "level-2", "points": "2", "way": "rows"}
OPTIONS = {
    "options-TOTAL_FORMS": "3",
    "options-INITIAL_FORMS": "0",
    "options-0-text": "Өкілдік",
    "options-0-right": "on",
    "options-1-text": "Келісім",
    "options-1-feedback": "Келісім – құжат.",
    "options-2-text": "",
}


@pytest.fixture
def classroom():
    return make_classroom()


@pytest.fixture
def lesson(classroom):
    lesson = make_lesson()
    make_assignment(lesson, classroom)
    return lesson


@pytest.fixture
def teacher(classroom, client):
    teacher = make_teacher(classroom)
    client.force_login(teacher)
    return teacher


def new(lesson, kind="single-choice"):
    return reverse("lessons:question-new", args=[lesson.pk, kind])


def edit(question):
    return reverse("lessons:question-edit", args=[question.pk])


def page(client, url):
    return client.get(url).content.decode()


def stamp(client, question):
    return client.get(edit(question)).context["seen"]


@pytest.mark.usefixtures("teacher")
def test_a_question_is_written_in_rows(client, lesson):
    section = make_section(lesson)
    typed = {"text": "Елшілік дегеніміз не?", "hints": "Бірінші\nЕкінші", "section": section.pk}

    client.post(new(lesson), {**PLACE, **OPTIONS, **typed})

    question = Question.objects.get()
    version = question.in_force
    assert (question.part, question.section, version.points) == ("level-2", section, 2)
    assert version.hints == ["Бірінші", "Екінші"]
    assert [option.text for option in version.definition.options] == ["Өкілдік", "Келісім"]
    assert version.definition.options[1].feedback == "Келісім – құжат."
    assert version.solution.option_ids == (version.definition.options[0].id,)


@pytest.mark.usefixtures("teacher")
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_opened_and_saved_unchanged_without_a_new_version(client, lesson, kind):
    question = make_question(lesson, kind=kind)
    form = client.get(edit(question)).context["form"]
    sent = {name: form[name].value() or "" for name in form.fields}
    for formset in form.rows.formsets.values():
        sent[f"{formset.prefix}-TOTAL_FORMS"] = len(formset.forms)
        sent[f"{formset.prefix}-INITIAL_FORMS"] = 0
        sent |= {f"{row.prefix}-{name}": text for row in formset for name, text in row.row.items()}
    sent |= {f"key-{name}": text for name, text in form.rows.single.row.items()}

    reply = client.post(edit(question), {**sent, "seen": stamp(client, question), "way": "rows"})

    assert reply.status_code == HTTPStatus.FOUND
    assert QuestionVersion.objects.count() == 1


@pytest.mark.usefixtures("teacher")
def test_a_row_without_its_text_says_so_and_nothing_typed_is_lost(client, lesson):
    sent = {**PLACE, **OPTIONS, "options-1-text": "", "text": "Елшілік дегеніміз не?"}

    shown = client.post(new(lesson), sent).content.decode()

    assert not Question.objects.exists()
    assert shown.count("is-wrong") == 1
    assert "Келісім – құжат." in shown
    assert "Елшілік дегеніміз не?" in shown


@pytest.mark.usefixtures("teacher")
def test_a_second_right_option_is_named_at_its_row(client, lesson):
    sent = {**PLACE, **OPTIONS, "options-1-right": "on", "text": "Елшілік дегеніміз не?"}

    form = client.post(new(lesson), sent).context["form"]

    assert list(form.rows.errors) == [("options", 1)]


@pytest.mark.usefixtures("teacher")
@pytest.mark.parametrize(
    ("button", "texts"),
    [
        ("options:1:up", ["Келісім", "Өкілдік", ""]),
        ("options:0:down", ["Келісім", "Өкілдік", ""]),
        ("options:0:remove", ["Келісім", ""]),
        ("options::add", ["Өкілдік", "Келісім", "", ""]),
        ("nothing:0:up", ["Өкілдік", "Келісім", ""]),
        ("options:99999999999:up", ["Өкілдік", "Келісім", ""]),
    ],
)
def test_rows_are_added_moved_and_removed_by_buttons_and_nothing_is_saved(
    client, lesson, button, texts
):
    reply = client.post(new(lesson), {**PLACE, **OPTIONS, "text": "Не?", "row": button})

    form = reply.context["form"]
    assert [row.row["text"] for row in form.rows.formsets["options"]] == texts
    assert form["text"].value() == "Не?"
    assert not form.errors
    assert not Question.objects.exists()


@pytest.mark.usefixtures("teacher")
def test_rows_become_lines_and_lines_rows(client, lesson):
    lines = client.post(new(lesson), {**PLACE, **OPTIONS, "go": "lines"}).context["form"]
    key = str(lines["key"].value())
    sent = {**PLACE, "way": "lines", "key": key, "go": "rows"}
    rows = client.post(new(lesson), sent).context["form"].rows

    assert key == "* Өкілдік\nКелісім // Келісім – құжат."
    assert [row.row["text"] for row in rows.formsets["options"]] == ["Өкілдік", "Келісім"]


@pytest.mark.usefixtures("teacher")
def test_lines_that_are_no_key_stay_lines(client, lesson):
    sent = {**PLACE, "way": "lines", "key": "Өкілдік", "go": "rows"}

    form = client.post(new(lesson), sent).context["form"]

    assert form.way == "lines"
    assert "Өкілдік" in str(form["key"])


@pytest.mark.usefixtures("teacher")
def test_the_preview_is_what_a_student_gets_and_keeps_nothing(client, lesson):
    sent = {**PLACE, **OPTIONS, "text": "Елшілік дегеніміз не?", "go": "preview"}

    shown = client.post(new(lesson), sent, headers={"x-fragment": "1"}).content.decode()

    assert "<html" not in shown
    assert 'type="radio"' in shown
    assert "Келісім – құжат." not in shown
    assert not Question.objects.exists()


@pytest.mark.usefixtures("teacher")
def test_a_half_typed_question_has_no_preview_yet(client, lesson):
    sent = {**PLACE, "text": "Елшілік дегеніміз не?", "go": "preview"}

    shown = client.post(new(lesson), sent, headers={"x-fragment": "1"}).content.decode()

    assert "data-whole" not in shown


def saved(client, question, seen, text):
    return client.post(edit(question), {**PLACE, **OPTIONS, "seen": seen, "text": text})


@pytest.mark.usefixtures("teacher")
def test_the_second_of_two_people_is_refused_with_both_texts_and_may_save_again(client, lesson):
    question = make_question(lesson, part="level-2")
    seen = stamp(client, question)
    saved(client, question, seen, "Олардың сұрағы?")

    refused = saved(client, question, seen, "Менің сұрағым?")

    shown = refused.content.decode()
    assert refused.status_code == HTTPStatus.CONFLICT
    assert "Олардың сұрағы?" in shown
    assert "Менің сұрағым?" in shown
    question.refresh_from_db()
    assert question.in_force.text == "Олардың сұрағы?"
    saved(client, question, refused.context["seen"], "Менің сұрағым?")
    question.refresh_from_db()
    assert question.in_force.text == "Менің сұрағым?"


@pytest.mark.usefixtures("teacher")
def test_a_level_that_somebody_else_chose_meanwhile_is_not_lost(client, lesson):
    question = make_question(lesson, part="level-2")
    seen = stamp(client, question)
    Question.objects.filter(pk=question.pk).update(part="level-3")

    assert saved(client, question, seen, "Сұрақ?").status_code == HTTPStatus.CONFLICT
    question.refresh_from_db()
    assert question.part == "level-3"


def test_other_teachers_are_named_before_and_told_of_another_key(client, lesson):
    question = make_question(lesson, part="level-2")
    colleague = make_teacher(make_classroom(name="ХҚ-2"), first_name="Айгүл", last_name="Нұр")
    make_assignment(lesson, colleague.membership_set.get().classroom)
    client.force_login(make_admin())

    assert "Нұр" in page(client, edit(question))
    other_key = {**OPTIONS, "options-1-right": "on", "seen": stamp(client, question)}
    del other_key["options-0-right"]
    client.post(edit(question), {**PLACE, **other_key, "text": "Сұрақ?"})
    assert RubricNotice.objects.filter(person=colleague, question=question).exists()


def test_who_is_not_its_author_is_told_who_is_and_copies_it(client, classroom, lesson, teacher):
    question = make_question(lesson)
    other = make_teacher(make_classroom(name="ХҚ-2"))
    make_assignment(lesson, other.membership_set.get().classroom)
    own = make_lesson(number=3, title="Өз сабағым")
    make_assignment(own, classroom)
    copy = reverse("lessons:question-copy", args=[question.pk])

    assert copy in page(client, edit(question))
    assert client.post(edit(question), PLACE).status_code == HTTPStatus.FORBIDDEN
    client.post(copy, {"lesson": own.pk})

    made = Question.objects.get(lesson=own)
    assert made.in_force.text == question.in_force.text
    assert made.in_force.created_by == teacher
    client.post(copy, {"lesson": lesson.pk})
    assert lesson.question_set.get() == question


@pytest.mark.usefixtures("teacher")
def test_what_was_answered_stays_in_the_archive_and_the_rest_can_be_deleted(
    client, classroom, lesson
):
    answered, fresh = make_question(lesson), make_question(lesson, part="level-2")
    make_attempt(lesson.assignment_set.get(), make_student(classroom), part=Part.LEVEL_1)

    def press(question, go):
        client.post(reverse("lessons:question-remove", args=[question.pk]), {"go": go})

    for question in (answered, fresh):
        press(question, "archive")
        press(question, "delete")

    assert list(Question.objects.all()) == [answered]
    answered.refresh_from_db()
    assert answered.retired_at is not None
    press(answered, "back")
    answered.refresh_from_db()
    assert answered.retired_at is None


@pytest.mark.usefixtures("teacher")
def test_a_long_option_is_in_sight_and_a_line_end_pasted_into_it_is_a_blank(client, lesson):
    sent = OPTIONS | PLACE | {"text": "Елшілік дегеніміз не?"}
    page = client.post(new(lesson), sent | {"go": "preview"}).content.decode()
    client.post(new(lesson), sent | {"options-0-text": "Өкілдік\r\nорны"})

    assert 'rows="1"' in page.partition('name="options-0-text"')[2].partition(">")[0]
    assert "Өкілдік орны" in str(Question.objects.get().in_force.payload)


@pytest.mark.parametrize("go", ["", "drop"])
@pytest.mark.usefixtures("teacher")
def test_a_button_that_is_not_there_puts_no_question_away(client, lesson, go):
    question = make_question(lesson)

    reply = client.post(reverse("lessons:question-remove", args=[question.pk]), {"go": go})

    assert reply.status_code == HTTPStatus.BAD_REQUEST
    assert Question.objects.in_use().get() == question


@pytest.mark.usefixtures("teacher")
def test_a_question_with_suggested_key_points_is_not_deleted(client, lesson):
    question = make_question(lesson, kind="open-answer")
    suggestion = RubricSuggestion.objects.create(
        question=question,
        base=question.in_force,
        payload=question.in_force.payload,
        suggested_by=make_admin(),
        suggested_at=NOW,
    )

    url = reverse("lessons:question-remove", args=[question.pk])
    reply = client.post(url, {"go": "delete"}, follow=True)

    assert RubricSuggestion.objects.get() == suggestion
    assert "архив" in reply.content.decode() or "мұрағат" in reply.content.decode()


@pytest.mark.parametrize(
    ("sent", "order"),
    [({"go": "up"}, "acb"), ({"go": "down"}, "abc"), ({"to": "0"}, "cab"), ({"to": "9"}, "abc")],
)
@pytest.mark.usefixtures("teacher")
def test_a_question_changes_places_within_its_level(client, lesson, sent, order):
    for text in ("a", "level-2", "b", "c"):
        make_question(lesson, text=text, part=text if text == "level-2" else Part.LEVEL_1)
    question = lesson.question_set.get(current__text="c")

    client.post(reverse("lessons:question-move", args=[question.pk]), sent)

    rows = lesson.question_set.filter(part=Part.LEVEL_1).order_by("position")
    assert "".join(row.in_force.text for row in rows) == order
    assert lesson.question_set.get(part="level-2").position == 2


@pytest.mark.usefixtures("teacher")
def test_versions_tell_what_changed_and_an_earlier_one_is_taken_again(client, lesson):
    question = make_question(lesson, part="level-2", text="Елшілік дегеніміз не?")
    first = question.in_force
    saved(client, question, stamp(client, question), "Елшілік деген кім?")
    url = reverse("lessons:question-versions", args=[question.pk])

    reply = client.get(url)
    client.post(url, {"version": first.pk, "seen": reply.context["seen"]})

    shown = reply.content.decode()
    assert ">дегеніміз</del>" in shown
    assert ">кім</ins>" in shown
    question.refresh_from_db()
    assert question.in_force.text == "Елшілік дегеніміз не?"
    assert question.in_force.number == 3


@pytest.mark.usefixtures("teacher")
def test_the_list_asks_the_database_no_more_for_many_questions(
    client, lesson, django_assert_num_queries
):
    url = reverse("lessons:lesson-questions", args=[lesson.pk])
    make_question(lesson)
    with django_assert_num_queries(11) as few:
        client.get(url)
    for _ in range(5):
        make_question(lesson, kind="matching")
    with django_assert_num_queries(len(few)):
        client.get(url)
