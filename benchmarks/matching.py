"""How short answers are matched: ``python -m benchmarks.matching DIR [--parts] [--show KIND]``.

DIR holds ``questions.jsonl``, a JSON object a line with ``answers`` and, if known, ``subject``.
Every answer is the only accepted one in turn; what is typed is made of it by ``misspelling``. The
last row types the three answers to other questions of the subject that look most like it, but for
those that are the same answer: equal but for case and punctuation, or one a form of the other.
"""

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from unittest.mock import patch

from benchmarks import misspelling
from benchmarks.misspelling import ALPHABETS, in_latin, russian, with_slip, with_suffix
from lessons.domain.text import inflection, latin, short_answers, suffixes, words
from lessons.domain.text.short_answers import Match, Nearness

Maker = Callable[[str, Random], Iterator[str]]
OTHERS = "others' answers"
NEAREST = 3
GOALS = {"Russian keyboard": 99.5, "look-alikes": 99.5, "suffix": 98.0, "one slip": 93.0}
GOALS |= dict.fromkeys(ALPHABETS, 99.5)
MOST = {OTHERS: 0.3, "another digit": 0.0, "denied": 0.0}
"""Of what must not be accepted."""


def then_russian(maker: Maker) -> Maker:
    def made(text: str, random: Random) -> Iterator[str]:
        return (next(russian(one, random)) for one in maker(text, random))

    return made


MAKERS: dict[str, Maker] = {
    "Russian keyboard": russian,
    "look-alikes": misspelling.look_alikes,
    **{name: in_latin(name) for name in ALPHABETS},
    "suffix": with_suffix,
    "one slip": with_slip,
    "suffix, Russian": then_russian(with_suffix),
    "one slip, Russian": then_russian(with_slip),
    "two slips": misspelling.with_two_slips,
    "blank left out": misspelling.without_blank,
    "turned round": misspelling.turned_round,
    "another digit": misspelling.with_another_digit,
    "denied": misspelling.denied,
}


@dataclass(frozen=True, slots=True)
class Pair:
    accepted: str
    typed: str


@dataclass(frozen=True, slots=True)
class Known:
    text: str
    subject: str
    question: int


def read_answers(path: Path) -> list[Known]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        Known(" ".join(text.split()), row.get("subject", ""), number)
        for number, row in enumerate(rows)
        for text in dict.fromkeys(row["answers"])
    ]


def make_pairs(known: Sequence[Known]) -> dict[str, list[Pair]]:
    texts = list(dict.fromkeys(one.text for one in known))
    pairs = {
        name: [
            Pair(text, typed) for text in texts for typed in make(text, Random(f"{name} {text}"))
        ]
        for name, make in MAKERS.items()
    }
    return pairs | {OTHERS: list(_others(known))}


def _others(known: Sequence[Known]) -> Iterator[Pair]:
    grams = {one.text: _grams(one.text) for one in known}
    for one in known:
        others = {
            other.text
            for other in known
            if other.subject == one.subject and other.question != one.question
        }
        different = [text for text in sorted(others) if not _is_same(one.text, text)]
        different.sort(key=lambda text: -_likeness(grams[one.text], grams[text]))
        yield from (Pair(one.text, text) for text in different[:NEAREST])


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _is_same(one: str, other: str) -> bool:
    return _plain(one) == _plain(other) or bool(_all_forms(one) & _all_forms(other))


@cache
def _all_forms(text: str) -> set[str]:
    plain = _plain(text)
    return {plain, *(_plain(form) for form in misspelling.noun_forms(plain) if plain)}


def _grams(text: str) -> Counter[str]:
    padded = f" {_plain(text)} "
    return Counter(padded[place : place + 2] for place in range(len(padded) - 1))


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    return 2 * (one & other).total() / (one.total() + other.total())


def shares(pairs: Iterable[Pair]) -> dict[Match, float]:
    found = Counter(short_answers.match(pair.typed, [pair.accepted]) for pair in pairs)
    return {match: 100 * found[match] / (found.total() or 1) for match in Match}


