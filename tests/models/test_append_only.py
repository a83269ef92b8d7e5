"""Versions, events, markings and sources are evidence: nothing rewrites or removes them."""

from uuid import uuid4

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from lessons.models import (
    AppendOnly,
    AppendOnlyError,
    AuditLine,
    CorrectedMark,
    Correction,
    JournalEntry,
    KeptText,
    LateCopy,
    LiveAnswer,
    LiveSession,
    Marking,
    Message,
    PasswordLetter,
    PracticeAnswer,
    QuestionVersion,
    ResponseEvent,
    SecondReading,
    Slip,
    Source,
    UniversitySettings,
    WorkReturn,
)
from tests import factories as f

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows():
    """One row of every model that only grows, by model, with a field to tamper with."""
    classroom, lesson = f.make_classroom(), f.make_lesson()
    f.make_question(lesson, kind="open-answer")
    assignment = f.make_assignment(lesson, classroom)
    student = f.make_student(classroom)
    attempt = f.make_attempt(assignment, student, answers=[("Мәтін",)], submitted=True)
    f.make_practice(assignment, student, answer=("Мәтін",))
    teacher = f.make_teacher(classroom)
    response = attempt.response_set.get()
    f.make_marking(response, teacher)
    LateCopy.objects.create(response=response, answer=["Кеш"], sent_at=f.NOW)
    KeptText.objects.create(
        response=response, number=1, answer=["Алғашқы"], saved_at=f.NOW, kept_at=f.NOW
    )
    WorkReturn.objects.create(
        response=response, number=1, comment="Толықтыр", returned_by=teacher, returned_at=f.NOW
    )
    SecondReading.objects.create(
        response=response,
        teacher=teacher,
        rubric=response.version,
        shares={},
        is_read=True,
        read_at=f.NOW,
    )
    Message.objects.create(
        classroom=classroom, sender=teacher, kind="text", text="Сәлем", sent_at=f.NOW
    )
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
    AuditLine.objects.create(kind="anonymised", actor=teacher, person=student, at=f.NOW)
    PasswordLetter.objects.create(user=student, sent_at=f.NOW)
    Slip.objects.create(user=student, classroom=classroom, given_by=teacher, given_at=f.NOW)
    correction = Correction.objects.create(
        question=response.version.question,
        classroom=classroom,
        kind="given",
        reason="Сұрақ қате",
        made_by=teacher,
        made_at=f.NOW,
        batch=uuid4(),
    )
    CorrectedMark.objects.create(
        correction=correction, response=response, seq=9, state_before="waiting", fraction=1
    )
    live = LiveSession.objects.create(
        classroom=classroom, lesson=lesson, started_by=teacher, started_at=f.NOW, changed_at=f.NOW
    )
    asked = live.questions.create(version=response.version, position=1, asked_at=f.NOW)
    LiveAnswer.objects.create(
        asked=asked, student=student, seq=1, answer=["Нота"], answered_at=f.NOW
    )
    Source.objects.create(name="a.txt", digest="d" * 64, text="Мәтін", loaded_at=f.NOW)
    return {
        QuestionVersion: (QuestionVersion.objects.get(), "text"),
        ResponseEvent: (ResponseEvent.objects.first(), "kind"),
        Marking: (Marking.objects.get(), "comment"),
        Correction: (Correction.objects.get(), "reason"),
        CorrectedMark: (CorrectedMark.objects.get(), "state_before"),
        LateCopy: (LateCopy.objects.get(), "sent_at"),
        KeptText: (KeptText.objects.get(), "answer"),
        WorkReturn: (WorkReturn.objects.get(), "comment"),
        LiveAnswer: (LiveAnswer.objects.get(), "answer"),
        SecondReading: (SecondReading.objects.get(), "read_at"),
        PracticeAnswer: (PracticeAnswer.objects.get(), "answer"),
        Message: (Message.objects.get(), "text"),
        JournalEntry: (JournalEntry.objects.get(), "reason"),
        AuditLine: (AuditLine.objects.get(), "reason"),
        PasswordLetter: (PasswordLetter.objects.get(), "sent_at"),
        Slip: (Slip.objects.get(), "given_at"),
        UniversitySettings: (f.make_university_settings(), "name"),
        Source: (Source.objects.get(), "text"),
    }


def stored(model, field):
    return list(model.objects.order_by("pk").values_list("pk", field))


MODELS = [
    model for model in apps.get_app_config("lessons").get_models() if issubclass(model, AppendOnly)
]


@pytest.mark.parametrize("model", MODELS)
def test_a_kept_row_cannot_be_saved_again(rows, model):
    row, field = rows[model]
    before = stored(model, field)

    setattr(row, field, "graded")
    with pytest.raises(AppendOnlyError):
        row.save()
    with pytest.raises(AppendOnlyError):
        row.save(update_fields=[field])

    assert stored(model, field) == before


@pytest.mark.parametrize("model", MODELS)
def test_a_kept_row_cannot_be_replaced_under_its_own_id(rows, model):
    row, field = rows[model]
    before = stored(model, field)
    values = {item.attname: getattr(row, item.attname) for item in model._meta.concrete_fields}

    other = "graded" if isinstance(values[field], str) else values[field]
    with pytest.raises(IntegrityError), transaction.atomic():
        model(**{**values, field: other}).save()

    assert stored(model, field) == before


@pytest.mark.parametrize("model", MODELS)
def test_kept_rows_cannot_be_changed_in_bulk(rows, model):
    row, field = rows[model]
    before = stored(model, field)

    with pytest.raises(AppendOnlyError):
        model.objects.update(**{field: "graded"})
    with pytest.raises(AppendOnlyError), transaction.atomic():
        model.objects.bulk_update([row], [field])
    with pytest.raises(AppendOnlyError), transaction.atomic():
        model.objects.update_or_create(pk=row.pk, defaults={field: "graded"})

    assert stored(model, field) == before


@pytest.mark.parametrize("model", MODELS)
def test_kept_rows_cannot_be_deleted(rows, model):
    row, field = rows[model]
    before = stored(model, field)

    with pytest.raises(AppendOnlyError):
        row.delete()
    with pytest.raises(AppendOnlyError):
        model.objects.all().delete()

    assert stored(model, field) == before
