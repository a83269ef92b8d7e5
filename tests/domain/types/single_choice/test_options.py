"""Options: their feedback, their ids, and where a payload is wrong."""

import pytest

from lessons.domain.types.definition import PayloadError
from lessons.domain.types.registry import REGISTRY


def test_a_chosen_option_brings_its_own_feedback():
    type_ = REGISTRY["single-choice"]
    options = [
        {"id": "a", "text": "Астана", "feedback": "Дұрыс: елорда – Астана."},
        {"id": "b", "text": "Алматы", "feedback": "Алматы 1997 жылға дейін астана болған."},
    ]
    definition = type_.parse({"options": options, "correct": "a"})

    assert type_.grade(definition, ("b",)).feedback == ("Алматы 1997 жылға дейін астана болған.",)


def test_options_keep_their_ids_when_they_are_reordered():
    type_ = REGISTRY["single-choice"]
    options = [{"id": "x7", "text": "Астана"}, {"id": "b", "text": "Алматы"}]

    forward = type_.parse({"options": options, "correct": "x7"})
    backward = type_.parse({"options": options[::-1], "correct": "x7"})

    assert type_.grade(forward, ("x7",)) == type_.grade(backward, ("x7",))


def test_an_error_in_a_payload_names_its_place():
    options = [{"id": "a", "text": "Астана"}, {"id": "b", "text": " "}]

    with pytest.raises(PayloadError) as caught:
        REGISTRY["single-choice"].parse({"options": options, "correct": "a"})

    assert (caught.value.code, caught.value.key) == ("text-empty", "options.1.text")
