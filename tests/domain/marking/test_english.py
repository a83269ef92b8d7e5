"""English answers are read by English words, and by no Kazakh endings."""

import pytest

from lessons.domain.marking.english import is_english
from lessons.domain.marking.ideas import content
from lessons.domain.marking.key_points import Share
from lessons.domain.marking.lexicon import NO_LEXICON
from lessons.domain.marking.proposal import Rubric
from lessons.domain.marking.proposing import Proposer
from lessons.domain.marking.reasons import Reason
from lessons.domain.marking.statements import read
from lessons.domain.text.tokens import tokenise
from lessons.domain.types.definition import KeyPoint

RECURSION = Rubric(
    question="What is recursion and why does it need a base case?",
    key_points=(
        KeyPoint(id="a", points=4, text="A function calls itself to solve a smaller problem"),
        KeyPoint(id="b", points=3, text="The base case stops the calls; without it they never end"),
    ),
)


def proposed(answer: str):
    return Proposer(RECURSION).propose(answer)


def test_a_good_answer_is_no_list_of_key_words():
    told = proposed(
        "Recursion means that a function calls itself on a smaller version of the problem. "
        "The base case stops the chain of calls, otherwise they would go on for ever."
    )
    assert set(told.shares.values()) <= {Share.FULL, Share.HALF}


def test_key_words_in_a_row_are_one():
    told = proposed("recursion function calls itself smaller problem base case stops calls end")
    assert told.reasons == (Reason.KEYWORD_LIST,)


def test_what_is_denied_is_not_held():
    told = proposed("A function never calls itself. The base case does not stop the calls.")
    assert set(told.shares.values()) == {Share.NONE}


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("The loop does not keep a frame, and it is fast.", {"lop", "kep", "fram"}),
        ("The calls end without the frame of a loop.", {"fram"}),
        ("It is not only fast.", set()),
    ],
)
def test_not_denies_its_part_and_without_what_follows(text, denied):
    words = content(read(text, NO_LEXICON))
    assert {word.token.key for word in words if word.is_denied} == denied


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The base case of a function", True),
        ("Jeke diplomatiiany ükimette qyzmet etpeitin adamdar jürgizedi", False),
        ("Он ат бір іс үшін айтылды", False),
        ("Это работа на него и для неё", False),
    ],
)
def test_little_words_tell_english(text, expected):
    assert is_english(text, tokenise(text)) is expected
