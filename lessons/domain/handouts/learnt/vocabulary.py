"""The words of ``vocabulary.toml`` as patterns."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from lessons.domain.text.characters import (
    LIST_SIGNS,
    OPENING_BRACKETS,
    OPENING_QUOTES,
    members,
)
from lessons.domain.text.sentences import asks

_SIGNS = "".join(members(LIST_SIGNS + OPENING_QUOTES + OPENING_BRACKETS)) + " "
FILE = Path(__file__).with_name("vocabulary.toml")


@dataclass(frozen=True, slots=True)
class Entry:
    pattern: re.Pattern[str]
    """To be searched for; it takes whole words, or their beginnings."""
    examples: tuple[str, ...]
    others: tuple[str, ...]
    signs: frozenset[str] | None
    """Texts without any of these show nothing of the group; None where all are to be searched."""


_PIECE = 3
"""Characters of a word's beginning or end that are looked at before a text is searched."""
_LONGEST_LOOKED_AT = 200
_MOST_FORM_WORDS = 5
_NUMBER = re.compile(r"№? ?\d{1,3}")
_WORD = re.compile(r"\w+")


def _entry(table: Mapping[str, Any]) -> Entry:
    forms = [
        *(rf"\b{re.escape(word)}\b" for word in table.get("words", ())),
        *(rf"\b{re.escape(stem)}" for stem in table.get("stems", ())),
        *(rf"\w{re.escape(ending)}\b" for ending in table.get("endings", ())),
    ]
    pattern = re.compile("|".join(forms), re.IGNORECASE)
    return Entry(pattern, _texts(table["examples"]), _texts(table["others"]), _signs(table))


def _signs(table: Mapping[str, Any]) -> frozenset[str] | None:
    """How the first word of each form begins, or its last one ends."""
    stems, endings = table.get("stems", ()), table.get("endings", ())
    if any(len(form) < _PIECE for form in (*stems, *endings)):
        return None
    firsts = [_WORD.match(form.lower()) for form in (*table.get("words", ()), *stems)]
    beginnings = [first[0][:_PIECE] for first in firsts if first]
    return frozenset([*beginnings, *(f"-{ending.lower()[-_PIECE:]}" for ending in endings)])


@lru_cache(maxsize=1024)
def _signs_of(text: str) -> frozenset[str]:
    words = _WORD.findall(text.lower())
    beginnings = {word[:_PIECE] for word in words}
    return frozenset(beginnings.union(f"-{word[-_PIECE:]}" for word in words))


def _texts(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(texts)


VOCABULARY: Mapping[str, Entry] = {
    name: _entry(table) for name, table in tomllib.loads(FILE.read_text(encoding="utf-8")).items()
}


def says(name: str, text: str) -> bool:
    """Most texts show nothing of a group, and their words tell so at a glance."""
    entry = VOCABULARY[name]
    may_show = (
        entry.signs is None
        or len(text) > _LONGEST_LOOKED_AT
        or not entry.signs.isdisjoint(_signs_of(text))
    )
    return may_show and entry.pattern.search(text) is not None


def place_of(name: str, text: str) -> int | None:
    """Where the text first shows the group."""
    match = VOCABULARY[name].pattern.search(text)
    return match.start() if match else None


def is_named(name: str, text: str) -> bool:
    """One word of the group and nothing else."""
    bare = text.strip(_SIGNS + ".:")
    return " " not in bare and VOCABULARY[name].pattern.match(bare) is not None


def is_form_name(text: str) -> bool:
    """Nothing but words for a kind of paper, its number and the course it belongs to."""
    bare = _NUMBER.sub("", text).strip(_SIGNS + ".:")
    words = bare.split()
    is_short = 0 < len(words) <= _MOST_FORM_WORDS
    return (
        is_short
        and begins_with("form-name", bare)
        and all(begins_with("form-name", word) or begins_with("form-frame", word) for word in words)
    )


def bids(text: str) -> bool:
    """``сұраныс заңын айт``, ``Найди силу тока``: by the last word in Kazakh, else by the first."""
    words = _WORD.findall(text)
    return bool(words) and any(is_named("bids", word) for word in (words[0], words[-1]))


def asks_or_bids(text: str) -> bool:
    return asks(text) or bids(text)


def begins_with(name: str, text: str) -> bool:
    """But for signs before its first word."""
    return VOCABULARY[name].pattern.match(text.lstrip(_SIGNS)) is not None
