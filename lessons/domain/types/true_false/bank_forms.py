"""A statement that is true or false, in each format of banks."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from xml.etree.ElementTree import Element

from lessons.domain.banks.bank import ItemError
from lessons.domain.banks.codes import BankCode
from lessons.domain.banks.columns import RIGHT, truth_of
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
from lessons.domain.banks.gift_answers import truth_of as gift_truth
from lessons.domain.banks.gift_syntax import Item
from lessons.domain.banks.moodle_syntax import answers_of, dropped_feedback, write_answer
from lessons.domain.banks.qti_names import Dialect
from lessons.domain.banks.qti_syntax import FEEDBACK, Parts
from lessons.domain.banks.weights import FULL
from lessons.domain.banks.xml_items import text_of
from lessons.domain.parts import Part
from lessons.domain.types import choices
from lessons.domain.types.definition import Option
from lessons.domain.types.true_false.definition import FALSE, TRUE, Definition, TrueFalse


def true_false(*, is_true: bool) -> Key:
    return TrueFalse.kind, {"correct": is_true}


def _read_gift(_item: Item, block: str) -> Read:
    is_dropped = any(feedback.strip() for feedback in block.split("#")[1:])
    key = true_false(is_true=bool(gift_truth(block)))
    return Read(key, (BankCode.FEEDBACK_DROPPED,) if is_dropped else ())


def _write_gift(definition: Definition) -> Iterator[str]:
    yield "TRUE" if definition.correct else "FALSE"


def _read_moodle(element: Element) -> Read:
    answers = answers_of(element)
    right = [answer.text.lower() for answer in answers if answer.weight >= FULL]
    if len(right) != 1 or right[0] not in {TRUE, FALSE}:
        raise ItemError(BankCode.KEY_UNCLEAR)
    return Read(true_false(is_true=right[0] == TRUE), dropped_feedback(answers))


def _write_moodle(definition: Definition) -> Iterator[str]:
    for word, is_true in ((TRUE, True), (FALSE, False)):
        yield write_answer(FULL if definition.correct is is_true else Decimal(0), word)


def _are_truths(interaction: Element, response: Element) -> bool:
    """Whether one of true and false is to be chosen, and the choices say no more than that."""
    found = interaction.findall("simpleChoice")
    told = [one for choice in found for one in choice.iter() if one.tag in FEEDBACK]
    if choices.is_several_in_qti(interaction, response) or any(map(text_of, told)):
        return False
    names = [choice.get("identifier", "").lower() for choice in found]
    return sorted(names) == [FALSE, TRUE] and _say(found, names)


def _say(found: Sequence[Element], names: Sequence[str]) -> bool:
    said = [truth_of(text_of(choice)) for choice in found]
    return said == [name == TRUE for name in names]


def _read_qti(interaction: Element, response: Element, _scorer: str) -> Read:
    right, doubts = choices.read_qti_right(interaction, response)
    return Read(true_false(is_true=right[0].lower() == TRUE), doubts)


def _write_qti(dialect: Dialect, definition: Definition) -> Parts:
    options = (Option(id=TRUE, text=TRUE), Option(id=FALSE, text=FALSE))
    right = TRUE if definition.correct else FALSE
    return Parts(
        cardinality="single",
        base_type="identifier",
        right=(right,),
        shares={right: Decimal(1)},
        interaction=choices.write_qti_choices(dialect, options, most=1),
    )


def _is_truth(cells: Cells) -> bool:
    return truth_of(cells.get(RIGHT, "")) is not None


def _read_cells(cells: Cells) -> Read:
    right = cells.get(RIGHT, "")
    truth = truth_of(right)
    if truth is None:
        raise ItemError(BankCode.KEY_UNCLEAR if right else BankCode.KEY_MISSING, right[:40])
    return Read(true_false(is_true=truth))


def _write_cells(definition: Definition) -> Cells:
    return {RIGHT: TRUE if definition.correct else FALSE}


_EXAMPLES = {
    "kk": Example(
        key=true_false(is_true=True),
        text="Каспий – ең үлкен көл.",
        part=Part.LEVEL_1,
    ),
    "ru": Example(
        key=true_false(is_true=True),
        text="Каспий – самое большое озеро.",
        part=Part.LEVEL_1,
    ),
    "en": Example(
        key=true_false(is_true=True),
        text="The Caspian is the largest lake.",
        part=Part.LEVEL_1,
    ),
}

FORMS = Forms(
    gift=GiftForm(shape=Shape.TRUTH, read=_read_gift, write=_write_gift),
    moodle=MoodleForm(type="truefalse", read=_read_moodle, write=_write_moodle),
    qti=QtiForm(
        interaction="choiceInteraction", claims=_are_truths, read=_read_qti, write=_write_qti
    ),
    table=TableForm(
        names=("Дұрыс/дұрыс емес", "Верно/неверно", "True or false", "true/false", "TF"),
        claims=_is_truth,
        read=_read_cells,
        write=_write_cells,
        examples=_EXAMPLES,
    ),
)
