"""Numbers that a journal has by hand: only added to, with a reason, never over somebody else's."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from lessons.domain.refusals import JournalRefusal
from lessons.models import JournalEntry
from lessons.models.append_only import AppendOnlyError
from lessons.services.journal import JournalRefused, enter_column, enter_number
from tests.factories import NOW, make_classroom, make_course, make_student, make_teacher

pytestmark = pytest.mark.django_db


@pytest.fixture
def room():
    classroom = make_classroom()
    return {
        "classroom": classroom,
        "course": make_course(),
        "student": make_student(classroom),
        "by": make_teacher(classroom),
    }


def enter(room, value=80, *, seen=0, computed=None, reason="", place="exam"):
    return enter_number(
        **room, place=place, value=value, computed=computed, reason=reason, seen=seen, now=NOW
    )


def test_a_first_number_needs_no_reason_and_a_change_does(room):
    first = enter(room)
    with pytest.raises(JournalRefused) as refused:
        enter(room, 90, seen=first.number, reason=" ")
    assert refused.value.code is JournalRefusal.NO_REASON
    changed = enter(room, 90, seen=first.number, reason="апелляция")
    assert [row.value for row in JournalEntry.objects.order_by("number")] == [80, 90]
    assert changed.number == 2


def test_a_number_over_what_the_rules_say_needs_a_reason(room):
    with pytest.raises(JournalRefused):
        enter(room, computed=Decimal(70))
    assert enter(room, computed=Decimal(70), reason="ауырған").computed == 70


def test_who_saw_an_older_number_is_refused(room):
    enter(room)
    with pytest.raises(JournalRefused) as refused:
        enter(room, 95, seen=0)
    assert refused.value.code is JournalRefusal.CHANGED
    assert JournalEntry.objects.get().value == 80


def test_a_column_is_written_as_a_whole_or_not_at_all(room):
    student = room.pop("student")
    other = make_student(room["classroom"])
    enter({**room, "student": other})
    with pytest.raises(JournalRefused):
        enter_column({student: Decimal(70), other: Decimal(75)}, **room, place="exam", now=NOW)
    assert JournalEntry.objects.count() == 1
    assert enter_column({student: Decimal(70)}, **room, place="exam", now=NOW) == 1


def test_what_is_written_is_neither_changed_nor_deleted_nor_out_of_range(room):
    entry = enter(room)
    with pytest.raises(AppendOnlyError):
        entry.save()
    with pytest.raises(AppendOnlyError):
        entry.delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        enter(room, 101, place="midterm-1")
