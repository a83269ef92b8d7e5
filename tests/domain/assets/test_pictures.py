"""What a picture is, what is turned away in one sentence, and what comes out of it."""

import pytest
from PIL import Image

from lessons.domain.assets.encoding import encode, widths
from lessons.domain.assets.kinds import PictureKind
from lessons.domain.assets.limits import MOST_BYTES
from lessons.domain.assets.measuring import AssetRefused, measured
from lessons.domain.assets.naming import names_in, renamed, stable_name
from lessons.domain.assets.picture import picture_line
from tests.pictures import make_picture, opened

ORIENTATION = 0x0112
SVG = b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'


def refusal_of(data: bytes) -> str:
    with pytest.raises(AssetRefused) as caught:
        measured(data)
    return caught.value.code


def held_lying(**how: object) -> bytes:
    """As a telephone writes it: the dots lie, a number says how it was held."""
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif[0x010E] = "home address"
    return make_picture(40, 20, kind="JPEG", exif=exif, quality=95, **how)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"MZ\x90\x00", "kind"),
        (b"%PDF-1.7", "kind"),
        (SVG, "vector"),
        (b"\xef\xbb\xbf  <SVG><script>alert(1)</script></SVG>", "vector"),
        (b"\xd7\xcd\xc6\x9a" + bytes(40), "metafile"),
        (b"\x01\x00\x00\x00" + bytes(36) + b" EMF", "metafile"),
        (b"\x89PNG\r\n\x1a\n no picture", "damaged"),
        (b"\xff\xd8\xff\xe0 cut", "damaged"),
        (make_picture(20_000, 20_000, mode="1"), "too-many-dots"),
        (make_picture(12_001, 1, mode="1"), "too-many-dots"),
        (make_picture(10_000, 9_000, mode="1"), "too-many-dots"),
        (make_picture() + bytes(MOST_BYTES), "too-large"),
    ],
)
def test_what_is_no_picture_for_a_page_is_turned_away_before_it_is_unpacked(data, code):
    assert refusal_of(data) == code


@pytest.mark.parametrize("kind", [kind.name for kind in PictureKind])
def test_a_picture_is_measured_by_its_content(kind):
    found = measured(make_picture(40, 30, kind=kind))

    assert (found.kind.name, found.width, found.height) == (kind, 40, 30)


def test_a_photograph_that_lies_is_measured_and_shown_upright_and_tells_nothing():
    data = held_lying()
    found = measured(data)
    encoded = encode(data)
    shown = opened(encoded.rendered[0].data)

    assert (found.width, found.height) == (20, 40) == (encoded.width, encoded.height)
    assert shown.size == (20, 40)
    # The dark corner stands at the top left as it lies, at the top right as it was held.
    assert shown.getpixel((18, 2))[2] > shown.getpixel((2, 2))[2]
    assert not shown.getexif()
    assert b"home address" not in encoded.rendered[0].data


def test_a_picture_is_never_wider_than_it_is():
    assert [widths(own) for own in (100, 360, 900, 1440, 4000)] == [
        [100],
        [360],
        [360, 720, 900],
        [360, 720, 1440],
        [360, 720, 1440],
    ]


def test_every_width_has_the_form_of_the_picture():
    encoded = encode(make_picture(2000, 1000))

    assert [(one.width, one.height) for one in encoded.rendered] == [
        (360, 180),
        (720, 360),
        (1440, 720),
    ]
    assert all(opened(one.data).format == "WEBP" for one in encoded.rendered)


@pytest.mark.parametrize(
    ("mode", "kind"),
    [("1", "PNG"), ("L", "PNG"), ("P", "PNG"), ("LA", "PNG"), ("I;16", "PNG"), ("CMYK", "JPEG")],
)
def test_every_way_to_keep_colours_is_shown(mode, kind):
    assert encode(make_picture(mode=mode, kind=kind)).rendered[0].width == 40


def test_what_was_clear_stays_clear():
    data = make_picture(mode="RGBA", colour="#ff000000")

    assert opened(encode(data).rendered[0].data).convert("RGBA").getpixel((5, 5))[3] == 0


def test_of_what_moves_the_first_picture_stands_and_that_is_known():
    frames = [Image.new("RGB", (9, 9), colour) for colour in ("#ff0000", "#00ff00")]
    data = make_picture(9, 9, kind="GIF", save_all=True, append_images=frames)

    assert encode(data).is_moving
    assert not encode(make_picture(9, 9, kind="GIF")).is_moving


def test_a_drawing_is_kept_dot_by_dot():
    data = make_picture(100, 80)

    assert opened(encode(data).rendered[0].data).tobytes() == opened(data).tobytes()


# --- Names --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("Жасуша мембранасы.PNG", "zhasusha-membranasy.png"),
        ("C:\\Users\\Айгүл\\Құрылым (2).jpeg", "qurylym-2.png"),
        ("../../etc/passwd", "passwd.png"),
        ("?!.svg", "picture.png"),
        ("", "picture.png"),
        ("ДНҚ", "dnq.png"),
    ],
)
def test_a_name_is_plain_whatever_the_file_was_called(wanted, name):
    assert stable_name(wanted, PictureKind.PNG, taken=()) == name


def test_a_name_that_is_taken_gets_a_number():
    taken = {"cell.png", "cell-2.png"}

    assert stable_name("cell.gif", PictureKind.PNG, taken=taken) == "cell-3.png"


def test_names_are_found_and_changed_where_a_text_shows_pictures():
    line = picture_line("cell.png", alternative="Жасуша [сызба]", caption='1-сурет. "Жасуша"')
    text = f"Мәтін\n\n{line}\n\nжәне ![](b-2.jpg) (c.png)"

    assert line == '![Жасуша \\[сызба\\]](cell.png "1-сурет. \\"Жасуша\\"")'
    assert names_in(text) == {"cell.png", "b-2.jpg"}
    assert renamed(text, {"cell.png": "other.png"}) == text.replace("cell.png", "other.png")
    assert renamed("cell.png", {"cell.png": "other.png"}) == "cell.png"
