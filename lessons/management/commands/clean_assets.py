"""Pictures that no text of their lesson shows any more; by itself it only lists them."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lessons.models import Asset
from lessons.services.unused_assets import (
    remove_stray,
    remove_unused,
    stray_files,
    unused_pictures,
)


class Command(BaseCommand):
    help = "Lists pictures that no text shows; with --delete they go."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--delete", action="store_true", help="Remove them and their files.")

    def handle(self, *_args: Any, **options: Any) -> None:
        now = timezone.now()
        is_real = options["delete"]
        assets = remove_unused(now=now) if is_real else unused_pictures(now=now)
        for asset in assets:
            self.stdout.write(_line(asset))
        self.stdout.write(_removed(len(assets)) if is_real else _listed(len(assets)))
        stray = remove_stray(now=now) if is_real else stray_files(now=now)
        self.stdout.write(_("Files that belong to no picture: %(count)s") % {"count": len(stray)})


def _line(asset: Asset) -> str:
    said = _("%(lesson)s: %(picture)s, %(size)s KB")
    return said % {"lesson": asset.lesson, "picture": asset.name, "size": -(-asset.size // 1024)}


def _listed(count: int) -> str:
    words = ngettext(
        "%(count)s picture is used in no text. Remove it with --delete.",
        "%(count)s pictures are used in no text. Remove them with --delete.",
        count,
    )
    return words % {"count": count}


def _removed(count: int) -> str:
    words = ngettext("%(count)s picture was removed.", "%(count)s pictures were removed.", count)
    return words % {"count": count}
