"""Blackboard's upload text: a line a question, its kind first, all parted by tabs."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from lessons.domain.banks import keys, text_bank
from lessons.domain.banks.bank import MAX_BYTES, Bank, BankQuestion, Collector, ItemError, RawItem
from lessons.domain.banks.codes import BankCode
from lessons.domain.banks.columns import truth_of
from lessons.domain.banks.forms import Key
from lessons.domain.banks.markup import html_text
from lessons.domain.banks.texts import check_length, clean_line
from lessons.domain.banks.weights import decimal_or_same, plain_decimal
from lessons.domain.content.parsing import parse
from lessons.domain.types.choices import MULTIPLE, SINGLE, choice
from lessons.domain.types.matching.bank_forms import matching
from lessons.domain.types.numeric.bank_forms import numeric
from lessons.domain.types.open_answer.bank_forms import open_answer
from lessons.domain.types.ordering.bank_forms import ordering
from lessons.domain.types.short_answer.bank_forms import short_answer
from lessons.domain.types.true_false.bank_forms import true_false

Cells = Sequence[str]
_MARKS = {"correct": True, "incorrect": False}


class Blackboard:
    code = "blackboard"
    suffixes: tuple[str, ...] = (".txt",)
    media_type = "text/plain; charset=utf-8"
    max_bytes = MAX_BYTES

    def __init__(self) -> None:
        self.kinds = frozenset(_WRITERS)

    def recognises(self, data: bytes) -> bool:
        lines = [line for line in text_bank.sample_of(data).split("\n")[:50] if line.strip()]
        named = [
            line.partition("\t")[0].strip().upper() in _KNOWN for line in lines if "\t" in line
        ]
        return bool(named) and all(named) and len(named) * 2 > len(lines)

    def read(self, data: bytes) -> Bank:
        collector = Collector()
        for number, line in enumerate(text_bank.read_lines(data), start=1):
            if line.strip():
                item = RawItem(number, line)
                collector.take(item, partial(_read, item))
        return collector.bank()

    def compose(self, questions: Iterable[BankQuestion]) -> bytes:
        return "".join(f"{_write(question)}\r\n" for question in questions).encode()

    def compose_rejected(self, bank: Bank) -> bytes:
        return text_bank.compose_rejected(bank)


def _read(item: RawItem) -> BankQuestion:
    check_length(item.source)
    name, *cells = [cell.strip() for cell in item.source.rstrip("\t").split("\t")]
    read = _READERS.get(name.upper())
    if read is None:
        is_text = not cells
        code = BankCode.NOT_A_QUESTION if is_text else BankCode.KIND_UNKNOWN
        raise ItemError(code, name[:40])
    if not cells or not cells[0]:
        raise ItemError(BankCode.TEXT_MISSING)
    text, *answers = [html_text(cell) for cell in cells]
    return keys.checked(read(answers), text=text, line=item.line)


def _pairs(cells: Cells) -> list[tuple[str, str]]:
    if len(cells) % 2:
        raise ItemError(BankCode.SYNTAX, cells[-1][:40])
    return list(zip(cells[::2], cells[1::2], strict=True))


def _read_options(cells: Cells, *, several: bool) -> Key:
    pairs = _pairs(cells)
    strange = [mark for _, mark in pairs if mark.lower() not in _MARKS]
    if strange:
        raise ItemError(BankCode.SYNTAX, strange[0][:40])
    right = [place for place, (_, mark) in enumerate(pairs) if _MARKS[mark.lower()]]
    return choice([text for text, _ in pairs], right, several=several)


def _read_truth(cells: Cells) -> Key:
    truth = truth_of(cells[0]) if cells else None
    if truth is None:
        raise ItemError(
            BankCode.KEY_UNCLEAR if cells else BankCode.KEY_MISSING, "".join(cells)[:40]
        )
    return true_false(is_true=truth)


def _read_number(cells: Cells) -> Key:
    if not cells:
        raise ItemError(BankCode.KEY_MISSING)
    width = plain_decimal(cells[1]) if len(cells) > 1 else "0"
    return numeric([(plain_decimal(cells[0]), "" if width == "0" else width, 100)])


def _read_order(cells: Cells) -> Key:
    return ordering(cells)


_READERS: Mapping[str, Callable[[Cells], Key]] = {
    "MC": partial(_read_options, several=False),
    "MA": partial(_read_options, several=True),
    "TF": _read_truth,
    "ESS": lambda cells: open_answer("\n".join(cells)),
    "SR": lambda cells: open_answer("\n".join(cells)),
    "FIB": short_answer,
    "NUM": _read_number,
    "ORD": _read_order,
    "MAT": lambda cells: matching(_pairs(cells)),
}
_KNOWN = frozenset(_READERS) | {"FIL", "OP", "FIB_PLUS", "JUMBLED_SENTENCE", "QUIZ_BOWL"}


# Writing


def _write(question: BankQuestion) -> str:
    name, cells = _WRITERS[question.kind](parse(question).definition)
    return "\t".join([name, clean_line(question.text), *map(clean_line, cells)])


def _marked(definition: Any) -> list[str]:
    correct = definition.correct
    right = {correct} if isinstance(correct, str) else set(correct)
    return [
        cell
        for option in definition.options
        for cell in (option.text, "correct" if option.id in right else "incorrect")
    ]


def _matched(definition: Any) -> list[str]:
    texts = {match.id: match.text for match in definition.matches}
    paired = zip(definition.items, definition.correct, strict=True)
    return [cell for item, match in paired for cell in (item.text, texts[match])]


def _number(definition: Any) -> list[str]:
    first = definition.accepted[0]
    width = [decimal_or_same(first.tolerance)] if first.tolerance else []
    return [decimal_or_same(first.value), *width]


_WRITERS: Mapping[str, Callable[[Any], tuple[str, list[str]]]] = {
    SINGLE: lambda definition: ("MC", _marked(definition)),
    MULTIPLE: lambda definition: ("MA", _marked(definition)),
    "true-false": lambda definition: ("TF", ["true" if definition.correct else "false"]),
    "short-answer": lambda definition: ("FIB", list(definition.accepted)),
    "open-answer": lambda definition: (
        "ESS",
        [definition.model_answer] * bool(definition.model_answer),
    ),
    "numeric": lambda definition: ("NUM", _number(definition)),
    "ordering": lambda definition: ("ORD", [item.text for item in definition.items]),
    "matching": lambda definition: ("MAT", _matched(definition)),
}
