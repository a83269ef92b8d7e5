import pytest
from django.utils import translation

from lessons.services.handouts import HandoutRefused, open_handout
from lessons.wording.refusals import file_sentence


@pytest.mark.parametrize(
    ("name", "size", "reason"),
    [
        ("class.txt", 50 * 1024 * 1024, "The file is too large"),
        ("class.txt", 0, "The file is empty"),
        ("class.rar", 9, "Files of this type cannot be read"),
    ],
)
def test_a_file_that_will_be_refused_is_not_even_read(name, size, reason):
    def read() -> bytes:
        raise AssertionError("read all the same")

    with pytest.raises(HandoutRefused) as refused:
        open_handout(name, size=size, read=read)

    with translation.override("en"):
        assert reason in file_sentence(refused.value.refusal)
