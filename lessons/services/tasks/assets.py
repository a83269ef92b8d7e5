"""Pictures are unpacked and made smaller outside requests; pages show what is there."""

from django.utils import timezone
from django_tasks import task

from lessons.models import Asset
from lessons.services.renditions import prepare
from lessons.services.tasks.asking import HEAVY, ask_once


@task(queue_name=HEAVY)
def prepare_picture(asset: int) -> None:
    row = Asset.objects.waiting().filter(pk=asset).first()
    if row is not None:
        prepare(row, now=timezone.now())


@task()
def look_for_pictures_to_prepare() -> None:
    """Those whose task was lost."""
    for pk in Asset.objects.waiting().values_list("pk", flat=True):
        ask_once(prepare_picture, asset=pk)


def ask_to_prepare(asset: Asset) -> None:
    ask_once(prepare_picture, asset=asset.pk)
