"""The words of ``vocabulary.toml`` as patterns."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lessons.domain.text.characters import (
    LIST_SIGNS,
    OPENING_BRACKETS,
    OPENING_QUOTES,
    members,
)

_SIGNS = "".join(members(LIST_SIGNS + OPENING_QUOTES + OPENING_BRACKETS)) + " "
FILE = Path(__file__).with_name("vocabulary.toml")


@dataclass(frozen=True, slots=True)
class Entry:
    pattern: re.Pattern[str]
    """To be searched for; it takes whole words, or their beginnings."""
    examples: tuple[str, ...]
    others: tuple[str, ...]


def _entry(table: Mapping[str, Any]) -> Entry:
    forms = [
        *(rf"\b{re.escape(word)}\b" for word in table.get("words", ())),
        *(rf"\b{re.escape(stem)}" for stem in table.get("stems", ())),
        *(rf"\w{re.escape(ending)}\b" for ending in table.get("endings", ())),
    ]
    pattern = re.compile("|".join(forms), re.IGNORECASE)
    return Entry(pattern, _texts(table["examples"]), _texts(table["others"]))


def _texts(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(texts)


VOCABULARY: Mapping[str, Entry] = {
    name: _entry(table) for name, table in tomllib.loads(FILE.read_text(encoding="utf-8")).items()
}


def says(name: str, text: str) -> bool:
    return VOCABULARY[name].pattern.search(text) is not None


def place_of(name: str, text: str) -> int | None:
    """Where the text first shows the group."""
    match = VOCABULARY[name].pattern.search(text)
    return match.start() if match else None


def is_named(name: str, text: str) -> bool:
    """One word of the group and nothing else."""
    bare = text.strip(_SIGNS + ".:")
    return " " not in bare and VOCABULARY[name].pattern.match(bare) is not None


def begins_with(name: str, text: str) -> bool:
    """But for signs before its first word."""
    return VOCABULARY[name].pattern.match(text.lstrip(_SIGNS)) is not None
