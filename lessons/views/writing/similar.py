"""Similar texts side by side, as the teacher of one of them sees them."""

from dataclasses import dataclass
from fractions import Fraction

from lessons.models import Beside, Response, User
from lessons.queries import text_of
from lessons.queries.similarity import Similar, similar_texts
from lessons.services.similarity import digest_of, lesson_text

LONGEST = 700
"""Characters of one passage on the page."""


@dataclass(frozen=True, slots=True)
class Pair:
    own: str
    other: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSimilar:
    similar: Similar
    is_lesson: bool
    is_class: bool
    fraction: Fraction
    """Of the words of the own text."""
    year: int | None
    """In which the other was handed in, where it is a stranger's."""
    pairs: tuple[Pair, ...]


def shown_similar(response: Response, teacher: User) -> list[ShownSimilar]:
    """Without those that are about texts which were handed in anew since."""
    own = text_of(response.answer or ())
    digest = digest_of(own)
    shown = []
    for similar in similar_texts(response, teacher):
        other = _other_text(response, similar)
        if (similar.digest, similar.other_digest) == (digest, digest_of(other)):
            shown.append(_shown(similar, own, other))
    return shown


def _other_text(response: Response, similar: Similar) -> str:
    if similar.other is None:
        return lesson_text(response.attempt.assignment.lesson)
    return text_of(similar.other.answer or ())


def _shown(similar: Similar, own: str, other: str) -> ShownSimilar:
    submitted_at = similar.other.attempt.submitted_at if similar.other else None
    return ShownSimilar(
        similar=similar,
        is_lesson=similar.beside is Beside.LESSON,
        is_class=similar.beside is Beside.CLASS,
        fraction=min(Fraction(1), Fraction(similar.words, max(1, similar.total))),
        year=submitted_at.year if submitted_at else None,
        pairs=tuple(
            Pair(_cut(own[start:end]), _cut(other[other_start:other_end]))
            for start, end, other_start, other_end in similar.spans
        ),
    )


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]} …"
