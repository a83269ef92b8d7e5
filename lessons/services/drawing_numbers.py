"""Draws of templates, kept as versions of their questions: an answer points to the numbers that it
was given to for good, and marking, results and exports need know nothing of templates."""

from collections.abc import Mapping, Sequence

from lessons.domain.drawing import seed_of
from lessons.domain.templates.template import Side, variant_for
from lessons.models import QuestionVersion

_MANY = 10_000


def draw_versions(
    versions: Sequence[QuestionVersion], *, side: Side, person: int, turn: int
) -> list[QuestionVersion]:
    """The same versions, with a draw in the place of each template; two queries more where there
    is one. The same person, turn and side always have the same numbers, another turn has others."""
    wanted = {
        version.pk: variant_for(side, place=_place(version, person) + turn)
        for version in versions
        if version.draws_numbers
    }
    kept = _kept({version.pk: version for version in versions}, wanted)
    return [kept.get(version.pk, version) for version in versions]


def _place(version: QuestionVersion, person: int) -> int:
    return seed_of("numbers", version.question_id, person) % _MANY


def draw_of(version: QuestionVersion, variant: int) -> QuestionVersion:
    """One draw of a template, made where nobody has needed it before."""
    return _kept({version.pk: version}, {version.pk: variant})[version.pk]


def counterpart(version: QuestionVersion, asked: QuestionVersion) -> QuestionVersion:
    """``version`` with the numbers of what was asked, not saved; itself where none were drawn."""
    is_draw = asked.drawn_from_id is not None and version.draws_numbers
    return version.drawn(asked.variant) if is_draw else version


def kept_counterpart(version: QuestionVersion, asked: QuestionVersion) -> QuestionVersion:
    """As ``counterpart``, saved."""
    is_draw = asked.drawn_from_id is not None and version.draws_numbers
    return draw_of(version, asked.variant) if is_draw else version


def _kept(
    templates: Mapping[int, QuestionVersion], wanted: Mapping[int, int]
) -> dict[int, QuestionVersion]:
    """By the id of the template."""
    if not wanted:
        return {}
    found = _found(wanted)
    missing = [templates[pk].drawn(variant) for pk, variant in wanted.items() if pk not in found]
    if missing:
        # Two students may need the same draw at once: one makes it, both find it.
        QuestionVersion.objects.bulk_create(missing, ignore_conflicts=True)
        found = _found(wanted)
    return found


def _found(wanted: Mapping[int, int]) -> dict[int, QuestionVersion]:
    rows = QuestionVersion.objects.filter(
        drawn_from__in=list(wanted), variant__in=set(wanted.values())
    )
    return {
        row.drawn_from_id: row
        for row in rows.select_related("question__lesson")
        if row.drawn_from_id is not None and wanted[row.drawn_from_id] == row.variant
    }
