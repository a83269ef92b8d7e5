"""The elements of which QTI items are made: responses, their mappings, and interactions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from html import escape
from xml.etree.ElementTree import Element

from lessons.domain.banks.bank import ItemError
from lessons.domain.banks.codes import BankCode
from lessons.domain.banks.qti_names import Dialect
from lessons.domain.banks.texts import clean_line

FEEDBACK = ("feedbackInline", "feedbackBlock")
OUTCOME = "FEEDBACK"
RESPONSE = "RESPONSE"
_MOST_DIGITS = 30


def drop(parent: Element, child: Element) -> None:
    """Out of its parent; the words behind it stay."""
    place = list(parent).index(child)
    tail = child.tail or ""
    if place:
        parent[place - 1].tail = (parent[place - 1].tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(child)


def number_of(text: str) -> Decimal:
    try:
        number = Decimal(text.strip())
    except InvalidOperation as error:
        raise ItemError(BankCode.SYNTAX, text[:40]) from error
    if not number.is_finite() or abs(number.adjusted()) > _MOST_DIGITS:
        raise ItemError(BankCode.SYNTAX, text[:40])
    return number


def mapped_values(response: Element) -> list[tuple[str, Decimal]]:
    return [
        (entry.get("mapKey", ""), number_of(entry.get("mappedValue", "0")))
        for entry in response.findall("mapping/mapEntry")
    ]


def right_values(response: Element) -> list[str]:
    return [
        clean_line("".join(one.itertext())) for one in response.findall("correctResponse/value")
    ]


def contradicts(right: Iterable[str], mapped: Iterable[tuple[str, Decimal]]) -> list[BankCode]:
    """The mapping gives points for other values than those that are declared right."""
    earning = {key for key, value in mapped if value > 0}
    return [BankCode.SCORING_DROPPED] if earning and earning != set(right) else []


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


def write_element(dialect: Dialect, name: str, inside: str, **attributes: str) -> str:
    tag = dialect.tag(name)
    return f"<{tag}{dialect.attributes(**attributes)}>{inside}</{tag}>"


def paragraph(text: str) -> str:
    return f"<p>{'<br/>'.join(escape(line, quote=False) for line in text.split(chr(10)))}</p>"
