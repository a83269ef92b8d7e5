"""Whether every line of a document is somewhere: in a lesson, in a note, or told as not used.

The readers tell what they leave out; what all of them overlooked is told here, at the very end.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from lessons.domain.handouts.answer_keys import read_key_list
from lessons.domain.handouts.class_titles import match_class_title
from lessons.domain.handouts.closings import find_closing
from lessons.domain.handouts.document import Document, Judgement, ReadLesson
from lessons.domain.handouts.headings import find_heading
from lessons.domain.handouts.level_lines import find_level_line
from lessons.domain.handouts.lines import Row, is_furniture, tidy
from lessons.domain.handouts.model_answers import begins_answer
from lessons.domain.handouts.roles import Role
from lessons.domain.terms.term import Term
from lessons.domain.text.characters import LETTER

_WORD = re.compile(rf"{LETTER}\w*|\d+{LETTER}\w*")
_LABEL = re.compile(r"\W{0,2}\w{1,3}[.)]\s*")
_KEY = re.compile(r"[^|]{0,40}(?:\|\s*(?:[A-HА-Е]|\d{1,3})\s*)+")
_MARK = re.compile(r"[{<][^{}<>]{1,60}[}>] ?[=:]? ?\w{0,3}")
"""``{Күрделілігі}=1``: a mark of a test format, whose value is the question's level or key."""
_MOST_MISSING = 0.5
"""Of the pairs of words in a line: its number, label or level is taken off, and a hyphen at its
end mended."""
_FEWEST_LETTERS = 4


def lines_nowhere(document: Document) -> list[tuple[int, str]]:
    """(number, line) of those that are in no lesson and no note; of a refused document none."""
    if document.verdict is Judgement.REFUSE:
        return []
    told = [text for lesson in document.lessons for text in _told(lesson)]
    told += [text for note in document.warnings for text in (note.text, note.became)]
    place = _Place(list(dict.fromkeys(told)))  # A line that everything stands on is told by all.
    noted = {note.line for note in document.warnings if note.text}
    rows = {row.line: row.text for row in document.rows}
    return [
        (number, line)
        for number, line in enumerate(document.lines, start=1)
        if number not in noted and not place.holds(rows.get(number, tidy(line)))
    ]


class _Place:
    def __init__(self, told: list[str]) -> None:
        words = [_words(text) for text in told]
        self._pairs = {pair for each in words for pair in pairwise(each)}
        self._letters = "|".join(map("".join, words))

    def holds(self, text: str) -> bool:
        """Each cell of a drawn table for itself."""
        return all(map(self._holds, text.split("|"))) or _is_structure(text)

    def _holds(self, text: str) -> bool:
        words = _words(text)
        if sum(map(len, words)) < _FEWEST_LETTERS:
            return True
        pairs = list(pairwise(words))
        missing = sum(pair not in self._pairs for pair in pairs)
        if pairs and missing <= _MOST_MISSING * len(pairs):
            return True
        own = "".join(_words(_LABEL.sub("", text, count=1)))
        return _is_structure(text) or "".join(words) in self._letters or own in self._letters


def _is_structure(text: str) -> bool:
    """It heads, numbers or answers something, and that is told instead of its words."""
    row = Row(0, text)
    return bool(
        find_heading(text)
        or find_level_line(text)
        or match_class_title(text)
        or read_key_list([text])
        or find_closing(row, (), Role.INDEPENDENT)
        or begins_answer(text)
        or _KEY.fullmatch(text)
        or _MARK.fullmatch(text)
        or is_furniture(text)
        or not sum(map(len, _words(_LABEL.sub("", text, count=1)))) >= _FEWEST_LETTERS
    )


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _told(lesson: ReadLesson) -> Iterator[str]:
    for name in ReadLesson.__dataclass_fields__:
        if name not in {"body", "questions", "spans", "language"}:
            yield from _strings(getattr(lesson, name))
    for section in lesson.body:
        yield from (section.heading, section.text)
    for question in lesson.questions:
        for name in type(question).__dataclass_fields__:
            yield from _strings(getattr(question, name))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (text for inside in value.values() for text in _strings(inside))
    elif isinstance(value, Term):
        yield from (value.kk, value.ru, value.en, value.meaning)
    elif isinstance(value, list | tuple):
        yield from (text for inside in value for text in _strings(inside))
