"""Keys in words are keys in figures, and nothing else changes."""

import pytest

from lessons.domain.handouts.answer_keys import read_letters
from lessons.domain.handouts.lines import Row
from lessons.domain.handouts.told_numbers import with_told_numbers


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Жауап кілті: бірінші – А, екінші – Б.", "Жауап кілті: 1 – А, 2 – Б."),
        ("Answers: first a, second b", "Answers: 1 a, 2 b"),
        ("Правильные: 1 – первый вариант, 2 – второй", "Правильные: 1 – 1, 2 – 2"),
        ("Дұрыс жауап: үшінші нұсқа", "Дұрыс жауап: 3"),
        ("Ответ: второй закон Ньютона", "Ответ: второй закон Ньютона"),
        ("Бірінші сұрақ: А", "Бірінші сұрақ: А"),
        ("Дұрыс жауап: бірінші кезекте су", "Дұрыс жауап: бірінші кезекте су"),
    ],
)
def test_numbers_in_words(text, told):
    assert [row.text for row in with_told_numbers([Row(1, text)])] == [told]


@pytest.mark.parametrize("text", ["Solutions: B; A", "Answers: b, a", "Key: BA"])
def test_letters_alone_in_english(text):
    assert [letter.upper() for letter in read_letters(text)] == ["B", "A"]
