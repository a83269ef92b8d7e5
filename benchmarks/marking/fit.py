"""Makes ``weights.json`` of marking: run as ``python -m benchmarks.marking.fit``.

Learns from the bundled marked sets (``benchmarks/answers`` but for what is kept, and the answers
of the demo class); the same answers give the same weights. Prints how every question is marked by
weights that never saw it. ``--to`` writes elsewhere than into the product.
"""

import json
import sys
from argparse import ArgumentParser
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from benchmarks.ablation import Marked, bundled
from benchmarks.grading import SCORERS, RememberingScorer, by_question
from benchmarks.marking.regression import fit, fit_beyond, scaled, standardised
from lessons.domain.marking.agreement import quadratic_kappa, whole
from lessons.domain.marking.chances import WEIGHTS, Weights, logit
from lessons.domain.marking.features import NAMES
from lessons.domain.marking.key_points import fraction_of
from lessons.domain.marking.learning import LEARNED, Learner, Sample
from lessons.domain.marking.marked import MarkedAnswer
from lessons.domain.marking.proposal import Confirmed, Rubric
from lessons.domain.marking.proposing import Proposer, is_honest, risk_of
from lessons.domain.marking.reading import Read, Reader
from lessons.domain.marking.scoring import Scorer

RIDGE = 10.0
ROWS_OF_A_SET = 600.0
"""Each set of answers weighs the same, however many it has."""
STRANGERS = 6
"""Good answers to other questions of the set that stand as empty ones: the same vocabulary, and
nothing that was asked."""
STRANGE = 0.3
"""What such a row weighs. Without them one in six got half the points; with a whole weight
paraphrases lost as much."""
MARKS = (10, 20)
DRAWS = 4
FEWEST_LEFT = 5
NOTHING = Weights(0.0, (0.0,) * len(NAMES), ((1, (0.0,) * len(LEARNED)),), 0.0)


