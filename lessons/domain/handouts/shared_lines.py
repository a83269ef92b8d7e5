"""Header fields that share a line, as where the cells of a table were run together:
``Практикалық сабақ №3 Тақырыбы: Су Мақсаты: Суды зерттеу``; and tasks that do:
``ОБӨЖ: сызба салу. БӨЖ: эссе жазу.``"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lessons.domain.handouts.headings import FIELDS, TASKS, Role, find_heading
from lessons.domain.handouts.level_lines import find_level_line
from lessons.domain.handouts.lines import Row
from lessons.domain.handouts.task_headings import LABEL
from lessons.domain.text.characters import CAPITALS
from lessons.domain.text.samples import Sample

_OWN = frozenset({*FIELDS, Role.TOPIC, Role.CLASS_TITLE})
_NAMED = re.compile(rf"(?<=\S) (?=[{CAPITALS}][^:.;?!]{{2,60}}:)")
_TASK = re.compile(rf"(?<=[.?!;]) (?={LABEL}[^:.;?!]{{0,60}}:)")
SAMPLES = (
    Sample(
        pattern=_TASK,
        how="search",
        matches=("Су деңгейі. БӨЖ: сипаттама жазу.", "Оқудың түрлері бар. СӨЖ: студенттің жұмысы."),
        misses=("деңгейін сипаттаңыз.", "СӨЖ – студенттің өзіндік жұмысы."),
    ),
)
_MOST_LETTERS = 2_000


def split_shared(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Each on a row of its own; only a line that begins with a field or a task is looked at."""
    return tuple(
        piece
        for row in rows
        for field in _split(row, _places(row.text))
        for piece in _split(field, _task_places(field.text))
    )


def _split(row: Row, places: Sequence[int]) -> Iterator[Row]:
    start = 0
    for place in places:
        yield replace(row, text=row.text[start:place].strip())
        start = place
        row = replace(row, starts=True, is_mid_sentence=False)
    yield replace(row, text=row.text[start:].strip()) if start else row


def _places(text: str) -> list[int]:
    if ":" not in text or len(text) > _MOST_LETTERS:
        return []
    places = [match.end() for match in _NAMED.finditer(text) if _is_field(text[match.end() :])]
    own = find_heading(text) if places else None
    return places if own and own.role in _OWN and _is_filled(text, places[0]) else []


def _task_places(text: str) -> list[int]:
    """In theory a label with a colon may explain an abbreviation."""
    if ":" not in text or len(text) > _MOST_LETTERS:
        return []
    places = [match.end() for match in _TASK.finditer(text) if _is_task(text[match.end() :])]
    is_asking = places and (_is_task(text) or find_level_line(text) is not None)
    return places if is_asking else []


def _is_task(text: str) -> bool:
    found = find_heading(text)
    return found is not None and found.role in TASKS


def _is_field(text: str) -> bool:
    found = find_heading(text)
    return found is not None and found.role in {*FIELDS, Role.TOPIC}


def _is_filled(text: str, place: int) -> bool:
    """``Сабақтың тақырыбы:`` is one heading, not a title before a topic."""
    own = find_heading(text[:place].strip())
    return own is not None and own.role in _OWN
