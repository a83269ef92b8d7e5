"""What every question type promises: parse its payload, describe its input, grade an answer.

An answer is always a tuple of the strings that the page sent (``("b",)`` for one chosen option,
``("a", "c")`` for two, ``("free text",)`` for text, ``("x:b", "y:a")`` where a question has several
fields of its own), so a draft can be kept as it was typed even when it makes no sense yet, and a
new type needs no new column, view or form.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import Any, Protocol, TypeVar

Answer = tuple[str, ...]
Payload = Mapping[str, Any]

FULL = Fraction(1)
NONE = Fraction(0)


class Control(StrEnum):
    """The closed set of inputs a page can draw; a type picks one and needs no template."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    TEXT = "text"
    LONG_TEXT = "long-text"
    NUMBER = "number"
    MATCHING = "matching"
    ORDERING = "ordering"
    GAPS = "gaps"


class PayloadError(ValueError):
    """A payload that its type cannot read.

    ``code`` names the rule, ``key`` the place in the payload (``"options.2.text"``).
    """

    def __init__(self, code: str, key: str = "") -> None:
        super().__init__(f"{code}: {key}" if key else code)
        self.code = code
        self.key = key


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One choice; ``id`` stays the same when options are reordered or reworded."""

    id: str
    text: str
    feedback: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One of several places of an answer; what stands in it is sent as ``id:value``.

    ``text`` is what the page shows before it: the item to match or to place, or the words that
    lead up to a gap. Without ``options`` it is typed.
    """

    id: str
    text: str
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldKey:
    """The values that are right in one field: ids of its options, or texts where it is typed."""

    id: str
    values: tuple[str, ...]


class PointKind(StrEnum):
    """What a key point asks for."""

    IDEA = "idea"
    STANCE = "stance"
    """An own position, whichever it is."""
    EXAMPLE = "example"
    """An example; any that is one will do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPoint:
    """One idea that a full answer holds, worth ``points`` (a positive whole number)."""

    id: str
    text: str
    points: int
    wordings: tuple[str, ...] = ()
    """Other words for the same idea."""
    must_not: tuple[str, ...] = ()
    """What an answer that holds the idea does not say; saying it loses the points."""
    kind: PointKind | None = None
    """None where its author did not choose: then the text tells."""


class Verdict(StrEnum):
    RIGHT = "right"
    PARTLY = "partly"
    WRONG = "wrong"
    BLANK = "blank"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeResult:
    """``fraction`` is 0..1 of the question's points; None means that a person decides."""

    fraction: Fraction | None
    feedback: tuple[str, ...] = ()
    right_fields: tuple[str, ...] = ()
    """Ids of the fields that hold what is right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """What the page draws: a control and, for choices, what can be chosen.

    ``option_codes`` marks options whose text is a code that the page words itself
    (true/false), so that the stored question holds no interface language. ``fields`` are in the
    order in which they are drawn, ``after`` is the text behind the last of them, ``unit`` stands
    beside a number.
    """

    control: Control
    options: tuple[Option, ...] = ()
    option_codes: bool = False
    fields: tuple[Field, ...] = ()
    after: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """The right answer as the result page shows it; only what the type has is filled."""

    option_ids: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    fields: tuple[FieldKey, ...] = ()
    """In the order in which a person reads the right answer."""
    key_points: tuple[KeyPoint, ...] = ()
    model_answer: str = ""
    worded: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """``texts`` by languages of the interface, where they are no words of the lesson's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """A first step towards the answer for somebody who is stuck; all is empty where a step would be
    the whole of it."""

    out: tuple[str, ...] = ()
    """Ids of options that are not right; one of them is ruled out, the first not yet tried."""
    fields: Answer = ()
    """What stands rightly in one field."""
    text: str = ""
    """How the answer begins."""

    @property
    def is_empty(self) -> bool:
        return not (self.out or self.fields or self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """Material for the contract test that runs over every type."""

    payload: Payload
    right: Answer
    wrong: Answer
    partly: Answer | None = None
    invalid: tuple[Answer, ...] = ()
    bad_payloads: tuple[Payload, ...] = field(default=())


D = TypeVar("D")


class QuestionType(Protocol[D]):
    """One folder and one registry line each; D is the type's own frozen dataclass."""

    kind: str
    text_choices: tuple[str, ...]
    """All texts that ``from_text`` can read where they are few, else empty."""

    def parse(self, payload: Payload) -> D:
        """Read a stored payload. Raises PayloadError; unknown keys are refused."""

    def dump(self, definition: D) -> dict[str, Any]:
        """The payload that ``parse`` reads back as an equal definition."""

    def input(self, definition: D) -> Input: ...

    def is_valid(self, definition: D, answer: Answer) -> bool:
        """Whether the page could have sent this (a blank answer is valid)."""

    def grade(self, definition: D, answer: Answer) -> GradeResult: ...

    def solution(self, definition: D) -> Solution: ...

    def start(self, definition: D) -> Start: ...

    def to_text(self, definition: D) -> str:
        """The definition as lines that a person can edit; ``from_text`` reads them back."""

    def from_text(self, text: str, before: D | None = None) -> dict[str, Any]:
        """The payload that such lines mean; what was there ``before`` keeps its ids.

        Raises PayloadError; where one line is to blame its number, from 1, is the key.
        """

    def examples(self) -> tuple[Example, ...]: ...


def is_blank(answer: Answer) -> bool:
    """Nothing chosen, or nothing but white space typed."""
    return not any(value.strip() for value in answer)
