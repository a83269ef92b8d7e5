"""How proposals for open answers agree with markers: run as ``python -m benchmarks.grading DIR``.

DIR holds rubrics.json and answers.jsonl; ``--lessons`` takes the demo class's answers instead.
Every question is marked as one the method has never seen; "after n marks" means that n answers of
the question, drawn by a seed, were confirmed, and only the others are counted. Figures are over
all answers together, averaged over the seeds.
"""

import resource
import statistics
import sys
import time
from argparse import ArgumentParser
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from random import Random

from benchmarks.grading_plot import write_plot
from benchmarks.lesson_answers import lesson_answers
from lessons.domain.marking.agreement import quadratic_kappa, whole
from lessons.domain.marking.grouping import group_answers
from lessons.domain.marking.key_points import WORTH, Share
from lessons.domain.marking.marked import MarkedAnswer, read_answers, read_rubrics
from lessons.domain.marking.proposal import SURE, Confirmed, Proposal, Rubric
from lessons.domain.marking.proposing import Proposer
from lessons.domain.marking.scoring import Scored, Scorer

GUARDED = ("stuffing", "negated", "copied", "offtopic")
SEEDS = range(8)
CURVE = (0, 5, 10, 15, 20, 25)


@dataclass(frozen=True, slots=True)
class Outcome:
    answer: MarkedAnswer
    proposal: Proposal
    proposed: Fraction
    given: Fraction
    most: int

    @property
    def is_wrong(self) -> bool:
        return abs(self.proposed - self.given) > Fraction(self.most, 10)


class RememberingScorer(Scorer):
    """The same answers are read for every seed."""

    def __init__(self, rubric: Rubric) -> None:
        super().__init__(rubric)
        self._known: dict[str, Scored] = {}

    def score(self, answer: str) -> Scored:
        if answer not in self._known:
            self._known[answer] = super().score(answer)
        return self._known[answer]


SCORERS: dict[str, RememberingScorer] = {}


def proposer_for(name: str, rubric: Rubric, marked: Sequence[MarkedAnswer]) -> Proposer:
    confirmed = [Confirmed(answer=one.answer, shares=one.shares(rubric)) for one in marked]
    scorer = SCORERS.setdefault(name, RememberingScorer(rubric))
    return Proposer(rubric, confirmed, scorer=scorer)


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("folder", type=Path, nargs="?")
    source.add_argument("--lessons", action="store_true", help="the demo class's answers")
    parser.add_argument("--plot", type=Path, help="where to write the learning curve (SVG)")
    arguments = parser.parse_args()
    rubrics, answers = lesson_answers() if arguments.lessons else read_folder(arguments.folder)
    show_agreement(rubrics, answers, arguments.plot)
    show_guards(rubrics, answers)
    show_actions(rubrics, answers)
    show_cost(rubrics, answers)


def read_folder(folder: Path) -> tuple[dict[str, Rubric], list[MarkedAnswer]]:
    rubrics = read_rubrics((folder / "rubrics.json").read_text(encoding="utf-8"))
    return rubrics, read_answers((folder / "answers.jsonl").read_text(encoding="utf-8"), rubrics)


def by_question(answers: Iterable[MarkedAnswer]) -> dict[str, list[MarkedAnswer]]:
    found: dict[str, list[MarkedAnswer]] = defaultdict(list)
    for answer in answers:
        found[answer.rubric].append(answer)
    return found


def outcomes(
    rubric: Rubric,
    answers: Sequence[MarkedAnswer],
    marked: Sequence[MarkedAnswer],
) -> list[Outcome]:
    """What is proposed for the answers that have not been marked."""
    proposer = proposer_for(answers[0].rubric, rubric, marked)
    points = {point.id: point.points for point in rubric.key_points}
    done = {one.id for one in marked}
    return [
        Outcome(
            answer=one,
            proposal=(proposal := proposer.propose(one.answer)),
            proposed=sum((points[i] * WORTH[s] for i, s in proposal.shares.items()), Fraction(0)),
            given=one.total,
            most=sum(points.values()),
        )
        for one in answers
        if one.id not in done
    ]


