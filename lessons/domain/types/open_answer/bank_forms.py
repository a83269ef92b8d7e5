"""Key points and a model answer in each format of banks, as lines that a marker can read too."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from lessons.domain.banks.codes import BankCode
from lessons.domain.banks.columns import RIGHT
from lessons.domain.banks.forms import (
    Cells,
    Example,
    Forms,
    GiftForm,
    Key,
    MoodleForm,
    QtiForm,
    Read,
    TableForm,
)
from lessons.domain.banks.gift_answers import Shape
from lessons.domain.banks.gift_syntax import Item
from lessons.domain.banks.moodle_syntax import formatted, write_plain
from lessons.domain.banks.qti_names import Dialect
from lessons.domain.banks.qti_syntax import RESPONSE, Parts, right_values
from lessons.domain.banks.texts import clean
from lessons.domain.parts import Part
from lessons.domain.types.definition import PayloadError
from lessons.domain.types.open_answer.definition import Definition, OpenAnswer


def open_answer(key: str = "") -> Key:
    """``key`` in our own lines (key points, then ``---`` and a model answer), or any text, which
    then is the model answer."""
    try:
        return OpenAnswer.kind, OpenAnswer().from_text(key)
    except PayloadError:
        return OpenAnswer.kind, {"key_points": [], "model_answer": clean(key)}


def _read_gift(_item: Item, _block: str) -> Read:
    return Read(open_answer())


def _write_gift(_definition: Definition) -> Iterator[str]:
    """Empty braces: the format has no place for key points or a model answer."""
    return iter(())


def _read_moodle(element: Element) -> Read:
    is_begun = bool(formatted(element.find("responsetemplate")))
    doubts = (BankCode.TEMPLATE_DROPPED,) if is_begun else ()
    return Read(open_answer(formatted(element.find("graderinfo"))), doubts)


def _write_moodle(definition: Definition) -> Iterator[str]:
    lines = OpenAnswer().to_text(definition)
    if lines:
        yield write_plain("graderinfo", lines)


def _read_qti(_interaction: Element, response: Element, scorer: str) -> Read:
    return Read(open_answer(scorer or "\n".join(right_values(response))))


def _write_qti(dialect: Dialect, definition: Definition) -> Parts:
    tag = dialect.tag("extendedTextInteraction")
    return Parts(
        cardinality="single",
        base_type="string",
        right=(),
        shares={},
        interaction=f"<{tag}{dialect.attributes(response_identifier=RESPONSE)}/>",
        scorer=OpenAnswer().to_text(definition),
    )


def _has_no_answer(cells: Cells) -> bool:
    return not cells.get(RIGHT)


def _read_cells(cells: Cells) -> Read:
    return Read(open_answer(cells.get(RIGHT, "")))


_EXAMPLES = {
    "kk": Example(
        key=open_answer("2 | Мақсаты\n1 | Құралдары"),
        text="Дипломатия дегеніміз не?",
        part=Part.LEVEL_3,
        points=3,
    ),
    "ru": Example(
        key=open_answer("2 | Цель\n1 | Средства"),
        text="Что такое дипломатия?",
        part=Part.LEVEL_3,
        points=3,
    ),
    "en": Example(
        key=open_answer("2 | Its aim\n1 | Its means"),
        text="What is diplomacy?",
        part=Part.LEVEL_3,
        points=3,
    ),
}

FORMS = Forms(
    gift=GiftForm(shape=Shape.EMPTY, read=_read_gift, write=_write_gift, is_partial=True),
    moodle=MoodleForm(type="essay", read=_read_moodle, write=_write_moodle),
    qti=QtiForm(interaction="extendedTextInteraction", read=_read_qti, write=_write_qti),
    table=TableForm(
        names=("Ашық жауап", "Открытый ответ", "Open answer", "Эссе", "Essay", "open"),
        claims=_has_no_answer,
        read=_read_cells,
        examples=_EXAMPLES,
    ),
)
