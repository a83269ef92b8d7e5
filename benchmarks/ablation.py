"""What each rule of marking brings: run as ``python -m benchmarks.ablation``.

Every rule is left out once and all bundled answers are marked without any confirmed ones: QWK of
the total, key points proposed in full for which nothing was given, key points of which nothing was
proposed though they were given in full, and answers of the guarded styles that get points. A rule
that changes nothing here needs a case in ``tests/domain/marking/test_rules.py`` that fails
without it, or it goes.
"""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from importlib import import_module
from operator import attrgetter
from pathlib import Path
from typing import Any
from unittest.mock import patch

from benchmarks.grading import GUARDED, Outcome, by_question, kappa, read_folder
from benchmarks.lesson_answers import lesson_answers
from lessons.domain.marking import likeness
from lessons.domain.marking.contrast import Crossed
from lessons.domain.marking.key_points import WORTH, Share
from lessons.domain.marking.lexicon import NO_LEXICON
from lessons.domain.marking.marked import MarkedAnswer
from lessons.domain.marking.proposal import Rubric
from lessons.domain.marking.proposing import Proposer

ANSWERS = Path(__file__).with_name("answers")
FOLDERS = {
    "own": ANSWERS,
    **{name: ANSWERS / name for name in ("politics", "diplomacy", "subjects", "methods")},
}
PACKAGE = "lessons.domain.marking"
REMEMBERED = "likeness."
PRETENCES = frozenset(
    {
        *GUARDED,
        "swapped",
        "stuffed",
        "denied",
        "off-topic",
        "passage",
        "reversed",
        "empty-ish",
        "other-answer",
        "flattery",
        "wrong",
    }
)
Marked = tuple[dict[str, Rubric], Sequence[MarkedAnswer]]


def never(*_: object) -> bool:
    return False


def nothing(*_: object) -> float:
    return 0.0


def nobody(*_: object) -> tuple[()]:
    return ()


def nothing_crossed(*_: object) -> Crossed:
    return Crossed()


RULES: dict[str, dict[str, Any]] = {
    "what is denied does not count": {"statements._denied": lambda *_: set()},
    "a denied predicate denies its list": {"statements._goes_on": never},
    "«ал», «бірақ» end what is denied": {"statements._BREAKS": frozenset()},
    "«ғана емес» denies nothing": {"statements.ONLY": frozenset()},
    "«қате», «қарсы» deny their clause": {"statements._OPPOSED": frozenset()},
    "what is called false is denied": {"statements.rejected": nobody},
    "«емес» denies one phrase": {"statements._phrase_start": lambda *places: places[1]},
    "«не» denies a Russian verb and its clause": {"statements._is_russian_verb": never},
    "a phrase may hold its own denial": {"finding._is_settled": never},
    "reversed key points are looked at": {"proposing._is_reversed": never},
    "words under another heading": {"scoring.is_foreign": never},
    "what tells two things apart, said of the other": {"scoring.Contrast.crossed": nothing_crossed},
    "what both things share is no heading": {
        "heads._apart": lambda left, right: (tuple(left[-1:]), tuple(right[-1:]))
    },
    "a statement turned round by one word": {"contrary._is_turned": never},
    "a predicate that is denied or not": {"contrary._predicates": nobody},
    "in few words of a key point nothing is turned round": {"contrary._LEAST_REPEATED": 0.0},
    "only of what is spoken of the opposite is said": {"scoring._SPOKEN_OF": 0.0},
    "most statements are denied": {"scoring.denies_most": never},
    "key points' words put together otherwise": {"scoring.Mixing.is_mixed": never},
    "a few of their words may be put together anyhow": {"scoring._LEAST_REPEATED": 0.0},
    "a story of one's own": {"scoring.is_own_story": never},
    "a noun is said of the first kind alone": {"heads._OF_A_KIND": ()},
    "told under the label of another key point": {"labels._label_size": lambda *_: 0},
    "stages have their order": {"labels._place_of": lambda *_: None},
    "a list of keywords earns nothing": {"scoring.is_list_of_keywords": never},
    "a chopped list is one": {"pretences._is_chopped": never},
    "a row that nothing ties is one": {"scoring.is_untied_row": never},
    "a long row may seem tied": {"pretences._may_seem_tied": nothing},
    "a row of fifteen words may seem tied once": {"pretences._SEEMING": ((17, 0.2),)},
    "who is asked in English answers in it": {"scoring.is_english": never},
    "English is read as English": {"english.is_english": never, "scoring.is_english": never},
    "single words under headings are one": {"scoring.is_single_words": never},
    "a list with a statement is none": {"pretences.holds_statement": never},
    "a list with headings is none": {"pretences._is_structured": never},
    "a copied question earns nothing": {"scoring.is_copied": never},
    "an answer that denies it all": {"scoring._is_denied": never},
    "what must not be said": {"forbidding.Forbidden.is_said": never},
    "the lexicon": {"scoring.academic": lambda: NO_LEXICON},
    "sentences of the model answer": {"scoring.with_model_answer": lambda told, *_: dict(told)},
    "words of the question weigh less": {"ideas._IN_QUESTION": 1.0},
    "words of several key points weigh less": {"ideas._SHARED": 1.0},
    "general words weigh less": {"ideas._COMMON": 1.0},
    "a word in brackets is a spelling": {"ideas._in_brackets": never},
    "long key points need less": {"scoring._WEIGHT_POWER": 0.0},
    "two sentences together": {"coverage._PAIR_DISCOUNT": 0.0},
    "the whole answer together": {"coverage._WHOLE_DISCOUNT": 0.0},
    "other wordings count less": {"coverage._OTHER_WORDS": 1.0},
    "words written in one": {"finding.is_glued": never},
    "a year by its last digits": {"finding._YEAR_TAIL": 99},
    "vowels left out": {"likeness._drops_vowels": never},
    "slips of the keyboard": {"likeness._slipped": nothing},
    "words of one root": {"likeness._kin": nothing},
}
"""What stands for each part of the code while its rule is left out."""


