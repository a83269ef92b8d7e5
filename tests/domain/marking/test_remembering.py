from lessons.domain.marking import remembering
from lessons.domain.marking.proposal import Rubric
from lessons.domain.marking.remembering import RememberingScorer, scorer_of
from lessons.domain.marking.scoring import Scorer
from lessons.domain.types.definition import KeyPoint

RUBRIC = Rubric(
    question="Сауда жолы деген не?",
    key_points=(KeyPoint(id="a", text="Керуендер жүретін сауда жолы", points=2),),
)
ANSWER = "Бұл керуендер жүретін жол."


def test_it_says_what_a_scorer_without_memory_says():
    remembering_scorer = RememberingScorer(RUBRIC)

    told = [remembering_scorer.score(ANSWER) for _ in range(2)]

    assert told == [Scorer(RUBRIC).score(ANSWER)] * 2
    assert told[0] is told[1]


def test_an_equal_rubric_has_the_same_memory():
    again = Rubric(question=RUBRIC.question, key_points=RUBRIC.key_points)

    assert scorer_of(again) is scorer_of(RUBRIC)


def test_the_memory_is_bounded(monkeypatch):
    monkeypatch.setattr(remembering, "_MOST_ANSWERS", 2)
    scorer = RememberingScorer(RUBRIC)

    first = scorer.score(ANSWER)
    for number in range(3):
        scorer.score(f"Жауап {number}")

    assert scorer.score(ANSWER) == first
    assert scorer.score(ANSWER) is not first