@dataclass(frozen=True, slots=True)
class Row:
    """An answer and a key point, as the logistic sees them."""

    question: str
    features: tuple[float, ...]
    worth: float
    weight: float


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer of a set, read once."""

    set_: str
    question: str
    answer: MarkedAnswer
    read: Read
    rows: Mapping[str, tuple[float, ...]]
    worths: Mapping[str, float]
    points: Mapping[str, int]
    is_strange: bool = False

    @property
    def given(self) -> float:
        return sum(self.points[id_] * worth for id_, worth in self.worths.items())

    def chances(self, weights: Weights) -> dict[str, float]:
        silent = self.read.scored.silent
        return {
            id_: 0.0 if id_ in silent else weights.chance(row) for id_, row in self.rows.items()
        }


def read_all(sets: Mapping[str, Marked]) -> list[Answered]:
    return [
        one
        for name, (rubrics, answers) in sets.items()
        for question, own in by_question(answers).items()
        for one in _answered(name, question, rubrics, own, answers)
    ]


def _answered(
    set_: str,
    question: str,
    rubrics: Mapping[str, Rubric],
    own: Sequence[MarkedAnswer],
    every: Sequence[MarkedAnswer],
) -> Iterator[Answered]:
    rubric = rubrics[question]
    reader = Reader(Scorer(rubric), NOTHING)
    points = {point.id: point.points for point in rubric.key_points}
    for one in [*own, *_strangers(question, rubrics, every)]:
        read = reader.read(one.answer)
        is_strange = one.rubric != question
        worths = {
            id_: 0.0 if is_strange else float(one.points[id_] / most)
            for id_, most in points.items()
        }
        rows = reader.rows(read.scored)
        yield Answered(set_, question, one, read, rows, worths, points, is_strange)


def _strangers(
    question: str, rubrics: Mapping[str, Rubric], every: Sequence[MarkedAnswer]
) -> list[MarkedAnswer]:
    most = {name: sum(p.points for p in one.key_points) for name, one in rubrics.items()}
    good = [one for one in every if one.rubric != question and 2 * one.total >= most[one.rubric]]
    return Random(question).sample(good, min(STRANGERS, len(good)))


def rows_of(answered: Sequence[Answered]) -> list[Row]:
    sizes = Counter(one.set_ for one in answered for _ in one.rows if not one.is_strange)
    return [
        Row(
            one.question,
            features,
            one.worths[id_],
            ROWS_OF_A_SET / sizes[one.set_] * (STRANGE if one.is_strange else 1.0),
        )
        for one in answered
        if one.read.scored.guard is None
        for id_, features in one.rows.items()
    ]


def fitted(rows: Sequence[Row], start: Sequence[float] = ()) -> tuple[Weights, list[float]]:
    """Weights for features as they are, and those for standardised ones, to begin the next from."""
    columns, means, spreads = standardised([list(x) for x in zip(*_features(rows), strict=True)])
    found = fit(
        columns, [r.worth for r in rows], [r.weight for r in rows], ridge=RIDGE, start=start
    )
    features = tuple(w / spread for w, spread in zip(found[1:], spreads, strict=True))
    constant = found[0] - sum(w * mean for w, mean in zip(features, means, strict=True))
    return Weights(constant, features, (), 0.0), found


def _features(rows: Sequence[Row]) -> list[tuple[float, ...]]:
    return [row.features for row in rows]


def without_each(answered: Sequence[Answered]) -> dict[str, Weights]:
    """For each question the weights that never saw it."""
    rows = rows_of(answered)
    _, start = fitted(rows)
    return {
        question: fitted([row for row in rows if row.question != question], start)[0]
        for question in dict.fromkeys(one.question for one in answered)
    }


@dataclass(frozen=True, slots=True)
class Taught:
    """One key point of an unmarked answer after marks of its question."""

    set_: str
    marks: int
    before: float
    """The logit of its chance without them."""
    row: tuple[float, ...]
    worth: float


def taught(
    answered: Sequence[Answered], weights_of: Mapping[str, Weights], marks: int
) -> Iterator[Taught]:
    """Each question as one that the weights never saw, so that what marks teach is not known."""
    for question, own in _by_question(answered).items():
        if len(own) < marks + FEWEST_LEFT:
            continue
        samples = [_sample(one, weights_of[question]) for one in own]
        for draw in range(DRAWS):
            chosen = set(Random(f"{draw} {question}").sample(range(len(own)), marks))
            yield from _taught(own, samples, chosen, marks)


def _by_question(answered: Sequence[Answered]) -> dict[str, list[Answered]]:
    found: dict[str, list[Answered]] = defaultdict(list)
    for one in answered:
        if not one.is_strange:
            found[one.question].append(one)
    return found


def _sample(one: Answered, weights: Weights) -> Sample:
    return replace(one.read.sample, chances=one.chances(weights), worths=one.worths)


def _taught(
    own: Sequence[Answered], samples: Sequence[Sample], chosen: set[int], marks: int
) -> Iterator[Taught]:
    honest = [at for at in sorted(chosen) if is_honest(own[at].read.scored)]
    learner = Learner([samples[at] for at in honest], NOTHING)
    for at, one in enumerate(own):
        if at not in chosen and is_honest(one.read.scored):
            for id_, row in learner.rows(samples[at]).items():
                before = logit(samples[at].chances[id_])
                yield Taught(one.set_, marks, before, row, one.worths[id_])


def after_marks(told: Sequence[Taught]) -> tuple[float, ...]:
    """The weights in the order of ``LEARNED``; a row of zeros leaves a chance as it was."""
    sizes = Counter(one.set_ for one in told)
    columns, spreads = scaled([list(x) for x in zip(*(one.row for one in told), strict=True)])
    weights = [ROWS_OF_A_SET / sizes[one.set_] for one in told]
    before, worths = [one.before for one in told], [one.worth for one in told]
    found = fit_beyond(before, columns, worths, weights, ridge=RIDGE)
    return tuple(w / spread for w, spread in zip(found, spreads, strict=True))


def learned(answered: Sequence[Answered]) -> tuple[Weights, dict[str, Weights]]:
    """The weights of the product, and for each question those that never saw it."""
    whole_, _ = fitted(rows_of(answered))
    apart = without_each(answered)
    after = tuple((marks, after_marks(list(taught(answered, apart, marks)))) for marks in MARKS)
    honest = [one for one in answered if not one.is_strange]
    risks = sorted(
        risk_of(one.points, one.chances(apart[one.question]))
        for one in honest
        if one.read.scored.guard is None
    )
    likely = risks[len(risks) // 2]
    apart = {
        question: replace(weights, after=after, likely=likely)
        for question, weights in apart.items()
    }
    return replace(whole_, after=after, likely=likely), apart


def written(weights: Weights) -> str:
    data = {
        "about": "made by python -m benchmarks.marking.fit from the bundled marked answers",
        "constant": round(weights.constant, 4),
        "features": {name: round(w, 4) for name, w in zip(NAMES, weights.features, strict=True)},
        "after": {str(marks): [round(w, 4) for w in row] for marks, row in weights.after},
        "after_names": list(LEARNED),
        "likely": round(weights.likely, 4),
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def show(answered: Sequence[Answered], apart: Mapping[str, Weights]) -> None:
    """QWK of each set without marks and after some, each question marked by weights that never
    saw it."""
    rubrics = {name: rubric for own in bundled().values() for name, rubric in own[0].items()}
    for set_ in dict.fromkeys(one.set_ for one in answered):
        own = [one for one in answered if one.set_ == set_ and not one.is_strange]
        kappas = [_kappa(own, apart, rubrics, marks) for marks in (0, *MARKS)]
        print(f"{set_:12}{len(own):5} answers " + "".join(f"{kappa:8.3f}" for kappa in kappas))


def _kappa(
    own: Sequence[Answered],
    apart: Mapping[str, Weights],
    rubrics: Mapping[str, Rubric],
    marks: int,
) -> float:
    found = []
    for draw in range(DRAWS if marks else 1):
        pairs: list[tuple[int, int]] = []
        for question, told in _by_question(own).items():
            if len(told) >= marks + FEWEST_LEFT or not marks:
                answers = [one.answer for one in told]
                chosen = Random(f"{draw} {question}").sample(answers, marks)
                pairs += _totals(rubrics[question], answers, chosen, apart[question])
        found.append(quadratic_kappa(pairs) or 0.0)
    return sum(found) / len(found)


def _totals(
    rubric: Rubric,
    answers: Sequence[MarkedAnswer],
    marked: Sequence[MarkedAnswer],
    weights: Weights,
) -> Iterator[tuple[int, int]]:
    confirmed = [Confirmed(answer=one.answer, shares=one.shares(rubric)) for one in marked]
    scorer = SCORERS.setdefault(rubric.question, RememberingScorer(rubric))
    proposer = Proposer(rubric, confirmed, scorer=scorer, weights=weights)
    done = {one.id for one in marked}
    for one in answers:
        if one.id not in done:
            shares = proposer.propose(one.answer).shares
            yield whole(fraction_of(rubric.key_points, shares) * _most(rubric)), whole(one.total)


def _most(rubric: Rubric) -> int:
    return sum(point.points for point in rubric.key_points)


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, default=WEIGHTS)
    arguments = parser.parse_args()
    answered = read_all(bundled())
    weights, apart = learned(answered)
    arguments.to.write_text(written(weights), encoding="utf-8")
    print(f"each question by weights that never saw it: QWK without marks, after {MARKS}")
    show(answered, apart)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    main()
