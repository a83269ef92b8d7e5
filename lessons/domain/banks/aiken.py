"""Aiken: a question, lettered options, and ``ANSWER: B``."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from string import ascii_uppercase

from lessons.domain.banks import keys, text_bank
from lessons.domain.banks.bank import MAX_BYTES, Bank, BankQuestion, Collector, ItemError, RawItem
from lessons.domain.banks.codes import BankCode
from lessons.domain.banks.texts import clean, clean_line
from lessons.domain.questions.registry import REGISTRY

# Typed on a Kazakh keyboard, А В С Е look just like their Latin twins.
_LOOK_ALIKES = str.maketrans("АВСЕНКМОРТХ", "ABCEHKMOPTX")
_OPTION = re.compile(r"\s*([A-ZАВСЕНКМОРТХ])[.)]\s+(\S.*)")
_ANSWER = re.compile(r"\s*(?:ANSWER|ЖАУАП|ДҰРЫС\s+ЖАУАП|ОТВЕТ)\s*:\s*(.*)", re.IGNORECASE)
_LOOKS = re.compile(r"^[ \t]*[AА][.)][ \t]+\S.*(?:\n.*){1,40}?\n[ \t]*ANSWER:", re.MULTILINE)


class Aiken:
    code = "aiken"
    suffixes: tuple[str, ...] = (".txt",)
    media_type = "text/plain; charset=utf-8"
    max_bytes = MAX_BYTES
    kinds = keys.held(("single-choice",))

    def recognises(self, data: bytes) -> bool:
        return _LOOKS.search(text_bank.sample_of(data)) is not None

    def read(self, data: bytes) -> Bank:
        collector = Collector()
        for item in _split(text_bank.read_lines(data)):
            collector.take(item, partial(_read, item))
        return collector.bank()

    def compose(self, questions: Iterable[BankQuestion]) -> bytes:
        return "\n".join(map(_write, questions)).encode()

    def compose_rejected(self, bank: Bank) -> bytes:
        return text_bank.compose_rejected(bank)


def _split(lines: Sequence[str]) -> Iterator[RawItem]:
    """An item ends with its answer, or where after its options another text begins."""
    start: int | None = None
    has_options = is_after_blank = False
    for index, line in enumerate(lines):
        if not line.strip():
            is_after_blank = True
            continue
        is_option, is_answer = bool(_OPTION.fullmatch(line)), bool(_ANSWER.fullmatch(line))
        is_new = has_options and is_after_blank and not is_option and not is_answer
        if start is not None and is_new:
            yield _raw(lines, start, index)
            start = None
        start = index if start is None else start
        has_options = is_option or (has_options and not is_new)
        is_after_blank = False
        if is_answer:
            yield _raw(lines, start, index + 1)
            start, has_options = None, False
    if start is not None:
        yield _raw(lines, start, len(lines))


def _raw(lines: Sequence[str], start: int, end: int) -> RawItem:
    return RawItem(start + 1, "\n".join(lines[start:end]).rstrip())


def _read(raw: RawItem) -> BankQuestion:
    text: list[str] = []
    options: list[tuple[str, str]] = []
    answer: str | None = None
    for line in raw.source.split("\n"):
        option, answered = _OPTION.fullmatch(line), _ANSWER.fullmatch(line)
        if answered:
            answer = answered[1]
        elif option:
            options.append((option[1].translate(_LOOK_ALIKES), option[2]))
        elif options and line.strip():
            letter, words = options[-1]
            options[-1] = (letter, f"{words} {line}")
        else:
            text.append(line)
    letters = [letter for letter, _ in options]
    if len(set(letters)) < len(letters):
        raise ItemError(BankCode.SYNTAX, ", ".join(letters))
    if not options:
        raise ItemError(BankCode.OPTIONS_TOO_FEW)
    right = _right(answer, letters)
    key = keys.choice([words for _, words in options], right, several=len(right) > 1)
    return keys.checked(key, text=clean("\n".join(text)), line=raw.line)


def _right(answer: str | None, letters: Sequence[str]) -> list[int]:
    """Several letters are no Aiken, but they are written and mean one thing only."""
    if answer is None or not answer.strip():
        raise ItemError(BankCode.KEY_MISSING)
    named = re.split(r"[\s,;]+", answer.upper().translate(_LOOK_ALIKES).strip(" .)"))
    if not set(named) <= set(letters):
        raise ItemError(BankCode.KEY_UNCLEAR, answer.strip()[:40])
    return [letters.index(letter) for letter in named]


def _write(question: BankQuestion) -> str:
    definition = REGISTRY[question.kind].parse(question.payload)
    letters = dict(zip((option.id for option in definition.options), ascii_uppercase, strict=False))
    options = [f"{letters[item.id]}. {clean_line(item.text)}" for item in definition.options]
    answer = f"ANSWER: {letters[definition.correct]}"
    return "\n".join([clean_line(question.text), *options, answer, ""])