def simulate(rubrics, answers, count: int, seed: int) -> list[Outcome]:
    found: list[Outcome] = []
    for name, own in by_question(answers).items():
        marked = Random(f"{seed} {name}").sample(own, count) if count < len(own) else []
        found += outcomes(rubrics[name], own, marked)
    return found


def kappa(found: Sequence[Outcome]) -> float:
    return quadratic_kappa([(whole(one.proposed), whole(one.given)) for one in found]) or 0.0


def mean(values: Iterable[float]) -> float:
    listed = list(values)
    return statistics.fmean(listed) if listed else float("nan")


def show_agreement(rubrics, answers, plot: Path | None) -> None:
    smallest = min(len(own) for own in by_question(answers).values())
    counts = [count for count in CURVE if not count or count <= smallest - 10]
    runs = {
        count: [simulate(rubrics, answers, count, seed) for seed in (SEEDS if count else [0])]
        for count in counts
    }
    print(f"{len(answers)} answers to {len(by_question(answers))} questions\n")
    before = {one.answer.id: one for one in runs[0][0]}
    print(
        "marks   QWK (lowest-highest)  same answers, no marks   QWK by question  exact  error"
        "   sure  sure and wrong"
    )
    for count, tries in runs.items():
        kappas = [kappa(found) for found in tries]
        everything = [one for found in tries for one in found]
        sure = [one for one in everything if one.proposal.band in SURE]
        print(
            f"{count:5}   {mean(kappas):.3f} ({min(kappas):.3f}-{max(kappas):.3f})"
            f"{mean(kappa([before[o.answer.id] for o in found]) for found in tries):24.3f}"
            f"{mean(kappa(own) for found in tries for own in questions(found).values()):18.3f}"
            f"{mean(whole(one.proposed) == whole(one.given) for one in everything):11.3f}"
            f"{mean(float(abs(one.proposed - one.given)) for one in everything):7.2f}"
            f"{len(sure) / len(everything):7.1%}"
            f"{sum(one.is_wrong for one in sure) / max(1, len(sure)):9.1%} of {len(sure)}"
        )
    show_parts(runs)
    if plot:
        curve = [(count, [kappa(found) for found in tries]) for count, tries in runs.items()]
        plot.write_text(write_plot(curve), encoding="utf-8")


def questions(found: Iterable[Outcome]) -> dict[str, list[Outcome]]:
    parted: dict[str, list[Outcome]] = defaultdict(list)
    for one in found:
        parted[one.answer.rubric].append(one)
    return parted


def show_parts(runs) -> None:
    counts = list(runs)
    heading = "".join(f"{count:>8}" for count in counts)
    print(f"\nQWK by question, after marks\n{'':16}{heading}")
    for name in sorted(questions(runs[0][0])):
        row = [mean(kappa(questions(found)[name]) for found in runs[count]) for count in counts]
        print(f"{name:16}" + "".join(f"{value:8.3f}" for value in row))
    print(
        f"\nmean error in points by style, after marks\n{'':16}{heading}  answers, given, proposed"
    )
    for style in sorted({one.answer.style for one in runs[0][0]}):
        row = []
        for count in counts:
            own = [one for found in runs[count] for one in found if one.answer.style == style]
            row.append(mean(float(abs(one.proposed - one.given)) for one in own))
        first = [one for one in runs[0][0] if one.answer.style == style]
        print(
            f"{style:16}"
            + "".join(f"{value:8.2f}" for value in row)
            + f"{len(first):9}{mean(float(one.given) for one in first):7.1f}"
            + f"{mean(float(one.proposed) for one in first):9.1f}"
        )


