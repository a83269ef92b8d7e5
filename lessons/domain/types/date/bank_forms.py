"""A date in each format of banks: where there are only texts to compare, all its forms as texts.

Read back, exactly such a list is a date again; a list that somebody changed is a short answer.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from xml.etree.ElementTree import Element

from lessons.domain.banks.forms import Forms, GiftForm, Key, MoodleForm, QtiForm, Read, TableForm
from lessons.domain.banks.gift_answers import Shape, marked
from lessons.domain.banks.gift_answers import answers_of as gift_answers
from lessons.domain.banks.gift_syntax import Item, escape
from lessons.domain.banks.moodle_syntax import answers_of, write_answer
from lessons.domain.banks.qti_names import Dialect
from lessons.domain.banks.qti_syntax import RESPONSE, Parts, mapped_values
from lessons.domain.types.date.definition import Accepted, Date, Definition
from lessons.domain.types.date.reading import sure_date
from lessons.domain.types.date.saying import typed_forms

Row = tuple[int, str]
"""(percent of the points, an accepted text)"""


def _rows(definition: Definition) -> list[Row]:
    """A tolerance has no place among texts."""
    return [(item.share, text) for item in definition.accepted for text in typed_forms(item.moment)]


def _definition_of(rows: Sequence[Row]) -> Definition | None:
    """What was written as exactly these rows."""
    accepted, place = [], 0
    while place < len(rows):
        share, text = rows[place]
        moment = sure_date(text)
        forms = [(share, form) for form in typed_forms(moment)] if moment else []
        if moment is None or list(rows[place : place + len(forms)]) != forms:
            return None
        accepted.append(Accepted(moment=moment, share=share))
        place += len(forms)
    return Definition(accepted=tuple(accepted)) if accepted else None


def _key(rows: Sequence[Row]) -> Key:
    """Of rows that were claimed."""
    return Date.kind, Date().dump(_definition_of(rows) or Definition(accepted=()))


def _gift_rows(item: Item, block: str) -> list[Row]:
    answers = gift_answers(marked(block))
    is_plain = not any(answer.feedback for answer in answers)
    return [(int(answer.weight), item.words(answer.text)) for answer in answers if is_plain]


def _claims_gift(item: Item, block: str) -> bool:
    return _definition_of(_gift_rows(item, block)) is not None


def _read_gift(item: Item, block: str) -> Read:
    return Read(_key(_gift_rows(item, block)))


def _write_gift(definition: Definition) -> Iterator[str]:
    for share, text in _rows(definition):
        yield f"={f'%{share}%' if share < 100 else ''}{escape(text)}"


def _moodle_rows(element: Element) -> list[Row]:
    answers = answers_of(element)
    is_plain = not any(answer.feedback for answer in answers)
    return [(int(answer.weight), answer.text) for answer in answers if is_plain]


def _claims_moodle(element: Element) -> bool:
    return _definition_of(_moodle_rows(element)) is not None


def _read_moodle(element: Element) -> Read:
    return Read(_key(_moodle_rows(element)))


def _write_moodle(definition: Definition) -> Iterator[str]:
    yield "  <usecase>0</usecase>\n"
    yield from (write_answer(Decimal(share), text) for share, text in _rows(definition))


def _qti_rows(response: Element) -> list[Row]:
    mapped = mapped_values(response)
    most = max((value for _, value in mapped), default=Decimal(0))
    return [(round(value / most * 100), text) for text, value in mapped if most > 0]


def _claims_qti(_interaction: Element, response: Element) -> bool:
    return _definition_of(_qti_rows(response)) is not None


def _read_qti(_interaction: Element, response: Element, _scorer: str) -> Read:
    return Read(_key(_qti_rows(response)))


def _write_qti(dialect: Dialect, definition: Definition) -> Parts:
    rows = _rows(definition)
    tag = dialect.tag("textEntryInteraction")
    return Parts(
        cardinality="single",
        base_type="string",
        right=(next(text for share, text in rows if share == 100),),
        shares={text: Decimal(share) / 100 for share, text in rows},
        interaction=f"<p><{tag}{dialect.attributes(response_identifier=RESPONSE)}/></p>",
    )


FORMS = Forms(
    gift=GiftForm(
        shape=Shape.ANSWERS,
        claims=_claims_gift,
        read=_read_gift,
        write=_write_gift,
        is_partial=True,
    ),
    moodle=MoodleForm(
        type="shortanswer",
        claims=_claims_moodle,
        read=_read_moodle,
        write=_write_moodle,
        is_partial=True,
    ),
    qti=QtiForm(
        interaction="textEntryInteraction",
        claims=_claims_qti,
        read=_read_qti,
        write=_write_qti,
        is_partial=True,
    ),
    table=TableForm(names=("Күні", "Дата", "Date")),
)
