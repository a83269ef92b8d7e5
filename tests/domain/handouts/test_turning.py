import io

from PIL import Image

from lessons.domain.handouts.recognition import Seen, Sheet
from lessons.domain.handouts.turning import Turning


class ReadsUpright:
    """Reads pictures whose dark side is above, and makes up words of others."""

    def __init__(self) -> None:
        self.count = 0

    def recognise(self, picture: bytes) -> Sheet:
        self.count += 1
        image = Image.open(io.BytesIO(picture)).convert("L")
        is_upright = image.width < image.height and image.getpixel((5, 0)) == 0
        text, confidence = ("сабақ", 0.95) if is_upright else ("ҺӘІ", 0.3)
        words = tuple(Seen(text, 5, 5, 60, 20, 22, 20, confidence) for _ in range(4))
        return Sheet(image.width, image.height, 300, words)


def page(turn: Image.Transpose | None = None) -> bytes:
    image = Image.new("L", (100, 200), "white")
    image.paste(0, (0, 0, 100, 20))
    buffer = io.BytesIO()
    (image.transpose(turn) if turn is not None else image).save(buffer, format="PNG")
    return buffer.getvalue()


def read(*pages: bytes) -> tuple[list[str], int]:
    program = ReadsUpright()
    turning = Turning(program)
    return [turning.recognise(each).words[0].text for each in pages], program.count


def test_a_page_the_right_way_up_is_read_once():
    assert read(page()) == (["сабақ"], 1)


def test_pages_on_their_side_and_on_their_head_are_turned():
    for turn in Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_270:
        assert read(page(turn))[0] == ["сабақ"]


def test_the_turn_that_helped_is_tried_first_on_the_next_page():
    turned = page(Image.Transpose.ROTATE_180)

    first, rest = read(turned)[1], read(turned, turned, turned)[1]
    assert rest == first + 2


def test_a_page_that_lies_otherwise_than_the_one_before_is_turned_again():
    assert read(page(Image.Transpose.ROTATE_180), page())[0] == ["сабақ", "сабақ"]


def test_a_blank_page_is_not_turned():
    buffer = io.BytesIO()
    Image.new("L", (100, 200), "white").save(buffer, format="PNG")

    assert read(buffer.getvalue())[1] == 1
