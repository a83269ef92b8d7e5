"""A lesson's text changed by its authors: what two people do at once loses nobody's words."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.db.models import F

from lessons.domain.refusals import EditRefusal
from lessons.models import Lesson, Section, User
from lessons.services.editing import EditRefused
from lessons.services.rubric_notices import tell_of_text

_APART = 10_000
"""Added to positions while sections change places: no two may ever be the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenSection:
    """``pk`` is 0 for a new one."""

    pk: int
    heading: str
    text: str
    figure: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenLesson:
    title: str
    goal: str
    outcomes: str
    terms: Sequence[Mapping[str, str]]
    sources: str
    sections: tuple[WrittenSection, ...]


OWN_COLUMNS = ("title", "goal", "outcomes", "terms", "sources")


def written_lesson(lesson: Lesson) -> WrittenLesson:
    """As it stands."""
    sections = (
        WrittenSection(pk=row.pk, heading=row.heading, text=row.text, figure=row.figure)
        for row in lesson.section_set.order_by("position")
    )
    own = {name: getattr(lesson, name) for name in OWN_COLUMNS}
    return WrittenLesson(**own, sections=tuple(sections))


def stamp_of_lesson(lesson: Lesson) -> str:
    """Names what a page shows of it."""
    return sha256(repr(asdict(written_lesson(lesson))).encode()).hexdigest()[:20]


@transaction.atomic
def save_lesson(
    lesson: Lesson, wanted: WrittenLesson, *, saved_by: User, seen: str, now: datetime
) -> None:
    """Raises EditRefused where the page was drawn with another stamp; then ``lesson`` is as it
    stands. Who saves what stands there already is not refused, and nobody is told of it."""
    locked = Lesson.objects.select_for_update(of=("self",)).get(pk=lesson.pk)
    if _is_same(written_lesson(locked), wanted):
        return
    if stamp_of_lesson(locked) != seen:
        lesson.refresh_from_db()
        raise EditRefused(EditRefusal.STALE)
    for name in OWN_COLUMNS:
        setattr(locked, name, getattr(wanted, name))
    locked.save(update_fields=OWN_COLUMNS)
    _save_sections(locked, wanted.sections)
    if locked.is_published:
        tell_of_text(locked, done_by=saved_by, now=now)


def _is_same(one: WrittenLesson, other: WrittenLesson) -> bool:
    """Whatever number a section has that another page has made."""
    return _without_numbers(one) == _without_numbers(other)


def _without_numbers(lesson: WrittenLesson) -> dict[str, Any]:
    written = asdict(lesson)
    for section in written["sections"]:
        del section["pk"]
    return written


def _save_sections(lesson: Lesson, wanted: Sequence[WrittenSection]) -> None:
    there = {row.pk: row for row in lesson.section_set.all()}
    kept = {section.pk for section in wanted} & set(there)
    lesson.section_set.exclude(pk__in=kept).delete()
    lesson.section_set.update(position=F("position") + _APART)
    for position, section in enumerate(wanted, start=1):
        row = there.get(section.pk) or Section(lesson=lesson)
        row.position, row.heading, row.text = position, section.heading, section.text
        row.figure = None if section.figure is None else dict(section.figure)
        row.save()
