"""Pictures of a lesson: those that a page shows, who may see them, and what texts use them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from lessons.domain.assets.naming import names_in
from lessons.domain.assets.picture import Picture
from lessons.domain.content.question import TEXT_FIELDS, QuestionContent
from lessons.models import (
    Asset,
    Assignment,
    Lesson,
    LessonStatus,
    LiveSession,
    Membership,
    QuestionVersion,
    Role,
    Section,
    User,
)
from lessons.queries.authorship import may_change_lesson
from lessons.queries.office import may_look_after

_COLUMNS = (
    *("lesson", "name", "width", "height", "alternative", "caption", "credit", "problem"),
    *("renditions__width", "renditions__height", "renditions__digest"),
)


class LessonPictures:
    """Finds a lesson's pictures by their names: one query for all of them, and none for a lesson
    whose texts show none. A translation may show those of its original."""

    def __init__(self, lesson_id: int) -> None:
        self._lesson = lesson_id
        self._found: dict[str, Picture] | None = None

    def __call__(self, name: str) -> Picture | None:
        if self._found is None:
            self._found = {picture.name: picture for picture in self._all()}
        return self._found.get(name)

    def _all(self) -> Iterator[Picture]:
        rows: dict[tuple[int, str], list[dict[str, Any]]] = {}
        found = Asset.objects.filter(Q(lesson=self._lesson) | Q(lesson__translations=self._lesson))
        for row in found.order_by("renditions__width").values(*_COLUMNS):
            rows.setdefault((row["lesson"], row["name"]), []).append(row)
        # Its own come last: of two with one name they are the ones that are kept.
        ordered = sorted(rows, key=lambda key: key[0] == self._lesson)
        return (_picture(key[0], rows[key]) for key in ordered)


def _picture(lesson: int, rows: list[dict[str, Any]]) -> Picture:
    first, last = rows[0], rows[-1]
    is_ready = last["renditions__digest"] is not None
    prefix = "renditions__" if is_ready else ""
    return Picture(
        name=first["name"],
        width=last[f"{prefix}width"],
        height=last[f"{prefix}height"],
        alternative=first["alternative"],
        caption=first["caption"],
        credit=first["credit"],
        is_broken=bool(first["problem"]),
        files=tuple(
            (rendition_url(lesson, row["renditions__digest"]), row["renditions__width"])
            for row in rows
            if is_ready
        ),
    )


def rendition_url(lesson: int, digest: str) -> str:
    return reverse("lessons:asset", args=[lesson, digest])


def may_see_pictures(user: User, lesson: Lesson, *, now: datetime) -> bool:
    """Whoever may read the lesson's text: of a class that has it in one of its languages, asked in
    class by it, its authors, and those who look after it."""
    if _reads_in_class(user, lesson, now=now) or may_change_lesson(user, lesson.pk):
        return True
    department = lesson.course.department_id
    rights = ("lessons.change_question", "lessons.view_lesson")
    return any(may_look_after(user, right, department) for right in rights)


def _reads_in_class(user: User, lesson: Lesson, *, now: datetime) -> bool:
    """As ``permissions.assignment_readable`` and ``version_readable`` say of the text."""
    family = {lesson.pk}
    if lesson.is_published:
        family |= set(Lesson.objects.versions_of(lesson).values_list("pk", flat=True))
    own = Membership.objects.filter(user=user)
    taught = own.filter(role=Role.TEACHER, ended_at=None).values("classroom")
    given = Assignment.objects.filter(lesson__in=family)
    by_teaching = Q(classroom__in=taught)
    if not lesson.is_published:
        return given.filter(by_teaching).exists()
    studied = own.filter(role=Role.STUDENT).values("classroom")
    by_studying = Q(classroom__in=studied, opens_at__lte=now, lesson__status=LessonStatus.PUBLISHED)
    if given.filter(by_teaching | by_studying).exists():
        return True
    live = own.filter(ended_at=None).values("classroom")
    return LiveSession.objects.filter(lesson=lesson, classroom__in=live).exists()


# --- Where they are used ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A text that shows a picture: a section, or a question with its position."""

    names: frozenset[str]
    section: Section | None = None
    question: int = 0
    is_earlier: bool = False
    """An earlier version of the question, which answers point to."""


def used_names(lesson_id: int) -> set[str]:
    return {name for use in uses_in(lesson_id) for name in use.names}


def uses_in(lesson_id: int) -> list[Use]:
    """Every text of the lesson and of its translations that shows pictures, sections first."""
    sections = Section.objects.filter(
        Q(lesson=lesson_id) | Q(lesson__original=lesson_id), text__contains="!["
    )
    versions = _versions(lesson_id)
    found = [Use(names=frozenset(names_in(row.text)), section=row) for row in sections]
    found += [
        Use(
            names=frozenset(names_in(written_texts(version))),
            question=version.question.position,
            is_earlier=version.pk != version.question.current_id,
        )
        for version in versions
    ]
    return [use for use in found if use.names]


def _versions(lesson_id: int) -> QuerySet[QuestionVersion]:
    """Only those that may show one: a lesson has hundreds."""
    own = Q(question__lesson=lesson_id) | Q(question__lesson__original=lesson_id)
    rows = QuestionVersion.objects.filter(own).select_related("question")
    return rows.order_by("question__position", "number")


def written_texts(content: QuestionVersion | QuestionContent) -> str:
    """All that is written in a question, in one."""
    data = [content.payload, content.hints, content.details, content.template]
    own = (getattr(content, name) for name in TEXT_FIELDS)
    return "\n".join([*own, *(json.dumps(each, ensure_ascii=False) for each in data)])
