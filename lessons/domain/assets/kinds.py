"""What a picture is, by what stands in it; nothing is believed of its name."""

from enum import StrEnum


class PictureKind(StrEnum):
    """Their media types."""

    PNG = "image/png"
    JPEG = "image/jpeg"
    WEBP = "image/webp"
    GIF = "image/gif"
    BMP = "image/bmp"
    TIFF = "image/tiff"


SUFFIX = {
    PictureKind.PNG: "png",
    PictureKind.JPEG: "jpg",
    PictureKind.WEBP: "webp",
    PictureKind.GIF: "gif",
    PictureKind.BMP: "bmp",
    PictureKind.TIFF: "tif",
}
PILLOW_NAME = {
    PictureKind.PNG: "PNG",
    PictureKind.JPEG: "JPEG",
    PictureKind.WEBP: "WEBP",
    PictureKind.GIF: "GIF",
    PictureKind.BMP: "BMP",
    PictureKind.TIFF: "TIFF",
}
_STARTS = {
    b"\x89PNG\r\n\x1a\n": PictureKind.PNG,
    b"\xff\xd8\xff": PictureKind.JPEG,
    b"GIF87a": PictureKind.GIF,
    b"GIF89a": PictureKind.GIF,
    b"BM": PictureKind.BMP,
    b"II*\x00": PictureKind.TIFF,
    b"MM\x00*": PictureKind.TIFF,
}
_LOOKED_AT = 1024


def kind_of(data: bytes) -> PictureKind | None:
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return PictureKind.WEBP
    return next((kind for start, kind in _STARTS.items() if data.startswith(start)), None)


def is_drawing_in_words(data: bytes) -> bool:
    """SVG: a document that may hold programs and addresses."""
    head = data[:_LOOKED_AT].lower()
    return b"<svg" in head or b"<!doctype svg" in head


def is_metafile(data: bytes) -> bool:
    """EMF or WMF: commands of Windows to draw with."""
    is_emf = data[:4] == b"\x01\x00\x00\x00" and data[40:44] == b" EMF"
    return is_emf or data[:4] in (b"\xd7\xcd\xc6\x9a", b"\x01\x00\x09\x00", b"\x02\x00\x09\x00")
