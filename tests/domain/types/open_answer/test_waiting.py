"""An open answer is a person's to mark."""

from lessons.domain.types.registry import REGISTRY


def test_an_open_answer_waits_for_a_person_however_it_is_written():
    type_ = REGISTRY["open-answer"]
    definition = type_.parse({})

    assert type_.grade(definition, ("білмеймін",)).fraction is None
