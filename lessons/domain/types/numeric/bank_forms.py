"""Numbers with tolerance and share, in each format of banks that has them."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from html import escape as escape_xml
from typing import Any
from xml.etree.ElementTree import Element

from lessons.domain.banks.bank import ItemError
from lessons.domain.banks.codes import BankCode
from lessons.domain.banks.forms import (
    Forms,
    GiftForm,
    Key,
    MoodleForm,
    QtiForm,
    Read,
    TableForm,
)
from lessons.domain.banks.gift_answers import Shape, marked
from lessons.domain.banks.gift_answers import answers_of as gift_answers
from lessons.domain.banks.gift_syntax import Item, escape, show
from lessons.domain.banks.moodle_syntax import answers_of, dropped_feedback, write_plain
from lessons.domain.banks.qti_syntax import mapped_values, right_values
from lessons.domain.banks.texts import clean_line
from lessons.domain.banks.weights import (
    FULL,
    decimal_or_same,
    middle,
    plain_decimal,
    weight_of,
    whole_share,
)
from lessons.domain.banks.xml_items import child_text
from lessons.domain.types.definition import Payload
from lessons.domain.types.numeric.definition import Definition, Numeric

_QTI_NUMBERS = frozenset({"float", "integer"})


def numeric(accepted: Iterable[tuple[str, str, int]], unit: str = "") -> Key:
    """(value, tolerance, percent of the points) of each accepted value."""
    values = [
        {"value": value, "tolerance": tolerance, "share": share}
        for value, tolerance, share in accepted
    ]
    if not values:
        raise ItemError(BankCode.KEY_MISSING)
    return Numeric.kind, {"accepted": values, "unit": clean_line(unit)}


def _read_gift(_item: Item, block: str) -> Read:
    """``3:0.5``, ``1..5``, or several of them, each behind its ``=``."""
    answers = gift_answers(marked(block[1:].strip()))
    earning = [answer for answer in answers if answer.weight > 0]
    accepted = [
        (*_read_number(show(answer.text)), whole_share(answer.weight)) for answer in earning
    ]
    doubts = [BankCode.FEEDBACK_DROPPED] if any(answer.feedback for answer in answers) else []
    if any(answer.weight != whole_share(answer.weight) for answer in earning):
        doubts.append(BankCode.SHARE_ROUNDED)
    return Read(numeric(accepted), tuple(doubts))


def _read_number(text: str) -> tuple[str, str]:
    """(value, tolerance)."""
    if ".." in text:
        low, _, high = text.partition("..")
        value, tolerance = middle(low, high)
    else:
        value, _, width = text.partition(":")
        value, tolerance = plain_decimal(value), plain_decimal(width or "0")
    return value, "" if tolerance == "0" else tolerance


def _write_gift(definition: Definition) -> Iterator[str]:
    """``#`` begins the first line; a unit has no place here."""
    for place, item in enumerate(definition.accepted):
        tolerance = f":{escape(decimal_or_same(item.tolerance))}" if item.tolerance else ""
        share = f"%{item.share}%" if item.share < FULL else ""
        yield f"{'' if place else '#'}={share}{escape(decimal_or_same(item.value))}{tolerance}"


def _read_moodle(element: Element) -> Read:
    accepted, doubts = [], [*dropped_feedback(answers_of(element))]
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
    return Read(numeric(accepted, unit), tuple(doubts))


def _unit(element: Element) -> tuple[str, bool]:
    """(the unit in which the number is written, whether there are others)."""
    units = element.findall("units/unit")
    own = [unit for unit in units if plain_decimal(child_text(unit, "multiplier") or "1") == "1"]
    if units and not own:
        raise ItemError(BankCode.UNIT_UNCLEAR)
    return child_text(own[0], "unit_name") if own else "", len(units) > 1


def _write_moodle(definition: Definition) -> Iterator[str]:
    for item in definition.accepted:
        width = escape_xml(decimal_or_same(item.tolerance or "0"))
        yield write_plain(
            "answer",
            decimal_or_same(item.value),
            attributes=f' fraction="{item.share}"',
            inside=f"<tolerance>{width}</tolerance>",
        )
    if definition.unit:
        name = f"<unit_name>{escape_xml(definition.unit, quote=False)}</unit_name>"
        yield f"  <units><unit><multiplier>1</multiplier>{name}</unit></units>\n"


def _is_number(_interaction: Element, response: Element) -> bool:
    return response.get("baseType") in _QTI_NUMBERS


def _read_qti(_interaction: Element, response: Element, _scorer: str) -> Read:
    """A float or an integer to type, with the shares of its mapping."""
    mapped = [(key, value) for key, value in mapped_values(response) if value > 0]
    most = max((value for _, value in mapped), default=Decimal(1))
    weights = {plain_decimal(key): value / most * FULL for key, value in mapped}
    right = [plain_decimal(value) for value in right_values(response)]
    doubts = [] if not weights or set(right) <= set(weights) else [BankCode.SCORING_DROPPED]
    shares = {value: whole_share(weight) for value, weight in weights.items()}
    if any(shares[value] != weight for value, weight in weights.items()):
        doubts.append(BankCode.SHARE_ROUNDED)
    shares |= dict.fromkeys(right, 100)
    return Read(numeric((value, "", share) for value, share in shares.items()), tuple(doubts))


def _with_points(payload: Payload) -> dict[str, Any]:
    """A decimal comma that became a point is no loss."""
    return {**payload, "accepted": [_with_point(item) for item in payload["accepted"]]}


def _with_point(accepted: Mapping[str, Any]) -> dict[str, Any]:
    """A number with a point, where it is a plain one."""
    plain = dict(accepted)
    for name in ("value", "tolerance"):
        plain[name] = decimal_or_same(str(accepted.get(name, "")))
    return plain


FORMS = Forms(
    gift=GiftForm(shape=Shape.NUMBERS, read=_read_gift, write=_write_gift, is_partial=True),
    moodle=MoodleForm(type="numerical", read=_read_moodle, write=_write_moodle, is_partial=True),
    qti=QtiForm(interaction="textEntryInteraction", claims=_is_number, read=_read_qti),
    table=TableForm(names=("Сандық жауап", "Числовой ответ", "Numeric", "Numerical")),
    compared=_with_points,
)
