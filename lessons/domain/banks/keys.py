"""The one way from a key to a question: all formats refuse the same for the same reasons."""

from collections.abc import Iterator, Mapping
from typing import Any

from lessons.domain.banks.bank import BankQuestion, ItemError
from lessons.domain.banks.codes import BankCode
from lessons.domain.banks.forms import Key, wrong_key
from lessons.domain.banks.markup import LEFT_OUT, without_media
from lessons.domain.parts import Part
from lessons.domain.types.definition import PayloadError
from lessons.domain.types.registry import REGISTRY

LONGEST_LABEL = 20


def checked(key: Key, *, text: str, **fields: Any) -> BankQuestion:
    """A question that its type can read; its payload is as the type itself writes it."""
    if has_media(key, text, fields):
        return _without_media(key, text, fields)
    kind, payload = key
    if kind not in REGISTRY:
        raise ItemError(BankCode.KIND_UNKNOWN, kind)
    if not text:
        raise ItemError(BankCode.TEXT_MISSING)
    if not _is_label(fields.get("label", ""), fields.get("part")):
        raise ItemError(BankCode.LABEL_WRONG, fields["label"][:40])
    try:
        type_ = REGISTRY[kind]
        read = type_.dump(type_.parse(payload))
    except PayloadError as error:
        raise wrong_key(error) from error
    return BankQuestion(kind=kind, text=text, payload=read, **fields)


def has_media(*values: Any) -> bool:
    return any(LEFT_OUT in text for text in _texts(values))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from _texts(list(value.values()))
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each)


def _without_media(key: Key, text: str, fields: dict[str, Any]) -> BankQuestion:
    """The question in words alone, and a doubt. Raises ItemError where a text of the key was
    nothing but a picture."""
    kind, payload = key
    if any(LEFT_OUT in each and not without_media(each) for each in _texts(payload)):
        raise ItemError(BankCode.MEDIA)
    doubts = dict.fromkeys((*fields.get("doubts", ()), BankCode.MEDIA_LEFT_OUT))
    plain: dict[str, Any] = _plain({**fields, "doubts": ()})
    words = without_media(text)
    if not words:
        raise ItemError(BankCode.MEDIA)
    return checked((kind, _plain(payload)), text=words, **{**plain, "doubts": tuple(doubts)})


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return without_media(value)
    if isinstance(value, Mapping):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return tuple(_plain(each) for each in value) if isinstance(value, tuple) else value


def _is_label(label: str, part: Part | None) -> bool:
    """Only a task has a label of its own, and a short one."""
    return not label or (len(label) <= LONGEST_LABEL and part is not None and part.is_task)
