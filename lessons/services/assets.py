"""Pictures put into a lesson, described, copied to another one, and taken out again."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from hashlib import sha256

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Count, Sum

from lessons.domain.assets.kinds import PictureKind
from lessons.domain.assets.limits import (
    LONGEST_ALTERNATIVE,
    LONGEST_CAPTION,
    LONGEST_CREDIT,
    MEGABYTE,
    MOST_LESSON_BYTES,
    MOST_PICTURES,
)
from lessons.domain.assets.measuring import AssetRefused, measured
from lessons.domain.assets.naming import names_in, stable_name
from lessons.domain.assets.picture import alternative_in
from lessons.domain.handouts.document import ReadLesson
from lessons.domain.refusals import AssetRefusal, Facts
from lessons.models import Asset, Lesson
from lessons.queries.assets import used_names, written_texts
from lessons.services.renditions import drop_files, files_of
from lessons.services.tasks.assets import ask_to_prepare


def add_picture(
    lesson: Lesson,
    *,
    data: bytes,
    file_name: str,
    alternative: str,
    now: datetime,
    caption: str = "",
    credit: str = "",
) -> Asset:
    """The lesson's picture of these bytes: a new one, or the one that it has already.

    Raises AssetRefused; then nothing is kept.
    """
    about = measured(data)
    row = Asset(
        lesson=lesson,
        name=file_name,
        digest=sha256(data).hexdigest(),
        media_type=about.kind,
        size=len(data),
        width=about.width,
        height=about.height,
        alternative=alternative.strip()[:LONGEST_ALTERNATIVE],
        caption=caption.strip()[:LONGEST_CAPTION],
        credit=credit.strip()[:LONGEST_CREDIT],
        added_at=now,
    )
    row.file.save("", ContentFile(data), save=False)  # Outside the transaction: it may take long.
    kept = None
    try:
        kept = _keep(row)
    finally:
        if kept is not row:
            drop_files([row.file.name or ""])
    return kept


def copy_picture(asset: Asset, *, target: Lesson, now: datetime) -> Asset:
    """With its words, by its own name where that is free. Raises AssetRefused, and
    FileNotFoundError where the disk has lost it."""
    with asset.file.open("rb") as file:
        data = file.read()
    return add_picture(
        target,
        data=data,
        file_name=asset.name,
        alternative=asset.alternative,
        caption=asset.caption,
        credit=asset.credit,
        now=now,
    )


def add_read_pictures(
    lesson: Lesson, read: ReadLesson, pictures: Mapping[str, bytes], *, now: datetime
) -> None:
    """Those that the texts of a lesson just made show, under the names by which they do."""
    if not pictures:
        return
    texts = [section.text for section in read.body]
    texts += [written_texts(question) for question in read.questions]
    whole = "\n".join(texts)
    for name in sorted(names_in(whole) & set(pictures)):
        add_picture(
            lesson,
            data=pictures[name],
            file_name=name,
            alternative=alternative_in(whole, name),
            now=now,
        )


@transaction.atomic
def _keep(row: Asset) -> Asset:
    Lesson.objects.select_for_update().get(pk=row.lesson_id)
    there = Asset.objects.filter(lesson=row.lesson_id)
    same = there.filter(digest=row.digest).first()
    if same is not None:
        return same
    _check_room(row)
    taken = frozenset(there.values_list("name", flat=True))
    row.name = stable_name(row.name, PictureKind(row.media_type), taken=taken)
    row.save(force_insert=True)
    ask_to_prepare(row)
    return row


def _check_room(row: Asset) -> None:
    found = Asset.objects.filter(lesson=row.lesson_id).aggregate(
        count=Count("pk"), bytes=Sum("size", default=0)
    )
    if found["count"] >= MOST_PICTURES:
        raise AssetRefused(AssetRefusal.TOO_MANY, Facts(detail=str(MOST_PICTURES)))
    if found["bytes"] + row.size > MOST_LESSON_BYTES:
        detail = str(MOST_LESSON_BYTES // MEGABYTE)
        raise AssetRefused(AssetRefusal.LESSON_FULL, Facts(detail=detail))


def describe_picture(
    asset: Asset, *, alternative: str, caption: str = "", credit: str = ""
) -> None:
    """Raises AssetRefused without words for whoever does not see it."""
    if not alternative.strip():
        raise AssetRefused(AssetRefusal.NO_ALTERNATIVE)
    asset.alternative = alternative.strip()[:LONGEST_ALTERNATIVE]
    asset.caption = caption.strip()[:LONGEST_CAPTION]
    asset.credit = credit.strip()[:LONGEST_CREDIT]
    asset.save(update_fields=["alternative", "caption", "credit"])


@transaction.atomic
def remove_picture(asset: Asset) -> None:
    """Raises AssetRefused where a text of the lesson, or an earlier version of a question, shows
    it: answers point to those for good."""
    Lesson.objects.select_for_update().get(pk=asset.lesson_id)
    if asset.name in used_names(asset.lesson_id):
        raise AssetRefused(AssetRefusal.IN_USE, Facts(detail=asset.name))
    _delete([asset])


def _delete(assets: Sequence[Asset]) -> None:
    names = files_of(assets)
    Asset.objects.filter(pk__in=[asset.pk for asset in assets]).delete()
    transaction.on_commit(lambda: drop_files(names))


def forget_pictures(lessons: Iterable[Lesson]) -> None:
    """Of lessons that are being deleted."""
    _delete(list(Asset.objects.filter(lesson__in=lessons)))
