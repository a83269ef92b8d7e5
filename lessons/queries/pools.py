"""How many questions the parts of lessons have, for tests and for practice."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Count, Min

from lessons.domain.parts import Part
from lessons.models import Question, UseChoices


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonPart:
    """A part that has questions in use, as its lesson has it."""

    part: Part
    question_count: int
    label: str
    """The author's own name for a task (ОБӨЖ), the first one where they differ; or empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pools:
    """``parts`` have questions for a test, by lesson, in their order. ``practice`` counts, by
    lesson and part, those for practice alone, which are open from the first day; where there are
    none, all that can be practised."""

    parts: dict[int, tuple[LessonPart, ...]]
    practice: Counter[tuple[int, str]]


def pools(lesson_ids: Iterable[int]) -> Pools:
    """One query."""
    rows = list(
        Question.objects.in_use()
        .filter(lesson_id__in=list(lesson_ids))
        .values_list("lesson_id", "part", "label", "use")
        .annotate(Count("pk"), first=Min("position"))
        .order_by("first")
    )
    found: dict[int, dict[Part, LessonPart]] = defaultdict(dict)
    can: Counter[tuple[int, str]] = Counter()
    alone: Counter[tuple[int, str]] = Counter()
    for lesson_id, part, label, use, count, _first in rows:
        if use != UseChoices.TEST:
            can[lesson_id, part] += count
        if use == UseChoices.PRACTICE:
            alone[lesson_id, part] += count
            continue
        nothing = LessonPart(part=Part(part), question_count=0, label="")
        so_far = found[lesson_id].get(nothing.part, nothing)
        found[lesson_id][nothing.part] = replace(
            so_far, question_count=so_far.question_count + count, label=so_far.label or label
        )
    return Pools(
        parts={
            lesson_id: tuple(parts[part] for part in Part if part in parts)
            for lesson_id, parts in found.items()
        },
        practice=Counter({**can, **alone}),
    )


def lesson_parts(lesson_ids: Iterable[int]) -> dict[int, tuple[LessonPart, ...]]:
    """The parts of each lesson that has questions for a test, in their order; one query."""
    return pools(lesson_ids).parts
