"""Candidates for the key points of a question from the text of a lesson, or why none."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from lessons.domain.marking.drafting.answering import (
    is_answered,
    is_defined,
    sureness,
    wants_definition_only,
)
from lessons.domain.marking.drafting.asking import Asked
from lessons.domain.marking.drafting.choosing import MOST, choose, score
from lessons.domain.marking.drafting.criteria import criteria_of, opinion_line
from lessons.domain.marking.drafting.lesson_text import LessonText
from lessons.domain.marking.drafting.model_answer import parted
from lessons.domain.marking.drafting.scoring import Reading, Scored
from lessons.domain.marking.drafting.vocabulary import without_joint

_TOLD = 2
"""Reasons of a candidate; more would not be read."""
_NOTICEABLE = 0.1


class Outcome(StrEnum):
    FOUND = "found"
    CRITERIA = "criteria"
    """Something is to be made: no text holds the answer."""
    NO_DEFINITION = "no-definition"
    NOT_IN_TEXT = "not-in-text"
    NO_TEXT = "no-text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """``text`` may become a key point, each of its lines one; ``source`` is the sentence it is
    from, ``section`` counts from 0. What is no sentence of the text has neither. ``points`` and
    what follows are those of a like question."""

    text: str
    reasons: tuple[str, ...]
    source: str = ""
    lead: str = ""
    heading: str = ""
    section: int | None = None
    score: float = 0.0
    points: int = 1
    wordings: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    outcome: Outcome
    candidates: tuple[Candidate, ...] = ()
    """None where the text does not answer, but for the line on an own position."""

    @property
    def is_found(self) -> bool:
        return self.outcome in (Outcome.FOUND, Outcome.CRITERIA)


def draft(question: str, text: LessonText, *, language: str) -> Draft:
    asked = Asked(question)
    if asked.form is not None:
        told = criteria_of(asked.form, question, language=language)
        criteria = tuple(Candidate(text=one, reasons=("criterion",)) for one in told)
        return Draft(outcome=Outcome.CRITERIA, candidates=criteria)
    outcome, chosen = _found(asked, text)
    candidates = [*_opinion(asked, language), *(_candidate(one, text) for one in chosen)]
    return Draft(outcome=outcome, candidates=tuple(candidates[:MOST]))


def surely_answers(question: str, text: LessonText) -> float:
    """How much better than not at all, to choose among texts: by the question as a whole."""
    reading = Reading(Asked(question), text)
    return sureness(reading, reading.scored) if text.places else -1.0


def _found(asked: Asked, text: LessonText) -> tuple[Outcome, list[Scored]]:
    if not text.places:
        return Outcome.NO_TEXT, []
    reading, scored = Reading(asked, text), score(asked, text)
    if not is_answered(reading, scored):
        return Outcome.NOT_IN_TEXT, []
    if wants_definition_only(asked) and not is_defined(reading):
        return Outcome.NO_DEFINITION, []
    return Outcome.FOUND, choose(scored)


def _opinion(asked: Asked, language: str) -> Iterator[Candidate]:
    if asked.wants_opinion:
        yield Candidate(text=opinion_line(language), reasons=("opinion",))


def _candidate(scored: Scored, text: LessonText) -> Candidate:
    unit = scored.place.unit
    return Candidate(
        text="\n".join(parted(without_joint(unit.text))),
        reasons=_reasons(scored),
        source=unit.text,
        lead=unit.lead,
        heading=text.sections[unit.section].heading,
        section=unit.section,
        score=scored.total,
    )


def _reasons(scored: Scored) -> tuple[str, ...]:
    """The names of the parts that speak most for it, without those that every unit has."""
    told = {name: value for name, value in scored.parts.items() if name not in ("length", "part")}
    order = sorted(told, key=lambda name: -told[name])
    return tuple(name for name in order if told[name] >= _NOTICEABLE)[:_TOLD]
