"""The ordinary numbered tests of a document, as its own reader finds them."""

from collections.abc import Iterable, Iterator
from functools import partial
from string import ascii_uppercase

from lessons.domain.banks import keys, text_bank
from lessons.domain.banks.bank import Bank, BankQuestion, Collector, ItemError, RawItem
from lessons.domain.banks.codes import BankCode
from lessons.domain.banks.texts import clean_line
from lessons.domain.content.parsing import parse
from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import Document, ReadQuestion
from lessons.domain.handouts.encoding import MAX_BYTES
from lessons.domain.handouts.plain_text import PlainText
from lessons.domain.parts import Part
from lessons.domain.types.registry import KINDS

_HEADING = "Тест тапсырмалары"
"""Under it every numbered item is a test, even a single one."""
_MOST_LINES = 20
"""Of an item that was not understood."""
_FORMS = {code: kind.forms.tagged for code, kind in KINDS.items() if kind.forms.tagged}


class Numbered:
    code = "numbered"
    suffixes: tuple[str, ...] = (".txt",)
    media_type = "text/plain; charset=utf-8"
    max_bytes = MAX_BYTES
    kinds = frozenset(_FORMS)

    def recognises(self, data: bytes) -> bool:
        """Nothing marks it: it is what is tried where no other format is found."""
        return False

    def read(self, data: bytes) -> Bank:
        return bank_of(PlainText().read("bank.txt", data))

    def compose(self, questions: Iterable[BankQuestion]) -> bytes:
        numbered = enumerate(questions, start=1)
        items = [_write(question, number) for number, question in numbered]
        return "\n".join([_HEADING, "", *items]).encode()

    def compose_rejected(self, bank: Bank) -> bytes:
        return f"{_HEADING}\n\n".encode() + text_bank.compose_rejected(bank)


def bank_of(document: Document) -> Bank:
    """The tests of a document of any format. Raises DocumentError: no-questions."""
    collector = Collector()
    tests = [question for question in _asked(document) if question.kind in _FORMS]
    has_levels = any(question.part is not Part.LEVEL_1 for question in tests)
    for question in tests:
        read = partial(_read, question, has_levels=has_levels)
        collector.take(_item(question, document), read)
    for item in _not_read(document):
        collector.reject(item, ItemError(BankCode.SYNTAX, item.source[:40]))
    return collector.bank()


def _item(question: ReadQuestion, document: Document) -> RawItem:
    if question.span is None:
        return RawItem(1, question.text)
    lines = document.lines[question.span.first - 1 : question.span.last]
    return RawItem(question.span.first, "\n".join(lines))


def _not_read(document: Document) -> Iterator[RawItem]:
    """With the lines below it, up to an empty one or the next item."""
    found = {doubt.line: doubt for doubt in document.warnings if doubt.code == Code.TESTS_NOT_READ}
    begins = {*found, *(question.span.first for question in _asked(document) if question.span)}
    for line in sorted(found):
        source = [document.lines[line - 1]]
        for number in range(line + 1, min(line + _MOST_LINES, len(document.lines)) + 1):
            if number in begins or not document.lines[number - 1].strip():
                break
            source.append(document.lines[number - 1])
        yield RawItem(line, "\n".join(source))


def _asked(document: Document) -> Iterator[ReadQuestion]:
    return (question for lesson in document.lessons for question in lesson.questions)


def _read(question: ReadQuestion, *, has_levels: bool) -> BankQuestion:
    is_sure = question.is_key_confirmed
    return keys.checked(
        (question.kind, dict(question.payload)),
        text=question.text,
        part=question.part if has_levels else None,
        points=question.points,
        explanation=question.explanation,
        is_key_confirmed=is_sure,
        doubts=() if is_sure else (BankCode.KEY_UNCONFIRMED,),
        line=question.span.first if question.span else 1,
    )


def _write(question: BankQuestion, number: int) -> str:
    options = _FORMS[question.kind](parse(question).definition)
    lettered = list(zip(ascii_uppercase, options, strict=False))
    key = ", ".join(letter for letter, (_, is_right) in lettered if is_right)
    lines = [f"{letter}) {clean_line(text)}" for letter, (text, _) in lettered]
    text = clean_line(question.text)
    return "\n".join([f"{number}. {text}", *lines, f"Дұрыс жауап: {key}", ""])
