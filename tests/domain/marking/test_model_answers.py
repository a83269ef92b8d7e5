"""What a teacher writes as the model answer is a good answer, in Kazakh and in Russian."""

import pytest

from lessons.domain.marking.key_points import Share
from lessons.domain.marking.proposal import Band, Rubric
from lessons.domain.marking.proposing import Proposer
from lessons.domain.types.definition import KeyPoint

WORTH = {Share.NONE: 0.0, Share.HALF: 0.5, Share.FULL: 1.0}
RUBRICS = {
    "қазақша": Rubric(
        question="Кітапханалар қалада не үшін керек? Пікіріңізді дәлелдеңіз.",
        key_points=(
            KeyPoint(id="a", text="Өз ұстанымын анық айтады", points=1),
            KeyPoint(id="b", text="Кітапхана кез келген адамға тегін кітап береді", points=2),
            KeyPoint(id="c", text="Онда тыныш отырып жұмыс істеуге орын бар", points=2),
        ),
        model_answer="Менің ойымша, кітапхана қалаға қажет деп санаймын. Ол кез келген адамға "
        "кітапты тегін береді. Онда тыныш отырып жұмыс істейтін орын да бар.",
    ),
    "русский": Rubric(
        question="Что такое городская библиотека и зачем она нужна?",
        key_points=(
            KeyPoint(
                id="a",
                text="Библиотека – учреждение, которое хранит и выдаёт книги",
                points=2,
                must_not=("Библиотека – это просто склад книг",),
            ),
            KeyPoint(id="b", text="Бесплатно открыта для всех жителей", points=2),
            KeyPoint(id="c", text="Помогает учиться и работать в тишине", points=2),
        ),
        model_answer="Городская библиотека – учреждение, которое хранит и выдаёт книги. Это не "
        "просто склад, она бесплатно открыта для всех жителей. Такое место помогает учиться и "
        "спокойно работать в тишине.",
    ),
}


@pytest.mark.parametrize("name", RUBRICS)
def test_a_model_answer_gets_nearly_all_points_of_its_own_rubric(name):
    rubric = RUBRICS[name]
    proposal = Proposer(rubric).propose(rubric.model_answer)
    earned = sum(point.points * WORTH[proposal.shares[point.id]] for point in rubric.key_points)
    assert earned >= 0.9 * sum(point.points for point in rubric.key_points), proposal
    assert proposal.band is not Band.NONE


def test_a_russian_list_of_keywords_is_still_one():
    proposal = Proposer(RUBRICS["русский"]).propose(
        "библиотека, книги, учреждение, выдача, жители, тишина, учёба, работа, город, место"
    )
    assert "keyword-list" in proposal.reasons


def test_a_short_answer_that_disagrees_is_not_denied():
    proposal = Proposer(RUBRICS["қазақша"]).propose(
        "Толық келіспеймін. Кітапханасыз да болмайды, бірақ басқа жол жоқ емес, оны жаба алмаймыз."
    )
    assert "denied" not in proposal.reasons


def test_what_must_not_be_said_is_not_found_in_the_truth():
    rubric = Rubric(
        question="Қалалық кітапхана деген не?",
        key_points=(
            KeyPoint(
                id="a",
                text="Кітапхана – кітап сақтайтын мекеме",
                points=2,
                must_not=("кітапхана кітап сақтайтын мекемеден ғана тұрады",),
            ),
        ),
    )
    told = Proposer(rubric).propose("Қалалық кітапхана кітап сақтайтын мекемеден тұрады.")
    limited = Proposer(rubric).propose("Қалалық кітапхана кітап сақтайтын мекемеден ғана тұрады.")
    assert "must-not" not in told.reasons
    assert "must-not" in limited.reasons
