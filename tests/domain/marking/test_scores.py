"""What the method says of a few answers, in figures.

Nothing here is right or wrong by itself. But where one of the figures changes, all that was
measured (docs/grading.md) has to be measured anew, and these are written down again.
"""

import pytest

from lessons.domain.marking.proposal import Rubric
from lessons.domain.marking.scoring import Scorer
from tests.domain.marking.rubrics import FULL_ANSWER, MARKET, PHOTOSYNTHESIS


@pytest.mark.parametrize(
    ("rubric", "answer", "scores"),
    [
        (PHOTOSYNTHESIS, FULL_ANSWER, (1.186, 0.750, 1.009)),
        (PHOTOSYNTHESIS, "Осының арқасында ауаға оттек шығады.", (0.099, 0.6, 0)),
        (
            PHOTOSYNTHESIS,
            "Жарық түседі. Содан кейін су мен газ глюкозаға айналады.",
            (0.607, 0, 0),
        ),
        (
            PHOTOSYNTHESIS,
            "Өсімдік хлорофилл арқылы жарық энергиясын алады. Оттегі бөлінбейді.",
            (0.476, 0, 0.499),
        ),
        (
            PHOTOSYNTHESIS,
            "Атмосферағаоттегі бөлінеді, көмірқышқыл газы сіңеді.",
            (0.284, 0.475, 0),
        ),
        (
            PHOTOSYNTHESIS,
            "Үдеріс табиғатта маңызды. Өсімдікке су керек. Ол глюкоза түзеді. Пигменті жасыл.",
            (0.533, 0, 0.326),
        ),
        (
            MARKET,
            "Сатушылар жоғары баға іздейді, сатып алушылар арзан тауар.",
            (0.528, 0.521),
        ),
        (MARKET, "Жоғары баға мен пайда.", (0.587, 0)),
    ],
)
def test_the_scores_are_those_that_were_measured(rubric: Rubric, answer: str, scores):
    told = Scorer(rubric).score(answer).scores
    assert tuple(told.values()) == pytest.approx(scores, abs=6e-4)


def test_what_is_said_the_other_way_round_is_told_apart():
    told = Scorer(PHOTOSYNTHESIS).score("Хлорофилл жарық алады. Оттегі бөлінбейді.").matches
    assert told["b"].coverage == 0
    assert told["b"].reversed == pytest.approx(0.475, abs=6e-4)


def test_the_share_of_words_that_the_lexicon_knows_is_told():
    told = Scorer(PHOTOSYNTHESIS).score("Жарық түседі. Содан кейін су мен газ глюкозаға айналады.")
    assert told.understood == pytest.approx(4 / 7)
