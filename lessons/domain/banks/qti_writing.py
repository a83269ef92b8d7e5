"""A question as one QTI item of version 2.1 or 3.0."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from html import escape
from typing import Any

from lessons.domain.banks.bank import BankQuestion
from lessons.domain.banks.qti_names import Dialect
from lessons.domain.banks.qti_reading import EXPLANATION, HINT_CLASS, OUTCOME, name_for
from lessons.domain.types.definition import Option
from lessons.domain.types.registry import REGISTRY

_RESPONSE = "RESPONSE"
_PLACES = Decimal("0.00001")


@dataclass(frozen=True, slots=True)
class Parts:
    """What a kind writes: attributes of the response, its key, and the interaction."""

    cardinality: str
    base_type: str
    right: tuple[str, ...]
    shares: Mapping[str, Decimal]
    """What each value earns, of 1."""
    interaction: str
    scorer: str = ""
    template: str = "map_response"


def write_item(question: BankQuestion, dialect: Dialect, identifier: str) -> str:
    definition = REGISTRY[question.kind].parse(question.payload)
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


def _element(dialect: Dialect, name: str, inside: str, **attributes: str) -> str:
    tag = dialect.tag(name)
    return f"<{tag}{dialect.attributes(**attributes)}>{inside}</{tag}>"


def paragraph(text: str) -> str:
    return f"<p>{'<br/>'.join(escape(line, quote=False) for line in text.split(chr(10)))}</p>"


def _response(dialect: Dialect, parts: Parts, points: int) -> str:
    values = "".join(_element(dialect, "value", escape(one, quote=False)) for one in parts.right)
    key = _element(dialect, "correctResponse", values) if values else ""
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
    mapping = _element(dialect, "mapping", entries, **bounds) if entries else ""
    return (
        _element(
            dialect,
            "responseDeclaration",
            key + mapping,
            identifier=_RESPONSE,
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
        _element(dialect, "rubricBlock", paragraph(hint), view="tutor", class_=HINT_CLASS)
        for hint in question.hints
    )
    scorer = (
        _element(dialect, "rubricBlock", paragraph(parts.scorer), view="scorer")
        if parts.scorer
        else ""
    )
    inside = f"{paragraph(question.text)}\n{parts.interaction}\n{scorer}{hints}"
    return _element(dialect, "itemBody", f"\n{inside}\n") + "\n"


def _explanation(dialect: Dialect, explanation: str) -> str:
    if not explanation:
        return ""
    named = {"identifier": EXPLANATION, "outcome_identifier": OUTCOME, "show_hide": "hide"}
    inside = paragraph(explanation)
    if dialect.is_hyphenated:
        inside = _element(dialect, "contentBody", inside)
    return _element(dialect, "modalFeedback", inside, **named) + "\n"


def _choices(dialect: Dialect, options: tuple[Option, ...], *, most: int) -> str:
    inside = "".join(f"\n{_choice(dialect, option)}" for option in options)
    named = {"response_identifier": _RESPONSE, "shuffle": "false", "max_choices": str(most)}
    return _element(dialect, "choiceInteraction", f"{inside}\n", **named)


def _choice(dialect: Dialect, option: Option) -> str:
    told = ""
    if option.feedback:
        named = {"identifier": option.id, "outcome_identifier": OUTCOME, "show_hide": "show"}
        told = _element(dialect, "feedbackInline", escape(option.feedback, quote=False), **named)
    words = escape(option.text, quote=False)
    return _element(dialect, "simpleChoice", words + told, identifier=option.id)


def _safe(
    options: tuple[Option, ...], right: tuple[str, ...]
) -> tuple[tuple[Option, ...], list[str]]:
    """Options under identifiers that QTI allows."""
    ids = {option.id: f"option{number}" for number, option in enumerate(options, start=1)}
    named = tuple(
        Option(id=ids[option.id], text=option.text, feedback=option.feedback) for option in options
    )
    return named, [ids[id_] for id_ in right]


def _single(dialect: Dialect, definition: Any) -> Parts:
    options, right = _safe(definition.options, (definition.correct,))
    return Parts(
        cardinality="single",
        base_type="identifier",
        right=tuple(right),
        shares={right[0]: Decimal(1)},
        interaction=_choices(dialect, options, most=1),
    )


def _multiple(dialect: Dialect, definition: Any) -> Parts:
    """Shares that give what our own rule gives."""
    options, right = _safe(definition.options, definition.correct)
    wrong = [option.id for option in options if option.id not in right]
    return Parts(
        cardinality="multiple",
        base_type="identifier",
        right=tuple(right),
        shares={
            **{id_: Decimal(1) / len(right) for id_ in right},
            **{id_: Decimal(-1) / len(wrong) for id_ in wrong},
        },
        interaction=_choices(dialect, options, most=0),
    )


def _true_false(dialect: Dialect, definition: Any) -> Parts:
    options = (Option(id="true", text="true"), Option(id="false", text="false"))
    right = "true" if definition.correct else "false"
    return Parts(
        cardinality="single",
        base_type="identifier",
        right=(right,),
        shares={right: Decimal(1)},
        interaction=_choices(dialect, options, most=1),
    )


def _short_answer(dialect: Dialect, definition: Any) -> Parts:
    tag = dialect.tag("textEntryInteraction")
    return Parts(
        cardinality="single",
        base_type="string",
        right=definition.accepted[:1],
        shares=dict.fromkeys(definition.accepted, Decimal(1)),
        interaction=f"<p><{tag}{dialect.attributes(response_identifier=_RESPONSE)}/></p>",
    )


def _open_answer(dialect: Dialect, definition: Any) -> Parts:
    tag = dialect.tag("extendedTextInteraction")
    return Parts(
        cardinality="single",
        base_type="string",
        right=(),
        shares={},
        interaction=f"<{tag}{dialect.attributes(response_identifier=_RESPONSE)}/>",
        scorer=REGISTRY["open-answer"].to_text(definition),
    )


def _matching(dialect: Dialect, definition: Any) -> Parts:
    items = {item.id: f"item{number}" for number, item in enumerate(definition.items, 1)}
    matches = {match.id: f"match{number}" for number, match in enumerate(definition.matches, 1)}
    pairs = [
        f"{items[item.id]} {matches[match]}"
        for item, match in zip(definition.items, definition.correct, strict=True)
    ]
    sets = "".join(
        _element(dialect, "simpleMatchSet", "".join(_associable(dialect, ids, side, most=most)))
        for ids, side, most in (
            (items, definition.items, "1"),
            (matches, definition.matches, str(len(items))),
        )
    )
    named = {"response_identifier": _RESPONSE, "shuffle": "true"}
    named["max_associations"] = str(len(items))
    return Parts(
        cardinality="multiple",
        base_type="directedPair",
        right=tuple(pairs),
        shares={pair: Decimal(1) / len(pairs) for pair in pairs},
        interaction=_element(dialect, "matchInteraction", sets, **named),
    )


def _associable(
    dialect: Dialect, ids: Mapping[str, str], side: tuple[Option, ...], *, most: str
) -> Iterator[str]:
    for one in side:
        words = escape(one.text, quote=False)
        named = {"identifier": ids[one.id], "match_max": most}
        yield _element(dialect, "simpleAssociableChoice", words, **named)


def _ordering(dialect: Dialect, definition: Any) -> Parts:
    """The items stand there in the order of their ids, which is not the right one."""
    ids = {item.id: f"item{n}" for n, item in enumerate(_by_id(definition.items), start=1)}
    inside = "".join(
        _element(dialect, "simpleChoice", escape(item.text, quote=False), identifier=ids[item.id])
        for item in _by_id(definition.items)
    )
    named = {"response_identifier": _RESPONSE, "shuffle": "true"}
    return Parts(
        cardinality="ordered",
        base_type="identifier",
        right=tuple(ids[item.id] for item in definition.items),
        shares={},
        interaction=_element(dialect, "orderInteraction", inside, **named),
        template="match_correct",
    )


def _by_id(items: tuple[Option, ...]) -> list[Option]:
    return sorted(items, key=lambda item: item.id)


WRITERS: Mapping[str, Callable[[Dialect, Any], Parts]] = {
    "single-choice": _single,
    "multiple-choice": _multiple,
    "true-false": _true_false,
    "short-answer": _short_answer,
    "open-answer": _open_answer,
    "matching": _matching,
    "ordering": _ordering,
}
