"""From the labels of a document (``.expected.json``) to a role for each of its lines."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lessons.domain.handouts.answer_keys import is_announced_list, is_key_list
from lessons.domain.handouts.headings import find_heading
from lessons.domain.handouts.learnt.labels import FIELDS, Label
from lessons.domain.handouts.learnt.lines import Line
from lessons.domain.handouts.training.labelled import tight

Json = Mapping[str, Any]
_LONGEST_HEAD = 110
_MOST_ROWS = 40
_NEAR = 3
"""Lines below a stem in which its options begin."""
_ITEMS = {
    Label.QUESTION: Label.QUESTION_ON,
    Label.TASK: Label.TASK_ON,
    Label.STEM: Label.STEM_ON,
    Label.OPTION: Label.OPTION_ON,
    Label.ANSWER: Label.ANSWER_ON,
    Label.TITLE: Label.FIELD_ON,
    **dict.fromkeys(FIELDS, Label.FIELD_ON),
}


class _Labeller:
    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.labels = [Label.OTHER] * len(lines)
        self.is_free = [True] * len(lines)
        self.missed: list[tuple[Label, str]] = []
        self._tight = [tight(line.row.text) for line in lines]
        self._bare = [tight(line.text) for line in lines]

    def put(self, label: Label, text: str, start: int = 0) -> int | None:
        """The index of the last line that the text was found in."""
        wanted = tight(text)
        if not wanted:
            return None
        for whole in (True, False):
            for index in (*range(start, len(self.lines)), *range(start)):
                end = self._match(index, wanted, whole=whole) if self.is_free[index] else None
                if end is not None:
                    self._set(label, index, end)
                    return end
        self.missed.append((label, text))
        return None

    def put_options(self, texts: Sequence[str], start: int) -> int:
        """Each on a line of its own, or all of them on one right below the stem."""
        wanted = [tight(text) for text in texts]
        for index in range(start, min(start + _NEAR, len(self.lines))):
            if self.is_free[index] and _holds(self._tight[index], wanted):
                self._set(Label.OPTION, index, index)
                return index
        for text in texts:
            start = self.put(Label.OPTION, text, start) or start
        return start

    def _match(self, index: int, wanted: str, *, whole: bool) -> int | None:
        for own in (self._bare[index], self._tight[index], *self._parts(index)):
            if not own:
                continue
            if own == wanted:
                return index
            if len(own) > 5 and wanted.startswith(own):
                end = self._extend(index, own, wanted)
                if end is not None:
                    return end
        if not whole and len(wanted) > 8 and wanted in self._tight[index]:
            return index
        if not whole and len(wanted) > 24:
            return self._long(index, wanted)
        return None

    def _parts(self, index: int) -> Iterator[str]:
        """What stands behind a heading or a label on the same line."""
        text = self.lines[index].row.text
        heading = find_heading(text)
        if heading is not None and heading.rest:
            yield tight(heading.rest)
        for match in re.finditer(r"[:.]\s|\s[-–—]\s|\)\s", text[:160]):
            yield tight(text[match.end() :])
        for match in re.finditer(r"\s\(", text[-40:]):
            yield tight(
                text[: len(text) - 40 + match.start()] if len(text) > 40 else text[: match.start()]
            )

    def _extend(self, index: int, own: str, wanted: str) -> int | None:
        whole = own
        for end in range(index + 1, min(index + _MOST_ROWS, len(self.lines))):
            following = self._tight[end]
            joined = whole + following
            if joined == wanted or (joined.startswith(wanted) and len(joined) - len(wanted) < 25):
                return end
            if not wanted.startswith(joined):
                bare = whole + self._bare[end]
                if bare == wanted:
                    return end
                if not wanted.startswith(bare):
                    return None
                joined = bare
            whole = joined
        return None

    def _long(self, index: int, wanted: str) -> int | None:
        """Begins on this line after a label and runs over the next ones."""
        head = wanted[:20]
        own = self._tight[index]
        at = own.find(head)
        return None if at < 0 else self._extend(index, own[at:], wanted)

    def _set(self, label: Label, first: int, last: int) -> None:
        self.labels[first] = label
        for index in range(first + 1, last + 1):
            self.labels[index] = _ITEMS.get(label, label)
        for index in range(first, last + 1):
            self.is_free[index] = False


def _holds(line: str, wanted: Sequence[str]) -> bool:
    """Several texts, one behind the other."""
    at = 0
    for text in wanted:
        found = line.find(text, at)
        if found < 0:
            return False
        at = found + len(text)
    return len(wanted) > 1


def label_lines(
    lines: Sequence[Line], expected: Json
) -> tuple[list[Label], list[tuple[Label, str]]]:
    """One role a line, and what of the labels was found in no line."""
    found = _Labeller(lines)
    for lesson in expected["lessons"]:
        _put_lesson(found, lesson)
    _put_heads(found)
    return found.labels, found.missed


def _put_lesson(found: _Labeller, lesson: Json) -> None:
    at = 0
    for label, name in ((Label.TITLE, "title"), *((field, field.value) for field in FIELDS)):
        if lesson.get(name):
            for part in str(lesson[name]).split("\n"):
                found.put(label, part, at)
    for test in lesson.get("tests", ()):
        at = found.put(Label.STEM, test["stem"], at) or at
        at = found.put_options(test["options"], at)
    for name, label in (("questions", Label.QUESTION), ("tasks", Label.TASK)):
        for item in lesson.get(name, ()):
            # Work done in the lesson is fair as a question.
            asked = Label.QUESTION if item.get("kind") == "class" else label
            own = found.put(asked, item["text"], at)
            at = own if own is not None else at
            if item.get("answer"):
                found.put(Label.ANSWER, item["answer"], at)
    for special in lesson.get("special", ()):
        found.put(Label.QUESTION, special["text"])


def _is_beside(lines: Sequence[Line], index: int) -> bool:
    """In the table of the line below, and not alone in its row: a criterion or a level is no
    heading of what stands in the next row."""
    place, below = lines[index].row.place, lines[index + 1].row.place
    if place is None or below is None or place.grid is not below.grid:
        return False
    return sum(row == place.row for row, _ in place.grid.cells) > 1


_HEAD_OF = {
    **dict.fromkeys(
        (Label.GOAL, Label.EQUIPMENT, Label.OUTCOMES, Label.METHODS, Label.TITLE), Label.FIELD_HEAD
    ),
    Label.QUESTION: Label.ASK_HEAD,
    Label.TASK: Label.TASK_HEAD,
    Label.STEM: Label.TEST_HEAD,
}


def _put_heads(found: _Labeller) -> None:
    for index, line in enumerate(found.lines):
        if not found.is_free[index]:
            continue
        if line.marker:
            found.labels[index] = Label.LEVEL
        elif is_key_list(line.row.text) or is_announced_list(line.row.text):
            found.labels[index] = Label.KEY
    for index in range(len(found.lines) - 2, -1, -1):
        below = found.labels[index + 1]
        is_short = len(found.lines[index].row.text) <= _LONGEST_HEAD
        if not (found.is_free[index] and found.labels[index] is Label.OTHER and is_short):
            continue
        if _is_beside(found.lines, index):
            continue
        if below in _HEAD_OF:
            found.labels[index] = _HEAD_OF[below]
        elif below is Label.LEVEL:
            found.labels[index] = Label.ASK_HEAD
