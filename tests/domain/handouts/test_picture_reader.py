import io

import pytest
from PIL import Image

from lessons.domain.handouts.document import DocumentError, Judgement
from lessons.domain.handouts.pictures import MOST_DOTS, MOST_FRAMES, Pictures
from lessons.domain.handouts.recognition import Seen, Sheet


class Records:
    """Recognises one line in every picture and keeps what it was shown."""

    def __init__(self) -> None:
        self.shown: list[Image.Image] = []

    def recognise(self, picture: bytes) -> Sheet:
        self.shown.append(Image.open(io.BytesIO(picture)))
        number = len(self.shown)
        return Sheet(100, 100, 300, (Seen(f"бет{number}ші", 5, 5, 60, 20, 22, 20, 0.9),))


def saved(picture: Image.Image, format_: str = "PNG", **how) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, format=format_, **how)
    return buffer.getvalue()


def test_each_frame_of_a_tiff_is_a_page():
    frames = [Image.new("L", (2000, 3000), "white") for _ in range(3)]
    data = saved(frames[0], "TIFF", save_all=True, append_images=frames[1:])

    document = Pictures(Records()).read("class.tif", data)

    assert document.lines == ("бет1ші", "бет2ші", "бет3ші")
    assert document.pages == (1, 2, 3)
    assert document.verdict is Judgement.WARN


def test_transparent_paper_is_white():
    records = Records()
    Pictures(records).read("class.png", saved(Image.new("RGBA", (10, 10), (0, 0, 0, 0))))

    assert records.shown[0].getpixel((0, 0)) == 255


def test_a_photograph_is_turned_as_the_camera_was_held():
    records, turned = Records(), Image.Exif()
    turned[0x0112] = 6
    Pictures(records).read("class.jpg", saved(Image.new("L", (30, 10)), "JPEG", exif=turned))

    assert records.shown[0].size == (20, 60)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"no picture", "file-damaged"),
        (saved(Image.new("1", (MOST_DOTS // 1000, 1001))), "too-complex"),
        (saved(Image.new("1", (20_000, 20_000))), "too-complex"),
        (
            saved(
                Image.new("1", (1, 1)),
                "TIFF",
                save_all=True,
                append_images=[Image.new("1", (1, 1))] * MOST_FRAMES,
            ),
            "too-many-pages",
        ),
    ],
    ids=["text", "large", "bomb", "frames"],
)
def test_a_picture_that_cannot_be_recognised_is_refused(data, code):
    with pytest.raises(DocumentError) as caught:
        Pictures(Records()).read("class.png", data)

    assert caught.value.code == code
