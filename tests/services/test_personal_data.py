"""What is held of a person: given to them, made nobody's, forgotten in time."""

import json
from datetime import timedelta
from zipfile import ZipFile

import pytest
from axes.models import AccessAttempt, AccessLog
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db.models import ForeignKey, ManyToManyField
from django.urls import reverse

from lessons.domain.parts import Part
from lessons.domain.refusals import AnonymisingRefusal
from lessons.models import (
    Allowance,
    AuditLine,
    Marking,
    Membership,
    Message,
    PersonalExport,
    Response,
    ResponseEvent,
    User,
)
from lessons.queries.personal import HELD, LEFT_OUT
from lessons.services.anonymising import AnonymisingRefused, anonymise, plan_anonymising
from lessons.services.personal_data import ask_for_export, make_export
from lessons.services.retention import LIMITS, forget_all
from lessons.services.tasks.working import SteadyWorker
from lessons.services.work_files import add_file
from lessons.wording.answer_words import words_of as words_of_answer
from lessons.wording.retention import KEPT
from tests import factories as f
from tests.admin.form_page import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def classroom():
    return f.make_classroom()


@pytest.fixture
def student(classroom):
    return f.make_student(
        classroom, last_name="Айдарова", first_name="Айару", email="a@b.kz", username="aidarova"
    )


@pytest.fixture
def teacher(classroom):
    return f.make_teacher(classroom)


@pytest.fixture
def work(classroom, student, teacher):
    """An answer with the student's name in it, marked with a comment."""
    lesson = f.make_lesson()
    f.make_question(lesson, kind="open-answer", text="Елшілік дегеніміз не?")
    attempt = f.make_attempt(
        f.make_assignment(lesson, classroom),
        student,
        answers=[("Айдарова Айару: өкілдік",)],
        submitted=True,
    )
    response = attempt.response_set.get()
    f.make_marking(response, teacher, comment="Айару, жақсы")
    return response


def exported(person):
    export, _new = ask_for_export(person, asked_by=person, language="kk", now=f.NOW)
    make_export(export, now=f.NOW)
    with export.file.open("rb") as made, ZipFile(made) as archive:
        data = json.loads(archive.read("personal-data.json"))
        return {table["title"]: table["rows"] for table in data["tables"]}, archive.namelist()


def test_every_table_with_a_way_to_a_person_is_given_or_left_out_for_a_reason():
    known = {held.model.__name__ for held in HELD} | set(LEFT_OUT)
    missing = {
        model.__name__
        for model in apps.get_app_config("lessons").get_models()
        for field in model._meta.get_fields()
        if isinstance(field, ForeignKey | ManyToManyField)
        and field.related_model.__name__ in {"User", "Response", "Attempt", "PracticeSitting"}
    }
    assert missing <= known


def test_the_file_holds_answers_with_their_questions_marks_and_comments(work, student):
    tables, _names = exported(student)

    [answer] = next(rows for rows in tables.values() if rows and "draft" in rows[0])
    assert answer["version__text"] == "Елшілік дегеніміз не?"
    assert answer["answer"] == ["Айдарова Айару: өкілдік"]
    [mark] = next(rows for rows in tables.values() if rows and "comment" in rows[0])
    assert mark["comment"] == "Айару, жақсы"
    assert next(iter(tables.values()))[0]["email"] == "a@b.kz"


@pytest.mark.parametrize("kind", ["matching", "ordering", "gaps", "single-choice", "true-false"])
def test_answers_are_given_in_words_and_never_as_ids(classroom, student, kind):
    lesson = f.make_lesson()
    question = f.make_question(lesson, kind=kind, payload=f.example_payload(kind))
    answer = f.example_answer(kind)
    f.make_attempt(f.make_assignment(lesson, classroom), student, answers=[answer], submitted=True)

    tables, _names = exported(student)

    [given] = next(rows for rows in tables.values() if rows and "draft" in rows[0])
    assert given["answer"] == list(words_of_answer(question.in_force.input, answer))
    assert not set(given["answer"]) & set(answer)


