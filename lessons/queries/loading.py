"""Files that were sent, with what became of them."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Min, Q, QuerySet

from lessons.domain.handouts.finding import Finding, finding_from_json
from lessons.models import Batch, FileState, Lesson, Upload, User
from lessons.queries.office import sees_all, within


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRow:
    """``twin`` is the name of an earlier file of the batch with the same bytes."""

    file: Upload
    finding: Finding | None
    lessons: Sequence[Lesson]
    twin: str = ""

    @property
    def was_loaded_before(self) -> bool:
        """Whether its lessons were there when it was sent."""
        return any(
            lesson.source is not None and lesson.source.loaded_at < self.file.sent_at
            for lesson in self.lessons
        )

    @property
    def can_be_reviewed(self) -> bool:
        return self.file.is_read and self.file.is_kept

    @property
    def is_undone(self) -> bool:
        """Read, and no lesson is made of it yet."""
        return self.can_be_reviewed and not self.lessons

    @property
    def is_sound(self) -> bool:
        """Undone, and read without a doubt: it may become lessons unseen."""
        has_doubts = self.finding is None or self.finding.doubt_count > 0
        return self.is_undone and self.file.state == FileState.OK and not has_doubts

    @property
    def can_be_read(self) -> bool:
        """It waits, or its reading may have broken off."""
        return self.file.is_kept and self.file.state in {FileState.WAITING, FileState.READING}

    @property
    def more_doubts(self) -> int:
        return self.finding.doubt_count - len(self.finding.doubts) if self.finding else 0


def batches_of(user: User) -> Q:
    """Those that this person sent, and those for courses that they look after."""
    return Q() if sees_all(user) else Q(created_by=user) | within(user, "course__department")


def batches(user: User) -> QuerySet[Batch]:
    """The newest first, each with the number of its files and the name of one of them."""
    return (
        Batch.objects.filter(batches_of(user))
        .select_related("course", "created_by")
        .annotate(
            files=Count("upload"),
            first_name=Min("upload__name"),
            refused=Count("upload", filter=Q(upload__state=FileState.REFUSE)),
        )
        .filter(files__gt=0)
    )


def file_rows(batch: Batch, *, seen_by: User) -> list[FileRow]:
    """In the order in which they were sent; two queries whatever their number.

    Of lessons that other departments made of the same files nothing is told.
    """
    files = list(batch.upload_set.without_data())
    lessons = _lessons_of(files, seen_by)
    names: dict[str, str] = {}
    return [_row(file, lessons, names) for file in files]


def file_row(file: Upload, *, seen_by: User) -> FileRow:
    """Of one file alone."""
    [one] = Upload.objects.without_data().filter(pk=file.pk)
    earlier = Upload.objects.filter(batch=one.batch_id, digest=one.digest, pk__lt=one.pk)
    name = earlier.values_list("name", flat=True).first() if one.digest else None
    return _row(one, _lessons_of([one], seen_by), {one.digest: name} if name else {})


def _row(file: Upload, lessons: Mapping[str, Sequence[Lesson]], names: dict[str, str]) -> FileRow:
    twin = names.setdefault(file.digest, file.name) if file.digest else file.name
    is_first = twin == file.name
    return FileRow(
        file=file,
        finding=None if file.found is None else finding_from_json(file.found),
        lessons=lessons.get(file.digest, ()),
        twin="" if is_first else twin,
    )


def _lessons_of(files: Sequence[Upload], seen_by: User) -> Mapping[str, Sequence[Lesson]]:
    digests = {file.digest for file in files if file.digest}
    own = Lesson.objects.filter(within(seen_by, "course__department"))
    found = own.filter(source__digest__in=digests).select_related("source", "course")
    lessons: dict[str, list[Lesson]] = defaultdict(list)
    for lesson in found.order_by("pk"):
        if lesson.source is not None:
            lessons[lesson.source.digest].append(lesson)
    return lessons


def state_counts(rows: Sequence[FileRow]) -> dict[FileState, int]:
    """In the order of FileState, only those that occur."""
    counts = Counter(row.file.state for row in rows)
    return {state: counts[state] for state in FileState if counts[state]}
