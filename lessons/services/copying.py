"""A class once more, for the next year: the same lessons at the same distance from its start."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import DateTimeField
from django.utils import timezone

from lessons.models import Assignment, Classroom, JournalRules, User
from lessons.services.classrooms import make_classroom


@transaction.atomic
def copy_classroom(
    classroom: Classroom, *, name: str, teacher: User, first_day: date | None
) -> Classroom:
    """A new class without students; lessons in the archive stay behind. Its first lesson opens on
    ``first_day``, the others as many days after it as they did, at the same time of day."""
    copy = make_classroom(teacher, name=name)
    kept = Assignment.objects.filter(classroom=classroom, lesson__archived_at=None)
    assignments = list(kept.order_by("opens_at", "pk"))
    shift = _shift(assignments, first_day)
    for assignment in assignments:
        _copy(assignment, copy, shift)
    _copy_journal_rules(classroom, copy, shift)
    return copy


def _copy_journal_rules(classroom: Classroom, copy: Classroom, shift: timedelta) -> None:
    """Those of the class itself; the university's hold for both."""
    rules = JournalRules.objects.filter(classroom=classroom).first()
    if rules is None:
        return
    copied = JournalRules(classroom=copy)
    copied.take_rules_of(rules)
    copied.starts_on = rules.starts_on + shift if rules.starts_on else None
    copied.save()


def _shift(assignments: list[Assignment], first_day: date | None) -> timedelta:
    if not assignments or first_day is None:
        return timedelta()
    return first_day - timezone.localdate(assignments[0].opens_at)


def _copy(assignment: Assignment, classroom: Classroom, shift: timedelta) -> None:
    """With whatever rules it has; only what is a moment moves."""
    assignment.pk, assignment._state.adding = None, True
    assignment.classroom, assignment.closed_at = classroom, None
    for field in assignment._meta.concrete_fields:
        moment = getattr(assignment, field.attname)
        if isinstance(field, DateTimeField) and moment is not None:
            setattr(assignment, field.attname, _later(moment, shift))
    assignment.save()


def _later(moment: datetime, shift: timedelta) -> datetime:
    """At the same time of day where the clocks were changed between."""
    local = timezone.localtime(moment).replace(tzinfo=None)
    return timezone.make_aware(local + shift)
