"""Moodle XML, the format that holds everything Moodle knows of a question."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from xml.etree.ElementTree import Element

from lessons.domain.banks import keys
from lessons.domain.banks.bank import MAX_BYTES, Bank, BankQuestion, Collector, ItemError, RawItem
from lessons.domain.banks.cloze import read_cloze
from lessons.domain.banks.codes import BankCode
from lessons.domain.banks.labels import split_tags
from lessons.domain.banks.markup import html_text, loose_text
from lessons.domain.banks.moodle_writing import WRITERS, name_for, write_category, write_question
from lessons.domain.banks.text_bank import sample_of
from lessons.domain.banks.texts import clean, clean_line
from lessons.domain.banks.weights import (
    FULL,
    judge_weights,
    plain_decimal,
    weight_of,
    whole_share,
)
from lessons.domain.banks.wildcards import has_wildcard, unescape_stars
from lessons.domain.banks.xml_items import child_text, read_items
from lessons.domain.handouts.document import DocumentError
from lessons.domain.limits import MAX_POINTS

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
    return "" if title == name_for(text) else title


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
    if any(answer.weight not in (0, FULL) for answer in answers):
        doubts.append(BankCode.WEIGHTS_DROPPED)
    if any(has_wildcard(answer.text) for answer in answers if answer.text != "*"):
        doubts.append(BankCode.WILDCARD)
    if child_text(element, "usecase").strip() == "1":
        doubts.append(BankCode.CASE_DROPPED)
    none = [answer.text for answer in answers if answer.weight == 0]
    key = keys.short_answer(map(unescape_stars, full), map(unescape_stars, none))
    return key, tuple(doubts)


def _read_essay(element: Element) -> Read:
    is_begun = bool(_formatted(element.find("responsetemplate")))
    doubts = (BankCode.TEMPLATE_DROPPED,) if is_begun else ()
    return keys.open_answer(_formatted(element.find("graderinfo"))), doubts


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
    accepted, doubts = [], [*_dropped_feedback(_answers(element))]
    for answer in element.findall("answer"):
        weight = weight_of(answer.get("fraction", "0"))
        text = child_text(answer, "text").strip()
        if weight > 0 and text != "*":
            tolerance = plain_decimal(child_text(answer, "tolerance").strip() or "0")
            share = whole_share(weight)
            accepted.append((plain_decimal(text), "" if tolerance == "0" else tolerance, share))
            doubts += [BankCode.SHARE_ROUNDED] if share != weight else []
    unit, is_dropped = _unit(element)
    doubts += [BankCode.UNITS_DROPPED] if is_dropped else []
    return keys.numeric(accepted, unit), tuple(doubts)


def _unit(element: Element) -> tuple[str, bool]:
    """(the unit in which the number is written, whether there are others)."""
    units = element.findall("units/unit")
    own = [unit for unit in units if plain_decimal(child_text(unit, "multiplier") or "1") == "1"]
    if units and not own:
        raise ItemError(BankCode.UNIT_UNCLEAR)
    return child_text(own[0], "unit_name") if own else "", len(units) > 1


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


class MoodleXml:
    code = "moodle-xml"
    suffixes: tuple[str, ...] = (".xml",)
    media_type = "application/xml"
    max_bytes = MAX_BYTES
    kinds = keys.held(WRITERS)

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
                written.append(write_category(category))
            written.append(write_question(question))
        return "".join([*written, _END]).encode()

    def compose_rejected(self, bank: Bank) -> bytes:
        sources = [f"{item.source}\n" for item in bank.rejected]
        return "".join([_HEAD, *sources, _END]).encode()
