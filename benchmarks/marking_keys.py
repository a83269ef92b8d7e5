"""The keys a careful teacher presses: run as ``python -m benchmarks.marking_keys [DIR …]``.

The teacher wants the marks of the bundled sets and presses whatever gets them: digits until the
share is right, 0 for the rest, Enter. Five ways of working are counted over the same answers, each
with all helps of the one before: one by one without proposals; with proposals, which are made again
as the site does, and with the checks that are marked without one; with groups; by key point, once
the checks (and FIRST others) have been marked one by one; and with bands confirmed together before
that, where whoever gets another mark than the one shown is unticked and marked by key point. A
*decision* is an answer that the teacher looks at by itself, or a page.
"""

from argparse import ArgumentParser
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from benchmarks.grading import by_question, proposer_for, read_folder
from benchmarks.lesson_answers import lesson_answers
from lessons.domain.marking.grouping import group_answers
from lessons.domain.marking.key_points import Share
from lessons.domain.marking.marked import MarkedAnswer
from lessons.domain.marking.proposal import CONFIRMABLE, Proposal, Rubric
from lessons.domain.marking.queueing import blind_checks

ANSWERS = Path(__file__).parent / "answers"
LEARN_EVERY = 5
FIRST = 0
"""Checks are marked first, and teach enough to begin by key point."""
A_PAGE = 30
BY_KEY_POINT = 3
"""Its place in ``WAYS``."""
AFTER: dict[Share | None, tuple[Share, ...]] = {
    None: (Share.FULL, Share.HALF, Share.NONE),
    Share.NONE: (Share.HALF, Share.FULL),
    Share.HALF: (Share.FULL, Share.NONE),
    Share.FULL: (Share.HALF, Share.NONE),
}
WAYS = ("one by one", "with proposals", "with groups", "by key point", "bands together")


@dataclass(slots=True)
class Count:
    keys: int = 0
    decisions: int = 0
    answers: int = 0

    def add(self, keys: int) -> None:
        self.keys += keys
        self.decisions += 1


def presses(proposed: Share | None, wanted: Share) -> int:
    """Of a key that goes round; see ``nextShare`` of the page."""
    return [proposed, *AFTER[proposed]].index(wanted)


def bare_keys(wanted: Mapping[str, Share]) -> int:
    """Without a proposal: what is there by its digit, 0 for the rest, Enter."""
    there = [share for share in wanted.values() if share is not Share.NONE]
    return sum(presses(None, share) for share in there) + (len(there) < len(wanted)) + 1


def change_keys(pairs: Sequence[tuple[Share, Share]]) -> int:
    """From what is proposed to what is wanted: each by its key, or, where a half is missing, 0 for
    all halves, after those that are right as they are were chosen by their keys."""
    single = sum(presses(offered, wanted) for offered, wanted in pairs)
    missing = (Share.HALF, Share.NONE)
    if missing not in pairs:
        return single
    others = [pair for pair in pairs if pair != missing]
    right = sum(pair == (Share.HALF, Share.HALF) for pair in others)
    with_0 = sum(presses(offered, wanted) for offered, wanted in others)
    return min(single, with_0 + 2 * right + 1)


def offered_keys(proposed: Mapping[str, Share], wanted: Mapping[str, Share]) -> int:
    """What is dashed and right is left."""
    changes = change_keys([(proposed[point], share) for point, share in wanted.items()])
    return min(changes + 1, bare_keys(wanted) + 1)


