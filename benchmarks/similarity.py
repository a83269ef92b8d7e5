"""What it costs to compare the texts of a large class: CPU-seconds, and what is found.

    python -m benchmarks.similarity [--students 150] [--words 5000]

Every tenth student has taken a page from another; the texts are made of a seeded vocabulary whose
words are as unevenly common as in a language.
"""

import argparse
import sys
from collections.abc import Sequence
from itertools import combinations
from random import Random
from time import process_time

from lessons.domain.similarity import Words, passages, shared_count, words_of

SEED = 14
PAGE = 250
LETTERS = "аәбвгғдежзийкқлмнңоөпрстуұүфхһшыіэюя"
FEWEST_SHARED = 2


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.similarity", description=__doc__)
    parser.add_argument("--students", type=int, default=150)
    parser.add_argument("--words", type=int, default=5000)
    asked = parser.parse_args(arguments)
    texts = _texts(asked.students, asked.words)
    began = process_time()
    prepared = [words_of(text) for text in texts]
    read = process_time()
    found = _compared(prepared)
    done = process_time()
    one_began = process_time()
    _against_all(prepared[0], prepared[1:])
    print(f"{asked.students} texts of {asked.words} words")
    print(f"  read and hashed: {read - began:.2f} CPU-seconds")
    print(f"  {len(prepared) * (len(prepared) - 1) // 2} pairs: {done - read:.2f} CPU-seconds")
    print(f"  one text against all others: {process_time() - one_began:.3f} CPU-seconds")
    print(f"  pairs with a page in common: {len(found)} of {asked.students // 10}")
    return 0


def _texts(students: int, words: int) -> list[str]:
    chance = Random(SEED)
    vocabulary = ["".join(chance.choices(LETTERS, k=chance.randint(2, 11))) for _ in range(20_000)]
    weights = [1 / place for place in range(1, len(vocabulary) + 1)]
    rows = [chance.choices(vocabulary, weights, k=words) for _ in range(students)]
    for taker in range(0, students // 10 * 10, 10):
        begin = chance.randrange(max(1, words - PAGE))
        rows[taker][begin : begin + PAGE] = rows[taker + 1][begin : begin + PAGE]
    return [" ".join(row) for row in rows]


def _compared(prepared: Sequence[Words]) -> list[tuple[int, int]]:
    kept = [frozenset(words.print) for words in prepared]
    found = []
    for (one, mine), (other, theirs) in combinations(enumerate(prepared), 2):
        if shared_count(kept[one], kept[other]) >= FEWEST_SHARED:
            rows = passages(mine, theirs)
            if sum(row.words for row in rows) >= PAGE // 2:
                found.append((one, other))
    return found


def _against_all(one: Words, others: Sequence[Words]) -> None:
    kept = frozenset(one.print)
    for other in others:
        if shared_count(kept, other.print) >= FEWEST_SHARED:
            passages(one, other)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
