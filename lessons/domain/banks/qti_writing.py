"""A question as one QTI item of version 2.1 or 3.0."""

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from html import escape
from typing import Any

from lessons.domain.banks.bank import BankQuestion
from lessons.domain.banks.qti_names import Dialect
from lessons.domain.banks.qti_reading import EXPLANATION, FORMS, HINT_CLASS, name_for
from lessons.domain.banks.qti_syntax import OUTCOME, RESPONSE, Parts, paragraph, write_element
from lessons.domain.content.parsing import parse

_PLACES = Decimal("0.00001")
WRITERS: dict[str, Callable[[Dialect, Any], Parts]] = {
    code: form.write for code, form in FORMS.items() if form.write
}


def write_item(question: BankQuestion, dialect: Dialect, identifier: str) -> str:
    definition = parse(question).definition
    parts = WRITERS[question.kind](dialect, definition)
    named = {
        "identifier": identifier,
        "title": escape(question.title or name_for(question.text)),
        **({"label": escape(question.label)} if question.label else {}),
        "adaptive": "false",
        "time_dependent": "false",
    }
    inside = [
        _response(dialect, parts, question.points),
        _score(dialect, question.points),
        _body(dialect, question, parts),
        f'<{dialect.tag("responseProcessing")} template="{dialect.templates}{parts.template}"/>\n'
        if parts.right
        else "",
        _explanation(dialect, question.explanation),
    ]
    tag = dialect.tag("assessmentItem")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<{tag} xmlns="{dialect.namespace}"{dialect.attributes(**named)}>\n'
        f"{''.join(inside)}</{tag}>\n"
    )


def _response(dialect: Dialect, parts: Parts, points: int) -> str:
    values = "".join(
        write_element(dialect, "value", escape(one, quote=False)) for one in parts.right
    )
    key = write_element(dialect, "correctResponse", values) if values else ""
    tag = dialect.tag("mapEntry")
    entries = "".join(
        f"<{tag}"
        + dialect.attributes(
            map_key=escape(value), mapped_value=_decimal(share * points), case_sensitive="false"
        )
        + "/>"
        for value, share in parts.shares.items()
    )
    bounds = {"lower_bound": "0", "upper_bound": str(points), "default_value": "0"}
    mapping = write_element(dialect, "mapping", entries, **bounds) if entries else ""
    return (
        write_element(
            dialect,
            "responseDeclaration",
            key + mapping,
            identifier=RESPONSE,
            cardinality=parts.cardinality,
            base_type=parts.base_type,
        )
        + "\n"
    )


def _decimal(value: Decimal) -> str:
    text = str(value.quantize(_PLACES, ROUND_HALF_UP))
    return text.rstrip("0").rstrip(".")


def _score(dialect: Dialect, points: int) -> str:
    tag = dialect.tag("outcomeDeclaration")
    score = dialect.attributes(
        identifier="SCORE", cardinality="single", base_type="float", normal_maximum=str(points)
    )
    feedback = dialect.attributes(
        identifier=OUTCOME, cardinality="multiple", base_type="identifier"
    )
    return f"<{tag}{score}/>\n<{tag}{feedback}/>\n"


def _body(dialect: Dialect, question: BankQuestion, parts: Parts) -> str:
    hints = "".join(
        write_element(dialect, "rubricBlock", paragraph(hint), view="tutor", class_=HINT_CLASS)
        for hint in question.hints
    )
    scorer = (
        write_element(dialect, "rubricBlock", paragraph(parts.scorer), view="scorer")
        if parts.scorer
        else ""
    )
    inside = f"{paragraph(question.text)}\n{parts.interaction}\n{scorer}{hints}"
    return write_element(dialect, "itemBody", f"\n{inside}\n") + "\n"


def _explanation(dialect: Dialect, explanation: str) -> str:
    if not explanation:
        return ""
    named = {"identifier": EXPLANATION, "outcome_identifier": OUTCOME, "show_hide": "hide"}
    inside = paragraph(explanation)
    if dialect.is_hyphenated:
        inside = write_element(dialect, "contentBody", inside)
    return write_element(dialect, "modalFeedback", inside, **named) + "\n"
