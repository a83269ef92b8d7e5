"""The vocabulary is data with examples: each is read as it says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.domain.handouts.learnt.vocabulary import VOCABULARY, begins_with, says
from tests.properties import examples

EXAMPLES = [(name, text) for name, entry in VOCABULARY.items() for text in entry.examples]
AT_THE_BEGINNING = {"level-1", "level-2", "level-3", "points"}
"""The others are looked for in the whole line."""
OTHERS = [(name, text) for name, entry in VOCABULARY.items() for text in entry.others]


def shows(name: str, text: str) -> bool:
    return begins_with(name, text) if name in AT_THE_BEGINNING else says(name, text)


@pytest.mark.parametrize(("name", "text"), EXAMPLES)
def test_an_example_shows_its_group(name, text):
    assert shows(name, text)


@pytest.mark.parametrize(("name", "text"), OTHERS)
def test_a_near_line_does_not(name, text):
    assert not shows(name, text)


def test_each_group_has_both():
    assert all(entry.examples and entry.others for entry in VOCABULARY.values())


def test_signs_before_the_first_word_are_passed_over():
    assert begins_with("level-1", "• «Оңай» сұрақтар")
    assert not begins_with("level-1", "Тек оңай сұрақтар")


WORDS = st.sampled_from(sorted({word for _, text in EXAMPLES for word in text.split()}))


@examples(60)
@given(st.lists(st.builds(str.__add__, st.sampled_from(("", "«", "су", "-")), WORDS), max_size=6))
def test_what_is_told_at_a_glance_is_what_a_search_finds(words):
    text = " ".join(words)

    for name, entry in VOCABULARY.items():
        assert says(name, text) == (entry.pattern.search(text) is not None)
