"""The words of ``vocabulary.toml`` as patterns."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lessons.domain.text.characters import LONG_DASHES
from lessons.domain.text.tokens import word_key

Table = Mapping[str, Any]

_TABLES: Table = tomllib.loads(
    Path(__file__).with_name("vocabulary.toml").read_text(encoding="utf-8")
)


@dataclass(frozen=True, slots=True)
class Words:
    """One table; its words are data, tried in ``test_vocabulary.py``."""

    pattern: re.Pattern[str]

    def stand_in(self, text: str) -> bool:
        return self.pattern.search(text) is not None


def _forms(table: Table) -> Iterator[str]:
    yield from (rf"\b{re.escape(stem)}" for stem in table.get("stems", ()))
    yield from (rf"\b{re.escape(word)}\b" for word in table.get("words", ()))
    yield from (rf"\A\W*{re.escape(start)}\b" for start in table.get("starts", ()))
    yield from table.get("signs", ())


def _words(table: Table) -> Words:
    return Words(re.compile("|".join(_forms(table)), re.IGNORECASE))


def _patterns(tables: Table) -> dict[str, Words]:
    return {name: _words(table) for name, table in tables.items()}


ASKED, SHOWN, FORMS = (_patterns(_TABLES[name]) for name in ("asked", "shown", "form"))
_SINGLE = _patterns(
    {name: table for name, table in _TABLES.items() if name not in ("asked", "shown", "form")}
)


def says(name: str, text: str) -> bool:
    """Whether a word of the table stands in the text."""
    return _SINGLE[name].stand_in(text)


def said(name: str, text: str) -> Iterator[re.Match[str]]:
    """Every place where a word of the table begins."""
    return _SINGLE[name].pattern.finditer(text)


_TASK_BEGINNINGS = tuple(word_key(stem) for stem in _TABLES["task"]["stems"] if " " not in stem)
_TASK_WORDS = frozenset(map(word_key, _TABLES["task"]["words"]))


def is_task_word(key: str) -> bool:
    """A word that says what to do, not what about, in whatever alphabet it was typed."""
    return key in _TASK_WORDS or key.startswith(_TASK_BEGINNINGS)


def without_joint(sentence: str) -> str:
    """«Біріншіден, ол …» → «Ол …»."""
    match = _SINGLE["joins"].pattern.match(sentence)
    if match is None:
        return sentence
    rest = sentence[match.end() :].lstrip(f" ,:{LONG_DASHES}")
    return rest[:1].upper() + rest[1:]