@contextmanager
def without(rule: str) -> Iterator[None]:
    """Marking as it would be if the rule were not there."""
    forget = _forget if any(path.startswith(REMEMBERED) for path in RULES[rule]) else list
    forget()
    patches = [_patched(path, instead) for path, instead in RULES[rule].items()]
    for one in patches:
        one.start()
    try:
        yield
    finally:
        for one in patches:
            one.stop()
        forget()


def _patched(path: str, instead: Any) -> Any:
    module, *inner, name = path.split(".")
    place: Any = import_module(f"{PACKAGE}.{module}")
    place = attrgetter(".".join(inner))(place) if inner else place
    return patch.object(place, name, instead)


def _forget() -> None:
    likeness.likeness.cache_clear()


@dataclass(frozen=True, slots=True)
class Figures:
    kappas: tuple[float, ...]
    """By set of answers."""
    false: int
    missed: int
    fooled: int

    def line(self, name: str, whole: "Figures") -> str:
        gains = "".join(
            f"{before - now:+10.3f}" for before, now in zip(whole.kappas, self.kappas, strict=True)
        )
        counts = (self.false - whole.false, self.missed - whole.missed, self.fooled - whole.fooled)
        return f"{name:40}{gains}" + "".join(f"{count:+8}" for count in counts)


def figures(sets: Sequence[Marked]) -> Figures:
    found = [list(_outcomes(*one)) for one in sets]
    every = [one for own in found for _, one in own]
    pairs = [
        (one.proposal.shares[id_], given)
        for own in found
        for rubric, one in own
        for id_, given in one.answer.shares(rubric).items()
    ]
    return Figures(
        kappas=tuple(kappa([one for _, one in own]) for own in found),
        false=pairs.count((Share.FULL, Share.NONE)),
        missed=pairs.count((Share.NONE, Share.FULL)),
        fooled=sum(map(is_fooled, every)),
    )


def is_fooled(one: Outcome) -> bool:
    """Half of the points or more for an answer that earned less and was written to get them."""
    return one.answer.style in PRETENCES and one.given < Fraction(one.most, 2) <= one.proposed


def _outcomes(
    rubrics: dict[str, Rubric], answers: Sequence[MarkedAnswer]
) -> Iterator[tuple[Rubric, Outcome]]:
    for name, own in by_question(answers).items():
        rubric = rubrics[name]
        proposer = Proposer(rubric)
        points = {point.id: point.points for point in rubric.key_points}
        for one in own:
            proposal = proposer.propose(one.answer)
            worth = sum((points[i] * WORTH[s] for i, s in proposal.shares.items()), Fraction(0))
            yield rubric, Outcome(one, proposal, worth, one.total, sum(points.values()))


def bundled() -> dict[str, Marked]:
    sets = {name: read_folder(folder) for name, folder in FOLDERS.items()}
    return {**sets, "lessons": lesson_answers()}


def sampled(sets: dict[str, Marked], every: int) -> dict[str, Marked]:
    """Every so many answers of each set."""
    return {name: (rubrics, answers[::every]) for name, (rubrics, answers) in sets.items()}


def _line(rule: str, every: int, whole: Figures) -> str:
    with without(rule):
        return figures(list(sampled(bundled(), every).values())).line(rule, whole)


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("words", nargs="*", help="only rules whose names hold one of these")
    parser.add_argument("--every", type=int, default=1, help="only every so many answers")
    arguments = parser.parse_args()
    words, every = arguments.words, arguments.every
    rules = [rule for rule in RULES if not words or any(word in rule for word in words)]
    sets = sampled(bundled(), every)
    whole = figures(list(sets.values()))
    print(f"{'':40}" + "".join(f"{name:>10}" for name in sets) + "   false  missed  fooled")
    print(f"{'all rules':40}" + "".join(f"{value:10.3f}" for value in whole.kappas), end="")
    print(f"{whole.false:8}{whole.missed:8}{whole.fooled:8}")
    print("\nwhat each rule adds to QWK, and what its absence adds to the others", flush=True)
    with ProcessPoolExecutor() as pool:
        for line in pool.map(partial(_line, every=every, whole=whole), rules):
            print(line, flush=True)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    main()
