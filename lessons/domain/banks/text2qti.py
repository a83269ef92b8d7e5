"""The Markdown of text2qti: numbered questions, ``*a)`` a right option, ``[*]`` one of several."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from string import ascii_lowercase
from typing import Any

from lessons.domain.banks import keys, text_bank
from lessons.domain.banks.bank import MAX_BYTES, Bank, BankQuestion, Collector, ItemError, RawItem
from lessons.domain.banks.codes import BankCode
from lessons.domain.banks.forms import Key
from lessons.domain.banks.markup import LEFT_OUT
from lessons.domain.banks.texts import check_length, clean
from lessons.domain.banks.weights import middle, plain_decimal
from lessons.domain.content.parsing import parse
from lessons.domain.limits import MAX_POINTS
from lessons.domain.text.samples import Sample
from lessons.domain.types.choices import MULTIPLE, SINGLE, choice
from lessons.domain.types.numeric.bank_forms import numeric
from lessons.domain.types.open_answer.bank_forms import open_answer
from lessons.domain.types.short_answer.bank_forms import short_answer
from lessons.domain.types.true_false.bank_forms import true_false

_LOOKS = re.compile(
    r"^(?:Quiz title|Quiz description|Text title): |^\[[* ]\] |^={1}[ \t]+[\d\[.-]|^\*[ \t]{2,}\S",
    re.MULTILINE | re.IGNORECASE,
)
_QUESTION = re.compile(r"\d{1,5}\.[ \t]+(?P<text>\S.*)")
_BEFORE = re.compile(r"(?P<name>title|points)[ \t]*:[ \t]*(?P<value>.*)", re.IGNORECASE)
_SETTING = re.compile(
    r"(?:quiz title|quiz description|shuffle answers|show correct answers|one question at a time"
    r"|can't go back|feedback is solution|solutions sample groups|solutions randomize groups"
    r"|pick|points per question|solutions pick)[ \t]*:.*|GROUP|END_GROUP",
    re.IGNORECASE,
)
SAMPLES = (
    Sample(
        pattern=_SETTING,
        how="fullmatch",
        matches=("Quiz title: География", "pick: 1", "END_GROUP"),
        misses=("Title: Бірінші", "1. GROUP"),
    ),
)
_REGION = re.compile(r"text(?: title)?[ \t]*:.*", re.IGNORECASE)
_OPTION = re.compile(r"(?P<right>\*?)[a-zA-Z]\)[ \t]+(?P<text>\S.*)")
_BOX = re.compile(r"\[(?P<right>\*| ?)\][ \t]+(?P<text>\S.*)")
_TYPED = re.compile(r"\*[ \t]+(?P<text>\S.*)")
_NUMBER = re.compile(r"=[ \t]+(?P<text>\S.*)")
_FEEDBACK = re.compile(r"(?P<sign>\.\.\.|[+-])[ \t]+(?P<text>\S.*)")
_ESSAY = re.compile(r"_{3,}\s*")
_FILE = re.compile(r"\^{3,}\s*")
_RANGE = re.compile(r"\[\s*(?P<low>[^\s,\]]+)\s*,\s*(?P<high>[^\s,\]]+)\s*\]")
_PLUS_MINUS = re.compile(r"(?P<value>\S+)\s*\+-\s*(?P<width>\S+)")
_IMAGE = re.compile(r"!\[[^\]]{0,200}\]\([^)]{0,400}\)")


@dataclass(slots=True)
class _Item:
    text: list[str] = field(default_factory=list)
    title: str = ""
    points: str = ""
    options: list[tuple[bool, list[str]]] = field(default_factory=list)
    feedbacks: dict[int, list[str]] = field(default_factory=dict)
    """By the place of their option; those of the question itself under -1."""
    kind: str = ""
    is_file: bool = False
    has_signed_feedback: bool = False


class Text2Qti:
    code = "text2qti"
    suffixes: tuple[str, ...] = (".txt",)
    media_type = "text/plain; charset=utf-8"
    max_bytes = MAX_BYTES
    kinds = frozenset({SINGLE, MULTIPLE, "true-false", "short-answer", "numeric", "open-answer"})

    def recognises(self, data: bytes) -> bool:
        sample = text_bank.sample_of(data)
        is_numbered = any(_QUESTION.match(line) for line in sample.split("\n"))
        return is_numbered and _LOOKS.search(sample) is not None

    def read(self, data: bytes) -> Bank:
        collector = Collector()
        for item in _split(text_bank.read_lines(data)):
            collector.take(item, partial(_read, item))
        return collector.bank()

    def compose(self, questions: Iterable[BankQuestion]) -> bytes:
        items = (_write(question, number) for number, question in enumerate(questions, start=1))
        return "\n".join(items).encode()

    def compose_rejected(self, bank: Bank) -> bytes:
        return text_bank.compose_rejected(bank)


def _split(lines: Sequence[str]) -> Iterator[RawItem]:
    """An item begins with its number, or with the title or the points above it."""
    start: int | None = None
    has_text = is_comment = False
    for index, line in enumerate(lines):
        is_comment = line.startswith("COMMENT") or (is_comment and line != "END_COMMENT")
        is_apart = is_comment or bool(_SETTING.fullmatch(line)) or line.startswith("%")
        begins = bool(_QUESTION.match(line)) and (start is None or has_text)
        begins = begins or bool(_BEFORE.fullmatch(line) and (start is None or has_text))
        if begins or is_apart or _REGION.fullmatch(line):
            if start is not None:
                yield _raw(lines, start, index)
            start, has_text = (None if is_apart else index), False
        has_text = has_text or bool(_QUESTION.match(line)) or bool(_REGION.fullmatch(line))
        if start is None and line.strip() and not is_apart and line != "END_COMMENT":
            start = index
    if start is not None:
        yield _raw(lines, start, len(lines))


def _raw(lines: Sequence[str], start: int, end: int) -> RawItem:
    return RawItem(start + 1, "\n".join(lines[start:end]).rstrip())


def _read(raw: RawItem) -> BankQuestion:
    check_length(raw.source)
    item = _taken_apart(raw.source.split("\n"))
    if item.is_file:
        raise ItemError(BankCode.KIND_UNKNOWN, "^^^^")
    key, explained = _key(item)
    told = [item.feedbacks.get(-1, []), *explained]
    return keys.checked(
        key,
        text=_words(item.text),
        title=clean(item.title),
        points=_points(item.points),
        explanation=_words([line for lines in told for line in lines]),
        doubts=(BankCode.FEEDBACK_DROPPED,) if item.has_signed_feedback else (),
        line=raw.line,
    )


def _taken_apart(lines: Sequence[str]) -> _Item:
    item = _Item()
    current: list[str] = []
    for line in lines:
        if line[:1].isspace() or not line.strip():
            current.append(line.strip())
        elif before := _BEFORE.fullmatch(line):
            if before["name"].lower() == "title":
                item.title = before["value"]
            else:
                item.points = before["value"]
        else:
            current = _take(item, line)
    return item


def _take(item: _Item, line: str) -> list[str]:
    """The list that lines below go on with."""
    if _ESSAY.fullmatch(line) or _FILE.fullmatch(line):
        item.kind, item.is_file = "essay", bool(_FILE.fullmatch(line))
        return []
    if feedback := _FEEDBACK.fullmatch(line):
        if feedback["sign"] != "...":
            item.has_signed_feedback = True
            return []
        told = item.feedbacks.setdefault(len(item.options) - 1, [])
        told.append(feedback["text"])
        return told
    for kind, pattern in (("choice", _OPTION), ("boxes", _BOX), ("typed", _TYPED), ("=", _NUMBER)):
        found = pattern.fullmatch(line)
        if found:
            return _take_answer(item, kind, found)
    if question := _QUESTION.fullmatch(line):
        item.text = [question["text"]]
        return item.text
    raise ItemError(BankCode.SYNTAX if item.text else BankCode.NOT_A_QUESTION, line[:40])


def _take_answer(item: _Item, kind: str, found: re.Match[str]) -> list[str]:
    if item.kind not in {"", kind} or not item.text:
        raise ItemError(BankCode.SYNTAX, found[0][:40])
    item.kind = kind
    is_right = found.groupdict().get("right") == "*" or kind in {"typed", "="}
    words = [found["text"]]
    item.options.append((is_right, words))
    return words


def _words(lines: Sequence[str]) -> str:
    return clean(_IMAGE.sub(LEFT_OUT, "\n".join(lines)))


def _points(text: str) -> int:
    if not text:
        return 1
    if not text.isascii() or not text.isdecimal() or not 1 <= int(text[:6]) <= MAX_POINTS:
        raise ItemError(BankCode.POINTS_WRONG, text[:40])
    return int(text)


def _key(item: _Item) -> tuple[Key, list[list[str]]]:
    """The key, and feedback for which only the explanation has a place."""
    texts = [_words(lines) for _, lines in item.options]
    told = [_words(item.feedbacks.get(place, [])) for place in range(len(texts))]
    right = [place for place, (is_right, _) in enumerate(item.options) if is_right]
    loose = [lines for place, lines in item.feedbacks.items() if place >= 0]
    if item.kind in {"choice", "boxes"}:
        truth = _truth(texts, right) if item.kind == "choice" and not any(told) else None
        if truth is not None:
            return true_false(is_true=truth), []
        return choice(texts, right, feedbacks=told, several=item.kind == "boxes"), []
    if item.kind == "typed":
        return short_answer(texts), loose
    if item.kind == "=":
        return numeric([_number(text) for text in texts]), loose
    if item.kind == "essay":
        return open_answer(), loose
    raise ItemError(BankCode.OPTIONS_TOO_FEW)


def _truth(texts: Sequence[str], right: Sequence[int]) -> bool | None:
    lowered = [text.lower() for text in texts]
    if sorted(lowered) != ["false", "true"] or len(right) != 1:
        return None
    return lowered[right[0]] == "true"


def _number(text: str) -> tuple[str, str, int]:
    if found := _RANGE.fullmatch(text):
        value, width = middle(found["low"], found["high"])
    elif found := _PLUS_MINUS.fullmatch(text):
        share = found["width"].endswith("%")
        width = plain_decimal(found["width"].rstrip("%")) + ("%" if share else "")
        value = plain_decimal(found["value"])
    else:
        value, width = plain_decimal(text), ""
    return value, "" if width == "0" else width, 100


# Writing


def _write(question: BankQuestion, number: int) -> str:
    definition = parse(question).definition
    lines = [
        *([f"Title: {_flat(question.title)}"] if question.title else []),
        *([f"Points: {question.points}"] if question.points != 1 else []),
        f"{number}. {_indented(question.text)}",
        *([f"... {_indented(question.explanation)}"] if question.explanation else []),
        *_WRITERS[question.kind](definition),
    ]
    return "\n".join([*lines, ""])


def _flat(text: str) -> str:
    return " ".join(text.split())


def _indented(text: str) -> str:
    return text.replace("\n", "\n    ")


def _lettered(options: Iterable[tuple[str, bool, str]]) -> Iterator[str]:
    for letter, (text, is_right, told) in zip(ascii_lowercase, options, strict=False):
        yield f"{'*' if is_right else ''}{letter}) {_indented(text)}"
        yield from [f"... {_indented(told)}"] if told else []


def _write_single(definition: Any) -> Iterator[str]:
    right = definition.correct
    return _lettered((one.text, one.id == right, one.feedback) for one in definition.options)


def _write_multiple(definition: Any) -> Iterator[str]:
    for option in definition.options:
        yield f"[{'*' if option.id in definition.correct else ' '}] {_indented(option.text)}"
        yield from [f"... {_indented(option.feedback)}"] if option.feedback else []


def _write_truth(definition: Any) -> Iterator[str]:
    truths = (("True", definition.correct), ("False", not definition.correct))
    return _lettered((name, is_right, "") for name, is_right in truths)


def _write_numbers(definition: Any) -> Iterator[str]:
    for one in definition.accepted:
        yield f"= {one.value}{f' +- {one.tolerance}' if one.tolerance else ''}"


_WRITERS: Mapping[str, Callable[[Any], Iterable[str]]] = {
    SINGLE: _write_single,
    MULTIPLE: _write_multiple,
    "true-false": _write_truth,
    "short-answer": lambda definition: [f"*  {_indented(text)}" for text in definition.accepted],
    "numeric": _write_numbers,
    "open-answer": lambda _definition: ["____"],
}
