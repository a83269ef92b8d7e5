"""Moodle XML, the format that holds everything Moodle knows of a question."""

from collections.abc import Iterable, Iterator
from functools import partial
from xml.etree.ElementTree import Element

from lessons.domain.banks import keys
from lessons.domain.banks.bank import MAX_BYTES, Bank, BankQuestion, Collector, ItemError, RawItem
from lessons.domain.banks.codes import BankCode
from lessons.domain.banks.forms import claiming
from lessons.domain.banks.labels import split_tags
from lessons.domain.banks.moodle_syntax import formatted
from lessons.domain.banks.moodle_writing import FORMS, name_for, write_category, write_question
from lessons.domain.banks.text_bank import sample_of
from lessons.domain.banks.texts import clean_line
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


def _read(raw: RawItem, element: Element, category: str) -> BankQuestion:
    kind = element.get("type", "")
    if kind == "description":
        raise ItemError(BankCode.NOT_A_QUESTION)
    form = claiming([form for form in FORMS.values() if form.type == kind], element)
    if form is None:
        raise ItemError(BankCode.KIND_UNKNOWN, kind[:40])
    shown = formatted(element.find("questiontext"))
    found = form.read(element)
    text = shown if found.text is None else found.text
    points, is_rounded = _points(child_text(element, "defaultgrade"))
    more = [
        *([BankCode.POINTS_ROUNDED] if is_rounded else []),
        *([BankCode.FEEDBACK_DROPPED] if _has_own_overall(element) else []),
    ]
    return keys.checked(
        found.key,
        text=text,
        title=_own_title(child_text(element, "name", "text"), text),
        category=category,
        explanation=formatted(element.find("generalfeedback")),
        hints=tuple(filter(None, map(formatted, element.findall("hint")))),
        points=points,
        doubts=tuple(dict.fromkeys((*found.doubts, *more))),
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
    texts = (formatted(element.find(name)) for name in _OVERALL)
    return any(text and text not in _USUAL_FEEDBACK for text in texts)


class MoodleXml:
    code = "moodle-xml"
    suffixes: tuple[str, ...] = (".xml",)
    media_type = "application/xml"
    max_bytes = MAX_BYTES
    kinds = frozenset(FORMS)

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
