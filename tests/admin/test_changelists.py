"""Every list of the administration: who may open it, what may be done, and at what cost."""

import re
from datetime import timedelta

import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lessons.domain.office import OfficeRole
from lessons.domain.parts import Part
from lessons.models import (
    Allowance,
    Assignment,
    Attempt,
    AuditLine,
    BackgroundTask,
    Classroom,
    Comment,
    CorrectedMark,
    Correction,
    JournalEntry,
    JournalPreset,
    JournalRules,
    KeptText,
    LateCopy,
    Lease,
    LiveAnswer,
    LiveSession,
    Marking,
    MarkNotice,
    PasswordLetter,
    PracticeAnswer,
    PracticeSitting,
    Proposal,
    Question,
    QuestionVersion,
    Response,
    ResponseEvent,
    ReviewCard,
    SecondLook,
    Slip,
    Source,
    TextMatch,
    User,
    WordingOffer,
    Worker,
    WorkFile,
    WorkReturn,
)
from lessons.services.classrooms import join_classroom
from lessons.services.comparing import keep_offers
from lessons.services.marking import ask_second_look, take_lease
from lessons.services.messages import set_aside, write_message
from lessons.services.proposing import propose_for_question
from lessons.services.remembering import remember
from lessons.services.tasks.tending import beat
from tests import factories as f
from tests.admin.form_page import errors_of, words_of
from tests.tried_tasks import note

MODELS = [model for model in admin.site._registry if model._meta.app_label == "lessons"]
READ_ONLY = [
    *(Attempt, Marking, QuestionVersion, Response, ResponseEvent, Source),
    *(PracticeAnswer, PracticeSitting, ReviewCard),
    *(KeptText, TextMatch, WorkFile, WorkReturn),
    *(LiveAnswer, LiveSession),
    *(
        AuditLine,
        BackgroundTask,
        Comment,
        CorrectedMark,
        Correction,
        JournalEntry,
        JournalRules,
        Lease,
        MarkNotice,
        PasswordLetter,
        Proposal,
        SecondLook,
        Slip,
        WordingOffer,
        Worker,
    ),
]


def list_url(model):
    return reverse(f"admin:lessons_{model._meta.model_name}_changelist")


def fill(number):
    """One more row, at least, of everything."""
    lesson = f.make_lesson(number=number, source=make_source(number))
    question = f.make_question(lesson, kind="open-answer")
    classroom = f.make_classroom(f"ХҚ-{number}")
    f.make_department()
    f.give_role(f.make_user(), OfficeRole.SYSTEM_ADMIN)
    teacher, student = f.make_teacher(classroom), f.make_student(classroom)
    Slip.objects.create(user=student, classroom=classroom, given_by=teacher, given_at=f.NOW)
    JournalRules.objects.create(classroom=classroom)
    JournalPreset.objects.create(name=f"Университет {number}")
    JournalEntry.objects.create(
        classroom=classroom,
        course=lesson.course,
        student=student,
        place="exam",
        number=1,
        value=80,
        entered_by=teacher,
        entered_at=f.NOW,
    )
    f.make_assignment(lesson, classroom)
    assignment = lesson.assignment_set.get()
    attempt = f.make_attempt(
        assignment, student, part=Part(question.part), answers=[("Құрал",)], submitted=True
    )
    response = attempt.response_set.get()
    propose_for_question(question, now=f.NOW)
    f.make_marking(response, teacher, comment="Жақсы")
    AuditLine.objects.create(kind="person-opened", actor=teacher, person=student, at=f.NOW)
    PasswordLetter.objects.create(user=student, sent_at=f.NOW)
    f.make_digest(student)
    LateCopy.objects.create(response=response, answer=["Құрал"], sent_at=f.NOW)
    write(response, teacher)
    write_message(classroom, sender=teacher, student=student, text="Сәлем", now=f.NOW)
    set_aside(assignment, student=student, reason="paused", by=teacher, now=f.NOW)
    Allowance.objects.create(
        assignment=assignment,
        student=student,
        attempts=1,
        reason="Ауруы",
        given_by=teacher,
        given_at=f.NOW,
    )
    keep_offers(question, now=f.NOW)
    f.make_practice(assignment, student, answer=("Құрал",))
    remember(student, {question.pk: False}, lesson_id=lesson.pk, now=f.NOW)
    live = LiveSession.objects.create(
        classroom=classroom,
        lesson=lesson,
        started_by=teacher,
        code=str(1000 + number),
        started_at=f.NOW,
        changed_at=f.NOW,
    )
    asked = live.questions.create(version=question.current, position=1, asked_at=f.NOW)
    LiveAnswer.objects.create(
        asked=asked, student=student, seq=1, answer=["Құрал"], answered_at=f.NOW
    )
    f.make_correction(response, teacher)
    ask_second_look(response, reason="Қайта қараңызшы", now=f.NOW)
    take_lease([response], teacher=teacher, now=f.NOW)
    note.enqueue(path="")
    f.make_announcement()
    f.make_university_settings()
    beat(f"worker {number}", queues="default", now=f.NOW)


