"""Reading payload fields strictly; every refusal names the rule and the place."""

import re
from collections.abc import Iterable
from typing import Any

from lessons.domain.types.definition import Option, Payload, PayloadError

_PLAIN_ID = re.compile(r"[A-Za-z0-9_-]{1,40}")


def require_keys(
    payload: Payload, *, required: Iterable[str], optional: Iterable[str] = ()
) -> None:
    """Raises PayloadError for a missing or unknown key, or a payload that is no object."""
    if not isinstance(payload, dict):
        raise PayloadError("not-an-object")
    missing = sorted(set(required) - set(payload))
    unknown = sorted(set(payload) - set(required) - set(optional))
    if missing:
        raise PayloadError("key-missing", missing[0])
    if unknown:
        raise PayloadError("key-unknown", unknown[0])


def read_text(value: Any, key: str, *, blank: bool = False) -> str:
    """A string without white space around it; empty only where ``blank`` allows it."""
    if not isinstance(value, str):
        raise PayloadError("not-text", key)
    if not blank and not value.strip():
        raise PayloadError("text-empty", key)
    return value.strip()


def read_list(value: Any, key: str, *, least: int, most: int) -> list[Any]:
    """A list of ``least`` to ``most`` items."""
    if not isinstance(value, list):
        raise PayloadError("not-a-list", key)
    if not least <= len(value) <= most:
        raise PayloadError("too-few" if len(value) < least else "too-many", key)
    return value


def require_unique(values: Iterable[str], key: str) -> None:
    seen: set[str] = set()
    for value in values:
        if value in seen:
            raise PayloadError("repeated", key)
        seen.add(value)


def read_options(value: Any) -> tuple[Option, ...]:
    """2 to 12 options with different ids and different texts."""
    options = tuple(
        _read_option(item, f"options.{index}")
        for index, item in enumerate(read_list(value, "options", least=2, most=12))
    )
    require_unique((option.id for option in options), "options")
    require_unique((option.text.casefold() for option in options), "options")
    return options


def read_id(value: Any, key: str) -> str:
    """An id that can stand before a colon and in the name of a form's field."""
    id_ = read_text(value, key)
    if not _PLAIN_ID.fullmatch(id_):
        raise PayloadError("id-wrong", key)
    return id_


def read_items(value: Any, key: str, *, least: int, most: int) -> tuple[Option, ...]:
    """Things with a plain id and a text, both different from all others of the list."""
    listed = read_list(value, key, least=least, most=most)
    items = tuple(_read_item(item, f"{key}.{index}") for index, item in enumerate(listed))
    require_unique((item.id for item in items), key)
    require_unique((item.text.casefold() for item in items), key)
    return items


def _read_item(value: Any, key: str) -> Option:
    if not isinstance(value, dict):
        raise PayloadError("not-an-object", key)
    require_keys(value, required=("id", "text"))
    return Option(
        id=read_id(value["id"], f"{key}.id"), text=read_text(value["text"], f"{key}.text")
    )


def dump_items(items: Iterable[Option]) -> list[dict[str, str]]:
    return [{"id": item.id, "text": item.text} for item in items]


def _read_option(value: Any, key: str) -> Option:
    if not isinstance(value, dict):
        raise PayloadError("not-an-object", key)
    require_keys(value, required=("id", "text"), optional=("feedback",))
    return Option(
        id=read_text(value["id"], f"{key}.id"),
        text=read_text(value["text"], f"{key}.text"),
        feedback=read_text(value.get("feedback", ""), f"{key}.feedback", blank=True),
    )


def dump_options(options: Iterable[Option]) -> list[dict[str, str]]:
    return [{"id": item.id, "text": item.text, "feedback": item.feedback} for item in options]
