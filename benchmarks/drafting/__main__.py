"""How well key points are drafted out of a lesson: run as ``python -m benchmarks.drafting``.

A key point is covered where a candidate is one of the sentences that its writer named. The lessons
of the demo class name none: there, and where a candidate is near a named sentence, enough of the
key point's words must stand in it (a recall of RECALL, rare words weigh more). That proxy agreed
with a reader on 92 of 100 pairs, but only for rubrics by one author.
"""

import json
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import process_time

from lessons.domain.handouts.registry import read_document
from lessons.domain.marking.drafting.drafting import Candidate, Draft, Outcome, draft
from lessons.domain.marking.drafting.lesson_text import LessonText
from lessons.domain.marking.drafting.likeness import Vocabulary, keys_of
from lessons.domain.marking.drafting.units import SourceSection
from lessons.domain.marking.likeness import likeness
from lessons.domain.text.search import search_key

HERE = Path(__file__).parent
FIXTURES = HERE.parents[1] / "fixtures"
RECALL = 0.35
SIZES = (4, 6, 8)
FIRST = 4
USEFUL = 3


@dataclass(frozen=True, slots=True)
class Gold:
    text: str
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    level: str
    question: str
    gold: tuple[Gold, ...]


@dataclass(frozen=True, slots=True)
class Lesson:
    name: str
    language: str
    text: LessonText
    asked: tuple[Asked, ...]


def handouts(folder: Path) -> Iterator[Lesson]:
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        file = path.with_name(gold["file"])
        (read,) = read_document(file.name, file.read_bytes()).lessons
        sections = tuple(SourceSection(heading=one.heading, text=one.text) for one in read.body)
        asked = [
            Asked(
                f"level {one['level']}",
                one["question"],
                tuple(Gold(g["text"], tuple(g["sentences"])) for g in one["key_points"]),
            )
            for one in gold["questions"]
        ]
        yield Lesson(file.stem, gold["language"], LessonText(sections), tuple(asked))


def demo_lessons() -> Iterator[Lesson]:
    for path in sorted(FIXTURES.glob("lesson-[0-9][0-9].json")):
        read = json.loads(path.read_text(encoding="utf-8"))
        sections = (SourceSection(heading=s["heading"], text=s["text"]) for s in read["sections"])
        asked = [
            Asked(
                one["part"].replace("-", " "),
                one["text"],
                tuple(Gold(point["text"]) for point in one["payload"]["key_points"]),
            )
            for one in read["questions"]
            if one["kind"] == "open-answer"
        ]
        yield Lesson(path.stem, read["language"], LessonText(tuple(sections)), tuple(asked))


def is_covered(gold: Gold, candidate: Candidate, vocabulary: Vocabulary) -> bool:
    said = _letters(candidate.source)
    if any(said and (said in _letters(one) or _letters(one) in said) for one in gold.sentences):
        return True
    return recall(gold.text, candidate.text, vocabulary) >= (0.6 if gold.sentences else RECALL)


def _letters(text: str) -> str:
    return search_key(text).replace(" ", "")


def recall(wanted: str, text: str, vocabulary: Vocabulary) -> float:
    """The part of the words of ``wanted``, by weight, that stand in ``text``."""
    found = total = 0.0
    keys = keys_of(text)
    for key in keys_of(wanted):
        weight = vocabulary.weight(key, vocabulary.like(key))
        total += weight
        found += weight * max((likeness(key, one) for one in keys if one[0] == key[0]), default=0)
    return found / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Row:
    lesson: str
    level: str
    question: str
    drafted: Draft
    covered: tuple[float, ...]
    """By the first SIZES candidates."""
    useful: float
    """Of the first FIRST candidates."""
    possible: float
    """What ``useful`` could be: many questions want two sentences only."""
    seconds: float

    @property
    def is_mostly_useful(self) -> bool:
        return self.useful * FIRST >= USEFUL


def measured(lesson: Lesson) -> list[Row]:
    return [_row(lesson, asked) for asked in lesson.asked]


def _row(lesson: Lesson, asked: Asked) -> Row:
    began = process_time()
    made = draft(asked.question, lesson.text, language=lesson.language)
    seconds = process_time() - began
    hits = [
        [is_covered(gold, one, lesson.text.vocabulary) for one in made.candidates]
        for gold in asked.gold
    ]
    return Row(
        lesson=lesson.name,
        level=asked.level,
        question=asked.question,
        drafted=made,
        covered=tuple(sum(any(hit[:size]) for hit in hits) / len(hits) for size in SIZES),
        useful=_useful(made, hits),
        possible=_possible(asked, made),
        seconds=seconds,
    )


