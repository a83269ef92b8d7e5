"""A statement that one word turns round is not held, and one that is only reworded is."""

from pathlib import Path

import pytest

from lessons.domain.marking import opposites
from lessons.domain.marking.contrary import Contraries
from lessons.domain.marking.finding import Finder
from lessons.domain.marking.ideas import phrasings
from lessons.domain.marking.lexicon import NO_LEXICON
from lessons.domain.marking.proposal import Rubric
from lessons.domain.marking.statements import read
from lessons.domain.text.tokens import word_key
from lessons.domain.types.definition import KeyPoint

CASES = Path(__file__).with_name("antonym_cases.txt")
FRAME = "Микроскоппен қаралған қабықтың үстіңгі бетінің сипаты {}"


def sides(path: Path) -> list[list[list[str]]]:
    """By line the words of both sides."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    return [[[w.strip() for w in side.split(",")] for side in line.split("|")] for line in lines]


WORDS = sides(Path(opposites.__file__).with_name("antonyms.txt"))
FORMS = sides(CASES)


def is_contrary(key_point: str, answer: str) -> bool:
    rubric = Rubric(
        question="Не білесіз?", key_points=(KeyPoint(id="a", points=2, text=key_point),)
    )
    told = phrasings(rubric, NO_LEXICON)
    finder = Finder(told["a"])
    words = read(answer, NO_LEXICON)
    return "a" in Contraries(told, finder).of(words, finder.find(words))


def test_each_word_has_a_form():
    assert [[len(side) for side in line] for line in FORMS] == [
        [len(side) for side in line] for line in WORDS
    ]


@pytest.mark.parametrize("line", range(len(FORMS)), ids=lambda line: FORMS[line][0][0])
def test_each_opposite_turns_a_statement_round(line):
    left, right = FORMS[line]
    for forms, others in ((left, right), (right, left)):
        for beginning, form in zip(WORDS[line][forms is right], forms, strict=True):
            assert word_key(form).startswith(word_key(beginning))
            assert not is_contrary(FRAME.format(form), FRAME.format(form))
            assert is_contrary(FRAME.format(form), FRAME.format(others[0])), form


def test_two_opposites_of_one_statement_are_no_two_words_of_one_side():
    assert is_contrary(
        "Температура тұрақты болса, газдың қысымы артқанда көлемі кемиді",
        "Температура тұрақты болса, газдың қысымы артқанда көлемі де ұлғаяды.",
    )


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Баға түссе, сұраныс көлемі азаяды.", True),
        ("Баға түссе, сұраныс көлемі артады.", False),
        ("Баға өссе, сұраныс көлемі азаяды.", False),
        ("Баға өссе, сұраныс көлемі азаяды, ал түссе, артады.", False),
    ],
)
def test_a_condition_and_its_outcome_may_change_together(answer, expected):
    assert is_contrary("Баға көтерілсе, сұраныс көлемі азаяды", answer) is expected