def write(response, teacher):
    """What comes with a long text."""
    KeptText.objects.create(
        response=response, number=1, answer=["Алғашқы"], saved_at=f.NOW, kept_at=f.NOW
    )
    WorkReturn.objects.create(
        response=response, number=1, comment="Толықтыр", returned_by=teacher, returned_at=f.NOW
    )
    sent = f.make_file()
    WorkFile.objects.create(
        response=response, name=sent.name, kind="pdf", size=sent.size, file=sent, added_at=f.NOW
    )
    counts = {"words": 20, "total": 60, "other_total": 90}
    TextMatch.objects.create(
        response=response, beside="lesson", passages=[[0, 9, 0, 9, 20]], made_at=f.NOW, **counts
    )


def make_source(number):
    return Source.objects.create(
        name=f"class-{number}.txt",
        digest=f"digest-{number}",
        text="Мәтін",
        loaded_at=f.NOW - timedelta(days=number),
        loaded_by=f.make_user(),
    )


def queries_of(client, model):
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(list_url(model)).status_code == 200
    return len(captured)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_list_runs_the_same_number_of_queries_for_one_row_and_for_many(client, model):
    fill(1)
    client.get(list_url(model))
    few = queries_of(client, model)
    for number in range(2, 12):
        fill(number)
    assert queries_of(client, model) == few


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_row_can_be_opened_and_searched_for(client, model):
    fill(1)
    row = model._default_manager.first()
    page = reverse(f"admin:lessons_{model._meta.model_name}_change", args=[row.pk])
    assert client.get(page).status_code == 200
    assert client.get(list_url(model), {"q": "Құрал"}).status_code == 200


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_list_is_for_staff_with_the_right_only(model, db):
    client = Client()
    client.force_login(f.make_user(is_staff=True))
    assert client.get(list_url(model)).status_code == 403
    client.force_login(f.make_student(f.make_classroom()))
    assert client.get(client.get(list_url(model)).url).status_code == 403


@pytest.mark.parametrize("model", READ_ONLY, ids=lambda model: model.__name__)
def test_evidence_can_only_be_looked_at(client, model):
    fill(1)
    row = model._default_manager.first()
    name = f"admin:lessons_{model._meta.model_name}"
    assert client.get(reverse(f"{name}_add")).status_code == 403
    assert client.post(reverse(f"{name}_change", args=[row.pk]), {}).status_code == 403
    assert client.post(reverse(f"{name}_delete", args=[row.pk]), {"post": "yes"}).status_code == 403
    bulk = {"action": "delete_selected", "_selected_action": row.pk, "post": "yes"}
    client.post(list_url(model), bulk)
    assert model._default_manager.filter(pk=row.pk).exists()


@pytest.mark.parametrize("kind", ["lesson", "question"])
def test_lessons_and_questions_are_not_deleted(client, kind):
    fill(1)
    row = Question.objects.get() if kind == "question" else Question.objects.get().lesson
    page = reverse(f"admin:lessons_{kind}_delete", args=[row.pk])
    assert client.post(page, {"post": "yes"}).status_code == 403


