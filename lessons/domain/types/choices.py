"""What the kinds share that are a list of options: their key in files, in lines and in words."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from html import escape
from xml.etree.ElementTree import Element

from lessons.domain.banks.bank import ItemError
from lessons.domain.banks.codes import BankCode
from lessons.domain.banks.columns import FEEDBACK as FEEDBACK_COLUMN
from lessons.domain.banks.columns import KIND, OPTION, RIGHT, letters_of, numbered
from lessons.domain.banks.forms import Cells, Key, Read, ids_for
from lessons.domain.banks.gift_answers import answers_of as gift_answers
from lessons.domain.banks.gift_syntax import Item
from lessons.domain.banks.letters import letter_of
from lessons.domain.banks.moodle_syntax import TRUE_WORDS
from lessons.domain.banks.moodle_syntax import answers_of as moodle_answers
from lessons.domain.banks.qti_names import Dialect
from lessons.domain.banks.qti_syntax import (
    FEEDBACK,
    OUTCOME,
    RESPONSE,
    contradicts,
    drop,
    mapped_values,
    number_of,
    right_values,
    write_element,
)
from lessons.domain.banks.texts import clean
from lessons.domain.banks.weights import FULL, judge_weights
from lessons.domain.banks.xml_items import text_of
from lessons.domain.types.definition import Option
from lessons.domain.types.kind import Conversion, KeyTexts
from lessons.domain.types.lines import RIGHT as RIGHT_MARK
from lessons.domain.types.lines import filled_lines
from lessons.domain.types.words import marked as _

SINGLE, MULTIPLE = "single-choice", "multiple-choice"
OPTION_LINES = "options"
_PARTS_OF_KEY = re.compile(r"[\s,;/]+")
_LETTERS = "abcdefghijkl"
# «В», «Д», «Е» stand for other places in А Б В Г Д than in A B C D E, so they say nothing.
_CYRILLIC_LETTERS = {"а": 0, "б": 1, "с": 2, "г": 3}

ERRORS = {
    "right-missing": _("No option is marked as right. Begin the right one with *."),
    "right-twice": _(
        "A second option is marked as right. Leave * on one of them, or choose the kind with "
        "several right options."
    ),
    "wrong-missing": _("Every option is marked as right. Leave at least one without *."),
}
COUNTS = {
    ("too-few", "options"): _("There are too few options. Write at least two, one a line."),
    ("too-many", "options"): _("There are too many options. Leave twelve at most."),
    ("too-few", "correct"): _("No option is marked as right. Begin the right one with *."),
    ("too-many", "correct"): _("Every option is marked as right. Leave at least one without *."),
}


def choice(
    texts: Sequence[str], right: Iterable[int], *, feedbacks: Sequence[str] = (), several: bool
) -> Key:
    """``right`` holds indexes from 0; ``several`` where more than one can be chosen."""
    told = list(feedbacks) or [""] * len(texts)
    ids = ids_for(len(texts))
    options = [
        {"id": id_, "text": clean(text), "feedback": clean(feedback)}
        for id_, text, feedback in zip(ids, texts, told, strict=True)
    ]
    if any(not option["text"] for option in options):
        raise ItemError(BankCode.OPTION_EMPTY)
    chosen = [ids[index] for index in sorted(set(right))]
    if not chosen:
        raise ItemError(BankCode.KEY_MISSING)
    if several:
        return MULTIPLE, {"options": options, "correct": chosen}
    if len(chosen) > 1:
        raise ItemError(BankCode.KEY_UNCLEAR)
    return SINGLE, {"options": options, "correct": chosen[0]}


def marked_options(options: Iterable[Option], right: Sequence[str]) -> list[tuple[str, bool]]:
    return [(option.text, option.id in right) for option in options]


# GIFT and Moodle: whoever marks several answers as right, or gives them shares, asks for several.


def is_marked(_item: Item, block: str) -> bool:
    """With one answer marked as right, as against shares alone."""
    return "=" in block


def read_gift(item: Item, block: str) -> Read:
    answers = gift_answers(block)
    judged = judge_weights([answer.weight for answer in answers], is_single=is_marked(item, block))
    key = choice(
        [item.words(answer.text) for answer in answers],
        judged.right,
        feedbacks=[item.words(answer.feedback) for answer in answers],
        several=not is_marked(item, block) or len(judged.right) > 1,
    )
    return Read(key, judged.doubts)


def is_single_in_moodle(element: Element) -> bool:
    """Without ``<single>`` one is to be chosen, as Moodle itself has it, unless only shares make
    the whole."""
    told = element.find("single")
    if told is not None:
        return "".join(told.itertext()).strip().lower() in TRUE_WORDS
    weights = [answer.weight for answer in moodle_answers(element)]
    return any(weight >= FULL for weight in weights) or sum(w > 0 for w in weights) < 2


def read_moodle(element: Element) -> Read:
    answers = moodle_answers(element)
    is_single = is_single_in_moodle(element)
    judged = judge_weights([answer.weight for answer in answers], is_single=is_single)
    key = choice(
        [answer.text for answer in answers],
        judged.right,
        feedbacks=[answer.feedback for answer in answers],
        several=not is_single or len(judged.right) > 1,
    )
    return Read(key, judged.doubts)


# QTI


def is_several_in_qti(_interaction: Element, response: Element) -> bool:
    return response.get("cardinality") == "multiple"


def read_qti(interaction: Element, response: Element, _scorer: str) -> Read:
    right, doubts = read_qti_right(interaction, response)
    choices = interaction.findall("simpleChoice")
    ids = [choice.get("identifier", "") for choice in choices]
    told = [_own_feedback(choice) for choice in choices]
    key = choice(
        [text_of(choice) for choice in choices],
        [ids.index(id_) for id_ in right],
        feedbacks=told,
        several=is_several_in_qti(interaction, response),
    )
    return Read(key, doubts)


def read_qti_right(
    interaction: Element, response: Element
) -> tuple[list[str], tuple[BankCode, ...]]:
    """(identifiers of the right options, doubts)."""
    ids = [choice.get("identifier", "") for choice in interaction.findall("simpleChoice")]
    mapped = mapped_values(response)
    right = right_values(response) or [key for key, value in mapped if value > 0]
    if not set(right) <= set(ids):
        raise ItemError(BankCode.KEY_UNCLEAR, ", ".join(right)[:40])
    if not right:
        raise ItemError(BankCode.KEY_MISSING)
    is_single = not is_several_in_qti(interaction, response)
    uneven = _uneven_shares(response, ids, mapped, is_single=is_single)
    return right, (*contradicts(right, mapped), *uneven)


def _uneven_shares(
    response: Element,
    ids: Sequence[str],
    mapped: Sequence[tuple[str, Decimal]],
    *,
    is_single: bool,
) -> list[BankCode]:
    """A doubt where the mapping gives other shares than our own rule."""
    earned = [value for _, value in mapped if value > 0]
    if not earned:
        return []
    mapping = response.find("mapping")
    default = number_of(mapping.get("defaultValue", "0")) if mapping is not None else Decimal(0)
    total = max(earned) if is_single else sum(earned)
    values = dict(mapped)
    weights = [values.get(id_, default) / total * FULL for id_ in ids]
    doubts = judge_weights(weights, is_single=is_single).doubts
    return [BankCode.WEIGHTS_DROPPED] if doubts else []


def _own_feedback(choice: Element) -> str:
    """The feedback inside an option, which then leaves it."""
    told = []
    for parent in list(choice.iter()) if len(choice) else ():
        for child in [one for one in parent if one.tag in FEEDBACK]:
            told.append(text_of(child))
            drop(parent, child)
    return "\n".join(filter(None, told))


def write_qti_choices(dialect: Dialect, options: Iterable[Option], *, most: int) -> str:
    """``most`` options can be chosen; 0 for any number."""
    inside = "".join(f"\n{_write_choice(dialect, option)}" for option in options)
    named = {"response_identifier": RESPONSE, "shuffle": "false", "max_choices": str(most)}
    return write_element(dialect, "choiceInteraction", f"{inside}\n", **named)


def _write_choice(dialect: Dialect, option: Option) -> str:
    told = ""
    if option.feedback:
        named = {"identifier": option.id, "outcome_identifier": OUTCOME, "show_hide": "show"}
        words = escape(option.feedback, quote=False)
        told = write_element(dialect, "feedbackInline", words, **named)
    words = escape(option.text, quote=False)
    return write_element(dialect, "simpleChoice", words + told, identifier=option.id)


def safe_for_qti(
    options: Sequence[Option], right: Sequence[str]
) -> tuple[tuple[Option, ...], list[str]]:
    """Options, and those that are right, under identifiers that QTI allows."""
    ids = {option.id: f"option{number}" for number, option in enumerate(options, start=1)}
    named = tuple(
        Option(id=ids[option.id], text=option.text, feedback=option.feedback) for option in options
    )
    return named, [ids[id_] for id_ in right]


# Tables: a column an option, and the places of the right ones.


def read_cells(cells: Cells, *, several: bool) -> Read:
    """A row that names no kind asks for several where several are right."""
    options, right = numbered(cells, OPTION), cells.get(RIGHT, "")
    chosen = _right_numbers(right, options, letters_of(cells)) if right else _starred(options)
    if not right and chosen:
        options = {number: text.removeprefix("*").strip() for number, text in options.items()}
    told = numbered(cells, FEEDBACK_COLUMN)
    key = choice(
        list(options.values()),
        [place for place, number in enumerate(options) if number in chosen],
        feedbacks=[told.get(number, "") for number in options],
        several=several or (not cells.get(KIND) and len(chosen) > 1),
    )
    is_two_ways = _means_others(right, options, chosen)
    return Read(key, (BankCode.KEY_TWO_WAYS,) if is_two_ways else ())


def _means_others(right: str, options: dict[int, str], chosen: Sequence[int]) -> bool:
    """Whether the key, taken for the text of options, means others than it does as their places."""
    texts = {right, *_PARTS_OF_KEY.split(right)}
    named = {number for number, text in options.items() if text in texts}
    return bool(named) and named != set(chosen)


def _starred(options: dict[int, str]) -> list[int]:
    return [number for number, text in options.items() if text.startswith("*")]


def _right_numbers(right: str, options: dict[int, str], letters: dict[str, int]) -> list[int]:
    """Numbers or letters of columns, or the text of one option."""
    parts = [part for part in _PARTS_OF_KEY.split(right.strip(" .,;")) if part]
    named = [_number_of(part, letters) for part in parts]
    if named and all(number in options for number in named):
        return [number for number in named if number is not None]
    same = [number for number, text in options.items() if text == right]
    if len(same) != 1:
        raise ItemError(BankCode.KEY_UNCLEAR, right[:40])
    return same


def _number_of(part: str, letters: dict[str, int]) -> int | None:
    """``letters`` are those that name the columns; without them A B C and А Б С are known."""
    if part.isascii() and part.isdecimal():
        return int(part[:4])
    if letters:
        return letters.get(letter_of(part.rstrip(".)")))
    letter = part.lower().rstrip(".)")
    if len(letter) == 1 and letter in _LETTERS:
        return _LETTERS.index(letter) + 1
    return _CYRILLIC_LETTERS[letter] + 1 if letter in _CYRILLIC_LETTERS else None


def write_cells(options: Sequence[Option], right: Sequence[str]) -> dict[str, str]:
    listed = list(enumerate(options, start=1))
    told = {
        f"{FEEDBACK_COLUMN} {number}": option.feedback
        for number, option in listed
        if option.feedback
    }
    return {
        **{f"{OPTION} {number}": option.text for number, option in listed},
        **told,
        RIGHT: _right_cell(
            {number: option.text for number, option in listed},
            [number for number, option in listed if option.id in right],
        ),
    }


def _right_cell(options: dict[int, str], chosen: Sequence[int]) -> str:
    """Their numbers; where an option reads «1» itself, their letters, which then say one thing."""
    spellings = [", ".join(str(number) for number in chosen)]
    if chosen[-1] <= len(_LETTERS):
        letters = [_LETTERS[number - 1].upper() for number in chosen]
        spellings += [", ".join(letters), ", ".join(f"{letter})" for letter in letters)]
    clear = (right for right in spellings if not _means_others(right, options, chosen))
    return next(clear, spellings[0])


# Keys of other kinds

_RIGHT_LINE = re.compile(r"(?:\*|\+(?=[^\W\d]|\s))\s*(?P<text>.+)")
_WRONG_LINE = re.compile(r"-\s+(?P<text>.+)")
_FEEDBACK_BEHIND = re.compile(r"\s//\s.*")


def _texts(key: str) -> KeyTexts:
    options = []
    for line in filled_lines(key):
        right, wrong = _RIGHT_LINE.fullmatch(line.text), _WRONG_LINE.fullmatch(line.text)
        found = right or wrong
        words = found["text"] if found else line.text
        options.append((_FEEDBACK_BEHIND.sub("", words), right is not None))
    return options


def _write(texts: KeyTexts) -> str:
    """Where every text is right, none is singled out."""
    is_told = not all(is_right for _, is_right in texts)
    mark = RIGHT_MARK if len(texts) == 1 or is_told else ""
    return "\n".join(f"{mark}{text}" if is_right else text for text, is_right in texts)


CONVERSION = Conversion(texts=_texts, write=_write, grammar=OPTION_LINES, is_plain=False)
