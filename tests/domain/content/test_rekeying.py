"""Another key for the same question, over every kind that has one."""

import pytest

from lessons.domain.content.parsing import parse_payload
from lessons.domain.content.rekeying import asks_same, chooses_key, with_lines, with_right
from lessons.domain.types.definition import PayloadError
from lessons.domain.types.registry import REGISTRY

EXAMPLES = {kind: type_.examples()[0].payload for kind, type_ in REGISTRY.items()}
TICKED = {"single-choice": ["b"], "multiple-choice": ["b", "d"], "true-false": ["false"]}


def test_the_kinds_whose_key_is_ticked_are_those_with_options():
    parsed = {kind: parse_payload(kind, payload) for kind, payload in EXAMPLES.items()}
    assert {kind for kind, one in parsed.items() if chooses_key(one)} == set(TICKED)
    for kind in TICKED:
        assert parsed[kind].input.options


@pytest.mark.parametrize(("kind", "right"), TICKED.items())
def test_a_ticked_key_changes_what_is_right_and_nothing_that_is_asked(kind, right):
    before = parse_payload(kind, EXAMPLES[kind])
    after = parse_payload(kind, with_right(before, right))
    assert list(after.solution.option_ids) == right
    assert asks_same(before.input, after.input)
    assert after.grade(tuple(right)).fraction == 1


@pytest.mark.parametrize("kind", TICKED)
def test_no_option_is_no_key(kind):
    with pytest.raises(PayloadError):
        with_right(parse_payload(kind, EXAMPLES[kind]), [])


@pytest.mark.parametrize("kind", EXAMPLES)
def test_the_same_lines_are_the_same_question(kind):
    before = parse_payload(kind, EXAMPLES[kind])
    after = parse_payload(kind, with_lines(before, before.key_lines))
    assert asks_same(before.input, after.input)
    assert after.definition == before.definition


def test_an_option_with_other_words_asks_something_else():
    before = parse_payload("single-choice", EXAMPLES["single-choice"])
    after = parse_payload("single-choice", with_lines(before, "* Астана\nШымкент"))
    assert not asks_same(before.input, after.input)


def test_what_is_said_to_a_choice_may_change():
    before = parse_payload("single-choice", EXAMPLES["single-choice"])
    after = parse_payload("single-choice", with_lines(before, "Астана\n* Алматы // Ия"))
    assert asks_same(before.input, after.input)
