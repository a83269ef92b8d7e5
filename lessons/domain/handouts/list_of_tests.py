"""A table that is a list of tests: its questions, and never its columns of keys as a text."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from lessons.domain.banks.bank import Bank, BankFormat, BankQuestion
from lessons.domain.banks.codes import BankCode
from lessons.domain.handouts.codes import DOUBTFUL, Code
from lessons.domain.handouts.document import (
    Document,
    DocumentError,
    Judgement,
    Kind,
    ReadLesson,
    ReadQuestion,
)
from lessons.domain.handouts.document import Warning as Doubt
from lessons.domain.handouts.language import language_of
from lessons.domain.parts import Part

_LONGEST_TITLE = 150


class _Reader(Protocol):
    max_bytes: int

    def read(self, name: str, data: bytes) -> Document: ...


class ListOfTests:
    """Raises DocumentError as ``reader`` does, which reads every other table."""

    def __init__(self, reader: _Reader, formats: Sequence[BankFormat]) -> None:
        self._reader, self._formats = reader, formats
        self.max_bytes = reader.max_bytes

    def read(self, name: str, data: bytes) -> Document:
        document = self._reader.read(name, data)
        bank = self._bank(data)
        return _document(document, bank) if bank is not None else document

    def _bank(self, data: bytes) -> Bank | None:
        """None where hardly a row is a question whose answer can be told."""
        try:
            found = next((one for one in self._formats if one.recognises(data)), None)
            bank = found.read(data) if found else Bank()
        except DocumentError:
            return None
        closed = [one for one in bank.questions if one.payload.get("options")]
        unread = [one for one in bank.rejected if one.code != BankCode.NOT_A_QUESTION]
        return bank if closed and len(bank.questions) >= len(unread) else None


def _document(document: Document, bank: Bank) -> Document:
    titles = [one.source for one in bank.rejected if one.code == BankCode.NOT_A_QUESTION]
    title = titles[0].strip('"')[:_LONGEST_TITLE] if titles else ""
    words = " ".join(question.text for question in bank.questions)
    questions = tuple(map(_question, bank.questions))
    lesson = ReadLesson(title=title, language=language_of(words), questions=questions)
    doubts = tuple(_doubts(bank, title))
    is_doubtful = any(doubt.code in DOUBTFUL for doubt in doubts)
    return replace(
        document,
        kind=Kind.HANDOUT,
        verdict=Judgement.WARN if is_doubtful else Judgement.OK,
        lessons=(lesson,),
        warnings=doubts,
    )


def _question(question: BankQuestion) -> ReadQuestion:
    return ReadQuestion.of(
        question,
        part=question.part or Part.LEVEL_1,
        label=question.label,
        is_key_confirmed=question.is_key_confirmed,
    )


def _doubts(bank: Bank, title: str) -> Iterator[Doubt]:
    if not title:
        yield Doubt(line=1, code=Code.TITLE_MISSING)
    for item in bank.rejected:
        if item.code != BankCode.NOT_A_QUESTION:
            yield Doubt(line=1, code=Code.TESTS_NOT_READ, text=item.source)
        elif item.source.strip('"')[:_LONGEST_TITLE] != title:
            yield Doubt(line=1, code=Code.NOT_USED, text=item.source)
