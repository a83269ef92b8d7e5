"""How well drafts that a reader kept mark answers: ``python -m benchmarks.drafting.proposing``.

For each open question of the demo lessons the program plays the reader: of the candidates it keeps,
for each key point of the written rubric, the first that covers it (``__main__.is_covered``), with
the points of that key point, and the line on an own position where there is one. By these the
demo class's answers are proposed for, without any marks, beside the marks of the written rubric.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from benchmarks.drafting.__main__ import Gold, demo_lessons, is_covered
from benchmarks.grading import by_question
from benchmarks.lesson_answers import lesson_answers
from lessons.domain.marking.agreement import quadratic_kappa
from lessons.domain.marking.drafting.drafting import Candidate, draft
from lessons.domain.marking.drafting.lesson_text import LessonText
from lessons.domain.marking.key_points import fraction_of
from lessons.domain.marking.marked import MarkedAnswer
from lessons.domain.marking.proposal import Rubric
from lessons.domain.marking.proposing import Proposer
from lessons.domain.types.definition import KeyPoint

MOST = 10
GROUPS = ("all", "levels 1-2", "others")
Pair = tuple[int, int]


def kept(rubric: Rubric, text: LessonText, *, has_wordings: bool) -> Rubric:
    """A candidate that covers two key points is kept once, with the points of both."""
    made = draft(rubric.question, text, language="kk").candidates
    points: dict[str, KeyPoint] = {}
    for point in rubric.key_points:
        one = _covering(point, made, text)
        if one is not None:
            points[one.text] = _kept(
                point, one, before=points.get(one.text), has_wordings=has_wordings
            )
    return Rubric(question=rubric.question, key_points=tuple(points.values()))


def _covering(point: KeyPoint, made: Sequence[Candidate], text: LessonText) -> Candidate | None:
    gold = Gold(point.text)
    return next((one for one in made if is_covered(gold, one, text.vocabulary)), None)


def _kept(
    point: KeyPoint, candidate: Candidate, *, before: KeyPoint | None, has_wordings: bool
) -> KeyPoint:
    known = before or replace(point, points=0, wordings=(), must_not=())
    return replace(
        known,
        text=candidate.text.replace("\n", "; "),
        points=known.points + point.points,
        wordings=(*known.wordings, *(point.wordings if has_wordings else ())),
    )


def pairs(rubric: Rubric, own: Sequence[MarkedAnswer], written: Rubric) -> Iterator[Pair]:
    """(proposed, given) of ten, each answer's."""
    proposer = Proposer(rubric, ())
    worth = sum(point.points for point in written.key_points)
    for answer in own:
        shares = proposer.propose(answer.answer).shares
        proposed = fraction_of(rubric.key_points, shares)
        yield round(proposed * MOST), round(Fraction(answer.total) / worth * MOST)


def main() -> None:
    rubrics, answers = lesson_answers()
    own = by_question(answers)
    texts = {
        (lesson.name, one.question): (lesson.text, one.level)
        for lesson in demo_lessons()
        for one in lesson.asked
    }
    found: dict[str, dict[str, list[Pair]]] = defaultdict(lambda: defaultdict(list))
    for name, written in rubrics.items():
        text, level = texts[name.rpartition("-")[0], written.question]
        for kind, rubric in _kinds(written, text).items():
            if rubric.key_points:
                told = list(pairs(rubric, own[name], written))
                found[kind]["all"] += told
                found[kind]["levels 1-2" if level in ("level 1", "level 2") else "others"] += told
    _show(found)


def _kinds(written: Rubric, text: LessonText) -> dict[str, Rubric]:
    bare = [replace(point, wordings=(), must_not=()) for point in written.key_points]
    return {
        "written, with wordings": written,
        "written, its texts alone": Rubric(question=written.question, key_points=tuple(bare)),
        "drafted and kept": kept(written, text, has_wordings=False),
        "drafted and kept, with the written wordings": kept(written, text, has_wordings=True),
    }


def _show(found: Mapping[str, Mapping[str, Sequence[Pair]]]) -> None:
    print(f"| key points | {' | '.join(GROUPS)} |")
    print("|---|---:|---:|---:|")
    for kind, groups in found.items():
        figures = [
            f"{quadratic_kappa(groups[name]) or 0:.2f} ({len(groups[name])})" for name in GROUPS
        ]
        print(f"| {kind} | {' | '.join(figures)} |")


if __name__ == "__main__":
    main()
