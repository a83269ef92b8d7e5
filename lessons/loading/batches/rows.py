"""A loaded file as the page and the report tell of it: whole sentences, ready to be shown."""

from dataclasses import dataclass

from django.urls import reverse

from lessons.domain.handouts.refusal import refusal_from_json
from lessons.loading.admin_pages import change_url
from lessons.models import FileState, Lesson
from lessons.queries import FileRow
from lessons.wording.documents import doubt_at_line
from lessons.wording.findings import found_counts
from lessons.wording.refusals import file_sentence

_CHIP = {FileState.OK: "good", FileState.WARN: "waiting", FileState.REFUSE: "bad"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRow:
    """``counts`` has zeros too: a level without questions is worth seeing."""

    pk: int
    name: str
    size: int
    state: FileState
    chip: str
    reason: str
    titles: tuple[str, ...]
    counts: list[tuple[str, int]]
    doubts: list[str]
    more_doubts: int
    doubtful: int
    """So many lines to look at first."""
    doubtful_url: str
    """The first of them on the review page; nothing where there is none to be reviewed."""
    lessons: list[tuple[Lesson, str]]
    was_loaded_before: bool
    twin: str
    review_url: str
    is_kept: bool
    can_be_read_again: bool


def shown_row(row: FileRow) -> ShownRow:
    file, finding = row.file, row.finding
    refusal = refusal_from_json(file.refusal) if file.refusal else None
    review = reverse("admin:lessons_lesson_review", args=[file.pk])
    doubtful = finding.doubtful if finding else ()
    can_go = bool(doubtful) and row.can_be_reviewed
    return ShownRow(
        pk=file.pk,
        name=file.name,
        size=file.size,
        state=FileState(file.state),
        chip=_CHIP.get(FileState(file.state), "quiet"),
        reason=file_sentence(refusal) if refusal else "",
        titles=finding.titles if finding else (),
        counts=found_counts(finding) if finding else [],
        doubts=[doubt_at_line(doubt) for doubt in finding.doubts] if finding else [],
        more_doubts=row.more_doubts,
        doubtful=len(doubtful),
        doubtful_url=f"{review}#line-{doubtful[0]}" if can_go else "",
        lessons=[(lesson, change_url(lesson)) for lesson in row.lessons],
        was_loaded_before=row.was_loaded_before,
        twin=row.twin,
        review_url=review if row.can_be_reviewed else "",
        is_kept=file.is_kept,
        can_be_read_again=bool(refusal and refusal.may_pass and file.is_kept),
    )
