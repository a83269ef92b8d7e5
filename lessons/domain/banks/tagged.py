"""The tagged text of Kazakh test systems: ``<question>``, ``<variant>``, ``<variantright>``.

It has no public description; the variations read here were seen in banks and programs: tags with
and without a closing tag, numbered tags, the right variant anywhere, several right ones, or none
at all, when the first one is right by the convention of the oldest of these systems.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

from lessons.domain.banks import keys, text_bank
from lessons.domain.banks.bank import MAX_BYTES, Bank, BankQuestion, Collector, ItemError, RawItem
from lessons.domain.banks.codes import BankCode
from lessons.domain.banks.markup import LEFT_OUT
from lessons.domain.banks.texts import check_length, clean, clean_line
from lessons.domain.content.parsing import parse
from lessons.domain.parts import part_for_level
from lessons.domain.types.choices import choice
from lessons.domain.types.registry import KINDS

_TAG = re.compile(r"<\s?(/?)\s?(question|variant\s?right|variant)\s?(\d{0,6})\s?>", re.IGNORECASE)
_QUESTION = re.compile(r"<\s?question\s?(\d{0,6})\s?>", re.IGNORECASE)
_RIGHT = re.compile(r"<\s?variant\s?right\s?\d{0,6}\s?>", re.IGNORECASE)
_MEDIA = re.compile(r"<\s?(?:img|embed)\b[^<>]*>", re.IGNORECASE)
_WITH_CONTENT = re.compile(r"<\s?(?:audio|video|object|iframe|svg|math)\b", re.IGNORECASE)
_STRAY = re.compile(r"<\s?/?\s?([^\W\d_]{5,20})")
_NAMES = ("question", "variant", "вопрос", "вариант")
_OLD_NUMBER = re.compile(r"\s*(\d{1,5})\s?[.)]\s+(?=\S)")
_LEVELS = frozenset({1, 2, 3})
_MOSTLY = 0.9
_MOST_WRONG = 2
_FORMS = {code: kind.forms.tagged for code, kind in KINDS.items() if kind.forms.tagged}


@dataclass(frozen=True, slots=True)
class Tags:
    """What the numbers in a file's tags and texts mean."""

    has_right: bool
    levels: tuple[int | None, ...]
    """The level of each item; None throughout where the numbers are no levels."""
    is_unclear: bool
    cuts: tuple[int, ...]
    """How many characters of old numbering stand before each text."""


class Tagged:
    code = "tagged"
    suffixes: tuple[str, ...] = (".txt",)
    media_type = "text/plain; charset=utf-8"
    max_bytes = MAX_BYTES
    kinds = frozenset(_FORMS)

    def recognises(self, data: bytes) -> bool:
        return _QUESTION.search(text_bank.sample_of(data)) is not None

    def read(self, data: bytes) -> Bank:
        text = "\n".join(text_bank.read_lines(data))
        collector = Collector()
        before, items = _split(text)
        if before.source.strip():
            collector.reject(before, ItemError(BankCode.NOT_A_QUESTION))
        tags = _judge(items)
        for index, item in enumerate(items):
            collector.take(item, partial(_read, item, tags, index))
        return collector.bank()

    def compose(self, questions: Iterable[BankQuestion]) -> bytes:
        listed = list(questions)
        has_levels = all(question.part and question.part.level for question in listed)
        return "\n".join(_write(one, has_levels=has_levels) for one in listed).encode()

    def compose_rejected(self, bank: Bank) -> bytes:
        """An item without a key gets an empty right variant: alone in its file it would else be
        read by the convention of files that mark no right variant at all."""
        items = [
            replace(item, source=f"{item.source}\n<variantright>")
            if item.code == BankCode.KEY_MISSING and not _RIGHT.search(item.source)
            else item
            for item in bank.rejected
        ]
        return text_bank.compose_rejected(replace(bank, rejected=tuple(items)))


def _split(text: str) -> tuple[RawItem, list[RawItem]]:
    """What stands before the first question, and the items."""
    starts = [match.start() for match in _QUESTION.finditer(text)]
    items, line, place = [], 1, 0
    for start, end in pairwise([*starts, len(text)]):
        line += text.count("\n", place, start)
        items.append(RawItem(line, text[start:end].rstrip()))
        place = start
    return RawItem(1, text[: starts[0]] if starts else text), items


def _judge(items: Sequence[RawItem]) -> Tags:
    found = [_QUESTION.match(item.source) for item in items]
    numbers = [int(match[1]) if match and match[1] else None for match in found]
    levels, is_unclear = _levels(numbers)
    texts = [
        item.source[match.end() : match.end() + 20] if match else ""
        for item, match in zip(items, found, strict=True)
    ]
    return Tags(
        has_right=any(_RIGHT.search(item.source) for item in items),
        levels=tuple(levels),
        is_unclear=is_unclear,
        cuts=tuple(_old_numbers(texts, numbers)),
    )


