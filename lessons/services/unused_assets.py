"""Pictures that no text shows any more, and files that belong to no picture."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.core.files.storage import Storage

from lessons.domain.assets.measuring import AssetRefused
from lessons.models import Asset, Rendition
from lessons.models.assets import asset_storage
from lessons.queries.assets import used_names
from lessons.services.assets import remove_picture
from lessons.services.renditions import drop_files

LEFT_ALONE = timedelta(days=7)
"""A picture that no text uses yet may be in one that somebody is writing, and a file that no row
knows may be on its way into one."""


def unused_pictures(*, now: datetime) -> list[Asset]:
    """Those that no text shows, but for what was added just now."""
    old = Asset.objects.filter(added_at__lt=now - LEFT_ALONE).select_related("lesson__course")
    used = {pk: used_names(pk) for pk in set(old.values_list("lesson", flat=True))}
    return [asset for asset in old if asset.name not in used[asset.lesson_id]]


def remove_unused(*, now: datetime) -> list[Asset]:
    """What went; asked once more of each, for a text may have begun to show it."""
    gone = []
    for asset in unused_pictures(now=now):
        try:
            remove_picture(asset)
        except AssetRefused:
            continue
        gone.append(asset)
    return gone


def stray_files(*, now: datetime) -> list[str]:
    """Left behind where the server was stopped between a file and its row."""
    storage = asset_storage()
    known = set(Asset.objects.values_list("file", flat=True))
    known |= set(Rendition.objects.values_list("file", flat=True))
    before = now - LEFT_ALONE
    return [
        name
        for name in _names(storage)
        if name not in known and storage.get_modified_time(name) < before
    ]


def remove_stray(*, now: datetime) -> list[str]:
    names = stray_files(now=now)
    drop_files(names)
    return names


def _names(storage: Storage) -> Iterator[str]:
    """As ``models.assets.asset_name`` lays them down: in folders of two letters."""
    try:
        folders, _files = storage.listdir("")
    except FileNotFoundError:
        return
    for folder in sorted(folders):
        _inner, names = storage.listdir(folder)
        yield from (f"{folder}/{name}" for name in sorted(names))
