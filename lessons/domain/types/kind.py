"""All of one kind of question: what its folder hands to the registry."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from lessons.domain.banks.forms import Forms
from lessons.domain.types.definition import QuestionType
from lessons.domain.types.lines import filled_lines
from lessons.domain.types.rows import KeyRows
from lessons.domain.types.words import Words

KeyTexts = list[tuple[str, bool]]
"""(text, is right); of a kind that knows no wrong texts every one is right."""


def plain_texts(key: str) -> KeyTexts:
    return [(line.text, True) for line in filled_lines(key)]


def texts_without(mark: re.Pattern[str], key: str) -> KeyTexts:
    """Each line without the mark before its ``text``."""
    matches = ((mark.fullmatch(line.text), line.text) for line in filled_lines(key))
    return [(match["text"] if match else words, True) for match, words in matches]


def write_all(texts: KeyTexts) -> str:
    return "\n".join(text for text, _ in texts)


def right_texts(texts: KeyTexts) -> list[str]:
    """All of them where none is marked: the person deletes what is wrong."""
    return [text for text, is_right in texts if is_right] or [text for text, _ in texts]


def write_right(texts: KeyTexts) -> str:
    return "\n".join(right_texts(texts))


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversion:
    """How a typed key becomes one of another kind: as texts, some of which are right."""

    texts: Callable[[str], KeyTexts] = plain_texts
    write: Callable[[KeyTexts], str] = write_all
    grammar: str = ""
    """Kinds of one grammar read each other's lines as they are; empty for one of its own."""
    is_plain: bool = True
    """Whether lines without a mark are this kind's own too, so that others may read them."""
    reads_others: bool = True
    """Whether lines of another kind that can be read as its own may be taken for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    type: QuestionType[Any]
    words: Words
    forms: Forms
    conversion: Conversion = field(default_factory=Conversion)
    with_right: Callable[[Any, Sequence[str]], dict[str, Any]] | None = None
    """The payload with these options as the right ones (or PayloadError), where a key is some of
    the options."""
    rows: KeyRows | None = None
    """How the key is filled in as rows; a kind without them has its lines alone."""
    draws_numbers: bool = False
    """Whether its key may hold formulas of numbers that are drawn anew."""