def test_it_holds_nothing_of_anybody_else_and_no_key(work, classroom):
    other = f.make_student(classroom, last_name="Бекова")

    tables, _names = exported(other)

    told = json.dumps(tables, ensure_ascii=False)
    assert "Айдарова" not in told
    assert "payload" not in told


def test_files_that_were_handed_in_lie_beside_it(classroom, student):
    lesson = f.make_lesson()
    f.make_question(lesson, kind="open-answer", part=Part.INDEPENDENT, label="БӨЖ")
    attempt = f.make_attempt(
        f.make_assignment(lesson, classroom), student, part=Part.INDEPENDENT, answers=[("Мәтін",)]
    )
    file = add_file(attempt.response_set.get(), sent=f.make_file(), now=f.NOW)

    _tables, names = exported(student)

    assert names == ["personal-data.json", f"files/{file.pk}-{file.name}"]


def test_no_file_is_left_behind_of_who_was_anonymised_while_it_was_made(work, student):
    export, _new = ask_for_export(student, asked_by=student, language="kk", now=f.NOW)
    anonymise(student, actor=f.make_system_admin(), reason="Оқуын бітірді", now=f.NOW)

    make_export(export, now=f.NOW)

    assert not PersonalExport.objects.exists()
    assert not export.file


def test_a_person_asks_on_the_account_page_and_takes_the_file_there(client, student):
    client.cookies["django_language"] = "en"
    client.force_login(student)
    for _twice in range(2):
        page = client.post(reverse("lessons:data-export"), follow=True)
    assert "being made" in words_of(page)
    SteadyWorker().drain()

    export = PersonalExport.objects.get()
    page = words_of(client.get(reverse("lessons:account")))
    given = client.get(reverse("lessons:data-file", args=[export.pk]))

    assert "Download" in page
    assert given["Content-Disposition"].startswith('attachment; filename="aidarova-')
    assert b"".join(given.streaming_content).startswith(b"PK")
    assert AuditLine.objects.get().kind == "person-exported"


def test_whoever_asked_for_another_persons_file_says_why_and_loses_it_with_the_right(
    client, student
):
    admin = f.make_system_admin()
    client.cookies["django_language"] = "en"
    client.force_login(admin)
    url = reverse("admin:lessons_user_data", args=[student.pk])
    assert "Write the reason" in words_of(client.post(url, {"reason": ""}))
    client.post(url, {"reason": "Өтініш №7"})
    SteadyWorker().drain()
    file = reverse("lessons:data-file", args=[PersonalExport.objects.get().pk])

    assert client.get(file).status_code == 200
    assert AuditLine.objects.get(kind="person-exported").reason == "Өтініш №7"
    admin.groups.clear()
    assert client.get(file).status_code == 404


# --- Anonymising ------------------------------------------------------------------------------


def leave(person, actor=None):
    actor = actor or f.make_system_admin()
    anonymise(person, actor=actor, reason="Оқудан шықты", now=f.NOW)
    person.refresh_from_db()


def test_nothing_tells_any_more_who_a_leaver_was(work, classroom, student, teacher):
    Allowance.objects.create(
        assignment=work.attempt.assignment,
        student=student,
        attempts=1,
        reason="Ауырды",
        given_by=teacher,
        given_at=f.NOW,
    )
    message = Message.objects.create(
        classroom=classroom, sender=teacher, kind="text", text="Айару, келіңіз", sent_at=f.NOW
    )
    message.deliveries.create(person=student)
    AccessLog.objects.create(username="aidarova", ip_address="10.1.2.3")
    exported(student)

    leave(student)

    held = json.dumps([list(held.rows(student)) for held in HELD], ensure_ascii=False)
    for told in ("Айдарова", "Айару", "aidarova", "a@b.kz", "Ауырды", "10.1.2.3"):
        assert told not in held
    assert "айдарова" not in student.search_key
    assert not student.is_active
    assert not student.has_usable_password()
    assert Membership.objects.get(user=student).ended_at == f.NOW


