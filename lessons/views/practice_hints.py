"""The help of one question in practice, step by step."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from lessons.domain.passages import Passage, PassageIndex, Text
from lessons.domain.practice.hints import Hint, HintKind, hints_of, searched, spoken_of
from lessons.domain.telling_sentence import telling_span
from lessons.domain.types.definition import Answer, Solution, Start
from lessons.domain.types.fields import filled
from lessons.models import PracticeQuestion, QuestionVersion, Section
from lessons.services.practice import Place
from lessons.views.question_fields import field_results
from lessons.views.question_page import choices
from lessons.wording.practice import HINT
from lessons.wording.questions import right_texts


@dataclass(frozen=True, slots=True, kw_only=True)
class HintRow:
    """``kind`` of an opened step says which of the rest is filled."""

    number: int
    kind: HintKind
    title: str
    is_open: bool
    is_next: bool
    text: str
    place: Place | None
    start: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RightAnswer:
    texts: tuple[str, ...]
    key_points: tuple[str, ...]
    model_answer: str


def place_of(version: QuestionVersion, sections: Sequence[Section]) -> Place | None:
    """The author's section where there is one, else the one whose text speaks of it clearly."""
    words = searched(version.content)
    named = version.question.section
    own = [row for row in sections if named is None or row.pk == named.pk]
    index = PassageIndex([Text(row.text, row.heading) for row in own])
    found = index.ranked(words, 1) if named else index.clear(words, 1)
    if not found:
        return Place(section=named, passage=_NO_PASSAGE) if named else None
    start, end = telling_span(found[0].text, spoken_of(version.content)) or (0, 0)
    return Place(section=own[found[0].section], passage=found[0], start=start, end=end)


_NO_PASSAGE = Passage(section=0, paragraph=0, text="")


def steps_of(version: QuestionVersion, place: Place | None) -> tuple[Hint, ...]:
    return hints_of(
        tuple(version.hints),
        has_place=place is not None,
        has_passage=place is not None and bool(place.passage.text),
        has_start=not version.parsed.start.is_empty,
    )


def hint_rows(
    asked: PracticeQuestion, place: Place | None, *, tried: Collection[str] = ()
) -> list[HintRow]:
    """``tried`` are the options that the student has chosen in this sitting."""
    steps = steps_of(asked.version, place)
    return [
        HintRow(
            number=step.number,
            kind=step.kind,
            title=str(HINT[step.kind]),
            is_open=step.number <= asked.hints,
            is_next=step.number == asked.hints + 1,
            text=step.text,
            place=place,
            start=start_in_words(asked.version, tried),
        )
        for step in steps
    ]


def is_answer_shown(asked: PracticeQuestion, place: Place | None) -> bool:
    return asked.hints >= len(steps_of(asked.version, place))


def start_in_words(version: QuestionVersion, tried: Collection[str]) -> tuple[str, ...]:
    """What a person would say of the first step; options that are out are marked where they are."""
    start: Start = version.parsed.start
    if start.text:
        return (start.text,)
    if start.out:
        return tuple(_texts(version, ruled_out(version, tried)))
    return _pairs(version, start.fields)


def _texts(version: QuestionVersion, ids: Sequence[str]) -> list[str]:
    return [row.text for row in choices(version.input, tuple(ids)) if row.is_chosen]


def _pairs(version: QuestionVersion, answer: Answer) -> tuple[str, ...]:
    """What stands in each field that is filled."""
    rows = field_results(version.input, answer, keys=version.solution.fields, right_fields=())
    return tuple(f"{row.text.strip()} – {row.answer}" for row in rows if row.answer)


def right_answer(version: QuestionVersion) -> RightAnswer:
    solution: Solution = version.solution
    chosen = tuple(_texts(version, solution.option_ids))
    right = tuple(filled(key.id, key.values[0]) for key in solution.fields)
    return RightAnswer(
        texts=chosen or _pairs(version, right) or right_texts(solution),
        key_points=tuple(point.text for point in solution.key_points),
        model_answer=solution.model_answer,
    )


def ruled_out(version: QuestionVersion, tried: Collection[str]) -> tuple[str, ...]:
    """The option that the first step takes away."""
    out = version.parsed.start.out
    return tuple([id_ for id_ in out if id_ not in tried][:1] or out[:1])


def options_out(
    rows: Sequence[HintRow], version: QuestionVersion, tried: Collection[str]
) -> frozenset[str]:
    """Once the hint is opened."""
    is_open = any(row.is_open and row.kind is HintKind.START for row in rows)
    return frozenset(ruled_out(version, tried)) if is_open else frozenset()