def _levels(numbers: Sequence[int | None]) -> tuple[list[int | None], bool]:
    """(level of each item, whether nobody can tell).

    1, 2 and 3 that come again are levels, and then a tag without number is the simplest level;
    numbers that rise one by one only count.
    """
    none: list[int | None] = [None] * len(numbers)
    told = [number for number in numbers if number is not None]
    if not told or _is_counting(numbers):
        return none, False
    has_plain = len(told) < len(numbers)
    comes_again = len(set(told)) < len(told) or has_plain
    if set(told) <= _LEVELS and comes_again:
        return [number or 1 for number in numbers], False
    return none, True


def _is_counting(numbers: Sequence[int | None]) -> bool:
    """Rising by one nearly everywhere: a few are missing, or a second count begins."""
    told = [number for number in numbers if number is not None]
    if len(told) < len(numbers) or (set(told) <= _LEVELS and len(told) > len(_LEVELS)):
        return False
    if len(told) == 1:
        return told[0] not in _LEVELS or told[0] == 1
    rises = sum(second - first == 1 for first, second in pairwise(told))
    return rises >= _MOSTLY * (len(told) - 1)


def _old_numbers(texts: Sequence[str], numbers: Sequence[int | None]) -> Iterator[int]:
    """«37. …» is numbering where nearly all texts have it and it mostly rises, or where the tag
    says the same number; elsewhere it may be a year."""
    found = [_OLD_NUMBER.match(text) for text in texts]
    told = [int(match[1]) for match in found if match]
    rises = sum(first < second for first, second in pairwise(told))
    is_numbered = (
        len(told) > 1 and len(told) >= _MOSTLY * len(texts) and rises >= _MOSTLY * (len(told) - 1)
    )
    for match, number in zip(found, numbers, strict=True):
        is_cut = match is not None and (is_numbered or int(match[1]) == number)
        yield match.end() if match and is_cut else 0


def _read(raw: RawItem, tags: Tags, index: int) -> BankQuestion:
    text, variants = _parts(raw.source, tags.cuts[index])
    right = [place for place, (is_right, _) in enumerate(variants) if is_right]
    is_told = bool(right)
    if not is_told and tags.has_right:
        raise ItemError(BankCode.KEY_MISSING)
    key = choice(
        [words for _, words in variants],
        right if is_told or not variants else [0],
        several=len(right) > 1,
    )
    doubts = [] if is_told else [BankCode.KEY_UNCONFIRMED]
    level = tags.levels[index]
    return keys.checked(
        key,
        text=text,
        part=part_for_level(level) if level else None,
        is_key_confirmed=is_told,
        doubts=(*doubts, *([BankCode.NUMBER_OR_LEVEL] if tags.is_unclear else [])),
        line=raw.line,
    )


def _parts(source: str, cut: int) -> tuple[str, list[tuple[bool, str]]]:
    """(question text, [(is right, variant)])."""
    check_length(source)
    pieces = _TAG.split(source)
    text, variants = "", []
    is_inside = False
    for mark, name, words in zip(pieces[1::4], pieces[2::4], pieces[4::4], strict=True):
        if mark and words.strip():
            raise ItemError(BankCode.SYNTAX, words.strip()[:40])
        if mark:
            continue
        _refuse_strays(words)
        shown = _MEDIA.sub(LEFT_OUT, words)
        if name.lower() == "question":
            if is_inside:
                raise ItemError(BankCode.SYNTAX, name)
            text, is_inside = clean(shown[cut:]), True
        elif shown.strip() or name.lower() == "variant":
            variants.append((name.lower() != "variant", clean_line(shown)))
    return text, variants


def _refuse_strays(words: str) -> None:
    """What a text cannot hold, or a tag that is nearly one of ours and would join two options."""
    if _WITH_CONTENT.search(words):
        raise ItemError(BankCode.MEDIA)
    for stray in _STRAY.finditer(words):
        if _is_nearly_a_tag(stray[1].lower()):
            raise ItemError(BankCode.SYNTAX, stray[0][:40])


def _is_nearly_a_tag(name: str) -> bool:
    """By its letters, whatever their order: «varaint», «qestion»; not «vector» or «section»."""
    letters = set(name)
    return any(name[0] == one[0] and len(letters ^ set(one)) <= _MOST_WRONG for one in _NAMES)


def _write(question: BankQuestion, *, has_levels: bool) -> str:
    options = _FORMS[question.kind](parse(question).definition)
    level = question.part.level if question.part and has_levels else None
    lines = [f"<question{level or ''}>{question.text}"]
    for text, is_right in options:
        tag = "variantright" if is_right else "variant"
        lines.append(f"<{tag}>{clean_line(text)}")
    return "\n".join([*lines, ""])