def test_answers_and_marks_of_a_leaver_stay_for_statistics(work, student):
    before = (work.fraction, Marking.objects.count(), ResponseEvent.objects.count())

    leave(student)

    answer = Response.objects.get()
    assert (answer.fraction, Marking.objects.count(), ResponseEvent.objects.count()) == before
    assert answer.answer == ["… …: өкілдік"]
    assert list(ResponseEvent.objects.exclude(answer=None).values_list("answer", flat=True)) == [
        ["… …: өкілдік"]
    ]
    assert Marking.objects.get().comment == "…, жақсы"


def test_who_did_it_and_why_is_kept(student):
    admin = f.make_system_admin()

    leave(student, admin)

    line = AuditLine.objects.get()
    assert (line.kind, line.actor, line.reason) == ("anonymised", admin, "Оқудан шықты")


def test_the_only_teacher_of_a_class_cannot_go_before_a_colleague_is_there(teacher):
    with pytest.raises(AnonymisingRefused) as refused:
        leave(teacher)

    assert refused.value.code is AnonymisingRefusal.ONLY_TEACHER
    assert User.objects.get(pk=teacher.pk).is_active
    assert not AuditLine.objects.exists()


def test_what_goes_is_shown_first_and_has_to_be_read(client, work, student):
    client.cookies["django_language"] = "en"
    client.force_login(f.make_system_admin())
    url = reverse("admin:lessons_user_anonymise", args=[student.pk])
    assert "Marks given by teachers: 1" in words_of(client.get(url))

    unread = words_of(client.post(url, {"reason": "Оқудан шықты"}))
    assert "Tick that you have read what goes" in unread
    assert plan_anonymising(student).attempts == 1
    client.post(url, {"reason": "Оқудан шықты", "is_sure": "on"})

    assert User.objects.get(pk=student.pk).anonymised_at


# --- Retention --------------------------------------------------------------------------------


def make_sign_in(days, address="10.1.2.3", **fields):
    row = AccessLog.objects.create(
        username="aidarova", ip_address=address, user_agent="Firefox", **fields
    )
    AccessLog.objects.filter(pk=row.pk).update(attempt_time=f.NOW - timedelta(days=days))
    return row


def test_every_limit_has_its_words_and_every_setting_its_limit():
    names = {limit.name for limit in LIMITS}
    assert names == set(KEPT)
    assert set(settings.KEEP_DAYS) <= names


def test_addresses_are_shortened_after_a_month_and_sign_ins_go_after_a_year():
    fresh, old, oldest = (make_sign_in(days) for days in (29, 31, 366))

    counts = forget_all(now=f.NOW)

    assert (counts["addresses"], counts["sign-ins"]) == (2, 1)
    fresh.refresh_from_db()
    old.refresh_from_db()
    assert (fresh.ip_address, fresh.user_agent) == ("10.1.2.3", "Firefox")
    assert (old.ip_address, old.user_agent) == ("10.1.2.0", "")
    assert not AccessLog.objects.filter(pk=oldest.pk).exists()
    assert not any(forget_all(now=f.NOW).values())


def test_lines_of_the_action_log_and_files_with_personal_data_go_in_their_time(student):
    export, _new = ask_for_export(student, asked_by=student, language="kk", now=f.NOW)
    make_export(export, now=f.NOW)
    assert forget_all(now=f.NOW + timedelta(days=6))["personal-exports"] == 0

    counts = forget_all(now=f.NOW + timedelta(days=1096))

    assert (counts["personal-exports"], counts["action-log"]) == (1, 1)
    assert not AuditLine.objects.exists()
    assert not export.file.storage.exists(export.file.name)


def test_a_dry_run_tells_and_forgets_nothing(capsys):
    row = AccessLog.objects.create(username="a", ip_address="10.1.2.3")
    AccessLog.objects.filter(pk=row.pk).update(attempt_time=f.NOW - timedelta(days=10_000))

    call_command("forget_old_data", "--dry-run")

    told = capsys.readouterr().out
    assert f"{KEPT['sign-ins']} (365): 1" in told
    assert AccessLog.objects.filter(ip_address="10.1.2.3").exists()


def test_the_journal_of_wrong_passwords_holds_no_password(client):
    client.post(reverse("sign-in"), {"username": "aidarova", "password": "zhasyryn-soz-7"})

    row = AccessAttempt.objects.get()
    assert "zhasyryn" not in row.post_data + row.get_data
