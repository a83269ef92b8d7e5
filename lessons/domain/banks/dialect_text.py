"""The plain-text forms of test programs as banks: one format for each dialect."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from lessons.domain.banks import keys, text_bank
from lessons.domain.banks.bank import MAX_BYTES, Bank, BankQuestion, Collector, ItemError, RawItem
from lessons.domain.banks.codes import BankCode
from lessons.domain.banks.forms import Key
from lessons.domain.banks.texts import check_length, clean, clean_line
from lessons.domain.content.parsing import parse
from lessons.domain.handouts.dialects.asking import right_of
from lessons.domain.handouts.dialects.finding import is_whole, without_numbers
from lessons.domain.handouts.dialects.found import Dialect, FoundTest, Told
from lessons.domain.handouts.dialects.keys import find_keys
from lessons.domain.handouts.first_right import find_statement
from lessons.domain.handouts.lines import Row
from lessons.domain.parts import part_for_level
from lessons.domain.types.choices import choice
from lessons.domain.types.registry import KINDS
from lessons.domain.types.short_answer.bank_forms import short_answer

_FORMS = {code: kind.forms.tagged for code, kind in KINDS.items() if kind.forms.tagged}


class DialectText:
    suffixes: tuple[str, ...] = (".txt",)
    media_type = "text/plain; charset=utf-8"
    max_bytes = MAX_BYTES
    kinds = frozenset(_FORMS)

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self.code = dialect.code

    def recognises(self, data: bytes) -> bool:
        rows = _rows(text_bank.sample_of(data).split("\n"))
        return any(is_whole(test, self._dialect) for test in self._dialect.read(rows))

    def read(self, data: bytes) -> Bank:
        lines = text_bank.read_lines(data)
        rows = _rows(lines)
        tests = without_numbers(self._dialect.read(rows))
        taken = {place for test in tests for place in range(test.first, test.end)}
        rest = [row for place, row in enumerate(rows) if place not in taken]
        statement = find_statement(rest)
        found, left = find_keys(tests, rows, rest) if tests else (None, tuple(rest))
        collector = Collector()
        for test, key in zip(tests, found.values if found else (), strict=True):
            source = "\n".join(lines[rows[test.first].line - 1 : rows[test.end - 1].line])
            item = RawItem(rows[test.first].line, source)
            read = partial(_read, test, item, key, is_first=statement is not None)
            collector.take(item, read)
        for item in _others([row for row in left if row is not statement]):
            collector.reject(item, ItemError(BankCode.NOT_A_QUESTION))
        return collector.bank()

    def compose(self, questions: Iterable[BankQuestion]) -> bytes:
        items = (
            "\n".join(self._dialect.write(_told(question, number)))
            for number, question in enumerate(questions, start=1)
        )
        return "".join(f"{item}\n\n" for item in items).encode()

    def compose_rejected(self, bank: Bank) -> bytes:
        return text_bank.compose_rejected(bank)


def _rows(lines: Sequence[str]) -> list[Row]:
    return [
        Row(number, " ".join(line.split()))
        for number, line in enumerate(lines, start=1)
        if line.strip()
    ]


def _others(rows: Sequence[Row]) -> Iterator[RawItem]:
    """What stands between the items, lines that follow each other together."""
    group: list[Row] = []
    for row in rows:
        if group and row.line != group[-1].line + 1:
            yield RawItem(group[0].line, "\n".join(each.text for each in group))
            group = []
        group.append(row)
    if group:
        yield RawItem(group[0].line, "\n".join(each.text for each in group))


def _read(test: FoundTest, item: RawItem, listed: str, *, is_first: bool) -> BankQuestion:
    check_length(item.source)
    texts = [clean_line(" ".join(row.text for row in option.rows)) for option in test.options]
    if len(texts) < 2 and not test.is_typed:
        raise ItemError(BankCode.OPTIONS_TOO_FEW)
    key = short_answer(texts) if test.is_typed else _choice(test, texts, listed, is_first=is_first)
    return keys.checked(
        key,
        text=clean("\n".join(row.text for row in test.stem)),
        part=part_for_level(test.level) if test.level else None,
        explanation=clean(" ".join(row.text for row in test.explanation)),
        line=item.line,
    )


def _choice(test: FoundTest, texts: Sequence[str], listed: str, *, is_first: bool) -> Key:
    right = right_of(test, texts, listed)
    is_told = bool(test.key or listed) or any(option.is_right for option in test.options)
    if not right and is_told:
        raise ItemError(BankCode.KEY_UNCLEAR, (test.key or listed)[:40])
    if not right and not is_first:
        raise ItemError(BankCode.KEY_MISSING)
    return choice(texts, right or (0,), several=len(right) > 1)


def _told(question: BankQuestion, number: int) -> Told:
    options = _FORMS[question.kind](parse(question).definition)
    return Told(
        text=clean_line(question.text),
        options=[(clean_line(text), is_right) for text, is_right in options],
        level=question.part.level if question.part else None,
        number=number,
    )
