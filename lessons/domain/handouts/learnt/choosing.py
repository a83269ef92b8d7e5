"""Two readings of one document: the rules' where they are certain, else the learnt one.

Rules read what they know word for word, learnt roles what they have never met. Where the two say
the same of everything that is asked, both are right; where they differ, the models' doubt decides.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import dropwhile

from lessons.domain.handouts.document import ReadLesson, ReadQuestion, ReadSection, Span
from lessons.domain.handouts.handout import Handout
from lessons.domain.handouts.learnt.reading import Learnt

MOST_LOSS = 1.0
"""Lines on which the rules may be wrong by what the models believe."""
MOST_SHARE = 0.05
"""The same for each line that either reading asks. Of twenty handouts that the models had not seen
the rules were wrong in five up to 0.34, and what the models said was better in each."""
SHARE_OF_LEVELLED = 0.4
"""The same for the layout that the rules were written for; 0.22 to 0.6 read `first` and `third`
alike."""
_LIKELY, _UNLIKELY = 0.6, 0.25
"""What the models give a line that they take for asked, and for not asked; what lies between is
no word against the rules."""
_SURE_WORK = 0.95
"""Of what the models give its line; set by hand."""
_LONGEST_NAME = 60
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
    is_whole = (
        ruled is not None
        and not _is_split(ruled)
        and not _swallows(ruled, learnt)
        and not _lacks_work(ruled, learnt)
        and learnt.told <= told
    )
    if learnt.handout is None or (is_whole and is_near):
        whole = _with_work(_with_fields(ruled, learnt.handout), learnt)
        told_of = _without_settled(whole, learnt)
        return Choice(told_of, is_learnt=False, differing=differing)
    return Choice(_with_fields(learnt.handout, ruled), is_learnt=True, differing=differing)


def _is_levelled(ruled: Handout) -> bool:
    """A title, a goal and two levels in every lesson: what the rules were written for."""
    return all(
        lesson.title
        and lesson.goal
        and len({each.part for each in lesson.questions if _is_at_level(each)}) > 1
        for lesson in ruled.lessons
    )


def _is_at_level(question: ReadQuestion) -> bool:
    """Work by oneself and work with the teacher are two parts and no levels."""
    return question.is_level_given and not question.part.is_task


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
    """A question of the rules goes on over a heading that the models are sure of, or work over a
    cell that asks nothing: its form, its length, its week."""
    return any(
        span.first < line <= span.last
        for lesson in ruled.lessons
        for question in lesson.questions
        if (span := question.span) is not None
        for line in (learnt.heads | learnt.details if question.part.is_task else learnt.heads)
    )


def _with_work(handout: Handout | None, learnt: Learnt) -> Handout | None:
    """Work that the models are sure of, where the rules have found none in the lesson at all."""
    other = learnt.handout
    if handout is None or other is None or len(other.lessons) != len(handout.lessons):
        return handout
    lessons = tuple(
        replace(lesson, questions=(*lesson.questions, *_sure_work(lesson, beside, learnt)))
        for lesson, beside in zip(handout.lessons, other.lessons, strict=True)
    )
    return replace(handout, lessons=lessons)


def _lacks_work(ruled: Handout, learnt: Learnt) -> bool:
    """None at all, or none of what is done in class, where the models are sure of some and have
    found as many tests."""
    lessons = learnt.handout.lessons if learnt.handout else ()
    has_none = not any(line for lesson in ruled.lessons for line in _works(lesson))
    has_none_in_class = not any(each.is_class_work for each in _questions(ruled.lessons))
    is_sure = any(
        each.span is not None
        and learnt.asked.get(each.span.first, 0.0) >= _SURE_WORK
        and ((each.part.is_task and has_none) or (each.is_class_work and has_none_in_class))
        for each in _questions(lessons)
    )
    return is_sure and _tests(lessons) >= _tests(ruled.lessons)


def _questions(lessons: Sequence[ReadLesson]) -> list[ReadQuestion]:
    return [question for lesson in lessons for question in lesson.questions]


def _works(lesson: ReadLesson) -> list[int]:
    return [each.span.first for each in lesson.questions if each.part.is_task and each.span]


def _tests(lessons: Sequence[ReadLesson]) -> int:
    return sum("options" in each.payload for lesson in lessons for each in lesson.questions)


def _sure_work(lesson: ReadLesson, beside: ReadLesson, learnt: Learnt) -> Iterator[ReadQuestion]:
    if any(question.part.is_task for question in lesson.questions):
        return
    taken = list(_spans(lesson))
    for question in beside.questions:
        span = question.span
        is_sure = span is not None and learnt.asked.get(span.first, 0.0) >= _SURE_WORK
        if question.part.is_task and is_sure and _is_free(span, taken):
            yield question


def _without_settled(handout: Handout | None, learnt: Learnt) -> Handout | None:
    """Lines of which it is certain that they ask nothing are no questions to the rules either."""
    if handout is None:
        return None
    lessons = tuple(
        replace(
            lesson,
            questions=tuple(
                question
                for question in lesson.questions
                if question.span is None or question.span.first not in learnt.settled
            ),
        )
        for lesson in handout.lessons
    )
    return replace(handout, lessons=lessons)


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
    questions = tuple(_worth(lesson.questions, beside.questions))
    body = tuple(_without_fields(part, missing.values()) for part in lesson.body)
    return replace(lesson, **missing, spans=spans, number=number, questions=questions, body=body)


def _without_fields(part: ReadSection, values: Iterable[str]) -> ReadSection:
    """A paragraph above the theory that is a field behind its name is no text of the lesson."""
    told = list(values)
    paragraphs = part.text.split("\n\n")
    kept = list(dropwhile(lambda text: any(_tells(text, value) for value in told), paragraphs))
    return part if len(kept) == len(paragraphs) else replace(part, text="\n\n".join(kept))


def _tells(paragraph: str, value: str) -> bool:
    return paragraph.endswith(value) and len(paragraph) <= len(value) + _LONGEST_NAME


def _worth(
    questions: Sequence[ReadQuestion], beside: Sequence[ReadQuestion]
) -> Iterator[ReadQuestion]:
    """Levels and points that only the other reading found."""
    others = {each.span.first: each for each in beside if each.span}
    for question in questions:
        other = others.get(question.span.first) if question.span else None
        told = question
        if other is None or question.part.is_task or other.part.is_task:
            yield question
            continue
        if other.is_level_given and not question.is_level_given:
            told = replace(told, part=other.part, is_level_given=True)
        if other.is_points_given and not question.is_points_given:
            told = replace(told, points=other.points, is_points_given=True)
        yield told


def _spans(lesson: ReadLesson) -> Iterator[Span]:
    yield from lesson.spans.values()
    yield from (question.span for question in lesson.questions if question.span)


def _is_free(span: Span | None, taken: Sequence[Span]) -> bool:
    return span is not None and not any(
        span.first <= other.last and other.first <= span.last for other in taken
    )