# What stands in for a part where it is left out, and where it is looked up.
PARTS: dict[str, Sequence[tuple[object, str, object]]] = {
    "Latin letters": [(words, "has_latin", lambda _: False)],
    "ы and і as one in Latin": [(short_answers, "loose", lambda key: key)],
    "other readings of Latin": [(short_answers, "readings_of", lambda word: (word.folded,))],
    "look-alikes": [(words, "_LOOK_ALIKES", {})],
    "inflection": [(short_answers, "is_inflection", lambda key, word: key == word)],
    "order of suffixes": [(inflection, "leads_on", lambda *_: True)],
    "changes of the stem": [(inflection, "_before_vowel", lambda _: iter(()))],
    "verbs": [(inflection, "_meet_in_verb", lambda *_: False)],
    "slips": [(short_answers, "_slip_in", lambda _: Nearness.OTHER)],
    "one letter for я, ю, ц": [(short_answers, "_compact", lambda key: key)],
    "slips in short words": [(short_answers, "_LETTERS_BESIDE", 10**6)],
    "guards": [(short_answers, "are_told_apart", lambda *_: False)],
    "doubt": [(short_answers, "_is_doubtful", lambda *_: False)],
    "blanks": [(short_answers, "_joined", lambda *_: Nearness.OTHER)],
    "order, extra words": [(short_answers, "_in_any_order", lambda *_: Nearness.OTHER)],
    "numbers in words": [(short_answers, "numbers_in", lambda _: ())],
    "numbers must agree": [(short_answers, "_numbers", lambda _: ())],
    "denial": [
        (short_answers, "_denials", lambda _: 0),
        (short_answers, "denies", lambda _: False),
    ],
}
SHOWN = (
    "Russian keyboard",
    "look-alikes",
    "Latin 2017",
    "Latin 2021",
    "ASCII, longer",
    "suffix",
    "one slip",
    "blank left out",
    "turned round",
    "another digit",
    "denied",
    OTHERS,
)


def _clear() -> None:
    for cached in (
        short_answers._read,
        short_answers._loosened,
        short_answers._spelling,
        inflection.forms_of,
        suffixes.leads_on,
        latin.from_latin,
        words.word_key,
        words.readings,
    ):
        cached.cache_clear()


def print_parts(pairs: dict[str, list[Pair]]) -> None:
    """Accepted / asked in percent without each part."""
    names = SHOWN
    print("| without | " + " | ".join(names) + " |")
    print("|---|" + "---:|" * len(names))
    for part, replaced in {"nothing": (), **PARTS}.items():
        with ExitStack() as stack:
            for place, name, instead in replaced:
                stack.enter_context(patch.object(place, name, instead))
            _clear()
            found = [shares(pairs[name]) for name in names]
        figures = (f"{one[Match.RIGHT]:.1f} / {one[Match.ASK]:.1f}" for one in found)
        print(f"| {part} | " + " | ".join(figures) + " |", flush=True)
    _clear()


def print_table(pairs: dict[str, list[Pair]]) -> None:
    print("| typed | pairs | accepted | asked | rejected | goal |")
    print("|---|---:|---:|---:|---:|---|")
    for name, listed in pairs.items():
        found = shares(listed)
        figures = " | ".join(f"{found[match]:.2f}" for match in Match)
        print(f"| {name} | {len(listed)} | {figures} | {_goal(name, found[Match.RIGHT])} |")


def _goal(name: str, accepted: float) -> str:
    if name in MOST:
        return f"≤ {MOST[name]} {'ok' if accepted <= MOST[name] else '**missed**'}"
    if name not in GOALS:
        return ""
    return f"≥ {GOALS[name]} {'ok' if accepted >= GOALS[name] else '**missed**'}"


def print_speed(pairs: dict[str, list[Pair]]) -> None:
    everything = [pair for listed in pairs.values() for pair in listed]
    _clear()
    started = time.process_time()
    for pair in everything:
        short_answers.match(pair.typed, [pair.accepted])
    seconds = time.process_time() - started
    keys = sorted({word.folded for pair in everything for word in words.words_of(pair.typed)})
    some = keys[:: max(1, len(keys) // 100)]
    begun = time.process_time()
    for key in some:
        for word in keys:
            inflection.is_inflection(key, word)
    compared = len(some) * len(keys) / (time.process_time() - begun)
    print(
        f"\n{len(everything) / seconds:,.0f} answers and {compared:,.0f} pairs of words a second."
    )


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--parts", action="store_true", help="accepted / asked without each part")
    parser.add_argument("--show", metavar="KIND", help="what is not accepted, or is of the others")
    options = parser.parse_args(arguments)
    pairs = make_pairs(read_answers(options.folder / "questions.jsonl"))
    if options.show:
        for pair in pairs[options.show]:
            found = short_answers.match(pair.typed, [pair.accepted])
            if found is not (Match.WRONG if options.show in MOST else Match.RIGHT):
                print(f"{found}\t{pair.accepted}\t{pair.typed}")
    elif options.parts:
        print_parts(pairs)
    else:
        print_table(pairs)
        print_speed(pairs)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
