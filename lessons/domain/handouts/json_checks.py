"""Typed values out of parsed JSON; whatever is wrong raises Invalid with its place."""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from lessons.domain.handouts.json_places import Place
from lessons.domain.text.normalising import has_pile_of_accents, normal

MAX_DEPTH = 20
"""Of nested values; a complete question needs six. The parser itself fails at about 1000."""

_MARKS = re.compile(r'\\.|["\[\]{}]', re.DOTALL)
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")

T = TypeVar("T")


class Invalid(Exception):
    def __init__(self, path: Place, reason: str) -> None:
        super().__init__(reason)
        self.path = path
        self.reason = reason

    @property
    def path_text(self) -> str:
        """``questions.2.part``; characters that cannot be shown or stored are escaped."""
        text = ".".join(map(str, self.path))
        return text if text.isprintable() else ascii(text)


def check_depth(text: str) -> None:
    """Before parsing, so that a nesting bomb never reaches the parser's stack."""
    depth, is_string = 0, False
    for match in _MARKS.finditer(text):
        mark = match.group()
        if mark == '"':
            is_string = not is_string
        elif not is_string and len(mark) == 1:
            depth += 1 if mark in "[{" else -1
            if depth > MAX_DEPTH:
                raise ValueError(f"nested deeper than {MAX_DEPTH}")


def check_values(value: Any, path: Place) -> None:
    """No text or number that a database refuses: NUL, half a surrogate pair, 1e999."""
    if isinstance(value, str):
        _check_characters(value, path)
    if isinstance(value, float) and not math.isfinite(value):
        raise Invalid(path, "number too large")
    if isinstance(value, list):
        for index, item in enumerate(value):
            check_values(item, (*path, index))
    if isinstance(value, dict):
        for key, item in value.items():
            check_values(key, path)
            check_values(item, (*path, key))


def _check_characters(text: str, path: Place) -> None:
    if _UNSTORABLE.search(text):
        raise Invalid(path, "holds a character that cannot be stored")
    if has_pile_of_accents(text):
        raise Invalid(path, "holds too many accents in a row")


def take_keys(
    value: Any, path: Place, known: Sequence[str], *, required: Sequence[str]
) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise Invalid(path, "must be an object")
    for key in value:
        if key not in known:
            raise Invalid((*path, key), "unknown key")
    for key in required:
        if key not in value:
            raise Invalid((*path, key), "missing")
    return value


def take_text(values: Mapping[str, Any], key: str, path: Place) -> str:
    """The text at ``key`` in NFC, or an empty one when there is none."""
    value = values.get(key, "")
    if not isinstance(value, str):
        raise Invalid((*path, key), "must be a text")
    return normal(value).strip()


def take_words(values: Mapping[str, Any], key: str, path: Place) -> str:
    text = take_text(values, key, path)
    if not text:
        raise Invalid((*path, key), "must not be empty")
    return text


def take_choice(
    values: Mapping[str, Any], key: str, path: Place, allowed: Sequence[str], *, default: str
) -> str:
    value = values.get(key, default)
    if not isinstance(value, str) or value not in allowed:
        raise Invalid((*path, key), f"must be one of: {', '.join(allowed)}")
    return value


def take_whole(
    values: Mapping[str, Any], key: str, path: Place, *, least: int, most: int | None = None
) -> int | None:
    """The whole number at ``key``; None when there is none."""
    value = values.get(key)
    if value is None:
        return None
    # true is an int to Python.
    if not isinstance(value, int) or isinstance(value, bool):
        raise Invalid((*path, key), "must be a whole number")
    if value < least or (most is not None and value > most):
        reason = f"must be {least} or more" if most is None else f"must be {least} to {most}"
        raise Invalid((*path, key), reason)
    return value


def take_object(values: Mapping[str, Any], key: str, path: Place) -> Mapping[str, Any]:
    value = values.get(key, {})
    if not isinstance(value, dict):
        raise Invalid((*path, key), "must be an object")
    return value


def take_items(
    values: Mapping[str, Any], key: str, path: Place, read: Callable[[Any, Place], T]
) -> tuple[T, ...]:
    value = values.get(key, [])
    if not isinstance(value, list):
        raise Invalid((*path, key), "must be a list")
    return tuple(read(item, (*path, key, index)) for index, item in enumerate(value))
