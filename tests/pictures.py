"""Pictures that tests send: small, drawn here, and made again the same each time."""

from io import BytesIO

from PIL import Image


def make_picture(
    width: int = 40,
    height: int = 30,
    *,
    colour: str = "#b04020",
    kind: str = "PNG",
    mode: str = "RGB",
    **how: object,
) -> bytes:
    """One colour, with a corner in another so that turning shows."""
    picture = Image.new(mode, (width, height), colour if mode in {"RGB", "RGBA"} else 0)
    if mode == "RGB":
        picture.paste("#102040", (0, 0, max(1, width // 4), max(1, height // 4)))
    buffer = BytesIO()
    picture.save(buffer, format=kind, **how)
    return buffer.getvalue()


def opened(data: bytes) -> Image.Image:
    picture = Image.open(BytesIO(data))
    picture.load()
    return picture
