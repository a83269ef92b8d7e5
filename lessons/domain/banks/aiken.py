"""Aiken: a question, lettered options, and ``ANSWER: B``."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from string import ascii_uppercase

from lessons.domain.banks import keys, text_bank
from lessons.domain.banks.bank import MAX_BYTES, Bank, BankQuestion, Collector, ItemError, RawItem
from lessons.domain.banks.codes import BankCode
from lessons.domain.banks.letters import is_beginning, letter_of
from lessons.domain.banks.texts import check_length, clean, clean_line
from lessons.domain.content.parsing import parse
from lessons.domain.types.choices import choice
from lessons.domain.types.registry import KINDS

_OPTION = re.compile(r"\s*([^\W\d_])[.)]\s+(\S.*)")
_MARKED = re.compile(r"\s*\w[.)](.*)")
_ANSWER = re.compile(r"\s*(?:ANSWER|ЖАУАП|ДҰРЫС\s+ЖАУАП|ОТВЕТ)\s*:\s*(.*)", re.IGNORECASE)
_FEEDBACK = re.compile(r"\s*FEEDBACK\s*:\s*(.*)", re.IGNORECASE)
_TITLE = re.compile(r"[^\n]{1,200}[^\n?:…_.]")
_OPTION_BELOW = re.compile(r"^[ \t]*[AА][.)][ \t]", re.MULTILINE)
_LOOKS = re.compile(r"^[ \t]*[AА][.)][ \t]+\S.*(?:\n.*){1,40}?\n[ \t]*ANSWER:", re.MULTILINE)
_FORMS = {code: kind.forms.aiken for code, kind in KINDS.items() if kind.forms.aiken}


class Aiken:
    code = "aiken"
    suffixes: tuple[str, ...] = (".txt",)
    media_type = "text/plain; charset=utf-8"
    max_bytes = MAX_BYTES
    kinds = frozenset(_FORMS)

    def recognises(self, data: bytes) -> bool:
        return _LOOKS.search(text_bank.sample_of(data)) is not None

    def read(self, data: bytes) -> Bank:
        collector = Collector()
        for item in _without_title(list(_split(text_bank.read_lines(data)))):
            collector.take(item, partial(_read, item))
        return collector.bank()

    def compose(self, questions: Iterable[BankQuestion]) -> bytes:
        return "\n".join(map(_write, questions)).encode()

    def compose_rejected(self, bank: Bank) -> bytes:
        return text_bank.compose_rejected(bank)


def _split(lines: Sequence[str]) -> Iterator[RawItem]:
    """An item ends with its answer, or where after its options another text begins."""
    start: int | None = None
    letters, is_after_blank = "", False
    for index, line in enumerate(lines):
        if not line.strip() or (start is None and _FEEDBACK.fullmatch(line)):
            is_after_blank = True
            continue
        letter = _next_letter(line, letters) if start is not None else ""
        is_answer = bool(_ANSWER.fullmatch(line))
        if start is not None and letters and is_after_blank and not letter and not is_answer:
            yield _raw(lines, start, index)
            start, letters = None, ""
        start = index if start is None else start
        letters, is_after_blank = letters + letter, False
        if is_answer:
            end = index + 2 if _tells_feedback(lines, index + 1) else index + 1
            yield _raw(lines, start, end)
            start, letters = None, ""
    if start is not None:
        yield _raw(lines, start, len(lines))


def _without_title(items: Sequence[RawItem]) -> Iterator[RawItem]:
    """What stands above the first question and an empty line is an item of its own, which no
    answer follows."""
    for place, item in enumerate(items):
        title, blank, rest = item.source.partition("\n\n")
        is_title = not place and bool(blank) and _TITLE.fullmatch(title) is not None
        if is_title and _OPTION_BELOW.search(rest):
            yield RawItem(item.line, title)
            count = title.count("\n") + 2
            yield RawItem(item.line + count, rest.lstrip("\n"))
        else:
            yield item


def _tells_feedback(lines: Sequence[str], index: int) -> bool:
    return index < len(lines) and _FEEDBACK.fullmatch(lines[index]) is not None


def _next_letter(line: str, letters: str) -> str:
    """The letter of an option that follows on those before it; «М. Әуезов» begins a text."""
    match = _OPTION.fullmatch(line)
    if match is None or not match[1].isupper():
        return ""
    letter = letter_of(match[1])
    return letter if is_beginning(letters + letter) else ""


def _raw(lines: Sequence[str], start: int, end: int) -> RawItem:
    return RawItem(start + 1, "\n".join(lines[start:end]).rstrip())


def _read(raw: RawItem) -> BankQuestion:
    check_length(raw.source)
    *before, last = raw.source.split("\n")
    told = _FEEDBACK.fullmatch(last) if before else None
    text, options, answer = _parts(before if told else [*before, last])
    if not options:
        for line in text[1:]:
            _running_on(line)
        raise ItemError(BankCode.OPTIONS_TOO_FEW)
    letters = "".join(options)
    right = _right(answer, letters)
    words = [" ".join(lines) for lines in options.values()]
    key = choice(words, right, several=len(right) > 1)
    explanation = clean(told[1]) if told else ""
    return keys.checked(key, text=clean("\n".join(text)), explanation=explanation, line=raw.line)


def _parts(lines: Sequence[str]) -> tuple[list[str], dict[str, list[str]], str]:
    """(lines of the text, lines of each option by its letter, answer)."""
    text: list[str] = []
    options: dict[str, list[str]] = {}
    letters, answer = "", ""
    for line in lines:
        letter = _next_letter(line, letters) if text else ""
        if answered := _ANSWER.fullmatch(line):
            answer = answered[1].strip()
        elif letter:
            letters += letter
            options[letter] = [line.strip()[2:]]
        elif options:
            options[letters[-1]].append(_running_on(line))
        else:
            text.append(line)
    return text, options, answer


def _running_on(line: str) -> str:
    """A further line of an option. Raises ItemError where it looks like an option of its own."""
    if match := _MARKED.fullmatch(line):
        is_empty = not match[1].strip()
        code = BankCode.OPTION_EMPTY if is_empty else BankCode.OPTION_MARK
        raise ItemError(code, line.strip()[:40])
    return line


def _right(answer: str, letters: str) -> list[int]:
    """Several letters are no Aiken, but they are written and mean one thing only."""
    if not answer:
        raise ItemError(BankCode.KEY_MISSING)
    named = re.split(r"[\s,;]+", letter_of(answer).strip(" .)"))
    if not set(named) <= set(letters):
        raise ItemError(BankCode.KEY_UNCLEAR, answer[:40])
    return [letters.index(letter) for letter in named]


def _write(question: BankQuestion) -> str:
    options = _FORMS[question.kind](parse(question).definition)
    lettered = list(zip(ascii_uppercase, options, strict=False))
    lines = [f"{letter}. {clean_line(text)}" for letter, (text, _) in lettered]
    right = next(letter for letter, (_, is_right) in lettered if is_right)
    told = [f"FEEDBACK: {clean_line(question.explanation)}"] if question.explanation else []
    return "\n".join([clean_line(question.text), *lines, f"ANSWER: {right}", *told, ""])
