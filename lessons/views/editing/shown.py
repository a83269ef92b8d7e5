"""A question as a student gets it, before it is saved; and what two versions of it differ in."""

from collections.abc import Iterable
from dataclasses import dataclass

from lessons.domain.content.changes import Piece, question_changes, question_texts
from lessons.domain.content.question import QuestionContent
from lessons.domain.types.definition import Input
from lessons.models import QuestionVersion
from lessons.views.question_fields import FieldRow, field_rows, long_options
from lessons.views.question_page import Choice, choices, control_template
from lessons.wording.editing import TEXT_NAME
from lessons.wording.questions import answer_help, partial_rule

SAVED = "?saved=1"
"""Tells the page after a save that the browser need not keep what was typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What the templates of the controls take."""

    question: QuestionVersion
    input: Input
    control_template: str
    choices: list[Choice]
    rows: list[FieldRow]
    long_options: object
    answer_help: str
    partial_rule: str


def preview_of(content: QuestionContent) -> Preview:
    """As it is asked when options stand as they were written."""
    version = QuestionVersion.of(content)
    drawn = version.input
    return Preview(
        question=version,
        input=drawn,
        control_template=control_template(drawn),
        choices=choices(drawn, ()),
        rows=field_rows(drawn, ()),
        long_options=long_options(drawn),
        answer_help=answer_help(content.kind),
        partial_rule=partial_rule(content.kind),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    name: str
    pieces: tuple[Piece, ...]


def changed_texts(before: QuestionContent, after: QuestionContent) -> list[Changed]:
    found = question_changes(before, after).items()
    return [Changed(name=str(TEXT_NAME[text]), pieces=pieces) for text, pieces in found]


def texts_shown(content: QuestionContent) -> Iterable[tuple[str, str]]:
    """(name, text) of those that hold something."""
    return [(str(TEXT_NAME[name]), text) for name, text in question_texts(content).items() if text]
