"""What confirmed answers teach of one key point."""

from math import log, sqrt

import pytest

from lessons.domain.marking.learning import PRIOR, PointModel, Sample, cosine, plain_chance
from lessons.domain.marking.regression import probability


def sample(score: float, words: str, *, alike=(), worth: float = 0.0) -> Sample:
    return Sample(score, frozenset(words.split()), alike, worth)


def rows(count: int) -> list[Sample]:
    """In turn an answer with a telling word that holds the key point, and one that does not."""
    alike = [1.0 - 0.1 * abs(at - other) for at in range(count) for other in range(count)]
    return [
        sample(
            0.3,
            f"ortaq {'jaqsi' if at % 2 else 'nashar'}",
            alike=alike[at * count : (at + 1) * count],
            worth=float(at % 2),
        )
        for at in range(count)
    ]


def test_a_chance_rises_with_the_score_and_turns_at_a_third():
    assert plain_chance(0.33) < 0.5 < plain_chance(0.36)
    assert plain_chance(0.0) == pytest.approx(probability(PRIOR[:1], ()))


@pytest.mark.parametrize(("count", "learned"), [(5, False), (6, True)])
def test_six_confirmed_answers_are_enough_to_learn(count, learned):
    assert PointModel(rows(count)).learned is learned


def test_a_model_that_would_have_told_the_answers_worse_is_not_taken():
    scores = (0.1, 0.2, 0.3, 0.35, 0.36, 0.5, 0.6, 0.7)
    worths = (0.0, 0.0, 0.5, 0.0, 1.0, 1.0, 0.5, 1.0)
    told = [
        sample(score, "", alike=(0.0,) * 8, worth=worth)
        for score, worth in zip(scores, worths, strict=True)
    ]
    model = PointModel(told)
    assert not model.learned
    assert model.chances == [plain_chance(score) for score in scores]
    assert model.chance(told[0]) == plain_chance(0.1)


def test_what_is_learned_is_used_for_the_next_answer():
    model = PointModel(rows(8))
    telling, strange = sample(0.3, "jaqsi", alike=(0.0,) * 8), sample(0.3, "x", alike=(0.0,) * 8)
    against = sample(0.3, "nashar", alike=(0.0,) * 8)
    assert model.chance(against) < model.chance(strange) < model.chance(telling)


def test_answers_most_alike_pull_towards_what_they_were_given():
    model = PointModel(rows(8))
    near_right = sample(0.3, "x", alike=[0.9 * (at % 2) for at in range(8)])
    near_wrong = sample(0.3, "x", alike=[0.9 * (1 - at % 2) for at in range(8)])
    far = sample(0.3, "x", alike=[0.2] * 8)
    alone = sample(0.3, "x", alike=[0.0] * 8)
    assert model.chance(near_wrong) < model.chance(alone) < model.chance(near_right)
    assert model.chance(far) == model.chance(alone)


def test_the_chances_are_those_of_the_method_as_it_was_fitted():
    """Figures of this very method: where one changes, all that was measured has to be anew."""
    model = PointModel(rows(8))
    assert model.chances == pytest.approx(
        [0.334867, 0.578609, 0.339282, 0.606391, 0.350296, 0.617561, 0.375645, 0.619358], abs=1e-6
    )
    new = sample(0.45, "jaqsi ortaq x", alike=[0.9, 0.3, 0.1, 0.5, 0.25, 0.7, 0.21, 0.2])
    assert model.chance(new) == pytest.approx(0.905496, abs=1e-6)
    assert PointModel(rows(64)).chances[::21] == pytest.approx(
        [0.162677, 0.831868, 0.16107, 0.827594], abs=1e-6
    )


def test_the_weight_of_a_word_is_that_of_the_formula():
    """By a model of which only the words differ from another."""
    known = rows(8)
    model = PointModel(known)
    word, plain = sample(0.3, "jaqsi ortaq", alike=(0.0,) * 8), sample(0.3, "", alike=(0.0,) * 8)
    overall = 5 / 10
    rate = (4 + 1.5 * overall) / (4 + 1.5)
    odds = log(rate / (1 - rate)) - log(overall / (1 - overall))
    told = min(1.5, odds) / sqrt(2)  # the word that all share says nothing
    gained = logit(model.chance(word)) - logit(model.chance(plain))
    doubled = sample(0.3, "jaqsi", alike=(0.0,) * 8)
    alone = logit(model.chance(doubled)) - logit(model.chance(plain))
    assert gained / alone == pytest.approx(told / min(1.5, odds))
    assert alone > 0


def test_more_than_sixty_answers_share_refits():
    many = PointModel(rows(64))
    assert many.learned
    assert len(many.chances) == 64
    assert all(
        abs(chance - one.worth) < 0.5 for chance, one in zip(many.chances, rows(64), strict=True)
    )


def test_the_cosine_takes_either_order():
    one, other = {"a": 0.6, "b": 0.8}, {"b": 0.5, "c": 0.1, "d": 0.2}
    assert cosine(one, other) == cosine(other, one) == pytest.approx(0.4)


def logit(chance: float) -> float:
    return log(chance / (1 - chance))
