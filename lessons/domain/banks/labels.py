"""A question's level or task as a tag, for formats that know tags but no levels."""

import re
from collections.abc import Iterable
from typing import Any

from lessons.domain.banks.bank import BankQuestion
from lessons.domain.parts import Part

_LEVEL = re.compile(
    r"(?:level|деңгей|уровень)[\s_-]*([123])|([123])[\s_-]*(?:level|деңгей|уровень)", re.IGNORECASE
)
_TASKS = {part.value: part for part in Part if part.is_task}


def part_of_tag(tag: str) -> Part | None:
    match = _LEVEL.fullmatch(tag.strip())
    if match:
        return Part(f"level-{match[1] or match[2]}")
    return _TASKS.get(tag.strip().lower())


def split_tags(tags: Iterable[str]) -> dict[str, Any]:
    """``part`` and ``tags`` of a question: the first tag that names a part is taken as it."""
    part, others = None, []
    for tag in dict.fromkeys(tags):
        named = part_of_tag(tag)
        if named is not None and part is None:
            part = named
        else:
            others.append(tag)
    return {"part": part, "tags": tuple(others)}


def all_tags(question: BankQuestion) -> list[str]:
    """The tags to write, the part first."""
    return [*([question.part.value] if question.part else []), *question.tags]
