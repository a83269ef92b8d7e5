"""One right option, in each format of banks."""

from collections.abc import Iterator
from decimal import Decimal

from lessons.domain.banks.columns import OPTION, numbered
from lessons.domain.banks.forms import (
    Cells,
    Example,
    Forms,
    GiftForm,
    MarkedOptions,
    MoodleForm,
    QtiForm,
    Read,
    TableForm,
)
from lessons.domain.banks.gift_answers import Shape, write_option
from lessons.domain.banks.moodle_syntax import write_answer
from lessons.domain.banks.qti_names import Dialect
from lessons.domain.banks.qti_syntax import Parts
from lessons.domain.banks.weights import FULL
from lessons.domain.parts import Part
from lessons.domain.types import choices
from lessons.domain.types.choices import choice
from lessons.domain.types.single_choice.definition import Definition


def _write_gift(definition: Definition) -> Iterator[str]:
    for option in definition.options:
        yield write_option("=" if option.id == definition.correct else "~", option)


def _write_moodle(definition: Definition) -> Iterator[str]:
    yield "  <single>true</single>\n"
    for option in definition.options:
        share = FULL if option.id == definition.correct else Decimal(0)
        yield write_answer(share, option.text, option.feedback)


def _write_qti(dialect: Dialect, definition: Definition) -> Parts:
    options, right = choices.safe_for_qti(definition.options, (definition.correct,))
    return Parts(
        cardinality="single",
        base_type="identifier",
        right=tuple(right),
        shares={right[0]: Decimal(1)},
        interaction=choices.write_qti_choices(dialect, options, most=1),
    )


def _read_cells(cells: Cells) -> Read:
    return choices.read_cells(cells, several=False)


def _write_cells(definition: Definition) -> Cells:
    return choices.write_cells(definition.options, (definition.correct,))


def _has_options(cells: Cells) -> bool:
    return bool(numbered(cells, OPTION))


def _options(definition: Definition) -> MarkedOptions:
    return choices.marked_options(definition.options, (definition.correct,))


_EXAMPLES = {
    "kk": Example(
        key=choice(["Алматы", "Астана", "Шымкент"], [1], several=False),
        text="Қазақстанның астанасы қай қала?",
        part=Part.LEVEL_1,
        explanation="1997 жылдан бері.",
    ),
    "ru": Example(
        key=choice(["Алматы", "Астана", "Шымкент"], [1], several=False),
        text="Какой город – столица Казахстана?",
        part=Part.LEVEL_1,
        explanation="С 1997 года.",
    ),
    "en": Example(
        key=choice(["Almaty", "Astana", "Shymkent"], [1], several=False),
        text="Which city is the capital of Kazakhstan?",
        part=Part.LEVEL_1,
        explanation="Since 1997.",
    ),
}

FORMS = Forms(
    gift=GiftForm(
        shape=Shape.OPTIONS, claims=choices.is_marked, read=choices.read_gift, write=_write_gift
    ),
    moodle=MoodleForm(
        type="multichoice",
        claims=choices.is_single_in_moodle,
        read=choices.read_moodle,
        write=_write_moodle,
    ),
    qti=QtiForm(interaction="choiceInteraction", read=choices.read_qti, write=_write_qti),
    table=TableForm(
        names=("Бір дұрыс жауап", "Один правильный ответ", "Single choice", "single", "SC"),
        claims=_has_options,
        read=_read_cells,
        write=_write_cells,
        examples=_EXAMPLES,
    ),
    tagged=_options,
    aiken=_options,
)
