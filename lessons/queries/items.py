"""What item analysis is reckoned from: the first sittings of a level, answer by answer.

A later attempt knows the questions already, so each student counts once, with the first. What was
asked in other words than those of now stays in the sum of a sitting and in no figure of a question.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from math import fsum

from django.db.models import (
    Avg,
    BooleanField,
    Count,
    ExpressionWrapper,
    F,
    FloatField,
    Min,
    Q,
    QuerySet,
    Sum,
)

from lessons.domain.items.answered import Answered, rest_of
from lessons.domain.items.commonest import Common, commonest
from lessons.domain.items.times import seconds_by_question
from lessons.domain.parts import Part
from lessons.domain.text.folding import fold
from lessons.domain.types.definition import Control
from lessons.models import Assignment, Attempt, Classroom, Lesson, Question, Response, User

MOST_SITTINGS = 2000
"""The newest; a page is drawn from all of them."""
MOST_COMMON = 10
TYPED = {Control.TEXT, Control.NUMBER}
_POINTS = ExpressionWrapper(F("fraction") * F("version__points"), output_field=FloatField())
_AS_NOW = ExpressionWrapper(
    Q(version__text=F("version__question__current__text"))
    | Q(version__drawn_from__text=F("version__question__current__text")),
    output_field=BooleanField(),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    points: int
    own: float | None
    is_counted: bool
    is_as_now: bool
    """The question was asked in the words of now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One sitting, by question."""

    place: tuple[int, int]
    """Assignment and student."""
    cells: Mapping[int, Cell]
    seconds: Mapping[int, float]
    earned: float
    marked: int
    """Points of what has a mark."""

    @property
    def is_whole(self) -> bool:
        return all(cell.own is not None for cell in self.cells.values() if cell.is_counted)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The sittings of one part of a lesson, by attempt id."""

    papers: Mapping[int, Paper]
    chosen: Mapping[tuple[int, int], tuple[str, ...]]
    """By attempt and question, where there are options or a word or two is typed."""
    typed: frozenset[int]
    """Questions whose answers are typed."""
    above: Mapping[tuple[int, int], float]
    """The share of the points earned at the next level, by the place of a paper."""

    def answered(self, question: int) -> list[Answered]:
        return [
            self._answered(attempt, question, paper)
            for attempt, paper in self.papers.items()
            if question in paper.cells and paper.cells[question].is_as_now
        ]

    def _answered(self, attempt: int, question: int, paper: Paper) -> Answered:
        cell = paper.cells[question]
        chosen = self.chosen.get((attempt, question), ())
        return Answered(
            own=cell.own,
            rest=rest_of(
                earned=paper.earned,
                marked=paper.marked,
                own=cell.own if cell.is_counted else None,
                points=cell.points,
            ),
            chosen=frozenset(map(fold, chosen) if question in self.typed else chosen) - {""},
            seconds=paper.seconds.get(question),
            above=self.above.get(paper.place),
        )

    def texts(self, question: int) -> list[tuple[str, str, float | None]]:
        """(key, text, fraction) of what was typed."""
        rows = ((attempt, paper.cells.get(question)) for attempt, paper in self.papers.items())
        return [
            (fold(text), text.strip(), cell.own)
            for attempt, cell in rows
            if cell is not None and cell.is_as_now
            for text in self.chosen.get((attempt, question), ())
        ]

    def points_earned(self) -> list[dict[int, float]]:
        """Of each sitting, by question; without what waits."""
        return [
            {
                key: cell.own * cell.points
                for key, cell in paper.cells.items()
                if cell.own is not None and cell.is_counted
            }
            for paper in self.papers.values()
        ]

    def shares(self) -> list[float]:
        """The marks of the sittings that are marked to the end, from 0 to 1."""
        papers = (paper for paper in self.papers.values() if paper.is_whole and paper.marked)
        return [paper.earned / paper.marked for paper in papers]

    @property
    def waiting_count(self) -> int:
        """Sittings in which something waits for the teacher."""
        return sum(not paper.is_whole for paper in self.papers.values())


def taught_assignments(teacher: User, lesson: Lesson) -> list[int]:
    """Of all classes of the teacher that have the lesson."""
    own = Classroom.objects.taught_by(teacher)
    rows = Assignment.objects.filter(lesson=lesson, classroom__in=own)
    return list(rows.order_by("pk").values_list("pk", flat=True))


def analysed_questions(lesson: Lesson, part: Part) -> list[Question]:
    """Those of the test, in their order."""
    rows = Question.objects.for_test().filter(lesson=lesson, part=part)
    return list(rows.select_related("current").order_by("position"))


