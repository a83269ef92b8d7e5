"""The elements of which Moodle's questions are made, whatever their type."""

from dataclasses import dataclass
from decimal import Decimal
from html import escape
from xml.etree.ElementTree import Element

from lessons.domain.banks.codes import BankCode
from lessons.domain.banks.markup import LEFT_OUT, html_text, loose_text
from lessons.domain.banks.texts import clean
from lessons.domain.banks.weights import percent, weight_of
from lessons.domain.banks.xml_items import child_text

TRUE_WORDS = frozenset({"true", "1"})


@dataclass(frozen=True, slots=True)
class Answer:
    weight: Decimal
    text: str
    feedback: str


def formatted(element: Element | None) -> str:
    """The text of an element that holds ``<text>`` and names its format."""
    if element is None:
        return ""
    text = child_text(element, "text")
    format_ = element.get("format", "html")
    if format_ == "html":
        shown = html_text(text)
    else:
        shown = loose_text(text) if format_ == "moodle_auto_format" else clean(text)
    has_file = element.find("file") is not None
    return f"{shown}{LEFT_OUT}" if has_file and LEFT_OUT not in shown else shown


def answers_of(element: Element) -> list[Answer]:
    return [
        Answer(
            weight_of(answer.get("fraction", "0")),
            formatted(answer),
            formatted(answer.find("feedback")),
        )
        for answer in element.findall("answer")
    ]


def dropped_feedback(answers: list[Answer]) -> tuple[BankCode, ...]:
    """A doubt, for a type that has no place for the feedback of answers."""
    return (BankCode.FEEDBACK_DROPPED,) if any(one.feedback for one in answers) else ()


def write_text(text: str) -> str:
    return f"<text>{escape(text, quote=False)}</text>"


def write_plain(tag: str, text: str, *, attributes: str = "", inside: str = "") -> str:
    words = write_text(text)
    return f'  <{tag}{attributes} format="plain_text">{words}{inside}</{tag}>\n'


def write_answer(share: Decimal, text: str, feedback: str = "") -> str:
    told = f'<feedback format="plain_text">{write_text(feedback)}</feedback>' if feedback else ""
    return write_plain("answer", text, attributes=f' fraction="{percent(share)}"', inside=told)
