"""The one way from a key to a question: all formats refuse the same for the same reasons."""

from typing import Any

from lessons.domain.banks.bank import BankQuestion, ItemError
from lessons.domain.banks.codes import BankCode
from lessons.domain.banks.forms import Key, wrong_key
from lessons.domain.parts import Part
from lessons.domain.types.definition import PayloadError
from lessons.domain.types.registry import REGISTRY

LONGEST_LABEL = 20


def checked(key: Key, *, text: str, **fields: Any) -> BankQuestion:
    """A question that its type can read; its payload is as the type itself writes it."""
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


def _is_label(label: str, part: Part | None) -> bool:
    """Only a task has a label of its own, and a short one."""
    return not label or (len(label) <= LONGEST_LABEL and part is not None and part.is_task)
