"""Answers that speak of the same things stand side by side."""

from lessons.domain.marking.alike import shared_words_first


def test_answers_with_the_same_words_become_neighbours_whatever_their_order():
    texts = [
        "Доктрина – көзқарас жүйесі",
        "Тактика жағдайға бейімделеді",
        "Көзқарас жүйесі доктрина деп аталады",
        "Жағдайға бейімделетіні – тактика",
    ]

    words = shared_words_first(texts)
    order = sorted(range(len(texts)), key=lambda index: (words[index], index))

    assert {frozenset(order[:2]), frozenset(order[2:])} == {frozenset({0, 2}), frozenset({1, 3})}


def test_a_word_that_nearly_all_have_tells_nothing():
    texts = [f"Дипломатия құралы {word}" for word in ("елші", "елші", "келісім", "келісім")]

    assert all("дипло" not in own for own in shared_words_first(texts))


def test_a_word_of_one_answer_alone_puts_it_beside_nobody():
    assert shared_words_first(["Жалғыз сөз", "Басқа ой"]) == [(), ()]


def test_nothing_is_no_trouble():
    assert shared_words_first([]) == []
    assert shared_words_first(["", " "]) == [(), ()]