def sheet_of(
    assignments: Collection[int], part: Part, *, chosen_in: Iterable[Question] = ()
) -> Sheet:
    """Five queries, however many answers; ``chosen_in`` are the questions whose choices matter."""
    sittings = _first_sittings(assignments, part)[:MOST_SITTINGS]
    begun = {
        pk: ((assignment, student), started_at)
        for pk, assignment, student, started_at in sittings.values_list(
            "pk", "assignment_id", "student_id", "started_at"
        )
    }
    wanted = {question.pk: question.in_force.input for question in chosen_in}
    short = {pk for pk, drawn in wanted.items() if drawn.options or drawn.control in TYPED}
    return Sheet(
        papers=_papers(begun),
        chosen=_chosen(begun, short),
        typed=frozenset(pk for pk, drawn in wanted.items() if drawn.control in TYPED),
        above=_shares_above(assignments, part),
    )


def _first_sittings(assignments: Collection[int], part: Part) -> QuerySet[Attempt]:
    found = Attempt.objects.submitted().filter(assignment__in=assignments, part=part, number=1)
    return found.order_by("-submitted_at", "-pk")


def _papers(begun: Mapping[int, tuple[tuple[int, int], datetime]]) -> dict[int, Paper]:
    rows = Response.objects.filter(attempt__in=list(begun)).annotate(is_as_now=_AS_NOW)
    cells: dict[int, dict[int, Cell]] = defaultdict(dict)
    saved: dict[int, dict[int, datetime | None]] = defaultdict(dict)
    columns = ("attempt_id", "version__question_id", "version__points", "fraction", "is_left_out")
    for attempt, question, points, fraction, is_left_out, saved_at, is_as_now in rows.order_by(
        "attempt_id", "position"
    ).values_list(*columns, "draft_saved_at", "is_as_now"):
        own = None if fraction is None else float(fraction)
        cells[attempt][question] = Cell(
            points=points, own=own, is_counted=not is_left_out, is_as_now=is_as_now
        )
        saved[attempt][question] = saved_at
    return {
        attempt: _paper(place, cells[attempt], saved[attempt], started_at=started_at)
        for attempt, (place, started_at) in begun.items()
        if attempt in cells
    }


def _paper(
    place: tuple[int, int],
    cells: Mapping[int, Cell],
    saved: Mapping[int, datetime | None],
    *,
    started_at: datetime,
) -> Paper:
    counted = [cell for cell in cells.values() if cell.is_counted]
    return Paper(
        place=place,
        cells=cells,
        seconds=seconds_by_question(saved, started_at=started_at),
        earned=fsum((cell.own or 0) * cell.points for cell in counted),
        marked=sum(cell.points for cell in counted if cell.own is not None),
    )


def _chosen(
    begun: Mapping[int, object], questions: Collection[int]
) -> dict[tuple[int, int], tuple[str, ...]]:
    rows = Response.objects.filter(attempt__in=list(begun), version__question__in=questions)
    listed = rows.order_by().values_list("attempt_id", "version__question_id", "answer")
    return {(attempt, question): tuple(answer or ()) for attempt, question, answer in listed}


def _shares_above(assignments: Collection[int], part: Part) -> dict[tuple[int, int], float]:
    """Summed by the database, as a page needs nothing else of the next level."""
    if part not in _NEXT:
        return {}
    sittings = _first_sittings(assignments, _NEXT[part]).order_by()
    rows = (
        Response.objects.counted()
        .filter(attempt__in=sittings.values("pk"), fraction__isnull=False)
        .order_by()
        .values_list("attempt__assignment_id", "attempt__student_id")
        .annotate(earned=Sum(_POINTS), points=Sum("version__points"))
    )
    return {(assignment, student): earned / points for assignment, student, earned, points in rows}


_NEXT = {Part.LEVEL_1: Part.LEVEL_2, Part.LEVEL_2: Part.LEVEL_3}


def common_texts(sheet: Sheet, question: Question) -> tuple[Common, ...]:
    """What was typed most often: of short answers out of the sheet, of open ones counted by the
    database by the key under which proposals put the same texts together."""
    drawn = question.in_force.input
    if drawn.control in TYPED:
        return commonest(sheet.texts(question.pk), most=MOST_COMMON)
    return _common_open(sheet, question) if drawn.control is Control.LONG_TEXT else ()


def _common_open(sheet: Sheet, question: Question) -> tuple[Common, ...]:
    rows = Response.objects.filter(
        attempt__in=list(sheet.papers),
        version__question=question,
        version__text=question.in_force.text,
        proposal__isnull=False,
    )
    groups = list(
        rows.order_by()
        .values_list("proposal__answer_key")
        .annotate(
            count=Count("pk"), mark=Avg("fraction", output_field=FloatField()), lead=Min("pk")
        )
        .filter(count__gte=2)
        .order_by("-count", "proposal__answer_key")[:MOST_COMMON]
    )
    texts = dict(
        Response.objects.filter(pk__in=[lead for *_, lead in groups]).values_list("pk", "answer")
    )
    return tuple(
        Common(key=key, text="\n".join(texts[lead] or ()).strip(), count=count, mark=mark)
        for key, count, mark, lead in groups
    )
