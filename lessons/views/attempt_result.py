"""A handed-in attempt as its student sees it, question by question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from lessons.domain.corrections import Change
from lessons.domain.lateness import counted
from lessons.domain.marking.key_points import Share, fraction_of
from lessons.domain.marks import mark_of
from lessons.domain.types.definition import Answer, FieldKey, KeyPoint, Solution, Verdict, is_blank
from lessons.models import LateCopy, Marking, Response, SecondLook, Section, WorkFile
from lessons.queries import text_of
from lessons.views.evidence import Piece, pieces
from lessons.views.practice import ShownReading
from lessons.views.question_fields import FieldResult, field_results, fields_note
from lessons.views.question_page import choices, draft_key
from lessons.views.writing.state import Reduced, reduced_mark
from lessons.wording.answer_words import answer_in_words, sentence
from lessons.wording.attempts import RETURNED, SHARE, SHARE_CHIP, VERDICT
from lessons.wording.corrections import TOLD
from lessons.wording.questions import partial_rule, right_texts

_CHIP = {
    Verdict.RIGHT: "good",
    Verdict.PARTLY: "info",
    Verdict.WRONG: "bad",
    Verdict.BLANK: "quiet",
    Verdict.WAITING: "waiting",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionRow:
    text: str
    is_chosen: bool
    is_right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPointRow:
    key_point: KeyPoint
    number: int
    share: str
    """In words; empty while nobody has judged this key point."""
    chip: str
    earned: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkChange:
    """What was changed for everybody, and what that made of this answer's mark."""

    words: str
    reason: str
    made_at: datetime
    before: Decimal | None
    after: Decimal | None
    is_mark_changed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionResult:
    """One question: what was answered, what it earned, and, once marked, what was right."""

    response: Response
    is_key_shown: bool
    """Else nothing here tells what is right but the verdict on the question as a whole."""
    code: Verdict
    verdict: str
    chip: str
    mark: Decimal | None
    """What counts."""
    reduced: Reduced | None
    """Where it was handed in late, and counts for less."""
    text: str
    options: list[OptionRow]
    option_codes: bool
    """The options are our own words (true, false), not the lesson's."""
    solution: Solution
    right_texts: tuple[str, ...]
    key_points: list[KeyPointRow]
    feedback: tuple[str, ...]
    fields_note: str
    fields: list[FieldResult]
    sentence: str
    """A text with what the gaps were filled with."""
    marking: Marking | None
    second_look: SecondLook | None
    """The last that the student asked for."""
    partial_rule: str
    """How part of the points is earned, for what did not earn all of them."""
    place: Section | None
    """Where to read again, for what is not right."""
    files: tuple[WorkFile, ...]
    """Handed in with it."""
    late_copy: LateCopy | None
    """The last that came when time was over."""
    draft_key: str
    """Of what the browser may still hold of an attempt that the clock has handed in."""
    change: MarkChange | None
    """The last that was changed for everybody and concerned this answer."""
    reading: ShownReading | None
    """In practice: what the machine recognised in an answer that nobody has marked."""
    lit: list[Piece]
    """The own words with those lit that the teacher saw as showing a key point; empty for none."""

    @property
    def is_missed(self) -> bool:
        """Marked, and not right in full."""
        is_below = self.code in {Verdict.PARTLY, Verdict.WRONG, Verdict.BLANK}
        return is_below and not self.response.is_left_out


def question_result(
    response: Response,
    *,
    is_key_shown: bool,
    place: Section | None = None,
    reading: ShownReading | None = None,
) -> QuestionResult:
    result = _whole_result(response, place=place, reading=reading)
    return result if is_key_shown else _without_key(result)


def _without_key(result: QuestionResult) -> QuestionResult:
    """An order is no less of a key than a word, so the fields stand as they were asked."""
    asked, answer = result.response.drawn_input, tuple(result.response.answer or ())
    keys = [FieldKey(id=field.id, values=()) for field in asked.fields]
    fields = field_results(asked, answer, keys=keys, right_fields=())
    return replace(
        result,
        is_key_shown=False,
        options=[replace(option, is_right=False) for option in result.options],
        solution=Solution(),
        right_texts=(),
        key_points=[
            replace(row, key_point=replace(row.key_point, text="", wordings=(), must_not=()))
            for row in result.key_points
            if row.share
        ],
        feedback=(),
        fields_note="",
        fields=[replace(field, verdict="", chip="", right=()) for field in fields],
        lit=[],
    )


