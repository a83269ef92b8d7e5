"""Moodle XML, the format that holds everything Moodle knows of a question."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from html import escape
from typing import Any
from xml.etree.ElementTree import Element

from lessons.domain.banks import keys
from lessons.domain.banks.bank import MAX_BYTES, Bank, BankQuestion, Collector, ItemError, RawItem
from lessons.domain.banks.cloze import read_cloze, write_cloze
from lessons.domain.banks.codes import BankCode
from lessons.domain.banks.labels import all_tags, split_tags
from lessons.domain.banks.markup import html_text, loose_text
from lessons.domain.banks.text_bank import sample_of
from lessons.domain.banks.texts import clean, clean_line
from lessons.domain.banks.weights import (
    FULL,
    decimal_or_same,
    judge_weights,
    percent,
    plain_decimal,
    weight_of,
)
from lessons.domain.banks.xml_items import child_text, read_items
from lessons.domain.documents.document import DocumentError
from lessons.domain.limits import MAX_POINTS
from lessons.domain.questions.registry import REGISTRY

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n'
_END = "</quiz>\n"
# What Moodle itself says when an author leaves the field as it is; nobody would miss it.
_USUAL_FEEDBACK = frozenset(
    {
        "Your answer is correct.",
        "Your answer is partially correct.",
        "Your answer is incorrect.",
        "Ваш ответ верный.",
        "Ваш ответ частично правильный.",
        "Ваш ответ неправильный.",
        "Сіздің жауабыңыз дұрыс.",
        "Сіздің жауабыңыз жартылай дұрыс.",
        "Сіздің жауабыңыз дұрыс емес.",
    }
)
_OVERALL = ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")
_TRUE_WORDS = frozenset({"true", "1"})

Read = tuple[keys.Key, tuple[BankCode, ...]]


@dataclass(frozen=True, slots=True)
class Answer:
    weight: Decimal
    text: str
    feedback: str


def _formatted(element: Element | None) -> str:
    """The text of an element that holds ``<text>`` and names its format."""
    if element is None:
        return ""
    if element.find("file") is not None:
        raise ItemError(BankCode.MEDIA, "file")
    text = child_text(element, "text")
    format_ = element.get("format", "html")
    if format_ == "html":
        return html_text(text)
    return loose_text(text) if format_ == "moodle_auto_format" else clean(text)


def _read(raw: RawItem, element: Element, category: str) -> BankQuestion:
    kind = element.get("type", "")
    if kind == "description":
        raise ItemError(BankCode.NOT_A_QUESTION)
    if kind not in _READERS and kind != "cloze":
        raise ItemError(BankCode.KIND_UNKNOWN, kind[:40])
    text = _formatted(element.find("questiontext"))
    if kind == "cloze":
        name = clean_line(child_text(element, "name", "text"))
        text, (key, doubts) = read_cloze(text, name=name)
    else:
        key, doubts = _READERS[kind](element)
    points, is_rounded = _points(child_text(element, "defaultgrade"))
    more = [
        *([BankCode.POINTS_ROUNDED] if is_rounded else []),
        *([BankCode.FEEDBACK_DROPPED] if _has_own_overall(element) else []),
    ]
    return keys.checked(
        key,
        text=text,
        title=_own_title(child_text(element, "name", "text"), text),
        category=category,
        explanation=_formatted(element.find("generalfeedback")),
        hints=tuple(filter(None, map(_formatted, element.findall("hint")))),
        points=points,
        doubts=tuple(dict.fromkeys((*doubts, *more))),
        line=raw.line,
        **split_tags(_tags(element)),
    )


def _own_title(name: str, text: str) -> str:
    """Moodle wants a name for every question; the beginning of its text is none of its own."""
    title = clean_line(name)
    return "" if title == _name_for(text) else title


def _name_for(text: str) -> str:
    return clean_line(text.partition("\n")[0][:80])


def _tags(element: Element) -> Iterator[str]:
    return filter(
        None, (clean_line(child_text(tag, "text")) for tag in element.findall("tags/tag"))
    )


def _points(text: str) -> tuple[int, bool]:
    """(whole points, whether they were rounded); 1 where nothing is said."""
    if not text.strip():
        return 1, False
    try:
        told = float(text)
    except ValueError as error:
        raise ItemError(BankCode.POINTS_WRONG, text.strip()[:40]) from error
    if not 0 <= told <= MAX_POINTS:
        raise ItemError(BankCode.POINTS_WRONG, text.strip()[:40])
    points = max(1, round(told))
    return points, points != told


def _has_own_overall(element: Element) -> bool:
    texts = (_formatted(element.find(name)) for name in _OVERALL)
    return any(text and text not in _USUAL_FEEDBACK for text in texts)


def _answers(element: Element) -> list[Answer]:
    return [
        Answer(
            weight_of(answer.get("fraction", "0")),
            _formatted(answer),
            _formatted(answer.find("feedback")),
        )
        for answer in element.findall("answer")
    ]


def _read_choice(element: Element) -> Read:
    answers = _answers(element)
    is_single = child_text(element, "single").strip().lower() in _TRUE_WORDS
    judged = judge_weights([answer.weight for answer in answers], is_single=is_single)
    key = keys.choice(
        [answer.text for answer in answers],
        judged.right,
        feedbacks=[answer.feedback for answer in answers],
        several=not is_single or len(judged.right) > 1,
    )
    return key, judged.doubts


def _read_true_false(element: Element) -> Read:
    answers = _answers(element)
    right = [answer.text.lower() for answer in answers if answer.weight >= FULL]
    if len(right) != 1 or right[0] not in {"true", "false"}:
        raise ItemError(BankCode.KEY_UNCLEAR)
    return keys.true_false(is_true=right[0] == "true"), _dropped_feedback(answers)


def _dropped_feedback(answers: Sequence[Answer]) -> tuple[BankCode, ...]:
    return (BankCode.FEEDBACK_DROPPED,) if any(one.feedback for one in answers) else ()


def _read_short_answer(element: Element) -> Read:
    answers = _answers(element)
    full = [answer.text for answer in answers if answer.weight >= FULL]
    doubts = list(_dropped_feedback(answers))
    if any(0 < answer.weight < FULL for answer in answers):
        doubts.append(BankCode.WEIGHTS_DROPPED)
    if child_text(element, "usecase").strip() == "1":
        doubts.append(BankCode.CASE_DROPPED)
    none = [answer.text for answer in answers if answer.weight == 0]
    return keys.short_answer(full, none), tuple(doubts)


def _read_essay(element: Element) -> Read:
    return keys.open_answer(_formatted(element.find("graderinfo"))), ()


def _read_matching(element: Element) -> Read:
    """A match without an item is left over."""
    pairs, left_over = [], []
    for pair in element.findall("subquestion"):
        item, match = _formatted(pair), clean_line(child_text(pair, "answer", "text"))
        if item:
            pairs.append((item, match))
        elif match:
            left_over.append(match)
    return keys.matching(pairs, left_over), ()


def _read_numerical(element: Element) -> Read:
    accepted = []
    for answer in element.findall("answer"):
        share = round(weight_of(answer.get("fraction", "0")))
        text = child_text(answer, "text").strip()
        if share > 0 and text != "*":
            tolerance = plain_decimal(child_text(answer, "tolerance").strip() or "0")
            accepted.append((plain_decimal(text), "" if tolerance == "0" else tolerance, share))
    units = [child_text(unit, "unit_name") for unit in element.findall("units/unit")]
    doubts = [*_dropped_feedback(_answers(element))]
    if len(units) > 1:
        doubts.append(BankCode.UNITS_DROPPED)
    return keys.numeric(accepted, units[0] if units else ""), tuple(doubts)


def _read_ordering(element: Element) -> Read:
    answers = enumerate(element.findall("answer"))
    placed = sorted((_place(answer), number, answer) for number, answer in answers)
    return keys.ordering(_formatted(answer) for _, _, answer in placed), ()


def _place(answer: Element) -> float:
    """Moodle keeps the place of an item as its fraction: 1, 2, 3 …"""
    try:
        return float(answer.get("fraction", "0"))
    except ValueError as error:
        raise ItemError(BankCode.SYNTAX, answer.get("fraction", "")[:40]) from error


_READERS: Mapping[str, Callable[[Element], Read]] = {
    "multichoice": _read_choice,
    "truefalse": _read_true_false,
    "shortanswer": _read_short_answer,
    "essay": _read_essay,
    "matching": _read_matching,
    "numerical": _read_numerical,
    "ordering": _read_ordering,
}


def _text(text: str) -> str:
    return f"<text>{escape(text, quote=False)}</text>"


def _plain(tag: str, text: str, *, attributes: str = "", inside: str = "") -> str:
    return f'  <{tag}{attributes} format="plain_text">{_text(text)}{inside}</{tag}>\n'


def _answer(share: Decimal, text: str, feedback: str = "") -> str:
    told = f'<feedback format="plain_text">{_text(feedback)}</feedback>' if feedback else ""
    return _plain("answer", text, attributes=f' fraction="{percent(share)}"', inside=told)


def _write(question: BankQuestion) -> str:
    kind, write = _WRITERS[question.kind]
    tags = "".join(f"<tag>{_text(tag)}</tag>" for tag in all_tags(question))
    title = question.title or _name_for(question.text)
    definition = REGISTRY[question.kind].parse(question.payload)
    text = write_cloze(question.text, definition) if kind == "cloze" else question.text
    return "".join(
        [
            f'<question type="{kind}">\n',
            f"  <name>{_text(title)}</name>\n",
            _plain("questiontext", text),
            _plain("generalfeedback", question.explanation),
            f"  <defaultgrade>{question.points}</defaultgrade>\n",
            *write(definition),
            *(_plain("hint", hint) for hint in question.hints),
            f"  <tags>{tags}</tags>\n" if tags else "",
            "</question>\n",
        ]
    )


def _write_category(category: str) -> str:
    return f'<question type="category"><category>{_text(category)}</category></question>\n'


def _write_single(definition: Any) -> Iterator[str]:
    yield "  <single>true</single>\n"
    for option in definition.options:
        share = FULL if option.id == definition.correct else Decimal(0)
        yield _answer(share, option.text, option.feedback)


def _write_multiple(definition: Any) -> Iterator[str]:
    """Weights that give what our own rule gives."""
    right = len(definition.correct)
    wrong = len(definition.options) - right
    yield "  <single>false</single>\n"
    for option in definition.options:
        share = FULL / right if option.id in definition.correct else -FULL / wrong
        yield _answer(share, option.text, option.feedback)


def _write_true_false(definition: Any) -> Iterator[str]:
    for word, is_true in (("true", True), ("false", False)):
        yield _answer(FULL if definition.correct is is_true else Decimal(0), word)


def _write_short_answer(definition: Any) -> Iterator[str]:
    yield "  <usecase>0</usecase>\n"
    yield from (_answer(FULL, text) for text in definition.accepted)
    yield from (_answer(Decimal(0), text) for text in definition.wrong)


def _write_essay(definition: Any) -> Iterator[str]:
    """Key points and model answer in our own lines, which a marker can read as well."""
    lines = REGISTRY["open-answer"].to_text(definition)
    if lines:
        yield _plain("graderinfo", lines)


def _write_matching(definition: Any) -> Iterator[str]:
    texts = {match.id: match.text for match in definition.matches}
    for item, match in zip(definition.items, definition.correct, strict=True):
        yield _plain("subquestion", item.text, inside=f"<answer>{_text(texts[match])}</answer>")
    for match in definition.matches:
        if match.id not in definition.correct:
            yield _plain("subquestion", "", inside=f"<answer>{_text(match.text)}</answer>")


def _write_numerical(definition: Any) -> Iterator[str]:
    for item in definition.accepted:
        tolerance = f"<tolerance>{escape(decimal_or_same(item.tolerance or '0'))}</tolerance>"
        fraction = f' fraction="{item.share}"'
        yield _plain("answer", decimal_or_same(item.value), attributes=fraction, inside=tolerance)
    if definition.unit:
        name = f"<unit_name>{escape(definition.unit, quote=False)}</unit_name>"
        yield f"  <units><unit><multiplier>1</multiplier>{name}</unit></units>\n"


def _write_ordering(definition: Any) -> Iterator[str]:
    yield "  <layouttype>VERTICAL</layouttype><selecttype>ALL</selecttype>\n"
    for place, item in enumerate(definition.items, start=1):
        yield _plain("answer", item.text, attributes=f' fraction="{place}"')


def _write_nothing(_definition: Any) -> Iterator[str]:
    """The gaps of a cloze stand in its text."""
    return iter(())


_WRITERS: Mapping[str, tuple[str, Callable[[Any], Iterator[str]]]] = {
    "single-choice": ("multichoice", _write_single),
    "multiple-choice": ("multichoice", _write_multiple),
    "true-false": ("truefalse", _write_true_false),
    "short-answer": ("shortanswer", _write_short_answer),
    "open-answer": ("essay", _write_essay),
    "matching": ("matching", _write_matching),
    "numeric": ("numerical", _write_numerical),
    "ordering": ("ordering", _write_ordering),
    "gaps": ("cloze", _write_nothing),
}


class MoodleXml:
    code = "moodle-xml"
    suffixes: tuple[str, ...] = (".xml",)
    media_type = "application/xml"
    max_bytes = MAX_BYTES
    kinds = keys.held(_WRITERS)

    def recognises(self, data: bytes) -> bool:
        return "<quiz" in sample_of(data)

    def read(self, data: bytes) -> Bank:
        collector = Collector()
        category = ""

        def take(raw: RawItem, element: Element) -> None:
            nonlocal category
            if element.get("type") == "category":
                category = " ".join(child_text(element, "category", "text").split())
            else:
                collector.take(raw, partial(_read, raw, element, category))

        root = read_items(data, "question", take)
        if root != "quiz":
            raise DocumentError(code=BankCode.FORMAT_WRONG, detail=root[:40])
        return collector.bank()

    def compose(self, questions: Iterable[BankQuestion]) -> bytes:
        written, category = [_HEAD], ""
        for question in questions:
            if question.category != category:
                category = question.category
                written.append(_write_category(category))
            written.append(_write(question))
        return "".join([*written, _END]).encode()

    def compose_rejected(self, bank: Bank) -> bytes:
        sources = [f"{item.source}\n" for item in bank.rejected]
        return "".join([_HEAD, *sources, _END]).encode()
