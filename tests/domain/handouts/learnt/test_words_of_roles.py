"""The vocabulary is data with examples: each is read as it says."""

import pytest

from lessons.domain.handouts.learnt.vocabulary import VOCABULARY, begins_with, says

EXAMPLES = [(name, text) for name, entry in VOCABULARY.items() for text in entry.examples]
ANYWHERE = {"asks", "level-head", "points-head"}
"""These are looked for in the whole line, the others at its beginning."""
OTHERS = [(name, text) for name, entry in VOCABULARY.items() for text in entry.others]


def shows(name: str, text: str) -> bool:
    return says(name, text) if name in ANYWHERE else begins_with(name, text)


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
