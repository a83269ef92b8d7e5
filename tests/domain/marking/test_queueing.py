from lessons.domain.marking.queueing import (
    BLIND_EVERY,
    BLIND_EVERY_AT_FIRST,
    CLUSTERS,
    ENOUGH_BLIND,
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
