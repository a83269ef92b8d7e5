"""Ticks: only the exact answer is whole, and one wrong tick more never pays."""

from hypothesis import assume, given
from hypothesis import strategies as st

from lessons.domain.types.registry import REGISTRY


@st.composite
def multiple_choices(draw):
    ids = [f"o{number}" for number in range(draw(st.integers(2, 12)))]
    correct = draw(st.lists(st.sampled_from(ids), min_size=1, max_size=len(ids) - 1, unique=True))
    return {"options": [{"id": id_, "text": id_} for id_ in ids], "correct": correct}


@given(multiple_choices())
def test_of_any_multiple_choice_only_the_exact_answer_gets_all_points(payload):
    type_ = REGISTRY["multiple-choice"]
    definition = type_.parse(payload)
    everything = tuple(option["id"] for option in payload["options"])

    assert type_.grade(definition, everything).fraction == 0
    assert type_.grade(definition, tuple(reversed(payload["correct"]))).fraction == 1
    assert type_.grade(definition, tuple(payload["correct"][1:])).fraction < 1


@given(multiple_choices(), st.data())
def test_one_more_wrong_tick_never_raises_the_mark(payload, data):
    type_ = REGISTRY["multiple-choice"]
    definition = type_.parse(payload)
    wrong = [o["id"] for o in payload["options"] if o["id"] not in payload["correct"]]
    ticked = data.draw(
        st.lists(st.sampled_from([o["id"] for o in payload["options"]]), unique=True)
    )
    more = data.draw(st.sampled_from(wrong))
    assume(more not in ticked)

    before = type_.grade(definition, tuple(ticked)).fraction
    assert type_.grade(definition, (*ticked, more)).fraction <= before