def show_guards(rubrics, answers) -> None:
    print("\nguards: answers that must never be sure-full (all seeds and marks)")
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for marks in (0, 5, 10, 20):
        for seed in SEEDS if marks else [0]:
            for one in simulate(rubrics, answers, marks, seed):
                if one.answer.style in GUARDED:
                    counts[one.answer.style][one.proposal.band] += 1
                    counts[one.answer.style]["given points"] += one.proposed > 0
    for style, bands in sorted(counts.items()):
        print(f"  {style:12}" + ", ".join(f"{band}: {n}" for band, n in sorted(bands.items())))


@dataclass(slots=True)
class Actions:
    """Two counts of the same work, each with proposals and one by one.

    Decisions (the goal's): one by one a teacher decides every key point from nothing and confirms;
    with proposals only what is changed counts, and the confirmation, once for a whole group.
    Presses: the keys of our own page. A digit goes full, half, none in turn and 0 leaves out all
    that is left, so one by one costs less there than one press a key point.
    """

    decisions: int = 0
    decisions_alone: int = 0
    presses: int = 0
    presses_alone: int = 0


def show_actions(rubrics, answers) -> None:
    """The queue in simulation: the program learns anew after every ten confirmed answers."""
    told, count = Actions(), 0
    for seed in SEEDS:
        for name, own in by_question(answers).items():
            shuffled = Random(f"{seed} {name}").sample(own, len(own))
            simulate_queue(rubrics[name], shuffled, told)
            count += len(own)
    print("\nteacher's actions for 100 answers")
    for name, own, alone in (
        ("decisions", told.decisions, told.decisions_alone),
        ("presses", told.presses, told.presses_alone),
    ):
        print(
            f"  {name:10} {100 * own / count:.0f} instead of {100 * alone / count:.0f}"
            f" one by one: {own / alone:.0%}"
        )


def simulate_queue(rubric: Rubric, own: Sequence[MarkedAnswer], told: Actions) -> None:
    marked: list[MarkedAnswer] = []
    proposer, learned = proposer_for(own[0].rubric, rubric, marked), 0
    for group in group_answers([one.answer for one in own]):
        if len(marked) >= learned + 10:
            proposer, learned = proposer_for(own[0].rubric, rubric, marked), len(marked)
        proposal = proposer.propose(own[group.central].answer)
        for number, index in enumerate(group.members):
            given = own[index].shares(rubric)
            changed = [id_ for id_ in given if proposal.shares[id_] != given[id_]]
            confirmed = int(not number or bool(changed))
            told.decisions += len(changed) + confirmed
            told.decisions_alone += len(given) + 1
            told.presses += sum(turns(proposal.shares[i], given[i]) for i in changed) + confirmed
            told.presses_alone += presses_alone(given.values())
        marked += [own[index] for index in group.members]


DOWNWARD = (Share.FULL, Share.HALF, Share.NONE)


def turns(one: Share, other: Share) -> int:
    return (DOWNWARD.index(other) - DOWNWARD.index(one)) % len(DOWNWARD)


def presses_alone(given: Iterable[Share]) -> int:
    """A digit once for full, twice for half; 0 for all the others; Enter."""
    shares = list(given)
    digits = sum(DOWNWARD.index(share) + 1 for share in shares if share is not Share.NONE)
    return digits + (Share.NONE in shares) + 1


def show_cost(rubrics, answers) -> None:
    name, own = max(by_question(answers).items(), key=lambda pair: len(rubrics[pair[0]].key_points))
    rubric = rubrics[name]
    confirmed = [Confirmed(answer=a.answer, shares=a.shares(rubric)) for a in own[:20]]
    begun = time.process_time()
    proposer = Proposer(rubric, confirmed)
    prepared = time.process_time()
    texts = [f"{answer.answer} {number}" for number, answer in enumerate(own * 40)][:1000]
    for text in texts:
        proposer.propose(text)
    done = time.process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"\n{len(texts)} answers × {len(rubric.key_points)} key points after 20 marks: "
        f"{prepared - begun:.2f} s to learn, {done - prepared:.2f} s to propose; "
        f"peak {peak:.0f} MB with everything above"
    )


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    main()
