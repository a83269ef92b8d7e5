import pytest

from lessons.domain.mastery import Answered, practised


def answers(*verdicts, is_review=False, first=1):
    """Each to another question."""
    return [
        Answered(question=number, is_right=verdict == "+", is_review=is_review)
        for number, verdict in enumerate("".join(verdicts), start=first)
    ]


@pytest.mark.parametrize(
    ("verdicts", "count", "is_learnt"),
    [
        ("++++-", 12, True),
        ("-++++", 12, True),
        ("+++--", 12, False),
        ("---+++++", 12, True),
        ("++++", 12, False),
        ("++-", 3, True),
        ("+--", 3, False),
        ("+-", 2, True),
        ("+", 1, True),
        ("-", 1, False),
        ("", 5, False),
        ("+++++", 0, False),
    ],
)
def test_four_of_the_last_five_or_all_but_one_of_fewer(verdicts, count, is_learnt):
    assert practised(answers(verdicts), question_count=count).is_learnt is is_learnt


def test_one_question_repeated_is_one_question():
    same = [Answered(question=1, is_right=True)] * 5

    found = practised(same, question_count=5)

    assert (found.right, found.asked, found.is_learnt) == (1, 1, False)


def test_a_question_counts_by_its_last_answer():
    first = answers("-----")
    second = answers("+++++")

    assert practised([*first, *second], question_count=5).is_learnt
    assert not practised([*second, *first], question_count=5).is_learnt


def test_three_wrong_of_the_last_five_in_the_review_take_it_back_and_right_ones_restore_it():
    learnt = answers("+++++")
    lost = answers("+---", is_review=True)
    back = answers("+++", is_review=True, first=5)

    assert practised([*learnt, *lost], question_count=5).is_forgotten
    assert not practised([*learnt, *lost[:3]], question_count=5).is_forgotten
    assert not practised([*learnt, *lost, *back], question_count=5).is_forgotten
