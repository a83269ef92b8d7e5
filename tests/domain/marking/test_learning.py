"""What confirmed answers teach of each key point."""

import pytest

from lessons.domain.marking.chances import Weights, logit, probability
from lessons.domain.marking.grams import cosine
from lessons.domain.marking.learning import FEWEST, LEARNED, Learner, Sample

AFTER = (3.0, 3.0)
WEIGHTS = Weights(0.0, (), ((10, AFTER),), 0.0)


def sample(grams: str, *, chance: float = 0.4, **worths: float) -> Sample:
    vector = dict.fromkeys(grams.split(), 0.5)
    return Sample(
        chances={"a": chance, "b": chance},
        sentences=(vector,),
        worths=worths,
    )


def known(count: int = 10) -> list[Sample]:
    """In turn an answer that holds key point a, and one that does not, each kind like its own."""
    return [sample("ә б в г", a=1.0) if at % 2 else sample("к л м н", a=0.0) for at in range(count)]


def test_the_sentences_most_alike_pull_towards_what_they_were_given():
    learner = Learner(known(), WEIGHTS)
    near_right = learner.chances(sample("ә б в г"))["a"]
    near_wrong = learner.chances(sample("к л м н"))["a"]
    alone = learner.chances(sample("х ц ч ш"))["a"]
    assert near_wrong < alone < near_right


def test_a_key_point_that_no_mark_decided_keeps_its_chance():
    learner = Learner(known(), WEIGHTS)
    assert learner.chances(sample("ә б в г"))["b"] == 0.4
    assert learner.has_learned("a")
    assert not learner.has_learned("b")


@pytest.mark.parametrize(("count", "has_learned"), [(FEWEST - 1, False), (FEWEST + 1, True)])
def test_a_few_marks_are_enough_to_learn(count, has_learned):
    assert Learner(known(count), WEIGHTS).has_learned("a") is has_learned


def test_what_would_have_told_the_confirmed_answers_worse_is_not_taken():
    against = Weights(0.0, (), ((10, tuple(-weight for weight in AFTER)),), 0.0)
    learner = Learner(known(), against)
    assert not learner.has_learned("a")
    assert learner.chances(sample("ә б в г"))["a"] == 0.4


def test_a_confirmed_answer_is_judged_as_if_it_were_not_among_them():
    alone = [sample("х ц ч ш", a=1.0), *known()]
    learner = Learner(alone, WEIGHTS)
    own = learner.chances(alone[0], left=0)["a"]
    assert own == pytest.approx(Learner(known(), WEIGHTS).chances(alone[0])["a"], abs=0.02)
    assert own < learner.chances(alone[0])["a"]


def test_a_row_has_a_number_for_each_weight():
    learner = Learner(known(), WEIGHTS)
    assert len(learner.rows(sample("ә б в г"))["a"]) == len(LEARNED)


def test_marks_that_say_what_was_proposed_move_nothing():
    """A weight below one for the chance itself did: it moved what no mark had spoken of."""
    as_proposed = [sample("ә б в г", chance=0.9, a=0.9, b=0.0) for _ in range(10)]
    learner = Learner(as_proposed, WEIGHTS)

    assert learner.has_learned("b")
    assert learner.chances(sample("ә б в г", chance=0.9))["a"] == 0.9


def test_a_key_point_that_marks_would_not_have_told_better_keeps_its_chance():
    """Alike in their words, given in turn: of b nothing can be learned, of a much."""
    told = [
        sample("ә б в г", a=1.0, b=float(at % 2)) if at % 3 else sample("к л м н", a=0.0, b=0.4)
        for at in range(12)
    ]
    learner = Learner(told, WEIGHTS)

    assert learner.has_learned("a")
    assert not learner.has_learned("b")
    assert learner.chances(sample("ә б в г"))["b"] == 0.4


def test_what_one_lucky_mark_seems_to_teach_is_not_taken():
    """Told better on the whole, of b by a single answer: its gain is within what chance gives."""
    told = [
        sample("ә б в г", a=1.0, b=float(at == 5)) if at % 2 else sample("к л м н", a=0.0, b=0.0)
        for at in range(6)
    ]
    learner = Learner(told, WEIGHTS)

    assert learner.has_learned("a")
    assert not learner.has_learned("b")


def test_weights_lie_in_a_straight_line_between_numbers_of_marks():
    few, many = Learner(known(4), WEIGHTS), Learner(known(10), WEIGHTS)
    new = sample("ә б в г")
    assert 0.4 < few.chances(new)["a"] < many.chances(new)["a"]


def test_the_cosine_takes_either_order():
    one, other = {"a": 0.6, "b": 0.8}, {"b": 0.5, "c": 0.1, "d": 0.2}
    assert cosine(one, other) == cosine(other, one) == pytest.approx(0.4)


def test_a_logit_undoes_a_probability_and_is_never_endless():
    assert probability(logit(0.3)) == pytest.approx(0.3)
    assert -10 < logit(0.0) < logit(1.0) < 10
