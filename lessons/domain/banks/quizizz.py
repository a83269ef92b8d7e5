"""Quizizz's table: a question, its kind, up to five options, and the numbers of the right ones."""

from collections.abc import Iterator, Mapping

from lessons.domain.banks import keys
from lessons.domain.banks.bank import BankQuestion, ItemError
from lessons.domain.banks.codes import BankCode
from lessons.domain.banks.columns import OPTION, numbered
from lessons.domain.banks.form_sheets import FormSheet
from lessons.domain.banks.forms import Key
from lessons.domain.banks.table import Row
from lessons.domain.banks.texts import clean, clean_line
from lessons.domain.content.parsing import parse
from lessons.domain.types.choices import MULTIPLE, SINGLE, choice
from lessons.domain.types.open_answer.bank_forms import open_answer
from lessons.domain.types.registry import KINDS
from lessons.domain.types.short_answer.bank_forms import short_answer

_COLUMNS = {
    "question text": "text",
    "question type": "kind",
    "correct answer": "right",
    "time in seconds": "time",
    "image link": "image",
    "answer explanation": "explanation",
    **{f"option {number}": f"{OPTION} {number}" for number in range(1, 11)},
}
_MOST_OPTIONS = 5
_SECONDS = "30"
_TYPES = {
    SINGLE: "Multiple Choice",
    MULTIPLE: "Checkbox",
    "short-answer": "Fill-in-the-Blank",
    "open-answer": "Open-Ended",
}
_KINDS = {"".join(filter(str.isalpha, name.lower())): kind for kind, name in _TYPES.items()}


class Quizizz(FormSheet):
    code = "quizizz"
    kinds = frozenset(_TYPES)
    header = (
        "Question Text",
        "Question Type",
        *(f"Option {number}" for number in range(1, _MOST_OPTIONS + 1)),
        "Correct Answer",
        "Time in seconds",
        "Image Link",
        "Answer explanation",
    )

    def columns_of(self, row: Row) -> list[str]:
        columns = [_COLUMNS.get(" ".join(cell.lower().split()), "") for cell in row]
        return columns if {"text", "kind", "right", "time"} <= set(columns) else []

    def read_cells(self, cells: Mapping[str, str], *, line: int) -> BankQuestion:
        name = cells.get("kind", "")
        kind = _KINDS.get("".join(filter(str.isalpha, name.lower())))
        if kind is None:
            raise ItemError(BankCode.KIND_UNKNOWN, name[:40])
        doubts = (BankCode.MEDIA_LEFT_OUT,) if cells.get("image") else ()
        return keys.checked(
            _key(kind, cells),
            text=clean(cells.get("text", "")),
            explanation=clean(cells.get("explanation", "")),
            doubts=doubts,
            line=line,
        )

    def write_row(self, question: BankQuestion, number: int) -> list[str]:
        texts, right = list(_options(question)), ""
        if question.kind in {SINGLE, MULTIPLE}:
            right = ",".join(str(n) for n, (_, is_right) in enumerate(texts, start=1) if is_right)
        options = [clean_line(text) for text, _ in texts]
        padded = [*options, *[""] * (_MOST_OPTIONS - len(options))][:_MOST_OPTIONS]
        told = [right, _SECONDS, "", question.explanation]
        return [question.text, _TYPES[question.kind], *padded, *told]


def _key(kind: str, cells: Mapping[str, str]) -> Key:
    options = numbered(cells, OPTION)
    if kind == "open-answer":
        return open_answer()
    if kind == "short-answer":
        return short_answer(options.values())
    named = [part.strip() for part in cells.get("right", "").replace(";", ",").split(",")]
    if not all(part.isdecimal() and int(part[:3]) in options for part in named):
        code = BankCode.KEY_UNCLEAR if any(named) else BankCode.KEY_MISSING
        raise ItemError(code, ",".join(named)[:40])
    chosen = {int(part) for part in named}
    places = [place for place, number in enumerate(options) if number in chosen]
    return choice(list(options.values()), places, several=kind == MULTIPLE)


def _options(question: BankQuestion) -> Iterator[tuple[str, bool]]:
    definition = parse(question).definition
    tagged = KINDS[question.kind].forms.tagged
    if tagged:
        yield from tagged(definition)
    elif question.kind == "short-answer":
        yield from ((text, True) for text in definition.accepted)
