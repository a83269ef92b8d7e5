"""A picture's kind and size from its head alone: no dot of it is unpacked."""

import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageFile, UnidentifiedImageError

from lessons.domain.assets.kinds import (
    PILLOW_NAME,
    PictureKind,
    is_drawing_in_words,
    is_metafile,
    kind_of,
)
from lessons.domain.assets.limits import LONGEST_SIDE, MEGABYTE, MOST_BYTES, MOST_DOTS
from lessons.domain.refusals import AssetRefusal, Facts, Refused

_ORIENTATION = 0x0112
TURN = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""By orientation: what makes it upright."""
_LYING = frozenset({5, 6, 7, 8})
"""Those in which width and height change places."""
UNREADABLE = (OSError, SyntaxError, ValueError, KeyError, IndexError, TypeError, struct.error)
"""What Pillow raises for files that are damaged or made to break it."""


class AssetRefused(Refused[AssetRefusal]):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """``width`` and ``height`` are as it is seen, turned upright."""

    kind: PictureKind
    width: int
    height: int


def measured(data: bytes) -> Measured:
    """Raises AssetRefused."""
    if not data:
        raise AssetRefused(AssetRefusal.EMPTY)
    if len(data) > MOST_BYTES:
        raise AssetRefused(AssetRefusal.TOO_LARGE, Facts(detail=str(MOST_BYTES // MEGABYTE)))
    kind = known_kind(data)
    with without_bomb_warnings(), opened(data, kind) as picture:
        width, height = upright_size(picture)
    check_dots(width, height)
    return Measured(kind=kind, width=width, height=height)


def known_kind(data: bytes) -> PictureKind:
    """Raises AssetRefused, with the reason for what people often have."""
    kind = kind_of(data)
    if kind is not None:
        return kind
    if is_drawing_in_words(data):
        raise AssetRefused(AssetRefusal.VECTOR)
    raise AssetRefused(AssetRefusal.METAFILE if is_metafile(data) else AssetRefusal.KIND)


def check_dots(width: int, height: int) -> None:
    """Raises AssetRefused."""
    if max(width, height) > LONGEST_SIDE or width * height > MOST_DOTS:
        raise AssetRefused(AssetRefusal.TOO_MANY_DOTS)
    if not min(width, height):
        raise AssetRefused(AssetRefusal.DAMAGED)


@contextmanager
def without_bomb_warnings() -> Iterator[None]:
    """We count the dots ourselves, and say so in a sentence."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        yield


def opened(data: bytes, kind: PictureKind) -> ImageFile.ImageFile:
    """Raises AssetRefused. Pillow looks at the head only."""
    try:
        return Image.open(BytesIO(data), formats=[PILLOW_NAME[kind]])
    except Image.DecompressionBombError as error:
        raise AssetRefused(AssetRefusal.TOO_MANY_DOTS) from error
    except (UnidentifiedImageError, *UNREADABLE) as error:
        raise AssetRefused(AssetRefusal.DAMAGED) from error


def orientation_of(picture: Image.Image) -> int:
    """How the camera was held; 1 is upright."""
    try:
        return int(picture.getexif().get(_ORIENTATION, 1))
    except UNREADABLE:
        return 1


def upright_size(picture: Image.Image) -> tuple[int, int]:
    is_lying = orientation_of(picture) in _LYING
    return (picture.height, picture.width) if is_lying else picture.size
