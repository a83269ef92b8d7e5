"""Typed text is cut where a person would cut it, and put together without losing a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.domain.handouts.dividing import join_texts, paragraphs, split_text


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Бірінші. Жалғасы.\n\nЕкінші.", ("Бірінші. Жалғасы.", "Екінші.")),
        ("Екі тапсырма:\n1. Бірінші\n2. Екінші", ("Екі тапсырма:", "1. Бірінші\n2. Екінші")),
        ("Бір жол\nекінші жол", ("Бір жол", "екінші жол")),
        ("Бұл не? Ол қандай?", ("Бұл не?", "Ол қандай?")),
        ("«Бұл не?» Ол қандай?", ("«Бұл не?»", "Ол қандай?")),
        ("Біріншісі… Екіншісі", ("Біріншісі…", "Екіншісі")),
    ],
)
def test_at_the_first_empty_line_list_item_line_or_sentence_end(text, parts):
    assert split_text(text) == parts


@pytest.mark.parametrize("text", ["", "   ", "Бір сұрақ қана?", "Сұрақ?\n\n"])
def test_one_text_is_not_cut(text):
    assert split_text(text) is None


def test_at_the_cursor_even_inside_a_sentence():
    assert split_text("Елшілік пен консулдық", 12) == ("Елшілік пен", "консулдық")


@pytest.mark.parametrize("at", [0, 5, 99])
def test_a_cursor_with_nothing_on_one_side_cuts_nothing(at):
    assert split_text("Сұрақ", at) is None


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("Елшілік пен", "консулдық", "Елшілік пен консулдық"),
        ("Бұл не?", "Ол қандай?", "Бұл не?\nОл қандай?"),
        ("Екі тапсырма:", "1. Бірінші", "Екі тапсырма:\n1. Бірінші"),
        ("«Бұл не?»", "Ол қандай?", "«Бұл не?»\nОл қандай?"),
        ("", "Екінші", "Екінші"),
        ("Бірінші ", "", "Бірінші"),
    ],
)
def test_a_sentence_that_was_cut_goes_on_and_a_whole_one_keeps_its_line(first, second, joined):
    assert join_texts(first, second) == joined


def test_paragraphs_stand_between_empty_lines():
    assert paragraphs("\nБірінші.\nЖалғасы.\n \n\n\tЕкінші.\n") == ["Бірінші.\nЖалғасы.", "Екінші."]


@given(st.text(alphabet="аә бс.?!…»\n1)", max_size=60), st.none() | st.integers(0, 60))
def test_no_letter_is_lost(text, at):
    parts = split_text(text, at)
    if parts is not None:
        assert all(parts)
        assert _letters("".join(parts)) == _letters(text)
        assert _letters(join_texts(*parts)) == _letters(text)


def _letters(text: str) -> str:
    return "".join(text.split())
