"""Writing a bank, and finding out by reading it back what the format could not hold."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from lessons.domain.banks.bank import Bank, BankFormat, BankQuestion, ItemError, Rejected
from lessons.domain.banks.texts import clean, clean_line
from lessons.domain.content.parsing import parse_payload
from lessons.domain.content.question import values_of
from lessons.domain.handouts.document import DocumentError
from lessons.domain.types.registry import KINDS

FIELDS = tuple(each.name for each in fields(BankQuestion) if each.compare and each.name != "doubts")
LEFT_OUT = "left-out"


@dataclass(frozen=True, slots=True)
class Loss:
    """The question at ``index`` is not in the file as it was.

    ``field`` is one of FIELDS, or LEFT_OUT where the question is not in the file at all.
    """

    index: int
    field: str


@dataclass(frozen=True, slots=True)
class Written:
    data: bytes
    count: int
    losses: tuple[Loss, ...] = ()


def losses_by_field(losses: Sequence[Loss]) -> dict[str, list[int]]:
    """The indexes of the questions that lose the same, what most of them lose first."""
    found: dict[str, list[int]] = {}
    for loss in losses:
        found.setdefault(loss.field, []).append(loss.index)
    return dict(sorted(found.items(), key=lambda one: -len(one[1])))


def write_bank(format_: BankFormat, questions: Sequence[BankQuestion]) -> Written:
    """The file, and every way in which it says less than the questions do.

    What is told is what reading the file gives, so nothing is lost that is not told.
    """
    tidy = [_canonical(question) for question in questions]
    held = [index for index, one in enumerate(tidy) if one and one.kind in format_.kinds]
    back = _read_back(format_, [_at(tidy, index) for index in held])
    if back is None:
        held = [index for index in held if _read_back(format_, [_at(tidy, index)]) is not None]
        back = _read_back(format_, [_at(tidy, index) for index in held])
    if back is None:
        held, back = [], []
    kept = [(index, one) for index, one in zip(held, back, strict=True) if one is not None]
    losses = list(_losses(tidy, dict(kept)))
    data = format_.compose([_at(tidy, index) for index, _ in kept])
    return Written(data, len(kept), tuple(losses))


def _at(questions: Sequence[BankQuestion | None], index: int) -> BankQuestion:
    question = questions[index]
    if question is None:
        raise ValueError("only what was found fit is written")
    return question


def _canonical(question: BankQuestion) -> BankQuestion | None:
    """Texts as a reader gives them, so that layout alone is no loss; None for one that no reader
    would take."""
    try:
        return replace(
            question,
            **{name: _clean_field(value) for name, value in values_of(question).items()},
            title=clean_line(question.title),
            category=clean_line(question.category),
            tags=tuple(dict.fromkeys(filter(None, map(clean_line, question.tags)))),
            label=clean_line(question.label),
            doubts=(),
        )
    except ItemError:
        return None


def _clean_field(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(filter(None, map(clean, value)))
    return _clean_values(value)


def _clean_values(value: Any, key: str = "") -> Any:
    """The words between gaps keep their blanks: their type tidies them itself."""
    if isinstance(value, str):
        return value if key == "parts" else clean(value)
    if isinstance(value, dict):
        return {name: _clean_values(item, name) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_clean_values(item, key) for item in value]
    return value


def _read_back(
    format_: BankFormat, questions: Sequence[BankQuestion]
) -> list[BankQuestion | None] | None:
    """What each question became, None for one that is rejected; None altogether where the items
    are not those that were written."""
    if not questions:
        return []
    try:
        bank = format_.read(format_.compose(questions))
    except DocumentError:
        return None
    found = list(_in_order(bank))
    if len(found) != len(questions):
        return None
    return [item if isinstance(item, BankQuestion) else None for item in found]


def _in_order(bank: Bank) -> Iterator[BankQuestion | Rejected]:
    items: list[BankQuestion | Rejected] = [*bank.questions, *bank.rejected]
    return iter(sorted(items, key=lambda item: item.line))


def _losses(
    questions: Sequence[BankQuestion | None], back: dict[int, BankQuestion]
) -> Iterator[Loss]:
    for index, question in enumerate(questions):
        read = back.get(index)
        if question is None or read is None:
            yield Loss(index, LEFT_OUT)
            continue
        yield from (
            Loss(index, name) for name in FIELDS if _value(question, name) != _value(read, name)
        )


def _value(question: BankQuestion, name: str) -> Any:
    """A key is compared as the lines that people type, since most formats hold no ids."""
    if name == "payload":
        compared = KINDS[question.kind].forms.compared(question.payload)
        return parse_payload(question.kind, compared).key_lines
    return getattr(question, name)