def _useful(made: Draft, hits: Sequence[Sequence[bool]]) -> float:
    """The line on an own position is useful, as every rubric of an opinion has it."""
    shown = made.candidates[:FIRST]
    good = [
        one.reasons == ("opinion",) or any(hit[at] for hit in hits) for at, one in enumerate(shown)
    ]
    return sum(good) / FIRST


def _possible(asked: Asked, made: Draft) -> float:
    wanted = {sentence for gold in asked.gold for sentence in gold.sentences or (gold.text,)}
    lines = sum(one.reasons == ("opinion",) for one in made.candidates)
    return min(FIRST, len(wanted) + lines) / FIRST


def refused(made: Draft) -> bool:
    return made.outcome in (Outcome.NOT_IN_TEXT, Outcome.NO_DEFINITION)


def refused_elsewhere(lessons: Sequence[Lesson]) -> tuple[int, int]:
    """(said to be not in the text, all) of questions beside another lesson of the set."""
    made = [
        draft(asked.question, other.text, language=other.language)
        for lesson in lessons
        for asked in lesson.asked
        for other in lessons
        if other is not lesson
    ]
    answered = [one for one in made if one.outcome is not Outcome.CRITERIA]
    return sum(map(refused, answered)), len(answered)


def table(name: str, lessons: Sequence[Lesson]) -> None:
    rows = [row for lesson in lessons for row in measured(lesson)]
    print(f"\n## {name}: {len(lessons)} lessons, {len(rows)} questions\n")
    heads = ["", "questions", "covered by 4", "by 6", "by 8", "useful of the first 4"]
    print(f"| {' | '.join([*heads, 'it could be', '3 of 4 useful'])} |")
    print("|---|" + "---:|" * 7)
    levels = sorted({row.level for row in rows})
    groups = {"all": rows} | {level: [r for r in rows if r.level == level] for level in levels}
    for label, own in groups.items():
        print(_line(label, own))
    answered = [row for row in rows if row.drafted.outcome is not Outcome.CRITERIA]
    own, (others, beside) = (
        sum(refused(row.drafted) for row in answered),
        refused_elsewhere(lessons),
    )
    print(f"\n“Not in the text”: {own} of {len(answered)} own questions, ", end="")
    print(f"{others} of {beside} beside another lesson ({others / max(beside, 1):.0%})")
    seconds = sorted(row.seconds for row in rows)
    print(f"CPU a draft: median {seconds[len(seconds) // 2] * 1000:.0f} ms, ", end="")
    print(f"worst {seconds[-1] * 1000:.0f} ms (the first of a lesson prepares its text)")


def _line(label: str, rows: Sequence[Row]) -> str:
    covered = [sum(row.covered[at] for row in rows) / len(rows) for at in range(len(SIZES))]
    useful = sum(row.useful for row in rows) / len(rows)
    mostly = sum(row.is_mostly_useful for row in rows) / len(rows)
    possible = sum(row.possible for row in rows) / len(rows)
    figures = " | ".join(f"{figure:.2f}" for figure in (*covered, useful, possible, mostly))
    return f"| {label} | {len(rows)} | {figures} |"


def show(lesson: Lesson) -> None:
    """Every candidate, and what was wanted."""
    for asked, row in zip(lesson.asked, measured(lesson), strict=True):
        print(f"\n### {lesson.name}, {asked.level}: {asked.question}")
        print(f"{row.drafted.outcome.value} {row.covered} {row.useful}")
        for gold in asked.gold:
            print(f"  wanted: {gold.text}")
        for one in row.drafted.candidates:
            hit = any(is_covered(gold, one, lesson.text.vocabulary) for gold in asked.gold)
            print(f"  {'+' if hit else '-'} {one.score:.2f} {one.source or one.text} {one.reasons}")


SETS = {
    "seen": lambda: [*handouts(HERE / "seen")],
    "kept": lambda: [*handouts(HERE / "kept")],
    "lessons": lambda: [*demo_lessons()],
}


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="*", help=", ".join(SETS))
    parser.add_argument("--show", action="store_true", help="print every candidate")
    options = parser.parse_args()
    for name in options.sets or SETS:
        lessons = SETS[name]()
        table(name, lessons)
        if options.show:
            for lesson in lessons:
                show(lesson)


if __name__ == "__main__":
    main()
