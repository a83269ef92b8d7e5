"""A read document as JSON and back, so that what took long to read need not be read again.

The shape follows the dataclasses themselves; of another shape (an older program wrote it) nothing
is restored.
"""

from collections.abc import Mapping
from dataclasses import asdict, fields, is_dataclass, replace
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from lessons.domain.handouts.document import Document, ReadPicture
from lessons.domain.handouts.row_json import rows_from_json, rows_to_json


def document_to_json(document: Document) -> dict[str, Any]:
    """The rows apart: each of them knows the whole table around it. Pictures without their bytes,
    which are kept elsewhere."""
    return {
        **asdict(replace(document, rows=(), pictures=())),
        "rows": rows_to_json(document.rows),
        "pictures": [[one.name, one.alternative, one.line] for one in document.pictures],
    }


def document_from_json(kept: Any) -> Document | None:
    """None for what this program did not write."""
    try:
        document: Document = restore(Document, {**kept, "rows": (), "pictures": ()})
        pictures = tuple(
            ReadPicture(name=name, data=b"", alternative=alternative, line=line)
            for name, alternative, line in kept.get("pictures", ())
        )
        return replace(document, rows=rows_from_json(kept["rows"]), pictures=pictures)
    except (IndexError, KeyError, TypeError, ValueError):
        return None


def restore(kind: Any, value: Any) -> Any:
    """A value of ``kind``, a dataclass of plain values, from what ``asdict`` made of it."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in {Union, UnionType}:
        [kind] = [each for each in arguments if each is not NoneType]
        return None if value is None else restore(kind, value)
    if origin is tuple:
        return tuple(restore(arguments[0], each) for each in value)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {key: restore(arguments[1], each) for key, each in value.items()}
    if is_dataclass(kind):
        return _restore_dataclass(kind, value)
    return kind(value) if isinstance(kind, type) and issubclass(kind, Enum) else value


def _restore_dataclass(kind: Any, value: Mapping[str, Any]) -> Any:
    hints = get_type_hints(kind)
    names = {each.name for each in fields(kind) if each.init}
    if names != set(value):
        raise ValueError("another shape")
    return kind(**{name: restore(hints[name], value[name]) for name in names})
