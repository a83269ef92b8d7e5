"""A new site: the answers to the first questions become its first rows."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction

from lessons.domain.university import University
from lessons.models import Classroom, Department, JournalPreset, UniversitySettings, User
from lessons.queries.university import forget_university, university


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstAnswers:
    """``department`` and ``classroom`` are names, empty where none is to be made yet."""

    university: str
    contact: str
    self_sign_up: bool
    language: str
    scale: str
    starts_on: date | None
    department: str
    classroom: str


def is_new_site(person: User) -> bool:
    """Nobody is there but this person, and nothing was decided or made."""
    begun = (UniversitySettings, Classroom, JournalPreset)
    others = User.objects.exclude(pk=person.pk).exists()
    return not (others or any(model._default_manager.exists() for model in begun))


@transaction.atomic
def set_up(answers: FirstAnswers, *, by: User, now: datetime) -> None:
    own = replace(
        university(),
        name=answers.university,
        contact=answers.contact,
        self_sign_up=answers.self_sign_up,
    )
    keep_university(own, by=by, now=now)
    JournalPreset.objects.create(
        name=answers.university[:120],
        is_default=True,
        scale=answers.scale,
        starts_on=answers.starts_on,
    )
    User.objects.filter(pk=by.pk).update(language=answers.language)
    _make_first_rows(answers)


def keep_university(own: University, *, by: User, now: datetime) -> None:
    fields = {name: getattr(own, name) for name in University.__dataclass_fields__}
    UniversitySettings.objects.create(**fields, made_at=now, made_by=by)
    transaction.on_commit(forget_university)


def _make_first_rows(answers: FirstAnswers) -> None:
    department = None
    if answers.department:
        known = Department.objects.filter(name=answers.department).first()
        department = known or Department.objects.create(name=answers.department)
    if answers.classroom:
        Classroom.objects.create(name=answers.classroom, department=department)
