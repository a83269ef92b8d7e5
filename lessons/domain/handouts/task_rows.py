"""A block of independent work: its topic, the bare word "Тапсырмалар:" and the tasks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lessons.domain.handouts.headings import TASKS, Heading, Role, find_heading
from lessons.domain.handouts.items import Rows, is_list_item
from lessons.domain.handouts.level_lines import find_level_line
from lessons.domain.handouts.lines import Row

_OWN_WORD = re.compile(
    r"(?:\*\*)?(?:тапсырма(?:сы|лар|лары)?|задани[ея])(?:\*\*)? ?(?::|$)(?:\*\*)? ?(?P<rest>.*)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class TaskRows:
    rows: Rows
    intro: Rows = ()
    """The topic above a list of tasks, which is no task itself."""
    is_single: bool = False
    """The topic and the paragraph below it are one task."""


def is_own_word(row: Row, following: Sequence[Row], above: Heading, body: Sequence[Row]) -> bool:
    """Right under a task heading or its topic "Тапсырмалар:" begins no block of its own."""
    if above.role not in TASKS or _OWN_WORD.match(row.text) is None:
        return False
    has_levels = any(find_level_line(each.text) for each in following[:1])
    return not has_levels and _topic_length(body) == len(body)


def split_task(rows: Sequence[Row]) -> TaskRows:
    topic, rest = tuple(rows[: _topic_length(rows)]), tuple(rows[_topic_length(rows) :])
    word = _OWN_WORD.match(rest[0].text) if rest else None
    if not rest or (word is None and not topic):
        return TaskRows((*topic, *rest))
    told = replace(rest[0], text=word["rest"] if word else rest[0].text)
    if not told.text:
        return TaskRows(rest[1:], topic) if rest[1:] else TaskRows(topic)
    if is_list_item(told) or not topic:
        return TaskRows((told, *rest[1:]), topic)
    if _is_topic(told):
        return TaskRows((*topic, *rest))
    return TaskRows((*topic, replace(rest[0], starts=False), *rest[1:]), is_single=True)


def _topic_length(rows: Sequence[Row]) -> int:
    """How many rows the topic's paragraph has."""
    if not rows or not _is_topic(rows[0]):
        return 0
    ends = (index for index, row in enumerate(rows[1:], start=1) if row.starts)
    return next(ends, len(rows))


def _is_topic(row: Row) -> bool:
    found = find_heading(row.text)
    return found is not None and found.role is Role.TOPIC
