"""One item of QTI 1.2 to a question."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from xml.etree.ElementTree import Element

from lessons.domain.banks import keys
from lessons.domain.banks.bank import BankQuestion, ItemError, RawItem
from lessons.domain.banks.codes import BankCode
from lessons.domain.banks.columns import truth_of
from lessons.domain.banks.forms import Key
from lessons.domain.banks.markup import html_text
from lessons.domain.banks.texts import clean, clean_line
from lessons.domain.banks.weights import middle, plain_decimal
from lessons.domain.banks.xml_items import child_text, markup_of
from lessons.domain.limits import MAX_POINTS
from lessons.domain.types.choices import choice
from lessons.domain.types.matching.bank_forms import matching
from lessons.domain.types.numeric.bank_forms import numeric
from lessons.domain.types.open_answer.bank_forms import open_answer
from lessons.domain.types.ordering.bank_forms import ordering
from lessons.domain.types.short_answer.bank_forms import short_answer
from lessons.domain.types.true_false.bank_forms import true_false

GENERAL = "general_fb"
_USUAL_FEEDBACK = frozenset({"correct_fb", "general_incorrect_fb", "correct", "incorrect"})
_WHOLE_SCORE = "SCORE.max"
"""How Blackboard writes all the points."""
_NOT_ASKED = frozenset({"text_only_question"})
_UNKNOWN = frozenset({"file_upload_question", "calculated_question", "missing_word_question"})


@dataclass(frozen=True, slots=True)
class Condition:
    """What one rule takes for right: values by the response that they are of."""

    score: Decimal
    right: tuple[tuple[str, str], ...]
    wrong: tuple[tuple[str, str], ...]
    low: str = ""
    high: str = ""
    has_case: bool = False


def read_item(raw: RawItem, item: Element) -> BankQuestion:
    """Raises ItemError."""
    kind = _metadata(item).get("question_type", "")
    if kind in _NOT_ASKED:
        raise ItemError(BankCode.NOT_A_QUESTION)
    if kind in _UNKNOWN:
        raise ItemError(BankCode.KIND_UNKNOWN, kind)
    presentation = item.find("presentation")
    if presentation is None:
        raise ItemError(BankCode.TEXT_MISSING)
    told = dict(_feedbacks(item))
    conditions = list(_conditions(item))
    key = _key(kind, presentation, conditions, told)
    points, is_rounded = _points(_metadata(item).get("points_possible", ""))
    doubts = [
        *([BankCode.POINTS_ROUNDED] if is_rounded else []),
        *([BankCode.FEEDBACK_DROPPED] if _USUAL_FEEDBACK & set(told) else []),
        *([BankCode.CASE_DROPPED] if any(one.has_case for one in conditions) else []),
        *_dropped_shares(conditions),
    ]
    text = _question_text(presentation)
    title = clean_line(item.get("title", ""))
    return keys.checked(
        key,
        text=text,
        title="" if title in {"Question", clean_line(text[:80])} else title,
        explanation=told.get(GENERAL, ""),
        points=points,
        doubts=tuple(dict.fromkeys(doubts)),
        line=raw.line,
    )


def _metadata(item: Element) -> dict[str, str]:
    return {
        child_text(one, "fieldlabel").strip().lower(): child_text(one, "fieldentry").strip()
        for one in item.iter("qtimetadatafield")
    }


def _material(element: Element | None) -> str:
    """The texts of a material: HTML as it says itself, or plain; anything else is left out."""
    found: list[str] = []
    for one in element.iter() if element is not None else ():
        if one.tag in {"mattext", "mat_formattedtext"}:
            inside = "".join(one.itertext()) if not len(one) else markup_of(one)
            type_ = one.get("texttype", "text/plain" if one.tag == "mattext" else "text/html")
            is_plain = type_ == "text/plain" and not len(one)
            found.append(clean(inside) if is_plain and "<" not in inside else html_text(inside))
        elif one.tag in {"matimage", "mataudio", "matvideo", "matapplication"}:
            found.append(html_text("<img>"))
    return "\n".join(filter(None, found))


def _question_text(presentation: Element) -> str:
    """What stands outside the responses; in files of Blackboard it may lie some flows deep."""
    pieces: list[str] = []

    def walk(element: Element) -> None:
        for child in element:
            if child.tag == "material":
                pieces.append(_material(child))
            elif not child.tag.startswith("response_"):
                walk(child)

    walk(presentation)
    if not any(pieces):
        pieces = [_material(response.find("material")) for response in presentation.iter()]
    return clean("\n".join(filter(None, pieces)))


def _feedbacks(item: Element) -> Iterator[tuple[str, str]]:
    for feedback in item.findall("itemfeedback"):
        text = _material(feedback)
        if text:
            yield feedback.get("ident", ""), text


# Rules


def _conditions(item: Element) -> Iterator[Condition]:
    """Those that give points."""
    for rule in item.iter("respcondition"):
        score = max((_number(one.text) for one in rule.findall("setvar")), default=Decimal(0))
        named = rule.get("title", "").lower() == "correct"
        feedback = [one.get("linkrefid", "").lower() for one in rule.findall("displayfeedback")]
        variables = rule.find("conditionvar")
        if variables is None or variables.find("other") is not None:
            continue
        if score > 0 or (not rule.findall("setvar") and (named or "correct" in feedback)):
            yield _condition(score or Decimal(100), variables)


def _condition(score: Decimal, variables: Element) -> Condition:
    wrong = {id(one) for negated in variables.iter("not") for one in negated.iter("varequal")}
    named = [
        (one.get("respident", ""), clean_line("".join(one.itertext())), id(one) in wrong)
        for one in variables.iter("varequal")
    ]
    return Condition(
        score=score,
        right=tuple((name, value) for name, value, is_wrong in named if not is_wrong),
        wrong=tuple((name, value) for name, value, is_wrong in named if is_wrong),
        low=_bound(variables, "vargte", "vargt"),
        high=_bound(variables, "varlte", "varlt"),
        has_case=any(one.get("case", "").lower() == "yes" for one in variables.iter("varequal")),
    )


def _bound(variables: Element, *names: str) -> str:
    found = (one for name in names for one in variables.iter(name))
    return next(((one.text or "").strip() for one in found), "")


def _number(text: str | None) -> Decimal:
    if (text or "").strip() == _WHOLE_SCORE:
        return Decimal(100)
    try:
        number = Decimal((text or "0").strip())
    except InvalidOperation:
        return Decimal(0)
    return number if number.is_finite() else Decimal(0)


def _dropped_shares(conditions: Sequence[Condition]) -> list[BankCode]:
    scores = {one.score for one in conditions}
    return [BankCode.WEIGHTS_DROPPED] if len(scores) > 1 else []


# Keys


def _key(
    kind: str, presentation: Element, conditions: Sequence[Condition], told: Mapping[str, str]
) -> Key:
    lists = list(presentation.iter("response_lid"))
    typed = list(presentation.iter("response_str")) + list(presentation.iter("response_num"))
    others = [one.tag for one in presentation.iter() if one.tag in {"response_xy", "response_grp"}]
    if others or (lists and typed) or len(typed) > 1:
        raise ItemError(BankCode.KIND_UNKNOWN, (kind or ", ".join(others))[:40])
    if len(lists) > 1:
        if kind not in {"", "matching_question"}:
            raise ItemError(BankCode.KIND_UNKNOWN, kind[:40])
        return _matching(lists, conditions)
    if lists:
        return _choice(kind, lists[0], conditions, told)
    if typed:
        return _typed(kind, typed[0], conditions)
    raise ItemError(BankCode.NOT_A_QUESTION)


def _labels(response: Element) -> dict[str, str]:
    return {one.get("ident", ""): _material(one) for one in response.iter("response_label")}


def _choice(
    kind: str, response: Element, conditions: Sequence[Condition], told: Mapping[str, str]
) -> Key:
    labels = _labels(response)
    if response.get("rcardinality", "").lower() == "ordered":
        return _ordering(labels, conditions)
    several = response.get("rcardinality", "").lower() == "multiple"
    right = {value for one in conditions for _, value in one.right}
    # Blackboard names the right option of one rule, and what each other one is in further rules.
    if not right <= set(labels):
        raise ItemError(BankCode.KEY_UNCLEAR, ", ".join(sorted(right))[:40])
    if not right:
        raise ItemError(BankCode.KEY_MISSING)
    truths = [truth_of(text) for text in labels.values()]
    is_truth = kind == "true_false_question" or sorted(map(str, truths)) == ["False", "True"]
    if is_truth and len(labels) == 2 and len(right) == 1 and set(truths) == {True, False}:
        return true_false(is_true=bool(truth_of(labels[right.pop()])))
    if not several and len(right) > 1:
        best = max(one.score for one in conditions)
        right = {value for one in conditions if one.score == best for _, value in one.right}
    return choice(
        list(labels.values()),
        [place for place, name in enumerate(labels) if name in right],
        feedbacks=[told.get(f"{name}_fb", told.get(name, "")) for name in labels],
        several=several or len(right) > 1,
    )


def _ordering(labels: Mapping[str, str], conditions: Sequence[Condition]) -> Key:
    order = [value for one in conditions[:1] for _, value in one.right]
    if sorted(order) != sorted(labels):
        raise ItemError(BankCode.KEY_UNCLEAR if order else BankCode.KEY_MISSING)
    return ordering([labels[name] for name in order])


def _matching(lists: Sequence[Element], conditions: Sequence[Condition]) -> Key:
    right = {name: value for one in conditions for name, value in one.right}
    pairs: list[tuple[str, str]] = []
    used: set[str] = set()
    offered: dict[str, str] = {}
    for response in lists:
        labels = _labels(response)
        offered |= labels
        match = right.get(response.get("ident", ""))
        if match is None or match not in labels:
            raise ItemError(BankCode.KEY_MISSING if match is None else BankCode.KEY_UNCLEAR)
        used.add(match)
        pairs.append((_material(response.find("material")), labels[match]))
    rest = [text for name, text in offered.items() if name not in used]
    taken = {text for _, text in pairs}
    return matching(pairs, [text for text in rest if text not in taken])


def _typed(kind: str, response: Element, conditions: Sequence[Condition]) -> Key:
    fib = response.find(".//render_fib")
    type_ = fib.get("fibtype", "") if fib is not None else ""
    is_number = kind == "numerical_question" or type_ in {"Decimal", "Integer"}
    is_number = is_number or response.tag == "response_num"
    texts = [value for one in conditions for _, value in one.right if value]
    ranges = [one for one in conditions if one.low or one.high]
    if is_number and (texts or ranges):
        return numeric(list(_numbers(conditions)))
    if kind == "essay_question" or not texts:
        if kind in {"short_answer_question", "fill_in_multiple_blanks_question"} or ranges:
            raise ItemError(BankCode.KEY_MISSING)
        return open_answer("\n".join(texts))
    return short_answer(texts)


def _numbers(conditions: Sequence[Condition]) -> Iterator[tuple[str, str, int]]:
    for one in conditions:
        if one.low and one.high:
            value, width = middle(one.low, one.high)
            yield value, "" if width == "0" else width, 100
        else:
            yield from ((plain_decimal(value), "", 100) for _, value in one.right)


def _points(text: str) -> tuple[int, bool]:
    told = _number(text)
    if told <= 0:
        return 1, bool(text) and told != 1
    if told > MAX_POINTS:
        raise ItemError(BankCode.POINTS_WRONG, text[:40])
    points = max(1, int(told.to_integral_value()))
    return points, points != told
