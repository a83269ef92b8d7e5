"""Items in their order, in each format of banks that has them."""

from collections.abc import Iterable, Iterator
from html import escape
from xml.etree.ElementTree import Element

from lessons.domain.banks.bank import ItemError
from lessons.domain.banks.codes import BankCode
from lessons.domain.banks.forms import Forms, Key, MoodleForm, QtiForm, Read, TableForm, typed_key
from lessons.domain.banks.moodle_syntax import formatted, write_plain
from lessons.domain.banks.qti_names import Dialect
from lessons.domain.banks.qti_syntax import RESPONSE, Parts, right_values, write_element
from lessons.domain.banks.texts import clean_line
from lessons.domain.banks.xml_items import text_of
from lessons.domain.types.definition import Option
from lessons.domain.types.ordering.definition import Definition, Ordering


def ordering(texts: Iterable[str]) -> Key:
    """The items in their right order."""
    items = [{"id": f"i{place}", "text": clean_line(text)} for place, text in enumerate(texts)]
    return typed_key(Ordering(), {"items": items})


def _read_moodle(element: Element) -> Read:
    answers = enumerate(element.findall("answer"))
    placed = sorted((_place(answer), number, answer) for number, answer in answers)
    return Read(ordering(formatted(answer) for _, _, answer in placed))


def _place(answer: Element) -> float:
    """Moodle keeps the place of an item as its fraction: 1, 2, 3 …"""
    try:
        return float(answer.get("fraction", "0"))
    except ValueError as error:
        raise ItemError(BankCode.SYNTAX, answer.get("fraction", "")[:40]) from error


def _write_moodle(definition: Definition) -> Iterator[str]:
    yield "  <layouttype>VERTICAL</layouttype><selecttype>ALL</selecttype>\n"
    for place, item in enumerate(definition.items, start=1):
        yield write_plain("answer", item.text, attributes=f' fraction="{place}"')


def _read_qti(interaction: Element, response: Element, _scorer: str) -> Read:
    found = interaction.findall("simpleChoice")
    texts = {choice.get("identifier", ""): text_of(choice) for choice in found}
    right = right_values(response)
    if not right:
        raise ItemError(BankCode.KEY_MISSING)
    if sorted(right) != sorted(texts):
        raise ItemError(BankCode.KEY_UNCLEAR, ", ".join(right)[:40])
    return Read(ordering([texts[id_] for id_ in right]))


def _write_qti(dialect: Dialect, definition: Definition) -> Parts:
    """The items stand there in the order of their ids, which is not the right one."""
    mixed = _by_id(definition.items)
    ids = {item.id: f"item{number}" for number, item in enumerate(mixed, start=1)}
    inside = "".join(
        write_element(
            dialect, "simpleChoice", escape(item.text, quote=False), identifier=ids[item.id]
        )
        for item in mixed
    )
    named = {"response_identifier": RESPONSE, "shuffle": "true"}
    return Parts(
        cardinality="ordered",
        base_type="identifier",
        right=tuple(ids[item.id] for item in definition.items),
        shares={},
        interaction=write_element(dialect, "orderInteraction", inside, **named),
        template="match_correct",
    )


def _by_id(items: tuple[Option, ...]) -> list[Option]:
    return sorted(items, key=lambda item: item.id)


FORMS = Forms(
    moodle=MoodleForm(type="ordering", read=_read_moodle, write=_write_moodle),
    qti=QtiForm(interaction="orderInteraction", read=_read_qti, write=_write_qti),
    table=TableForm(names=("Реттеу", "Упорядочение", "Ordering")),
)
