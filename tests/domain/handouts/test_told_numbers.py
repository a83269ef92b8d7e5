"""Keys in words are keys in figures, and nothing else changes."""

import pytest

from lessons.domain.handouts.answer_keys import is_key_list, read_key_list, read_letters
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


@pytest.mark.parametrize("text", ["Ответы: 1б, 2а", "Тексеріс кілті: 1b 2a", "Mark scheme: 1b, 2a"])
def test_two_glued_pairs_behind_a_name_are_a_list(text):
    assert read_key_list([text]).keys() == {1, 2}
    assert is_key_list(text)


def test_forms_of_a_school_are_none():
    assert not is_key_list("Бүгін 9А, 9Б сыныптары келді")