class TestPeople:
    def test_the_list_follows_the_kazakh_alphabet(self, client):
        for name in ("Қасымов", "Ковалёв", "Әлиева", "Аманов", "Баймұқан"):
            f.make_user(last_name=name)
        page = words_of(client.get(list_url(User)))
        names = ["Аманов", "Әлиева", "Баймұқан", "Ковалёв", "Қасымов"]
        places = [page.index(f">{name}<") for name in names]
        assert places == sorted(places)

    @pytest.mark.parametrize("typed", ["әлиева", "ӘЛИЕВА", "Әлиева Дана", "дана", "aliyeva"])
    def test_a_person_is_found_whatever_the_capitals(self, client, typed):
        f.make_user("aliyeva", last_name="Әлиева", first_name="Дана")
        f.make_user("other", last_name="Аманов", first_name="Ерлан")
        page = words_of(client.get(list_url(User), {"q": typed}))
        assert "Әлиева" in page
        assert "Аманов" not in page

    def test_a_person_is_added_with_a_name_and_a_password(self, client):
        fields = {
            "username": "dana",
            "last_name": "Әлиева",
            "first_name": "Дана",
            "patronymic": "Ерланқызы",
            "usable_password": "true",
            "password1": "tulpar-2026-a",
            "password2": "tulpar-2026-a",
        }
        client.post(reverse("admin:lessons_user_add"), fields)
        person = User.objects.get(username="dana")
        assert person.get_full_name() == "Әлиева Дана Ерланқызы"
        assert person.check_password("tulpar-2026-a")

    def test_a_class_finds_its_members_by_name(self, client):
        f.make_user("dana", last_name="Әлиева")
        options = {"app_label": "lessons", "model_name": "membership", "field_name": "user"}
        found = client.get(reverse("admin:autocomplete"), {**options, "term": "әлиева"}).json()
        assert [item["text"] for item in found["results"]] == ["Әлиева"]


def test_the_lesson_list_says_the_status_in_words(client):
    f.make_lesson(published=False)
    f.make_lesson(number=16)
    page = words_of(client.get(reverse("admin:lessons_lesson_changelist")))
    assert '<span class="chip chip-quiet">draft</span>' in page
    assert '<span class="chip chip-good">published</span>' in page


def test_a_lesson_is_found_whatever_the_capitals(client):
    f.make_lesson(title="Дипломатия негіздері")
    page = client.get(reverse("admin:lessons_lesson_changelist"), {"q": "дипломатия"})
    assert "Дипломатия негіздері" in words_of(page)


def test_an_assignment_begins_with_the_lesson_it_was_asked_for(client):
    lesson = f.make_lesson()
    page = client.get(reverse("admin:lessons_assignment_add"), {"lesson": lesson.pk})
    assert f'<option value="{lesson.pk}" selected' in words_of(page)


def test_the_lesson_and_the_class_of_an_assignment_are_chosen_once(client):
    assignment = f.make_assignment()
    fields = {
        "lesson": f.make_lesson().pk,
        "classroom": f.make_classroom("ХҚ-232").pk,
        "opens_at": "01.04.2026 08:00",
        "gate": "lock",
        "mode": "practice",
    }
    before = (assignment.lesson, assignment.classroom)

    client.post(reverse("admin:lessons_assignment_change", args=[assignment.pk]), fields)

    assignment.refresh_from_db()
    assert (assignment.lesson, assignment.classroom, assignment.gate) == (*before, "lock")


def test_an_assignment_says_what_it_is_for_and_can_be_for_practice(client):
    assignment = f.make_assignment()
    change = reverse("admin:lessons_assignment_change", args=[assignment.pk])
    assert 'value="graded" selected' in words_of(client.get(change))
    fields = {"opens_at": "01.04.2026 08:00", "gate": "warn", "mode": "practice"}

    client.post(change, fields)

    assignment.refresh_from_db()
    assert assignment.is_practice
    listed = words_of(client.get(reverse("admin:lessons_assignment_changelist")))
    assert "practice: the program says at once what it recognised" in listed


def test_moments_are_typed_as_teachers_type_them(client):
    lesson, classroom = f.make_lesson(), f.make_classroom()
    fields = {"lesson": lesson.pk, "classroom": classroom.pk, "gate": "warn", "mode": "graded"}
    moments = {"opens_at": "01.04.2026 08:00", "due_at": "2.4.2026"}

    client.post(reverse("admin:lessons_assignment_add"), {**fields, **moments})

    assignment = Assignment.objects.get()
    written = [
        f"{timezone.localtime(at):%d.%m.%Y %H:%M:%S}"
        for at in (assignment.opens_at, assignment.due_at)
    ]
    assert written == ["01.04.2026 08:00:00", "02.04.2026 23:59:59"]


@pytest.mark.parametrize(
    ("due_at", "words"),
    [
        ("some day", "No date is understood in “some day”."),
        ("31.03.2026 08:00", "The deadline must be later than the opening."),
    ],
)
def test_a_wrong_moment_is_told_beside_its_field_and_kept(client, due_at, words):
    fields = {
        "lesson": f.make_lesson().pk,
        "classroom": f.make_classroom().pk,
        "gate": "warn",
        "mode": "graded",
    }
    moments = {"opens_at": "01.04.2026 08:00", "due_at": due_at}

    page = client.post(reverse("admin:lessons_assignment_add"), {**fields, **moments})

    assert errors_of(page, "due_at").count(words) == 1
    assert f'name="due_at" value="{due_at}"' in words_of(page)


