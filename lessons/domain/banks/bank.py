"""A bank: the questions of one file, and the items that were rejected, each with its source.

Nothing is dropped in silence: an item is either a question or rejected with a reason, and what a
question lost on the way in is among its doubts.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Protocol

from lessons.domain.banks.codes import BankCode
from lessons.domain.content.question import QuestionContent
from lessons.domain.handouts.document import DocumentError
from lessons.domain.parts import Part

MAX_BYTES = 32 * 1024 * 1024
"""23,000 questions of five options are 12 MB as tagged text and 30 MB as Moodle XML."""
MOST_LINES = 1_000_000
MOST_QUESTIONS = 50_000


@dataclass(frozen=True, slots=True, kw_only=True)
class BankQuestion(QuestionContent):
    """``part`` is None where the bank does not say."""

    part: Part | None = None
    label: str = ""
    title: str = ""
    category: str = ""
    tags: tuple[str, ...] = ()
    is_key_confirmed: bool = True
    doubts: tuple[BankCode, ...] = ()
    line: int = field(default=0, compare=False)
    """Where it begins in the file, from 1; in a package, the number of the item."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """``source`` is the item as it stood in the file, fit to be mended and loaded again.

    ``place`` names the file inside a package; elsewhere it is empty.
    """

    line: int
    code: BankCode
    source: str
    detail: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bank:
    questions: tuple[BankQuestion, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    head: str = ""
    """What a file of rejected items needs in front of them: the header row of a table."""


class ItemError(Exception):
    """Why one item cannot be a question."""

    def __init__(self, code: BankCode, detail: str = "") -> None:
        super().__init__(f"{code} {detail}".strip())
        self.code = code
        self.detail = detail


@dataclass(frozen=True, slots=True)
class RawItem:
    """One item of a text format: its source as it stands in the file, from ``line`` on."""

    line: int
    source: str


class BankFormat(Protocol):
    """One file and one registry line each."""

    code: str
    suffixes: tuple[str, ...]
    """The first is that of a file we write."""
    media_type: str
    max_bytes: int
    kinds: frozenset[str]
    """The question types that a file of this format can hold."""

    def recognises(self, data: bytes) -> bool:
        """Whether the content looks like this format; for any bytes, and fast."""

    def read(self, data: bytes) -> Bank:
        """Raises DocumentError, and nothing else, for any bytes at all."""

    def compose(self, questions: Iterable[BankQuestion]) -> bytes:
        """A file of questions whose kinds are among ``kinds``.

        What the format has no place for is left out here; ``writing.write_bank`` finds and tells
        it.
        """

    def compose_rejected(self, bank: Bank) -> bytes:
        """The rejected items as a file that can be mended and read again."""


class Collector:
    """Takes the items of a file one after another, good and bad."""

    def __init__(self) -> None:
        self.questions: list[BankQuestion] = []
        self.rejected: list[Rejected] = []

    def take(self, item: RawItem, read: Callable[[], BankQuestion], *, place: str = "") -> None:
        if len(self.questions) + len(self.rejected) >= MOST_QUESTIONS:
            raise DocumentError(code=BankCode.TOO_MANY_QUESTIONS, line=item.line)
        try:
            self.questions.append(read())
        except ItemError as error:
            self.reject(item, error, place=place)

    def reject(self, item: RawItem, error: ItemError, *, place: str = "") -> None:
        self.rejected.append(
            Rejected(
                line=item.line,
                code=error.code,
                source=item.source,
                detail=error.detail,
                place=place,
            )
        )

    def bank(self, *, head: str = "") -> Bank:
        """Raises DocumentError where there was nothing at all."""
        if not self.questions and not self.rejected:
            raise DocumentError(code=BankCode.NO_QUESTIONS)
        return Bank(questions=tuple(self.questions), rejected=tuple(self.rejected), head=head)
