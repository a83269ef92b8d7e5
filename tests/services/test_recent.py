"""Documents that were read last."""

from lessons.services.handouts import open_handout
from lessons.services.recent import Recent


def handout(text: str):
    data = f"Практикалық сабақ №1. {text}\nМақсаты: білу.\n1-деңгей\n1. Су не?\n".encode()
    return open_handout("a.txt", size=len(data), read=lambda: data)


def test_what_was_kept_is_found_by_its_name_and_digest():
    recent, read = Recent(most=2), handout("Су")
    recent.keep(("a.txt", "1"), read)

    assert recent.find(("a.txt", "1")) is read
    assert recent.find(("b.txt", "1")) is None


def test_the_one_not_asked_for_longest_goes():
    recent = Recent(most=2)
    first, second, third = (handout(text) for text in ("Су", "Бу", "Мұз"))
    recent.keep(("a.txt", "1"), first)
    recent.keep(("a.txt", "2"), second)
    recent.find(("a.txt", "1"))
    recent.keep(("a.txt", "3"), third)

    assert recent.find(("a.txt", "1")) is first
    assert recent.find(("a.txt", "2")) is None
    assert recent.find(("a.txt", "3")) is third