def _whole_result(
    response: Response, *, place: Section | None, reading: ShownReading | None
) -> QuestionResult:
    version = response.keyed_by
    drawn, solution = response.drawn_input, version.solution
    answer = tuple(response.answer or ())
    is_closed_by_clock = response.attempt.is_closed_by_clock
    grade = version.parsed.grade(answer)
    verdict = verdict_of(answer, response.fraction)
    # What was taken back is not in force while the answer waits again.
    marking = None if response.is_waiting else next(iter(response.markings.all()), None)
    return QuestionResult(
        response=response,
        is_key_shown=True,
        code=verdict,
        verdict=str(RETURNED if response.is_returned else VERDICT[verdict]),
        chip="waiting" if response.is_returned else _CHIP[verdict],
        mark=_mark(response, response.counted),
        reduced=reduced_mark(response),
        text=answer_in_words(drawn, answer),
        options=[
            OptionRow(
                text=choice.text,
                is_chosen=choice.is_chosen,
                is_right=choice.id in solution.option_ids,
            )
            for choice in choices(drawn, answer)
        ],
        option_codes=drawn.option_codes,
        solution=solution,
        right_texts=right_texts(solution),
        key_points=_key_points(solution, marking),
        feedback=grade.feedback,
        fields_note=fields_note(drawn),
        fields=field_results(drawn, answer, keys=solution.fields, right_fields=grade.right_fields),
        sentence=sentence(drawn, answer),
        marking=marking,
        second_look=next(iter(response.second_looks.all()), None),
        partial_rule=partial_rule(version.kind) if _is_below_full(response) else "",
        place=place,
        late_copy=next(iter(response.late_copies.all()), None),
        files=tuple(response.files.all()),
        draft_key=draft_key(response.attempt, response) if is_closed_by_clock else "",
        change=_mark_change(response),
        reading=reading,
        lit=_lit(answer, marking) if marking else [],
    )


def _lit(answer: Answer, marking: Marking) -> list[Piece]:
    """Only for what the teacher has given points for."""
    given = {key for key, share in marking.shares.items() if share != Share.NONE}
    spans = [(key, start, end) for key, start, end in marking.evidence if key in given]
    if not spans:
        return []
    key_points, shares = marking.key_points, marking.shares
    return pieces(text_of(answer), spans, key_points=key_points, shares=shares)


def _mark_change(response: Response) -> MarkChange | None:
    changed = next(iter(response.corrected_marks.all()), None)
    if changed is None:
        return None
    correction, late = changed.correction, response.late_factor
    return MarkChange(
        words=str(TOLD[Change(correction.kind)]),
        reason=correction.reason,
        made_at=correction.made_at,
        before=_mark(response, counted(changed.fraction_before, late)),
        after=_mark(response, counted(changed.fraction, late)),
        is_mark_changed=changed.fraction != changed.fraction_before,
    )


def _mark(response: Response, fraction: Decimal | None) -> Decimal | None:
    return None if fraction is None else mark_of(fraction, response.version.points)


def _is_below_full(response: Response) -> bool:
    return response.fraction is not None and response.fraction < 1


def verdict_of(answer: Answer, fraction: Decimal | None) -> Verdict:
    """One word for a mark; None is a mark that a person still has to give."""
    if fraction is None:
        return Verdict.WAITING
    if fraction == 1:
        return Verdict.RIGHT
    if Fraction(fraction) > 0:
        return Verdict.PARTLY
    return Verdict.BLANK if is_blank(answer) else Verdict.WRONG


def _key_points(solution: Solution, marking: Marking | None) -> list[KeyPointRow]:
    """Once it is marked those that the teacher decided about."""
    if marking is None:
        return _rows(solution.key_points, {})
    shares = {key: Share(value) for key, value in marking.shares.items()}
    return _rows(marking.key_points, shares)


def _rows(points: Sequence[KeyPoint], shares: Mapping[str, Share]) -> list[KeyPointRow]:
    return [_key_point(number, point, shares) for number, point in enumerate(points, start=1)]


def _key_point(number: int, point: KeyPoint, shares: Mapping[str, Share]) -> KeyPointRow:
    share = shares.get(point.id)
    if share is None:
        return KeyPointRow(key_point=point, number=number, share="", chip="", earned=None)
    return KeyPointRow(
        key_point=point,
        number=number,
        share=str(SHARE[share]),
        chip=SHARE_CHIP[share],
        earned=mark_of(fraction_of([point], shares), point.points),
    )
