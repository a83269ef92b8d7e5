"""One QTI item, of version 2 or 3, to a question."""

import re
from collections.abc import Iterator
from decimal import Decimal
from xml.etree.ElementTree import Element

from lessons.domain.banks import keys
from lessons.domain.banks.bank import BankQuestion, ItemError, RawItem
from lessons.domain.banks.codes import BankCode
from lessons.domain.banks.forms import QtiForm, claiming
from lessons.domain.banks.labels import split_tags
from lessons.domain.banks.qti_names import camel_attribute, camel_tag
from lessons.domain.banks.qti_syntax import FEEDBACK, OUTCOME, drop, mapped_values, number_of
from lessons.domain.banks.texts import clean, clean_line
from lessons.domain.banks.xml_items import child_text, text_of
from lessons.domain.limits import MAX_POINTS
from lessons.domain.parts import TASKS
from lessons.domain.types.registry import KINDS

HINT_CLASS = "hint"
_BLANK = "_____"
_GAP = "\ue000"
"""Where the field to type into stands in the text."""
EXPLANATION = "explanation"
"""The modal feedback of our own files, which is shown whatever was answered."""
_SHOWN_LATER = (*FEEDBACK, "templateBlock", "templateInline")
FORMS: dict[str, QtiForm] = {code: kind.forms.qti for code, kind in KINDS.items() if kind.forms.qti}
_INTERACTIONS = frozenset(form.interaction for form in FORMS.values())
_CONDITION = re.compile(r"(?:in|partially)?-?_?(?:correct|right|wrong)", re.IGNORECASE)


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
    explanation, doubts = _explanation(item, interaction)
    scorer, hints, is_dropped = _take_rubrics(body)
    if _take_feedback(body) or is_dropped:
        doubts.append(BankCode.FEEDBACK_DROPPED)
    if _has_own_scoring(item, interaction):
        doubts.append(BankCode.SCORING_DROPPED)
    points, is_rounded = _points(item, response)
    if is_rounded:
        doubts.append(BankCode.POINTS_ROUNDED)
    fitting = [form for form in FORMS.values() if form.interaction == interaction.tag]
    form = claiming(fitting, interaction, response)
    if form is None:
        raise ItemError(BankCode.KIND_UNKNOWN, interaction.tag)
    found = form.read(interaction, response, scorer)
    text = _question_text(body, interaction)
    title = clean_line(item.get("title", ""))
    tags = split_tags(filter(None, map(clean_line, keywords)))
    return keys.checked(
        found.key,
        text=text,
        title="" if title == name_for(text) else title,
        # Elsewhere a label names the item for its authors.
        label=clean_line(item.get("label", "")) if tags["part"] in TASKS else "",
        explanation=explanation,
        hints=hints,
        points=points,
        doubts=tuple(dict.fromkeys((*found.doubts, *doubts))),
        line=raw.line,
        **tags,
    )


def _has_own_scoring(item: Element, interaction: Element) -> bool:
    """Whether rules stand there, and not the name of a known one; an open answer has no key."""
    has_key = interaction.tag != "extendedTextInteraction"
    return has_key and item.find("responseProcessing/*") is not None


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
    if len(found) > 1 or found[0].tag not in _INTERACTIONS:
        raise ItemError(BankCode.KIND_UNKNOWN, names[:80])
    return found[0]


def _response_of(item: Element, interaction: Element) -> Element:
    wanted = interaction.get("responseIdentifier")
    for declaration in item.findall("responseDeclaration"):
        if declaration.get("identifier") == wanted:
            return declaration
    raise ItemError(BankCode.KEY_MISSING)


def _explanation(item: Element, interaction: Element) -> tuple[str, list[BankCode]]:
    """The one modal feedback that is shown whatever was answered, and a doubt for others."""
    found = item.findall("modalFeedback")
    own = [one for one in found if _is_own(one)]
    if not own and len(found) == 1 and not _has_condition(found[0], interaction):
        own = found
    told = "\n".join(filter(None, (clean(text_of(feedback)) for feedback in own)))
    return told, [BankCode.FEEDBACK_DROPPED] if len(own) < len(found) else []


def _is_own(feedback: Element) -> bool:
    named = (feedback.get("identifier"), feedback.get("outcomeIdentifier"))
    return named == (EXPLANATION, OUTCOME) and feedback.get("showHide") == "hide"


def _has_condition(feedback: Element, interaction: Element) -> bool:
    """Whether it is named after an option or after how the answer was."""
    name = feedback.get("identifier", "")
    options = {one.get("identifier") for one in interaction.iter()}
    return name in options or _CONDITION.fullmatch(name) is not None


def _take_feedback(body: Element) -> bool:
    """Whether the body held what is shown only later, which leaves it; options keep their own."""
    if not any(element.tag in _SHOWN_LATER for element in body.iter()):
        return False
    own = {
        id(one)
        for choice in body.iterfind(".//choiceInteraction/simpleChoice")
        for one in choice.iter()
    }
    is_found = False
    for parent in list(body.iter()):
        for child in list(parent):
            is_own = id(child) in own and child.tag in FEEDBACK
            if child.tag in _SHOWN_LATER and not is_own:
                is_found = True
                drop(parent, child)
    return is_found


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
            drop(parent, rubric)
    return "\n".join(scorer), tuple(filter(None, hints)), is_dropped


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


def _points(item: Element, response: Element) -> tuple[int, bool]:
    """(whole points, whether they were rounded); 1 where nothing is said."""
    told = _told_points(item, response)
    if told is None:
        return 1, False
    if not 0 <= told <= MAX_POINTS:
        raise ItemError(BankCode.POINTS_WRONG, f"{told:f}"[:40])
    points = max(1, int(told.to_integral_value()))
    return points, points != told


def _told_points(item: Element, response: Element) -> Decimal | None:
    """What the score reaches at most, by its declaration, by MAXSCORE or by the mapping."""
    outcomes = {one.get("identifier"): one for one in item.findall("outcomeDeclaration")}
    score, most = outcomes.get("SCORE"), outcomes.get("MAXSCORE")
    if score is not None and score.get("normalMaximum"):
        return number_of(score.get("normalMaximum", ""))
    if most is not None and child_text(most, "defaultValue", "value").strip():
        return number_of(child_text(most, "defaultValue", "value"))
    return _mapped_points(response)


def _mapped_points(response: Element) -> Decimal | None:
    earned = [value for _, value in mapped_values(response) if value > 0]
    mapping = response.find("mapping")
    if mapping is None or not earned:
        return None
    total = max(earned) if response.get("cardinality") == "single" else sum(earned, Decimal(0))
    bound = mapping.get("upperBound")
    return min(total, number_of(bound)) if bound else total


def keywords_of(resource: Element) -> Iterator[str]:
    """The keywords that a manifest gives to a resource."""
    for element in resource.iter():
        if element.tag == "keyword":
            yield " ".join("".join(element.itertext()).split())
