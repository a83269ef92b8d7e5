"""GIFT, Moodle's text format for questions."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any

from lessons.domain.banks import keys, text_bank
from lessons.domain.banks.bank import MAX_BYTES, Bank, BankQuestion, Collector, ItemError, RawItem
from lessons.domain.banks.codes import BankCode
from lessons.domain.banks.gift_syntax import Item, escape, read_item, show, split_items, write_tags
from lessons.domain.banks.labels import all_tags, split_tags
from lessons.domain.banks.weights import (
    FULL,
    decimal_or_same,
    judge_weights,
    middle,
    percent,
    plain_decimal,
    weight_of,
    whole_share,
)
from lessons.domain.banks.wildcards import escape_stars, has_wildcard, unescape_stars
from lessons.domain.types.definition import Option
from lessons.domain.types.registry import REGISTRY

_MARK = re.compile(r"([=~])")
_WEIGHT = re.compile(r"\s*%(-?\d{1,3}(?:[.,]\d{1,9})?)%")
_TRUE_FALSE = {"t": True, "true": True, "f": False, "false": False}
_LOOKS = re.compile(
    r"^\s*::[^\n]*::|^\$CATEGORY:|(?<!\\)\{\s*(?:[=~#}]|(?:T|F|TRUE|FALSE)\s*[#}])", re.MULTILINE
)
_NEEDS_FORMAT = re.compile(r"[<&]|@@|^[\[$/:]")


@dataclass(frozen=True, slots=True)
class Answer:
    """``weight`` is in percent, 100 for an answer marked ``=`` without one; ``text`` is hidden."""

    weight: Decimal
    text: str
    feedback: str


def _read(raw: RawItem, category: str) -> BankQuestion:
    item = read_item(raw.source)
    if item.answer is None:
        raise ItemError(BankCode.NOT_A_QUESTION)
    block, _, general = item.answer.partition("####")
    key, doubts = _read_key(item, block.strip())
    return keys.checked(
        key,
        text=item.words(item.text),
        title=item.title,
        category=category,
        explanation=item.words(general.strip()),
        doubts=doubts,
        line=raw.line,
        **split_tags(item.tags),
    )


Read = tuple[keys.Key, tuple[BankCode, ...]]


def _read_key(item: Item, block: str) -> Read:
    """The order in which Moodle tells the kinds apart."""
    if not block:
        return keys.open_answer(), ()
    if block.startswith("#"):
        return _read_numeric(block[1:])
    if "~" in block:
        return _read_choice(item, block)
    if "=" in block and "->" in block:
        return _read_matching(item, block)
    word, *feedbacks = block.split("#")
    if word.strip().lower() in _TRUE_FALSE:
        is_dropped = any(feedback.strip() for feedback in feedbacks)
        key = keys.true_false(is_true=_TRUE_FALSE[word.strip().lower()])
        return key, (BankCode.FEEDBACK_DROPPED,) if is_dropped else ()
    return _read_short_answer(item, block)


def _pieces(block: str) -> Iterator[tuple[str, str]]:
    """(mark, what stands behind it)."""
    before, *pieces = _MARK.split(block)
    if before.strip():
        raise ItemError(BankCode.SYNTAX, show(before).strip()[:40])
    return zip(pieces[::2], pieces[1::2], strict=True)


def _answers(block: str) -> Iterator[Answer]:
    for mark, piece in _pieces(block):
        match = _WEIGHT.match(piece)
        rest = piece[match.end() :] if match else piece
        text, _, feedback = rest.partition("#")
        default = 100 if mark == "=" else 0
        weight = weight_of(match[1]) if match else Decimal(default)
        yield Answer(weight, text.strip(), feedback.strip())


def _read_choice(item: Item, block: str) -> Read:
    answers = list(_answers(block))
    is_marked = "=" in block
    judged = judge_weights([answer.weight for answer in answers], is_single=is_marked)
    key = keys.choice(
        [item.words(answer.text) for answer in answers],
        judged.right,
        feedbacks=[item.words(answer.feedback) for answer in answers],
        several=not is_marked or len(judged.right) > 1,
    )
    return key, judged.doubts


def _read_short_answer(item: Item, block: str) -> Read:
    """A block without any mark is one accepted answer, as in ``{Астана}``."""
    marked = block if block.startswith("=") else f"={block}"
    answers = list(_answers(marked))
    doubts = []
    if any(answer.weight not in (0, 100) for answer in answers):
        doubts.append(BankCode.WEIGHTS_DROPPED)
    if any(answer.feedback for answer in answers):
        doubts.append(BankCode.FEEDBACK_DROPPED)
    texts = [(answer.weight, item.words(answer.text)) for answer in answers]
    if any(has_wildcard(text) for _, text in texts if text != "*"):
        doubts.append(BankCode.WILDCARD)
    right = [unescape_stars(text) for weight, text in texts if weight >= FULL]
    wrong = [unescape_stars(text) for weight, text in texts if weight == 0]
    return keys.short_answer(right, wrong), tuple(doubts)


def _read_matching(item: Item, block: str) -> Read:
    """``=item -> match``; without an item the match is left over. There is no feedback here, so
    ``#`` is a sign like any other."""
    pairs, left_over = [], []
    for _, piece in _pieces(block):
        name, arrow, match = piece.partition("->")
        if not arrow or not match.strip():
            raise ItemError(BankCode.SYNTAX, show(piece).strip()[:40])
        if name.strip():
            pairs.append((item.words(name.strip()), item.words(match.strip())))
        else:
            left_over.append(item.words(match.strip()))
    return keys.matching(pairs, left_over), ()


