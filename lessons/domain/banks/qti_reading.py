"""One QTI item, of version 2 or 3, to a question."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from xml.etree.ElementTree import Element

from lessons.domain.banks import keys
from lessons.domain.banks.bank import BankQuestion, ItemError, RawItem
from lessons.domain.banks.codes import BankCode
from lessons.domain.banks.labels import split_tags
from lessons.domain.banks.qti_names import camel_attribute, camel_tag
from lessons.domain.banks.texts import clean, clean_line
from lessons.domain.banks.xml_items import text_of
from lessons.domain.limits import MAX_POINTS
from lessons.domain.parts import TASKS

HINT_CLASS = "hint"
_BLANK = "_____"
_GAP = "\ue000"
"""Where the field to type into stands in the text."""
_FEEDBACK = ("feedbackInline", "feedbackBlock")

Read = tuple[keys.Key, tuple[BankCode, ...]]


def read_item(raw: RawItem, item: Element, *, keywords: tuple[str, ...] = ()) -> BankQuestion:
    """Raises ItemError."""
    _rename(item)
    if item.find("templateDeclaration") is not None:
        raise ItemError(BankCode.KIND_UNKNOWN, "templateDeclaration")
    body = item.find("itemBody")
    if body is None:
        raise ItemError(BankCode.TEXT_MISSING)
    interaction = _only_interaction(body)
    response = _response_of(item, interaction)
    scorer, hints, is_dropped = _take_rubrics(body)
    key, doubts = _READERS[interaction.tag](interaction, response, scorer)
    told = [clean(text_of(feedback)) for feedback in item.findall("modalFeedback")]
    text = _question_text(body, interaction)
    title = clean_line(item.get("title", ""))
    tags = split_tags(filter(None, map(clean_line, keywords)))
    return keys.checked(
        key,
        text=text,
        title="" if title == name_for(text) else title,
        # Elsewhere a label names the item for its authors.
        label=clean_line(item.get("label", "")) if tags["part"] in TASKS else "",
        explanation="\n".join(filter(None, told)),
        hints=hints,
        points=_points(item),
        doubts=(*doubts, *([BankCode.FEEDBACK_DROPPED] if is_dropped else [])),
        line=raw.line,
        **tags,
    )


def name_for(text: str) -> str:
    """The title of an item whose question has none: QTI wants one."""
    return clean_line(text.partition("\n")[0][:80])


def _rename(item: Element) -> None:
    for element in item.iter():
        element.tag = camel_tag(element.tag)
        element.attrib = {camel_attribute(key): value for key, value in element.items()}


def _only_interaction(body: Element) -> Element:
    found = [element for element in body.iter() if element.tag.endswith("Interaction")]
    if not found:
        raise ItemError(BankCode.NOT_A_QUESTION)
    names = ", ".join(dict.fromkeys(element.tag for element in found))
    if len(found) > 1 or found[0].tag not in _READERS:
        raise ItemError(BankCode.KIND_UNKNOWN, names[:80])
    return found[0]


def _response_of(item: Element, interaction: Element) -> Element:
    wanted = interaction.get("responseIdentifier")
    for declaration in item.findall("responseDeclaration"):
        if declaration.get("identifier") == wanted:
            return declaration
    raise ItemError(BankCode.KEY_MISSING)


def _take_rubrics(body: Element) -> tuple[str, tuple[str, ...], bool]:
    """(the markers' notes, hints, whether other notes were left out); all leave the body."""
    scorer, hints, is_dropped = [], [], False
    for parent in list(body.iter()):
        for rubric in parent.findall("rubricBlock"):
            views = rubric.get("view", "").split()
            if "candidate" in views:
                rubric.tag = "div"
                continue
            text = text_of(rubric)
            if "scorer" in views:
                scorer.append(text)
            elif HINT_CLASS in rubric.get("class", "").split():
                hints.append(text)
            else:
                is_dropped = is_dropped or bool(text)
            _drop(parent, rubric)
    return "\n".join(scorer), tuple(filter(None, hints)), is_dropped


def _drop(parent: Element, child: Element) -> None:
    """Out of its parent; the words behind it stay."""
    place = list(parent).index(child)
    tail = child.tail or ""
    if place:
        parent[place - 1].tail = (parent[place - 1].tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(child)


def _question_text(body: Element, interaction: Element) -> str:
    prompt = interaction.find("prompt")
    tail = interaction.tail
    inside = list(prompt) if prompt is not None else []
    words = prompt.text if prompt is not None else ""
    interaction.clear()
    interaction.tail = tail
    if words or inside:
        interaction.tag, interaction.text = "div", words
        interaction.extend(inside)
    else:
        interaction.tag, interaction.text = "span", _GAP
    lines = [line for line in text_of(body).split("\n") if line.strip() != _GAP]
    return clean("\n".join(lines).replace(_GAP, _BLANK))


def _points(item: Element) -> int:
    told = ""
    for outcome in item.findall("outcomeDeclaration"):
        if outcome.get("identifier") == "SCORE":
            told = outcome.get("normalMaximum", "")
    if not told:
        return 1
    points = _number(told)
    if points != points.to_integral_value() or not 1 <= points <= MAX_POINTS:
        raise ItemError(BankCode.POINTS_WRONG, told[:40])
    return int(points)


def _number(text: str) -> Decimal:
    try:
        number = Decimal(text.strip())
    except InvalidOperation as error:
        raise ItemError(BankCode.SYNTAX, text[:40]) from error
    if not number.is_finite():
        raise ItemError(BankCode.SYNTAX, text[:40])
    return number


def _right_values(response: Element) -> list[str]:
    return [
        clean_line("".join(one.itertext())) for one in response.findall("correctResponse/value")
    ]


def _mapped(response: Element) -> list[tuple[str, Decimal]]:
    entries = response.find("mapping")
    return [
        (entry.get("mapKey", ""), _number(entry.get("mappedValue", "0")))
        for entry in (() if entries is None else entries.findall("mapEntry"))
    ]


def _is_uneven(mapped: list[tuple[str, Decimal]]) -> bool:
    earned = [value for _, value in mapped if value > 0]
    return bool(earned) and max(earned) - min(earned) > max(earned) / 1000


def _read_choice(interaction: Element, response: Element, _scorer: str) -> Read:
    choices = interaction.findall("simpleChoice")
    ids = [choice.get("identifier", "") for choice in choices]
    mapped = _mapped(response)
    right = _right_values(response) or [key for key, value in mapped if value > 0]
    if not set(right) <= set(ids):
        raise ItemError(BankCode.KEY_UNCLEAR, ", ".join(right)[:40])
    if not right:
        raise ItemError(BankCode.KEY_MISSING)
    is_several = response.get("cardinality") == "multiple"
    if {id_.lower() for id_ in ids} == {"true", "false"} and not is_several:
        return keys.true_false(is_true=right[0].lower() == "true"), ()
    told = [_own_feedback(choice) for choice in choices]
    key = keys.choice(
        [text_of(choice) for choice in choices],
        [ids.index(id_) for id_ in right],
        feedbacks=told,
        several=is_several,
    )
    return key, (BankCode.WEIGHTS_DROPPED,) if _is_uneven(mapped) else ()


def _own_feedback(choice: Element) -> str:
    """The feedback inside an option, which then leaves it."""
    found = [child for child in choice if child.tag in _FEEDBACK]
    told = [text_of(child) for child in found]
    for child in found:
        _drop(choice, child)
    return "\n".join(filter(None, told))


def _read_text_entry(_interaction: Element, response: Element, _scorer: str) -> Read:
    if response.get("baseType") in {"float", "integer"}:
        raise ItemError(BankCode.KIND_UNKNOWN, "numeric")
    mapped = _mapped(response)
    most = max((value for _, value in mapped), default=Decimal(0))
    full = [key for key, value in mapped if value == most and value > 0]
    doubts = [BankCode.WEIGHTS_DROPPED] if any(0 < value < most for _, value in mapped) else []
    entries = response.findall("mapping/mapEntry")
    if any(entry.get("caseSensitive") == "true" for entry in entries):
        doubts.append(BankCode.CASE_DROPPED)
    return keys.short_answer([*_right_values(response), *full]), tuple(doubts)


def _read_extended(_interaction: Element, response: Element, scorer: str) -> Read:
    return keys.open_answer(scorer or "\n".join(_right_values(response))), ()


def _read_match(interaction: Element, response: Element, _scorer: str) -> Read:
    """Items of the first set and their matches in the second; of directed pairs «item match»."""
    sets = interaction.findall("simpleMatchSet")
    if len(sets) != 2:
        raise ItemError(BankCode.SYNTAX, "simpleMatchSet")
    items, matches = ({one.get("identifier", ""): text_of(one) for one in side} for side in sets)
    pairs = [value.split() for value in _right_values(response)]
    matched = {pair[0]: pair[1] for pair in pairs if len(pair) == 2}
    if not matched:
        raise ItemError(BankCode.KEY_MISSING)
    fits = set(matched) == set(items) and set(matched.values()) <= set(matches)
    if not fits or len(matched) < len(pairs):
        raise ItemError(BankCode.KEY_UNCLEAR)
    rest = [text for id_, text in matches.items() if id_ not in matched.values()]
    return keys.matching([(text, matches[matched[id_]]) for id_, text in items.items()], rest), ()


def _read_order(interaction: Element, response: Element, _scorer: str) -> Read:
    found = interaction.findall("simpleChoice")
    texts = {choice.get("identifier", ""): text_of(choice) for choice in found}
    right = _right_values(response)
    if not right:
        raise ItemError(BankCode.KEY_MISSING)
    if sorted(right) != sorted(texts):
        raise ItemError(BankCode.KEY_UNCLEAR, ", ".join(right)[:40])
    return keys.ordering([texts[id_] for id_ in right]), ()


_READERS: Mapping[str, Callable[[Element, Element, str], Read]] = {
    "choiceInteraction": _read_choice,
    "textEntryInteraction": _read_text_entry,
    "extendedTextInteraction": _read_extended,
    "matchInteraction": _read_match,
    "orderInteraction": _read_order,
}


def keywords_of(resource: Element) -> Iterator[str]:
    """The keywords that a manifest gives to a resource."""
    for element in resource.iter():
        if element.tag == "keyword":
            yield " ".join("".join(element.itertext()).split())
