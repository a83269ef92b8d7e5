"""What pages show of a picture: made once, by a task, and thrown away with it."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from hashlib import sha256

from django.core.files.base import ContentFile
from django.db import transaction

from lessons.domain.assets.encoding import Encoded, Rendered
from lessons.domain.assets.measuring import AssetRefused
from lessons.domain.refusals import AssetRefusal
from lessons.models import Asset, Rendition
from lessons.models.assets import asset_storage
from lessons.services.picture_process import encode_apart


def prepare(asset: Asset, *, now: datetime) -> None:
    """Idempotent; unpacking stays outside the transaction. A picture that cannot be unpacked says
    why in its row."""
    try:
        with asset.file.open("rb") as file:
            encoded = encode_apart(file.read())
    except AssetRefused as refused:
        _give_up(asset, refused.code)
    except FileNotFoundError:
        _give_up(asset, AssetRefusal.DAMAGED)
    else:
        rows = [_rendition(asset, one) for one in encoded.rendered]
        _keep(asset, encoded, rows, now)


def _give_up(asset: Asset, code: AssetRefusal) -> None:
    Asset.objects.waiting().filter(pk=asset.pk).update(problem=code)


def _rendition(asset: Asset, rendered: Rendered) -> Rendition:
    row = Rendition(
        asset=asset,
        width=rendered.width,
        height=rendered.height,
        size=len(rendered.data),
        digest=sha256(rendered.data).hexdigest(),
    )
    row.file.save("", ContentFile(rendered.data), save=False)
    return row


def _keep(asset: Asset, encoded: Encoded, rows: list[Rendition], now: datetime) -> None:
    """Another worker may have been faster, and somebody may have taken the picture away."""
    with transaction.atomic():
        locked = Asset.objects.select_for_update().waiting().filter(pk=asset.pk).first()
        if locked is not None:
            Rendition.objects.bulk_create(rows)
            locked.width, locked.height = encoded.width, encoded.height
            locked.is_still, locked.prepared_at = encoded.is_moving, now
            locked.save(update_fields=["width", "height", "is_still", "prepared_at"])
    if locked is None:
        drop_files(row.file.name or "" for row in rows)


def files_of(assets: Iterable[Asset]) -> list[str]:
    """All that the storage holds of them."""
    pks = [asset.pk for asset in assets]
    own = Asset.objects.filter(pk__in=pks).values_list("file", flat=True)
    shown = Rendition.objects.filter(asset__in=pks).values_list("file", flat=True)
    return [*own, *shown]


def drop_files(names: Iterable[str]) -> None:
    """What is gone already is no fault."""
    storage = asset_storage()
    for name in names:
        with suppress(FileNotFoundError):
            storage.delete(name)
