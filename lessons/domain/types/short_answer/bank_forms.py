"""Accepted texts and near misses, in each format of banks."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from xml.etree.ElementTree import Element

from lessons.domain.banks.codes import BankCode
from lessons.domain.banks.columns import OPTION, RIGHT, numbered
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
    key_of_lines,
)
from lessons.domain.banks.gift_answers import Shape, marked
from lessons.domain.banks.gift_answers import answers_of as gift_answers
from lessons.domain.banks.gift_syntax import Item, escape
from lessons.domain.banks.moodle_syntax import answers_of, dropped_feedback, write_answer
from lessons.domain.banks.qti_names import Dialect
from lessons.domain.banks.qti_syntax import RESPONSE, Parts, mapped_values, right_values
from lessons.domain.banks.texts import clean_line
from lessons.domain.banks.weights import FULL
from lessons.domain.banks.wildcards import escape_stars, has_wildcard, unescape_stars
from lessons.domain.banks.xml_items import child_text
from lessons.domain.parts import Part
from lessons.domain.text.folding import fold
from lessons.domain.types.short_answer.definition import Definition, ShortAnswer


def short_answer(accepted: Iterable[str], wrong: Iterable[str] = ()) -> Key:
    """``wrong`` are near misses; one that says nothing, as Moodle's ``*``, is none."""
    texts = [text for text in dict.fromkeys(map(clean_line, accepted)) if text]
    misses = [
        text for text in dict.fromkeys(map(clean_line, wrong)) if fold(text) and text not in texts
    ]
    return ShortAnswer.kind, {"accepted": texts} | ({"wrong": misses} if misses else {})


def _read_gift(item: Item, block: str) -> Read:
    answers = gift_answers(marked(block))
    doubts = []
    if any(answer.weight not in (0, 100) for answer in answers):
        doubts.append(BankCode.WEIGHTS_DROPPED)
    if any(answer.feedback for answer in answers):
        doubts.append(BankCode.FEEDBACK_DROPPED)
    texts = [(answer.weight, item.words(answer.text)) for answer in answers]
    if any(has_wildcard(text) for _, text in texts if text != "*"):
        doubts.append(BankCode.WILDCARD)
    right = [unescape_stars(text) for weight, text in texts if weight >= FULL]
    wrong = [unescape_stars(text) for weight, text in texts if weight == 0]
    return Read(short_answer(right, wrong), tuple(doubts))


def _write_gift(definition: Definition) -> Iterator[str]:
    yield from (f"={escape(escape_stars(text))}" for text in definition.accepted)
    yield from (f"=%0%{escape(escape_stars(text))}" for text in definition.wrong)


def _read_moodle(element: Element) -> Read:
    answers = answers_of(element)
    full = [answer.text for answer in answers if answer.weight >= FULL]
    doubts = list(dropped_feedback(answers))
    if any(answer.weight not in (0, FULL) for answer in answers):
        doubts.append(BankCode.WEIGHTS_DROPPED)
    if any(has_wildcard(answer.text) for answer in answers if answer.text != "*"):
        doubts.append(BankCode.WILDCARD)
    if child_text(element, "usecase").strip() == "1":
        doubts.append(BankCode.CASE_DROPPED)
    none = [answer.text for answer in answers if answer.weight == 0]
    key = short_answer(map(unescape_stars, full), map(unescape_stars, none))
    return Read(key, tuple(doubts))


def _write_moodle(definition: Definition) -> Iterator[str]:
    yield "  <usecase>0</usecase>\n"
    yield from (write_answer(FULL, escape_stars(text)) for text in definition.accepted)
    yield from (write_answer(Decimal(0), escape_stars(text)) for text in definition.wrong)


def _read_qti(_interaction: Element, response: Element, _scorer: str) -> Read:
    mapped, right = mapped_values(response), right_values(response)
    most = max((value for _, value in mapped), default=Decimal(0))
    full = [key for key, value in mapped if value == most and value > 0]
    doubts = [BankCode.WEIGHTS_DROPPED] if any(0 < value < most for _, value in mapped) else []
    if not set(right) <= set(full or right):
        doubts.append(BankCode.SCORING_DROPPED)
    entries = response.findall("mapping/mapEntry")
    # Capitals matter unless an entry says that they do not.
    if not entries or any(entry.get("caseSensitive") != "false" for entry in entries):
        doubts.append(BankCode.CASE_DROPPED)
    return Read(short_answer([*right, *full]), tuple(doubts))


def write_qti_texts(dialect: Dialect, accepted: tuple[str, ...]) -> Parts:
    """One line to type into, each accepted text in full."""
    tag = dialect.tag("textEntryInteraction")
    return Parts(
        cardinality="single",
        base_type="string",
        right=accepted[:1],
        shares=dict.fromkeys(accepted, Decimal(1)),
        interaction=f"<p><{tag}{dialect.attributes(response_identifier=RESPONSE)}/></p>",
    )


def _write_qti(dialect: Dialect, definition: Definition) -> Parts:
    return write_qti_texts(dialect, definition.accepted)


def _has_answer(cells: Cells) -> bool:
    return bool(cells.get(RIGHT))


def _read_cells(cells: Cells) -> Read:
    """The lines that people type, in which the same line may stand twice."""
    lines = [*cells.get(RIGHT, "").split("\n"), *numbered(cells, OPTION).values()]
    return Read(key_of_lines(ShortAnswer(), "\n".join(dict.fromkeys(map(clean_line, lines)))))


_EXAMPLES = {
    "kk": Example(
        key=short_answer(["Түркі кеңесі", "ТКҰ"]),
        text="Түркітілдес елдердің ұйымын атаңыз.",
        part=Part.LEVEL_2,
    ),
    "ru": Example(
        key=short_answer(["Тюркский совет", "ОТГ"]),
        text="Назовите организацию тюркоязычных стран.",
        part=Part.LEVEL_2,
    ),
    "en": Example(
        key=short_answer(["Turkic Council", "OTS"]),
        text="Name the organization of Turkic states.",
        part=Part.LEVEL_2,
    ),
}

FORMS = Forms(
    gift=GiftForm(shape=Shape.ANSWERS, read=_read_gift, write=_write_gift),
    moodle=MoodleForm(type="shortanswer", read=_read_moodle, write=_write_moodle),
    qti=QtiForm(
        interaction="textEntryInteraction", read=_read_qti, write=_write_qti, is_partial=True
    ),
    table=TableForm(
        names=("Қысқа жауап", "Короткий ответ", "Short answer", "short"),
        claims=_has_answer,
        read=_read_cells,
        examples=_EXAMPLES,
    ),
)
