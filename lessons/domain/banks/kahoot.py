"""Kahoot's table: a question, up to four answers, seconds, and the numbers of the right ones."""

import re
from collections.abc import Mapping

from lessons.domain.banks.bank import BankQuestion
from lessons.domain.banks.columns import NUMBER, OPTION, RIGHT, TEXT
from lessons.domain.banks.form_sheets import FormSheet
from lessons.domain.banks.table import Row, read_row
from lessons.domain.banks.texts import clean_line
from lessons.domain.content.parsing import parse
from lessons.domain.types.registry import KINDS

_QUESTION = re.compile(r"question - max \d+ characters", re.IGNORECASE)
_ANSWER = re.compile(r"answer (\d) - max \d+ characters", re.IGNORECASE)
_RIGHT = re.compile(r"correct answer\(s\).*", re.IGNORECASE)
_TIME = re.compile(r"time limit.*", re.IGNORECASE)
_MOST_OPTIONS = 4
_LONGEST_TEXT, _LONGEST_ANSWER = 120, 75
_SECONDS = "30"
_FORMS = {code: kind.forms.tagged for code, kind in KINDS.items() if kind.forms.tagged}


class Kahoot(FormSheet):
    code = "kahoot"
    kinds = frozenset(_FORMS)
    header = (
        "",
        f"Question - max {_LONGEST_TEXT} characters",
        *(f"Answer {n} - max {_LONGEST_ANSWER} characters" for n in range(1, _MOST_OPTIONS + 1)),
        "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
        "Correct answer(s) - choose at least one",
    )

    def columns_of(self, row: Row) -> list[str]:
        columns = [_column(cell, is_first=not place) for place, cell in enumerate(row)]
        return columns if {TEXT, RIGHT, f"{OPTION} 1"} <= set(columns) else []

    def read_cells(self, cells: Mapping[str, str], *, line: int) -> BankQuestion:
        known = {name: cell for name, cell in cells.items() if name != "time"}
        return read_row(list(known), list(known.values()), line=line)

    def write_row(self, question: BankQuestion, number: int) -> list[str]:
        """What is longer than Kahoot takes is cut, which reading it back tells."""
        options = _FORMS[question.kind](parse(question).definition)
        texts = [clean_line(text)[:_LONGEST_ANSWER] for text, _ in options]
        right = [str(place) for place, (_, is_right) in enumerate(options, start=1) if is_right]
        padded = [*texts, *[""] * (_MOST_OPTIONS - len(texts))][:_MOST_OPTIONS]
        text = clean_line(question.text)[:_LONGEST_TEXT]
        return [str(number), text, *padded, _SECONDS, ",".join(right)]


def _column(header: str, *, is_first: bool) -> str:
    if answer := _ANSWER.fullmatch(header):
        return f"{OPTION} {answer[1]}"
    for pattern, column in ((_QUESTION, TEXT), (_RIGHT, RIGHT), (_TIME, "time")):
        if pattern.fullmatch(header):
            return column
    return NUMBER if is_first else ""