def _read_numeric(block: str) -> Read:
    """``3:0.5``, ``1..5``, or several of them, each behind its ``=``."""
    block = block.strip()
    answers = list(_answers(block if block.startswith("=") else f"={block}"))
    accepted = [
        (*_read_number(show(answer.text)), whole_share(answer.weight))
        for answer in answers
        if answer.weight > 0
    ]
    doubts = [BankCode.FEEDBACK_DROPPED] if any(answer.feedback for answer in answers) else []
    if any(answer.weight != whole_share(answer.weight) for answer in answers if answer.weight > 0):
        doubts.append(BankCode.SHARE_ROUNDED)
    return keys.numeric(accepted), tuple(doubts)


def _read_number(text: str) -> tuple[str, str]:
    """(value, tolerance)."""
    if ".." in text:
        low, _, high = text.partition("..")
        value, tolerance = middle(low, high)
    else:
        value, _, width = text.partition(":")
        value, tolerance = plain_decimal(value), plain_decimal(width or "0")
    return value, "" if tolerance == "0" else tolerance


def _write(question: BankQuestion) -> str:
    title = f"::{escape(question.title)}::" if question.title else ""
    definition = REGISTRY[question.kind].parse(question.payload)
    answers = list(_WRITERS[question.kind](definition))
    general = f"####{escape(question.explanation)}" if question.explanation else ""
    texts = (question.text, question.explanation, *answers)
    format_ = "[plain]" if any(map(_NEEDS_FORMAT.search, texts)) else ""
    block = "".join(f"\n\t{line}" for line in [*answers, *([general] if general else [])])
    inside = f"{block}\n" if block else ""
    return f"{write_tags(all_tags(question))}{title}{format_}{escape(question.text)} {{{inside}}}\n"


def _write_single(definition: Any) -> Iterator[str]:
    for option in definition.options:
        yield _write_option("=" if option.id == definition.correct else "~", option)


def _write_multiple(definition: Any) -> Iterator[str]:
    right = len(definition.correct)
    wrong = len(definition.options) - right
    for option in definition.options:
        share = FULL / right if option.id in definition.correct else -FULL / wrong
        yield _write_option(f"~%{percent(share)}%", option)


def _write_option(mark: str, option: Option) -> str:
    feedback = f"#{escape(option.feedback)}" if option.feedback else ""
    return f"{mark}{escape(option.text)}{feedback}"


def _write_true_false(definition: Any) -> Iterator[str]:
    yield "TRUE" if definition.correct else "FALSE"


def _write_short_answer(definition: Any) -> Iterator[str]:
    yield from (f"={escape(escape_stars(text))}" for text in definition.accepted)
    yield from (f"=%0%{escape(escape_stars(text))}" for text in definition.wrong)


def _write_matching(definition: Any) -> Iterator[str]:
    texts = {match.id: match.text for match in definition.matches}
    for item, match in zip(definition.items, definition.correct, strict=True):
        yield f"={escape(item.text)} -> {escape(texts[match])}"
    rest = (match for match in definition.matches if match.id not in definition.correct)
    yield from (f"= -> {escape(match.text)}" for match in rest)


def _write_numeric(definition: Any) -> Iterator[str]:
    """``#`` begins the first line; a unit has no place here."""
    for place, item in enumerate(definition.accepted):
        tolerance = f":{escape(decimal_or_same(item.tolerance))}" if item.tolerance else ""
        share = f"%{item.share}%" if item.share < FULL else ""
        yield f"{'' if place else '#'}={share}{escape(decimal_or_same(item.value))}{tolerance}"


def _write_open_answer(_definition: Any) -> Iterator[str]:
    """Empty braces: the format has no place for key points or a model answer."""
    return iter(())


_WRITERS: Mapping[str, Callable[[Any], Iterator[str]]] = {
    "single-choice": _write_single,
    "multiple-choice": _write_multiple,
    "true-false": _write_true_false,
    "short-answer": _write_short_answer,
    "open-answer": _write_open_answer,
    "matching": _write_matching,
    "numeric": _write_numeric,
}


class Gift:
    code = "gift"
    suffixes: tuple[str, ...] = (".gift", ".txt")
    media_type = "text/plain; charset=utf-8"
    max_bytes = MAX_BYTES
    kinds = keys.held(_WRITERS)

    def recognises(self, data: bytes) -> bool:
        return _LOOKS.search(text_bank.sample_of(data)) is not None

    def read(self, data: bytes) -> Bank:
        collector = Collector()
        for category, item in split_items(text_bank.read_lines(data)):
            collector.take(item, partial(_read, item, category))
        return collector.bank()

    def compose(self, questions: Iterable[BankQuestion]) -> bytes:
        written, category = [], ""
        for question in questions:
            if question.category != category:
                category = question.category
                written.append(f"$CATEGORY: {category}\n")
            written.append(_write(question))
        return "\n".join(written).encode()

    def compose_rejected(self, bank: Bank) -> bytes:
        return text_bank.compose_rejected(bank)
