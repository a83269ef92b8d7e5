from lessons.domain.marking.proposal import Band
from lessons.domain.marking.queueing import BLIND_EVERY, GroupKind, is_blind_check, order_key


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


def test_about_every_tenth_sure_answer_is_checked_blind_and_always_the_same_ones():
    chosen = [is_blind_check(Band.FULL, question=3, response=number) for number in range(2000)]

    assert 0.8 / BLIND_EVERY < sum(chosen) / 2000 < 1.2 / BLIND_EVERY
    assert chosen == [
        is_blind_check(Band.NONE, question=3, response=number) for number in range(2000)
    ]


def test_an_answer_to_look_at_is_no_blind_check():
    assert not any(is_blind_check(Band.LOOK, question=3, response=number) for number in range(200))
