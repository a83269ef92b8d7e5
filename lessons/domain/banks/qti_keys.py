"""The keys of QTI interactions: declared responses, their mappings, and what they mean here."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from xml.etree.ElementTree import Element

from lessons.domain.banks import keys
from lessons.domain.banks.bank import ItemError
from lessons.domain.banks.codes import BankCode
from lessons.domain.banks.columns import truth_of
from lessons.domain.banks.texts import clean_line
from lessons.domain.banks.weights import FULL, judge_weights, plain_decimal, whole_share
from lessons.domain.banks.xml_items import text_of

FEEDBACK = ("feedbackInline", "feedbackBlock")
_MOST_DIGITS = 30
_NUMBERS = frozenset({"float", "integer"})

Read = tuple[keys.Key, tuple[BankCode, ...]]


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


def _right_values(response: Element) -> list[str]:
    return [
        clean_line("".join(one.itertext())) for one in response.findall("correctResponse/value")
    ]


def _earning(mapped: Iterable[tuple[str, Decimal]]) -> set[str]:
    return {key for key, value in mapped if value > 0}


def _contradicts(right: Iterable[str], mapped: Iterable[tuple[str, Decimal]]) -> list[BankCode]:
    """The mapping gives points for other values than those that are declared right."""
    earning = _earning(mapped)
    return [BankCode.SCORING_DROPPED] if earning and earning != set(right) else []


def _read_choice(interaction: Element, response: Element, _scorer: str) -> Read:
    choices = interaction.findall("simpleChoice")
    ids = [choice.get("identifier", "") for choice in choices]
    mapped = mapped_values(response)
    declared = _right_values(response)
    right = declared or [key for key, value in mapped if value > 0]
    if not set(right) <= set(ids):
        raise ItemError(BankCode.KEY_UNCLEAR, ", ".join(right)[:40])
    if not right:
        raise ItemError(BankCode.KEY_MISSING)
    is_several = response.get("cardinality") == "multiple"
    doubts = [
        *_contradicts(right, mapped),
        *_uneven_choice(response, ids, mapped, is_single=not is_several),
    ]
    told = [_own_feedback(choice) for choice in choices]
    texts = [text_of(choice) for choice in choices]
    if not is_several and not any(told) and _are_truths(ids, texts):
        return keys.true_false(is_true=right[0].lower() == "true"), tuple(doubts)
    places = [ids.index(id_) for id_ in right]
    key = keys.choice(texts, places, feedbacks=told, several=is_several)
    return key, tuple(doubts)


def _are_truths(ids: Sequence[str], texts: Sequence[str]) -> bool:
    """Whether the choices are true and false, and say no more than that."""
    names = [id_.lower() for id_ in ids]
    said = [truth_of(text) for text in texts]
    return sorted(names) == ["false", "true"] and said == [name == "true" for name in names]


def _uneven_choice(
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


def _read_text_entry(_interaction: Element, response: Element, _scorer: str) -> Read:
    if response.get("baseType") in _NUMBERS:
        return _read_number(response)
    mapped, right = mapped_values(response), _right_values(response)
    most = max((value for _, value in mapped), default=Decimal(0))
    full = [key for key, value in mapped if value == most and value > 0]
    doubts = [BankCode.WEIGHTS_DROPPED] if any(0 < value < most for _, value in mapped) else []
    if not set(right) <= set(full or right):
        doubts.append(BankCode.SCORING_DROPPED)
    entries = response.findall("mapping/mapEntry")
    # Capitals matter unless an entry says that they do not.
    if not entries or any(entry.get("caseSensitive") != "false" for entry in entries):
        doubts.append(BankCode.CASE_DROPPED)
    return keys.short_answer([*right, *full]), tuple(doubts)


def _read_number(response: Element) -> Read:
    """A float or an integer to type, with the shares of its mapping."""
    mapped = [(key, value) for key, value in mapped_values(response) if value > 0]
    most = max((value for _, value in mapped), default=Decimal(1))
    weights = {plain_decimal(key): value / most * FULL for key, value in mapped}
    right = [plain_decimal(value) for value in _right_values(response)]
    doubts = [] if not weights or set(right) <= set(weights) else [BankCode.SCORING_DROPPED]
    shares = {value: whole_share(weight) for value, weight in weights.items()}
    if any(shares[value] != weight for value, weight in weights.items()):
        doubts.append(BankCode.SHARE_ROUNDED)
    shares |= dict.fromkeys(right, 100)
    return keys.numeric((value, "", share) for value, share in shares.items()), tuple(doubts)


def _read_extended(_interaction: Element, response: Element, scorer: str) -> Read:
    return keys.open_answer(scorer or "\n".join(_right_values(response))), ()


def _read_match(interaction: Element, response: Element, _scorer: str) -> Read:
    """Items of the first set and their matches in the second; of directed pairs «item match»."""
    sets = interaction.findall("simpleMatchSet")
    if len(sets) != 2:
        raise ItemError(BankCode.SYNTAX, "simpleMatchSet")
    items, matches = ({one.get("identifier", ""): text_of(one) for one in side} for side in sets)
    right = _right_values(response)
    pairs = [value.split() for value in right]
    matched = {pair[0]: pair[1] for pair in pairs if len(pair) == 2}
    if not matched:
        raise ItemError(BankCode.KEY_MISSING)
    fits = set(matched) == set(items) and set(matched.values()) <= set(matches)
    if not fits or len(matched) < len(pairs):
        raise ItemError(BankCode.KEY_UNCLEAR)
    rest = [text for id_, text in matches.items() if id_ not in matched.values()]
    key = keys.matching([(text, matches[matched[id_]]) for id_, text in items.items()], rest)
    mapped = [(" ".join(name.split()), value) for name, value in mapped_values(response)]
    return key, (*_contradicts(right, mapped), *_uneven_match(mapped))


def _uneven_match(mapped: Sequence[tuple[str, Decimal]]) -> list[BankCode]:
    earned = [value for _, value in mapped if value > 0]
    is_uneven = bool(earned) and max(earned) - min(earned) > max(earned) / 1000
    is_fined = any(value < 0 for _, value in mapped)
    return [BankCode.WEIGHTS_DROPPED] if is_uneven or is_fined else []


def _read_order(interaction: Element, response: Element, _scorer: str) -> Read:
    found = interaction.findall("simpleChoice")
    texts = {choice.get("identifier", ""): text_of(choice) for choice in found}
    right = _right_values(response)
    if not right:
        raise ItemError(BankCode.KEY_MISSING)
    if sorted(right) != sorted(texts):
        raise ItemError(BankCode.KEY_UNCLEAR, ", ".join(right)[:40])
    return keys.ordering([texts[id_] for id_ in right]), ()


READERS: Mapping[str, Callable[[Element, Element, str], Read]] = {
    "choiceInteraction": _read_choice,
    "textEntryInteraction": _read_text_entry,
    "extendedTextInteraction": _read_extended,
    "matchInteraction": _read_match,
    "orderInteraction": _read_order,
}
