"""A picture as it is shown: upright, without what a camera wrote into it, in several widths.

The bytes are a stranger's and unpack to many times their size: this runs in a process with limits
(``services.picture_process``).
"""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageCms, ImageFile

from lessons.domain.assets.limits import WIDTHS
from lessons.domain.assets.measuring import (
    TURN,
    UNREADABLE,
    AssetRefused,
    check_dots,
    known_kind,
    opened,
    orientation_of,
    upright_size,
    without_bomb_warnings,
)
from lessons.domain.refusals import AssetRefusal

_QUALITY, _QUALITY_LARGE = 78, 68
"""The large ones are for screens with two or three dots a pixel, on which less is seen of it."""
_FEW_COLOURS = 4096
"""A drawing or a diagram: kept dot by dot where that is smaller."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """One width, as WebP."""

    width: int
    height: int
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoded:
    width: int
    height: int
    is_moving: bool
    """It moved; its first frame stands for it."""
    rendered: tuple[Rendered, ...]


def encode(data: bytes) -> Encoded:
    """Raises AssetRefused."""
    with without_bomb_warnings(), opened(data, known_kind(data)) as picture:
        size = upright_size(picture)
        check_dots(*size)
        is_moving = getattr(picture, "n_frames", 1) > 1 and picture.format != "TIFF"
        try:
            plain = _plain(picture, size[0])
        except UNREADABLE as error:
            raise AssetRefused(AssetRefusal.DAMAGED) from error
    is_drawn = plain.getcolors(_FEW_COLOURS) is not None
    rendered = tuple(_rendered(plain, width, is_drawn=is_drawn) for width in widths(size[0]))
    return Encoded(width=size[0], height=size[1], is_moving=is_moving, rendered=rendered)


def widths(own: int) -> list[int]:
    """Never wider than the picture itself."""
    return [*(width for width in WIDTHS[:-1] if width < own), min(own, WIDTHS[-1])]


def _plain(picture: ImageFile.ImageFile, width: int) -> Image.Image:
    """Upright, in eight bits, in the colours that every screen takes for granted, and no wider
    than needed; nothing else that the file knew comes along."""
    profile, turn = picture.info.get("icc_profile"), TURN.get(orientation_of(picture))
    picture.draft(None, (WIDTHS[-1], WIDTHS[-1]))
    picture.load()
    mode = "RGBA" if picture.has_transparency_data else "RGB"
    whole: Image.Image = picture
    if whole.mode.startswith("I;16") or whole.mode in {"I", "F"}:
        whole = _in_eight_bits(whole)
    is_shrunk = whole.mode not in {"RGB", "RGBA", "L", "CMYK"}
    small = _shrunk(whole.convert(mode) if is_shrunk else whole, max(1, width // WIDTHS[-1]))
    usual = _in_usual_colours(small, profile, mode) if profile else small.convert(mode)
    upright = usual if turn is None else usual.transpose(turn)
    # A new one, so that no text, place or thumbnail of the file is written again.
    return Image.frombytes(mode, upright.size, upright.tobytes())


def _shrunk(picture: Image.Image, times: int) -> Image.Image:
    """By a whole number, before anything that would need the whole picture twice more."""
    drafted = max(1, min(picture.size) // WIDTHS[-1])
    return picture.reduce(min(times, drafted)) if min(times, drafted) > 1 else picture


def _in_eight_bits(picture: Image.Image) -> Image.Image:
    low, high = picture.getextrema()
    if isinstance(low, tuple) or isinstance(high, tuple):  # of several bands, which these have not
        return picture.convert("RGB")
    span = (high - low) or 1
    return picture.convert("F").point(lambda dot: (dot - low) * (255 / span)).convert("L")


def _in_usual_colours(picture: Image.Image, profile: bytes, mode: str) -> Image.Image:
    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        usual = ImageCms.createProfile("sRGB")
        base = picture if picture.mode in {"RGB", "CMYK", "L"} else picture.convert("RGB")
        turned = ImageCms.profileToProfile(base, own, usual, outputMode="RGB")
    except (ImageCms.PyCMSError, *UNREADABLE):
        return picture.convert(mode)
    if turned is None:
        return picture.convert(mode)
    if mode == "RGBA":
        turned.putalpha(picture.convert("RGBA").getchannel("A"))
    return turned


def _rendered(plain: Image.Image, width: int, *, is_drawn: bool) -> Rendered:
    height = max(1, round(plain.height * width / plain.width))
    sized = plain
    if width != plain.width:
        sized = plain.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2.0)
    return Rendered(width=width, height=height, data=_webp(sized, is_drawn=is_drawn))


def _webp(picture: Image.Image, *, is_drawn: bool) -> bytes:
    lossy = _saved(picture, is_lossless=False)
    if not is_drawn:
        return lossy
    return min(lossy, _saved(picture, is_lossless=True), key=len)


def _saved(picture: Image.Image, *, is_lossless: bool) -> bytes:
    buffer = BytesIO()
    quality = _QUALITY if picture.width <= WIDTHS[0] else _QUALITY_LARGE
    picture.save(buffer, format="WEBP", quality=quality, method=4, lossless=is_lossless)
    return buffer.getvalue()
