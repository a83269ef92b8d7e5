"""What a draft is, and the text that it is made from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lessons.domain.content.alike import beginnings
from lessons.domain.content.question import QuestionContent
from lessons.domain.parts import Part
from lessons.domain.terms.term import Term


class Origin(StrEnum):
    """By which rule it was made."""

    TERM = "term"
    TERMS = "terms"
    DEFINITION = "definition"
    LIST = "list"
    ORDER = "order"
    DATE = "date"
    CAUSE = "cause"


@dataclass(frozen=True, slots=True)
class Passage:
    heading: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    language: str
    passages: Sequence[Passage]
    terms: Sequence[Term] = ()

    def names(self) -> list[str]:
        return [term.name(self.language) for term in self.terms]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionDraft:
    content: QuestionContent
    origin: Origin
    part: Part
    source: str
    """The sentence or the lines that it is from."""
    section: int | None = None
    """Counted from 0; None for what the glossary says."""


def gives_away(question: str, answer: str) -> bool:
    """Whether a word of the answer stands in the question, with whatever ending."""
    told = beginnings(question)
    return any(
        one.startswith(word) or word.startswith(one) for word in beginnings(answer) for one in told
    )


def numbered(material: Material) -> Iterator[tuple[int, Passage]]:
    return iter(enumerate(material.passages))