def test_whoever_may_only_look_reads_an_assignment(db):
    clerk = f.make_user(is_staff=True)
    rights = ["view_assignment", "all_departments"]
    clerk.user_permissions.set(Permission.objects.filter(codename__in=rights))
    client = Client()
    client.force_login(clerk)

    page = client.get(reverse("admin:lessons_assignment_change", args=[f.make_assignment().pk]))

    assert page.status_code == 200
    assert 'name="due_at"' not in words_of(page)


def test_lessons_and_classes_are_offered_in_their_order(client):
    course = f.make_course("Тарих")
    f.make_lesson(course, number=2, title="Екінші")
    f.make_lesson(course, number=1, title="Бірінші")
    for name in ("Ө-1", "О-1"):
        f.make_classroom(name)

    def offered(field):
        asked = {"app_label": "lessons", "model_name": "assignment", "field_name": field}
        results = client.get(reverse("admin:autocomplete"), asked).json()["results"]
        return [result["text"] for result in results]

    assert offered("lesson") == ["№1. Бірінші", "№2. Екінші"]
    assert offered("classroom") == ["О-1", "Ө-1"]


def test_every_field_in_the_table_of_members_says_its_name_and_whose_it_is(client):
    classroom = f.make_classroom()
    f.make_student(classroom, last_name="Әлиева", first_name="Дана")

    page = client.get(reverse("admin:lessons_classroom_change", args=[classroom.pk]))

    shown = re.findall(
        r'<(?:select|input) (?!type="hidden")[^>]*name="membership_set-[^>]*>', words_of(page)
    )
    names = [re.search(r'aria-label="([^"]*)"', field) for field in shown]
    assert all(names)
    assert {name[1].split(":")[0] for name in names} == {
        "Person",
        "Role",
        "Ended",
        "Answers that waited when it ended",
        *("Person", "Role", "Ended", "Answers that waited when it ended"),
    }
    assert any("Әлиева Дана" in name[1] for name in names)


def test_a_join_code_typed_by_hand_is_kept_as_students_can_find_it(client):
    fields = {"name": "ХҚ-233", "join_code": "хқ-233 b", "is_open": "on"}
    none = {"membership_set-TOTAL_FORMS": 0, "membership_set-INITIAL_FORMS": 0}

    client.post(reverse("admin:lessons_classroom_add"), {**fields, **none})

    classroom = Classroom.objects.get(name="ХҚ-233")
    assert classroom.join_code == "XҚ233B"
    assert join_classroom(f.make_user(), code="хқ233b") == classroom


def test_somebody_signed_out_is_sent_to_the_one_sign_in_page(db):
    client = Client()
    response = client.get(reverse("admin:index"), follow=True)
    assert response.redirect_chain[-1][0].startswith(reverse("sign-in"))
    assert "next=/admin/" in response.redirect_chain[-1][0]


@pytest.mark.parametrize("asked", ["e=1&username__in=%FF,[", "e=1&o=x&q=a"])
def test_a_filter_that_no_database_can_read_leads_to_the_whole_list(client, asked):
    client.force_login(f.make_admin())

    response = client.get(f"/admin/lessons/user/?{asked}", follow=True)

    assert response.status_code == 200


def test_a_number_that_no_choice_has_is_refused(client):
    """SQLite cannot be asked for it at all; PostgreSQL finds nothing, and the form says so."""
    admin_user = f.make_admin()
    client.force_login(admin_user)
    sent = {"username": "a", "language": "", "groups": ["9" * 25]}

    response = client.post(f"/admin/lessons/user/{admin_user.pk}/change/", sent)

    assert response.status_code == 400 or "groups" in response.context["adminform"].form.errors


def test_nobody_searches_by_a_pattern_of_their_own(client):
    client.force_login(f.make_admin())

    assert client.get("/admin/lessons/user/?username__regex=[").status_code == 400


def test_a_person_that_is_no_number_is_a_bad_request(client):
    client.force_login(f.make_admin())
    classroom = f.make_classroom()
    counts = {"membership_set-TOTAL_FORMS": 1, "membership_set-INITIAL_FORMS": 0}

    response = client.post(
        f"/admin/lessons/classroom/{classroom.pk}/change/",
        {**counts, "membership_set-0-user": "31.12.9999"},
    )

    assert response.status_code == 400
