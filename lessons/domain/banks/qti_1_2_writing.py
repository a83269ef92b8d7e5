"""A question as one item of QTI 1.2, as Canvas writes its own."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from typing import Any

from lessons.domain.banks.bank import BankQuestion
from lessons.domain.content.parsing import parse
from lessons.domain.types.choices import MULTIPLE, SINGLE

_RESPONSE = "response1"


def write_item(question: BankQuestion, identifier: str) -> str:
    kind, response, rules, feedbacks = WRITERS[question.kind](parse(question).definition)
    fields = {"question_type": kind, "points_possible": str(question.points)}
    metadata = "".join(
        f"<qtimetadatafield><fieldlabel>{name}</fieldlabel><fieldentry>{value}</fieldentry>"
        "</qtimetadatafield>"
        for name, value in fields.items()
    )
    told = {**feedbacks, **({"general_fb": question.explanation} if question.explanation else {})}
    return (
        f'<item ident="{identifier}" title="{escape(question.title or "Question")}">'
        f"<itemmetadata><qtimetadata>{metadata}</qtimetadata></itemmetadata>\n"
        f"<presentation>{_material(question.text)}{response}</presentation>\n"
        "<resprocessing><outcomes><decvar maxvalue='100' minvalue='0' varname='SCORE' "
        f"vartype='Decimal'/></outcomes>{rules}</resprocessing>\n"
        + "".join(
            f'<itemfeedback ident="{name}"><flow_mat>{_material(text)}</flow_mat></itemfeedback>\n'
            for name, text in told.items()
        )
        + "</item>\n"
    )


def _material(text: str) -> str:
    lines = "<br/>".join(escape(line, quote=False) for line in text.split("\n"))
    inside = escape(f"<div>{lines}</div>", quote=False)
    return f'<material><mattext texttype="text/html">{inside}</mattext></material>'


Written = tuple[str, str, str, Mapping[str, str]]
"""(Canvas's kind, the response, the rules, feedback by its name)"""


def _rule(inside: str) -> str:
    return (
        f'<respcondition continue="No"><conditionvar>{inside}</conditionvar>'
        '<setvar action="Set" varname="SCORE">100</setvar></respcondition>'
    )


def _equal(value: str) -> str:
    return f'<varequal respident="{_RESPONSE}">{escape(value, quote=False)}</varequal>'


def _choices(options: Iterable[tuple[str, str]], cardinality: str) -> str:
    labels = "".join(
        f'<response_label ident="{name}">{_material(text)}</response_label>'
        for name, text in options
    )
    return (
        f'<response_lid ident="{_RESPONSE}" rcardinality="{cardinality}">'
        f"<render_choice>{labels}</render_choice></response_lid>"
    )


def _write_choice(definition: Any) -> Written:
    correct = definition.correct
    right = {correct} if isinstance(correct, str) else set(correct)
    named = [(f"option{number}", one) for number, one in enumerate(definition.options, start=1)]
    told = {f"{name}_fb": option.feedback for name, option in named if option.feedback}
    several = not isinstance(correct, str)
    parts = [
        _equal(name) if option.id in right else f"<not>{_equal(name)}</not>"
        for name, option in named
        if several or option.id in right
    ]
    inside = f"<and>{''.join(parts)}</and>" if several else "".join(parts)
    response = _choices(
        ((name, option.text) for name, option in named), "Multiple" if several else "Single"
    )
    kind = "multiple_answers_question" if several else "multiple_choice_question"
    return kind, response, _rule(inside), told


def _write_truth(definition: Any) -> Written:
    response = _choices((("true", "True"), ("false", "False")), "Single")
    right = "true" if definition.correct else "false"
    return "true_false_question", response, _rule(_equal(right)), {}


def _typed(rows: int = 1, kind: str = "String") -> str:
    return (
        f'<response_str ident="{_RESPONSE}" rcardinality="Single">'
        f'<render_fib fibtype="{kind}" rows="{rows}"><response_label ident="answer1"/>'
        "</render_fib></response_str>"
    )


def _write_texts(definition: Any) -> Written:
    rules = _rule("".join(map(_equal, definition.accepted)))
    return "short_answer_question", _typed(), rules, {}


def _write_open(_definition: Any) -> Written:
    return "essay_question", _typed(rows=10), "", {}


def _write_matching(definition: Any) -> Written:
    names = {match.id: f"match{number}" for number, match in enumerate(definition.matches, 1)}
    labels = "".join(
        f'<response_label ident="{names[match.id]}">{_material(match.text)}</response_label>'
        for match in definition.matches
    )
    responses, rules = [], []
    listed: Sequence[tuple[Any, str]] = list(zip(definition.items, definition.correct, strict=True))
    for number, (item, match) in enumerate(listed, start=1):
        responses.append(
            f'<response_lid ident="response{number}">{_material(item.text)}'
            f"<render_choice>{labels}</render_choice></response_lid>"
        )
        rules.append(
            f'<respcondition><conditionvar><varequal respident="response{number}">{names[match]}'
            '</varequal></conditionvar><setvar varname="SCORE" action="Add">'
            f"{100 / len(listed):.2f}</setvar></respcondition>"
        )
    return "matching_question", "".join(responses), "".join(rules), {}


WRITERS: Mapping[str, Callable[[Any], Written]] = {
    SINGLE: _write_choice,
    MULTIPLE: _write_choice,
    "true-false": _write_truth,
    "short-answer": _write_texts,
    "open-answer": _write_open,
    "matching": _write_matching,
}