@dataclass(slots=True)
class Desk:
    """One question with its answers, the way the teacher marks them, and what is marked so far."""

    rubric: Rubric
    answers: Sequence[MarkedAnswer]
    way: int
    count: Count
    marked: list[MarkedAnswer] = field(default_factory=list)
    proposals: dict[str, Proposal] = field(default_factory=dict)
    learnt: int = -LEARN_EVERY

    def work(self) -> None:
        waiting = list(self.answers)
        Random(self.answers[0].rubric).shuffle(waiting)
        if self.way == 0:
            for answer in waiting:
                self.count.add(bare_keys(answer.shares(self.rubric)))
            return
        numbers = range(len(waiting))
        blind = blind_checks(numbers, answers=len(waiting), known=0)
        checks = [answer for number, answer in enumerate(waiting) if number in blind]
        seen = [answer for number, answer in enumerate(waiting) if number not in blind]
        if self.way < BY_KEY_POINT:
            self._one_by_one(self._mixed(checks, seen), checks)
            return
        self._one_by_one([*checks, *seen[:FIRST]], checks)
        left = seen[FIRST:]
        if self.way > BY_KEY_POINT:
            left = self._together(left)
        for start in range(0, len(left), A_PAGE):
            self._by_key_point(left[start : start + A_PAGE])

    def _together(self, waiting: Sequence[MarkedAnswer]) -> list[MarkedAnswer]:
        """A page of a band after another; what is unticked, or to be looked at, is left."""
        left, aside = list(waiting), set[str]()
        while page := self._page_of_band([one for one in left if one.id not in aside]):
            right = [one for one in page if self._is_right(one)]
            self.count.add(len(page) - len(right) + 1)
            aside |= {one.id for one in page} - {one.id for one in right}
            self.marked += right
            left = [one for one in left if one not in right]
        return left

    def _page_of_band(self, waiting: Sequence[MarkedAnswer]) -> list[MarkedAnswer]:
        self._read_again()
        for band in CONFIRMABLE:
            own = [one for one in waiting if self.proposals[one.id].band is band]
            if own:
                return own[:A_PAGE]
        return []

    def _is_right(self, answer: MarkedAnswer) -> bool:
        return self.proposals[answer.id].shares == answer.shares(self.rubric)

    def _mixed(self, checks: list[MarkedAnswer], seen: list[MarkedAnswer]) -> list[MarkedAnswer]:
        together = [*checks, *seen]
        Random(len(together)).shuffle(together)
        return together

    def _one_by_one(self, waiting: list[MarkedAnswer], checks: list[MarkedAnswer]) -> None:
        left = {answer.id: answer for answer in waiting}
        while left:
            self._read_again()
            lead, *others = next(self._groups(list(left.values()), checks))
            wanted = lead.shares(self.rubric)
            alike = [one for one in others if one.shares(self.rubric) == wanted]
            # One who says something else is unticked: to the box and the space bar.
            unticked = 2 * (len(others) - len(alike))
            is_check = lead in checks
            keys = bare_keys(wanted) if is_check else self._keys(lead, wanted)
            self.count.add(keys + unticked)
            for one in (lead, *alike):
                self.marked.append(left.pop(one.id))

    def _keys(self, answer: MarkedAnswer, wanted: dict[str, Share]) -> int:
        return offered_keys(self.proposals[answer.id].shares, wanted)

    def _groups(
        self, waiting: list[MarkedAnswer], checks: list[MarkedAnswer]
    ) -> Iterator[list[MarkedAnswer]]:
        """What one action can decide; a check stands alone, as what is proposed otherwise does."""
        if self.way < 2:
            yield [waiting[0]]
            return
        for group in group_answers([one.answer for one in waiting]):
            lead = waiting[group.central]
            members = [waiting[index] for index in group.members if index != group.central]
            shares = self.proposals[lead.id].shares
            same = [
                one
                for one in members
                if one not in checks and self.proposals[one.id].shares == shares
            ]
            yield [lead] if lead in checks else [lead, *same]

    def _read_again(self) -> None:
        """As the task does after some marks."""
        if len(self.marked) - self.learnt < max(LEARN_EVERY, self.learnt // 4):
            return
        self.learnt = len(self.marked)
        proposer = proposer_for(self.answers[0].rubric, self.rubric, self.marked)
        done = {one.id for one in self.marked}
        self.proposals |= {
            one.id: proposer.propose(one.answer) for one in self.answers if one.id not in done
        }

    def _by_key_point(self, page: Sequence[MarkedAnswer]) -> None:
        self.learnt = -LEARN_EVERY
        self._read_again()
        for point in self.rubric.key_points:
            pairs = [
                (self.proposals[one.id].shares[point.id], one.shares(self.rubric)[point.id])
                for one in page
            ]
            self.count.add(change_keys(pairs) + 1)
        self.marked += page


def counted(rubrics: dict[str, Rubric], answers: Sequence[MarkedAnswer]) -> list[Count]:
    found = []
    for way in range(len(WAYS)):
        count = Count(answers=len(answers))
        for name, own in by_question(answers).items():
            Desk(rubric=rubrics[name], answers=own, way=way, count=count).work()
        found.append(count)
    return found


def show(name: str, counts: Sequence[Count]) -> None:
    base, before = counts[0].keys, counts[0].keys
    print(f"\n{name}: {counts[0].answers} answers")
    heads = ("keys / 100", "of one by one", "this help", "decisions / 100")
    print(" " * 18 + "".join(f"{head:>17}" for head in heads))
    for way, count in zip(WAYS, counts, strict=True):
        of, gain = count.keys / base, (before - count.keys) / base
        hundred = count.answers / 100
        keys, decisions = count.keys / hundred, count.decisions / hundred
        print(f"{way:<18}{keys:>17.0f}{of:>17.0%}{gain:>17.0%}{decisions:>17.0f}")
        before = count.keys


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="*", help="other sets of marked answers")
    folders = parser.parse_args().folders or sorted(
        path.parent for path in ANSWERS.rglob("rubrics.json")
    )
    show("the demo class", counted(*lesson_answers()))
    for folder in folders:
        show(folder.name, counted(*read_folder(folder)))


if __name__ == "__main__":
    main()
