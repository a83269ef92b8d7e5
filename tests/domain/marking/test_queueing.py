from lessons.domain.marking.queueing import (
    ASKED_FIRST,
    BLIND_EVERY,
    BLIND_EVERY_AT_FIRST,
    CLUSTERS,
    ENOUGH_BLIND,
    asked_first,
    blind_checks,
    cluster_number,
    shuffle_factor,
)


def test_another_teacher_reads_the_same_clusters_in_another_order():
    clusters = [cluster_number(f"cluster {number}") for number in range(20)]

    def order(seed):
        factor = shuffle_factor(seed)
        return sorted(clusters, key=lambda one: one * factor % CLUSTERS)

    assert order("7:1") == order("7:1")
    assert order("7:1") != order("7:2")
    assert order("7:1") != clusters


def test_no_two_clusters_fall_on_one_place():
    factor = shuffle_factor("7:1")
    places = {cluster_number(str(number)) * factor % CLUSTERS for number in range(2000)}

    assert len(places) == 2000


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


APART = {number: number for number in ALL}


def test_what_is_least_certain_is_asked_for_first():
    risks = {number: number / 100 for number in range(30)}
    assert asked_first(risks, APART, marked=0) == set(range(20, 30))


def test_the_more_is_marked_the_less_is_asked_for():
    risks = dict.fromkeys(range(30), 0.2)
    counts = [len(asked_first(risks, APART, marked=marked)) for marked in (0, 4, 10, 50)]
    assert counts == [ASKED_FIRST, ASKED_FIRST - 4, 0, 0]


def test_like_answers_are_asked_for_once_and_what_is_certain_is_not():
    risks = {1: 0.3, 2: 0.4, 3: 0.1, 4: 0.0}
    assert asked_first(risks, {1: 7, 2: 7, 3: 8, 4: 9}, marked=0) == {2, 3}
