from lessons.domain.marking.queueing import (
    BLIND_EVERY,
    BLIND_EVERY_AT_FIRST,
    ENOUGH_BLIND,
    GroupKind,
    blind_checks,
    order_key,
)


def test_kinds_come_in_the_order_of_what_one_action_decides():
    keys = [order_key(kind, seed="1:2", group="g") for kind in GroupKind]

    assert keys == sorted(keys)


def test_another_teacher_reads_the_same_groups_in_another_order():
    groups = [f"group-{number}" for number in range(20)]

    def order(seed):
        return sorted(groups, key=lambda one: order_key(GroupKind.SINGLE, seed=seed, group=one))

    assert order("7:1") == order("7:1")
    assert order("7:1") != order("7:2")
    assert order("7:1") != groups


ALL = range(2000)


def test_every_fifth_answer_is_a_check_until_enough_are_known_and_then_every_tenth():
    few = BLIND_EVERY_AT_FIRST * ENOUGH_BLIND

    counts = [len(blind_checks(ALL, answers=answers, known=0)) for answers in (4, 5, 36, few)]

    assert counts == [0, 1, 7, ENOUGH_BLIND]
    assert len(blind_checks(ALL, answers=2000, known=0)) == (
        ENOUGH_BLIND + (2000 - few) // BLIND_EVERY
    )


def test_the_same_answers_are_checks_whatever_order_they_come_in():
    chosen = blind_checks(ALL, answers=2000, known=0)

    assert blind_checks(reversed(ALL), answers=2000, known=0) == chosen
    assert chosen != set(range(len(chosen)))


def test_what_is_known_already_is_not_asked_again():
    assert len(blind_checks(ALL, answers=50, known=9)) == 1
    assert blind_checks(ALL, answers=50, known=10) == set()
    assert blind_checks(ALL, answers=50, known=11) == set()
