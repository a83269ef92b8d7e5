"""Two readings of one document: the rules' where they are certain, else the learnt one.

Rules read what they know word for word, learnt roles what they have never met. Where the two say
the same of everything that is asked, both are right; where they differ, the models' doubt decides.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lessons.domain.handouts.document import ReadLesson, Span
from lessons.domain.handouts.handout import Handout
from lessons.domain.handouts.learnt.reading import Learnt

MOST_LOSS = 1.0
"""Lines on which the rules may be wrong by what the models believe."""
MOST_SHARE = 0.22
"""The same for each line that either reading asks. With the folder of a document left out of
training, the rules were right up to 0.20 (34 documents of 34) and wrong from 0.24 on."""
SHARE_OF_LEVELLED = 0.4
"""The same for the layout that the rules were written for; 0.22 to 0.6 read `first` and `third`
alike."""
_LIKELY, _UNLIKELY = 0.6, 0.25
"""What the models give a line that they take for asked, and for not asked; what lies between is
no word against the rules."""
_FIELDS = ("title", "goal", "equipment", "outcomes", "methods")


@dataclass(frozen=True, slots=True)
class Choice:
    handout: Handout | None
    is_learnt: bool
    differing: frozenset[int] = frozenset()
    """Source lines from which only one of the two readings asks something."""


def choose(ruled: Handout | None, learnt: Learnt) -> Choice:
    asked = set(_first_lines(learnt.handout))
    told = set(_first_lines(ruled))
    missed = {line for line in asked - told if learnt.asked.get(line, 0.0) > _LIKELY}
    false = {line for line in told - asked if learnt.asked.get(line, 0.0) < _UNLIKELY}
    differing = frozenset(missed | false)
    loss = sum(max(_word(learnt, line), 0.0) for line in asked - told) - sum(
        min(_word(learnt, line), 0.0) for line in told - asked
    )
    share = SHARE_OF_LEVELLED if ruled is not None and _is_levelled(ruled) else MOST_SHARE
    is_near = loss <= max(MOST_LOSS, share * len(asked | told))
    is_whole = ruled is not None and not _is_split(ruled) and not _swallows(ruled, learnt)
    if learnt.handout is None or (is_whole and is_near):
        return Choice(_with_fields(ruled, learnt.handout), is_learnt=False, differing=differing)
    return Choice(_with_fields(learnt.handout, ruled), is_learnt=True, differing=differing)


def _is_levelled(ruled: Handout) -> bool:
    """A title, a goal and two levels in every lesson: what the rules were written for."""
    return all(
        lesson.title
        and lesson.goal
        and len({each.part for each in lesson.questions if each.is_level_given}) > 1
        for lesson in ruled.lessons
    )


def _word(learnt: Learnt, line: int) -> float:
    """-1..1: how surely the models take the line for asked, 0 where they do not know."""
    return 2 * learnt.asked.get(line, 0.0) - 1


def _is_split(ruled: Handout) -> bool:
    """A lesson without anything in it: a line of a table of contents was taken for a title."""
    return len(ruled.lessons) > 1 and any(
        not lesson.questions and not any(part.text for part in lesson.body)
        for lesson in ruled.lessons
    )


def _swallows(ruled: Handout, learnt: Learnt) -> bool:
    """A question of the rules goes on over a heading that the models are sure of."""
    return any(
        span.first < line <= span.last
        for lesson in ruled.lessons
        for question in lesson.questions
        if (span := question.span) is not None
        for line in learnt.heads
    )


def _first_lines(handout: Handout | None) -> Iterator[int]:
    for lesson in handout.lessons if handout else ():
        yield from (question.span.first for question in lesson.questions if question.span)


def _with_fields(handout: Handout | None, other: Handout | None) -> Handout | None:
    """What one reading lacks is taken from the other, where both see the same lessons."""
    if handout is None or other is None or len(other.lessons) != len(handout.lessons):
        return handout
    lessons = tuple(
        _filled(lesson, beside)
        for lesson, beside in zip(handout.lessons, other.lessons, strict=True)
    )
    return replace(handout, lessons=lessons)


def _filled(lesson: ReadLesson, beside: ReadLesson) -> ReadLesson:
    taken = list(_spans(lesson))
    missing = {
        name: getattr(beside, name)
        for name in _FIELDS
        if not getattr(lesson, name)
        and getattr(beside, name)
        and _is_free(beside.spans.get(name), taken)
    }
    spans = {
        **lesson.spans,
        **{name: beside.spans[name] for name in missing if name in beside.spans},
    }
    number = lesson.number if lesson.number is not None else beside.number
    return replace(lesson, **missing, spans=spans, number=number)


def _spans(lesson: ReadLesson) -> Iterator[Span]:
    yield from lesson.spans.values()
    yield from (question.span for question in lesson.questions if question.span)


def _is_free(span: Span | None, taken: Sequence[Span]) -> bool:
    return span is not None and not any(
        span.first <= other.last and other.first <= span.last for other in taken
    )
