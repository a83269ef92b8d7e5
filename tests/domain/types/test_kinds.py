"""The contract of the registry: every question type keeps every promise, on its own examples."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lessons.domain import types
from lessons.domain.languages import LANGUAGES
from lessons.domain.types.definition import (
    Control,
    GradeResult,
    Input,
    PayloadError,
    Solution,
    is_blank,
)
from lessons.domain.types.fields import filled
from lessons.domain.types.registry import KINDS, REGISTRY

BLANK_ANSWERS = ((), ("",))
EXAMPLES = [
    pytest.param(type_, example, id=f"{kind}-{number}")
    for kind, type_ in REGISTRY.items()
    for number, example in enumerate(type_.examples())
]
DEFINITIONS = [
    (type_, type_.parse(example.payload))
    for type_ in REGISTRY.values()
    for example in type_.examples()
]
BAD_PAYLOADS = [
    pytest.param(type_, payload, id=f"{kind}-{number}")
    for kind, type_ in REGISTRY.items()
    for number, payload in enumerate(
        (*(bad for example in type_.examples() for bad in example.bad_payloads), None, [], "x", 1)
    )
]
CHOICE_CONTROLS = (Control.SINGLE, Control.MULTIPLE)


def test_the_registry_lists_every_type_under_its_own_kind():
    assert [type_.kind for type_ in REGISTRY.values()] == list(REGISTRY)
    assert len(REGISTRY) >= 9


def test_a_kind_is_a_folder_and_nothing_else_is():
    folders = {path.parent.name for path in Path(types.__path__[0]).glob("*/__init__.py")}

    assert folders == {kind.replace("-", "_") for kind in KINDS}


@pytest.mark.parametrize("code", KINDS)
def test_every_kind_says_its_name_and_how_its_key_is_written(code):
    words = KINDS[code].words

    assert words.name
    assert words.key_help
    assert set(words.text_choices) == set(KINDS[code].type.text_choices)


def test_no_two_kinds_word_the_same_code_in_two_ways():
    for field in ("errors", "counts", "options", "text_choices"):
        worded: dict[object, set[str]] = {}
        for kind in KINDS.values():
            for code, words in getattr(kind.words, field).items():
                worded.setdefault(code, set()).add(words)
        assert all(len(words) == 1 for words in worded.values())


def test_every_type_brings_examples_of_everything():
    for type_ in REGISTRY.values():
        examples = type_.examples()
        assert examples
        assert all(example.invalid and example.bad_payloads for example in examples)


@pytest.mark.parametrize(("type_", "example"), EXAMPLES)
def test_a_payload_is_read_back_as_it_was_dumped(type_, example):
    definition = type_.parse(example.payload)

    assert type_.parse(type_.dump(definition)) == definition
    assert type_.dump(type_.parse(type_.dump(definition))) == type_.dump(definition)


@pytest.mark.parametrize(("type_", "example"), EXAMPLES)
def test_a_right_answer_gets_all_points_or_waits_for_a_person(type_, example):
    definition = type_.parse(example.payload)

    assert type_.is_valid(definition, example.right)
    assert type_.grade(definition, example.right).fraction in {None, 1}


@pytest.mark.parametrize(("type_", "example"), EXAMPLES)
def test_a_wrong_answer_gets_nothing(type_, example):
    definition = type_.parse(example.payload)

    assert type_.is_valid(definition, example.wrong)
    assert type_.grade(definition, example.wrong).fraction == 0


@pytest.mark.parametrize(("type_", "example"), EXAMPLES)
def test_a_partly_right_answer_gets_part_of_the_points(type_, example):
    if example.partly is None:
        return
    definition = type_.parse(example.payload)

    assert type_.is_valid(definition, example.partly)
    assert 0 < type_.grade(definition, example.partly).fraction < 1


@pytest.mark.parametrize("answer", BLANK_ANSWERS)
@pytest.mark.parametrize(("type_", "example"), EXAMPLES)
def test_a_blank_answer_is_valid_gets_nothing_and_does_not_wait(type_, example, answer):
    definition = type_.parse(example.payload)

    assert is_blank(answer)
    assert type_.is_valid(definition, answer)
    assert type_.grade(definition, answer).fraction == 0


@pytest.mark.parametrize(("type_", "example"), EXAMPLES)
def test_an_answer_that_its_page_cannot_send_is_not_valid(type_, example):
    definition = type_.parse(example.payload)

    assert not [answer for answer in example.invalid if type_.is_valid(definition, answer)]


@pytest.mark.parametrize(("type_", "payload"), BAD_PAYLOADS)
def test_a_bad_payload_is_refused_with_the_rule_it_breaks(type_, payload):
    with pytest.raises(PayloadError) as caught:
        type_.parse(payload)

    assert caught.value.code


@pytest.mark.parametrize(("type_", "example"), EXAMPLES)
def test_the_input_and_the_solution_speak_of_the_same_options(type_, example):
    definition = type_.parse(example.payload)
    drawn, solution = type_.input(definition), type_.solution(definition)

    assert isinstance(drawn, Input)
    assert isinstance(solution, Solution)
    assert set(solution.option_ids) <= {option.id for option in drawn.options}
    assert bool(drawn.options) == (drawn.control in CHOICE_CONTROLS)


@pytest.mark.parametrize(("type_", "example"), EXAMPLES)
def test_what_is_said_in_several_languages_is_said_in_all_of_them(type_, example):
    solution = type_.solution(type_.parse(example.payload))

    assert not solution.worded or set(solution.worded) == set(LANGUAGES)
    assert all(len(texts) == len(solution.texts) for texts in solution.worded.values())


@pytest.mark.parametrize(("type_", "example"), EXAMPLES)
def test_the_fields_and_their_key_speak_of_the_same_places(type_, example):
    definition = type_.parse(example.payload)
    drawn, solution = type_.input(definition), type_.solution(definition)
    options = {field.id: {option.id for option in field.options} for field in drawn.fields}

    assert {key.id for key in solution.fields} == set(options)
    assert all(key.values for key in solution.fields)
    assert all(set(key.values) <= (options[key.id] or set(key.values)) for key in solution.fields)
    right = tuple(filled(key.id, key.values[-1]) for key in solution.fields)
    assert not right or type_.grade(definition, right).fraction == 1


@pytest.mark.parametrize(("type_", "example"), EXAMPLES)
def test_the_order_in_which_fields_are_sent_makes_no_difference(type_, example):
    definition = type_.parse(example.payload)
    for answer in (example.right, example.partly or ()):
        backwards = tuple(reversed(answer))
        assert type_.grade(definition, backwards).fraction == (
            type_.grade(definition, answer).fraction
        )


@pytest.mark.parametrize(("type_", "example"), EXAMPLES)
def test_the_fields_that_are_right_are_named(type_, example):
    definition = type_.parse(example.payload)
    ids = {field.id for field in type_.input(definition).fields}

    assert set(type_.grade(definition, example.right).right_fields) == ids
    assert not type_.grade(definition, ()).right_fields
    assert not ids or len(type_.grade(definition, example.partly).right_fields) < len(ids)


@pytest.mark.parametrize(("type_", "example"), EXAMPLES)
def test_ticking_everything_never_wins(type_, example):
    definition = type_.parse(example.payload)
    everything = tuple(option.id for option in type_.input(definition).options)

    refused = not type_.is_valid(definition, everything)
    assert refused or type_.grade(definition, everything).fraction == 0


@given(st.data())
def test_any_valid_answer_is_graded_between_nothing_and_everything(data):
    type_, definition = data.draw(st.sampled_from(DEFINITIONS))
    drawn = type_.input(definition)
    ids = [option.id for option in drawn.options]
    ids += [filled(f.id, option.id) for f in drawn.fields for option in f.options]
    words = st.one_of(st.sampled_from([*ids, ""]), st.text(max_size=40))
    answer = tuple(data.draw(st.lists(words, max_size=5)))
    assume(type_.is_valid(definition, answer))

    result = type_.grade(definition, answer)

    assert isinstance(result, GradeResult)
    assert result.fraction is None or (
        isinstance(result.fraction, Fraction) and 0 <= result.fraction <= 1
    )
