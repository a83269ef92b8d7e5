"""Several right options, in each format of banks; shares that give what our own rule gives."""

from collections.abc import Iterator
from decimal import Decimal

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
from lessons.domain.banks.weights import FULL, percent
from lessons.domain.parts import Part
from lessons.domain.types import choices
from lessons.domain.types.choices import choice
from lessons.domain.types.definition import Option
from lessons.domain.types.multiple_choice.definition import Definition


def _shares(definition: Definition) -> Iterator[tuple[Option, Decimal]]:
    """Each option with its percentage of the points."""
    right = len(definition.correct)
    wrong = len(definition.options) - right
    for option in definition.options:
        yield option, FULL / right if option.id in definition.correct else -FULL / wrong


def _write_gift(definition: Definition) -> Iterator[str]:
    for option, share in _shares(definition):
        yield write_option(f"~%{percent(share)}%", option)


def _write_moodle(definition: Definition) -> Iterator[str]:
    yield "  <single>false</single>\n"
    for option, share in _shares(definition):
        yield write_answer(share, option.text, option.feedback)


def _write_qti(dialect: Dialect, definition: Definition) -> Parts:
    options, right = choices.safe_for_qti(definition.options, definition.correct)
    wrong = [option.id for option in options if option.id not in right]
    return Parts(
        cardinality="multiple",
        base_type="identifier",
        right=tuple(right),
        shares={
            **{id_: Decimal(1) / len(right) for id_ in right},
            **{id_: Decimal(-1) / len(wrong) for id_ in wrong},
        },
        interaction=choices.write_qti_choices(dialect, options, most=0),
    )


def _read_cells(cells: Cells) -> Read:
    return choices.read_cells(cells, several=True)


def _write_cells(definition: Definition) -> Cells:
    return choices.write_cells(definition.options, definition.correct)


def _options(definition: Definition) -> MarkedOptions:
    return choices.marked_options(definition.options, definition.correct)


_EXAMPLES = {
    "kk": Example(
        key=choice(["Ертіс", "Балқаш", "Жайық"], [0, 2], several=True),
        text="Қайсысы – өзен?",
        part=Part.LEVEL_1,
    ),
    "ru": Example(
        key=choice(["Иртыш", "Балхаш", "Урал"], [0, 2], several=True),
        text="Что из этого – реки?",
        part=Part.LEVEL_1,
    ),
    "en": Example(
        key=choice(["Irtysh", "Balkhash", "Ural"], [0, 2], several=True),
        text="Which of these are rivers?",
        part=Part.LEVEL_1,
    ),
}

FORMS = Forms(
    gift=GiftForm(shape=Shape.OPTIONS, read=choices.read_gift, write=_write_gift),
    moodle=MoodleForm(type="multichoice", read=choices.read_moodle, write=_write_moodle),
    qti=QtiForm(
        interaction="choiceInteraction",
        claims=choices.is_several_in_qti,
        read=choices.read_qti,
        write=_write_qti,
    ),
    table=TableForm(
        names=(
            "Бірнеше дұрыс жауап",
            "Несколько правильных ответов",
            "Multiple choice",
            "multiple",
            "MC",
        ),
        read=_read_cells,
        write=_write_cells,
        examples=_EXAMPLES,
    ),
    tagged=_options,
)
