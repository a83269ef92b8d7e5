"""What two texts share is found, told once, and the same whenever it is asked."""

from itertools import pairwise
from random import Random

import pytest

from lessons.domain.similarity import SHORTEST, passages, runs_of, words_of

WORDS = [f"сөз{chr(0x0430 + i % 32)}{chr(0x0430 + i // 32)}" for i in range(600)]


def text(seed, count):
    chance = Random(seed)  # noqa: S311 - the same each time
    return " ".join(chance.choice(WORDS) for _ in range(count))


def found(one, other, **kwargs):
    rows = passages(words_of(one), words_of(other), **kwargs)
    return [(one[row.start : row.end], other[row.other_start : row.other_end]) for row in rows]


@pytest.mark.parametrize("seed", range(20))
def test_what_was_taken_is_found_wherever_it_stands(seed):
    taken = text(seed, SHORTEST)
    one = f"{text(seed + 100, seed * 3)} {taken} {text(seed + 200, 40)}"
    other = f"{text(seed + 300, 55)} {taken} {text(seed + 400, seed)}"

    assert found(one, other) == [(taken, taken)]


def test_less_is_not_told_and_neither_are_texts_of_their_own():
    taken = text(1, SHORTEST - 1)

    assert found(f"{text(2, 30)} {taken} {text(3, 30)}", f"{text(4, 30)} {taken}") == []
    assert found(text(5, 2000), text(6, 2000)) == []
    assert found("", "") == []


def test_capitals_signs_and_a_russian_keyboard_make_no_difference():
    one = "Қазақстан Республикасының сыртқы саясаты – көпвекторлы, прагматикалық әрі ашық саясат"
    other = "казакстан республикасынын сырткы саясаты копвекторлы прагматикалык ари ашык саясат"

    assert found(one, other.replace("ари", "арi")) != []
    assert len(found(one, one.upper())) == 1


def test_a_few_changed_words_do_not_part_a_passage():
    head, tail = text(1, 12), text(2, 12)

    assert found(f"{head} бір екі {tail}", f"{head} үш {tail}") == [
        (f"{head} бір екі {tail}", f"{head} үш {tail}")
    ]


def test_the_words_of_the_task_are_everybodys():
    task = text(9, 20)

    assert found(f"{task} {text(10, 50)}", f"{task} {text(11, 50)}", ignored=runs_of(task)) == []


def test_no_word_of_the_text_is_told_twice():
    part = text(1, 30)
    one, other = f"{part} {part} {part}", f"{part} {text(2, 20)} {part}"
    rows = passages(words_of(one), words_of(other))

    assert all(before.end <= after.start for before, after in pairwise(rows))
    assert sum(row.words for row in rows) <= words_of(one).count


def test_a_text_that_repeats_itself_costs_no_more():
    one = words_of("бір екі үш " * 3000)

    assert passages(one, words_of("бір екі үш " * 3000)) != []
