"""An item made something else: a question, a task, a test, or text of the lesson."""

from collections.abc import Sequence
from dataclasses import replace

from lessons.domain.drafts.cutting import lines as joined_lines
from lessons.domain.drafts.deciding import doubtful_line, with_decided
from lessons.domain.drafts.draft import (
    Draft,
    DraftQuestion,
    DraftSection,
    Edited,
    ItemPlace,
    Items,
    NotDone,
)
from lessons.domain.drafts.drawing import draft_question
from lessons.domain.drafts.kinds import change_kind
from lessons.domain.drafts.levels import NO_LEVEL
from lessons.domain.drafts.origin import Origin, spans_of
from lessons.domain.drafts.taking_up import (
    New,
    Target,
    ask,
    ask_paragraph,
    insert_questions,
    lines_of,
    paragraph_code,
    spot_of,
    use_lines,
)
from lessons.domain.handouts.dividing import paragraphs
from lessons.domain.handouts.reusing import read_paragraphs
from lessons.domain.parts import Part
from lessons.domain.types.converting import CHOICES

_TASKS = {New.GUIDED: Part.GUIDED, New.INDEPENDENT: Part.INDEPENDENT}
_OPEN, _CLOSED = "open-answer", "single-choice"


def become(draft: Draft, place: ItemPlace, *, what: New) -> Edited:
    """Nothing changes where the item is that already."""
    item = draft.item(place)
    draft = with_decided(draft, item.origin.numbers)
    if isinstance(item, DraftSection):
        return Edited(draft, place) if what is New.SECTION else _ask_all(draft, place, what)
    if what is New.SECTION:
        return _to_text(draft, place)
    return Edited(_shaped(draft, place, what), place)


def make_of_lines(draft: Draft, numbers: Sequence[int], *, target: Target | None) -> Edited:
    """``use_lines``, where the lines may become a test or a task too."""
    is_question = isinstance(target, New) and target is not New.SECTION
    edited = use_lines(draft, numbers, target=New.QUESTION if is_question else target)
    if edited.reason:
        return edited
    edited = replace(edited, draft=with_decided(edited.draft, numbers))
    place = edited.at
    if not isinstance(target, New) or not isinstance(place, ItemPlace):
        return edited
    count = len(edited.draft.rows(place)) - len(draft.rows(place))
    return _each_shaped(edited, count, target)


def say_asked(draft: Draft, place: ItemPlace, *, code: str) -> Edited:
    """The line of a doubt is asked: taken out of its section, or right as it stands."""
    line = doubtful_line(draft, code)
    item = draft.item(place)
    if line is None:
        return Edited(draft, place)
    if isinstance(item, DraftSection):
        parts = paragraphs(item.text)
        held = next((text for text in parts if line in lines_of(draft, item, text)), None)
        if held is None or len(parts) == 1:
            return become(draft, place, what=New.QUESTION)
        edited = ask(draft, place, code=paragraph_code(held))
        return replace(edited, draft=with_decided(edited.draft, {line}))
    return Edited(with_decided(draft, {line}), place)


def say_text(draft: Draft, place: ItemPlace, *, code: str) -> Edited:
    """The line of a doubt is text: its question becomes it, in a section it is right."""
    line = doubtful_line(draft, code)
    if line is None:
        return Edited(draft, place)
    if isinstance(draft.item(place), DraftSection):
        return Edited(with_decided(draft, {line}), place)
    return become(draft, place, what=New.SECTION)


# A section's paragraphs to questions


def _ask_all(draft: Draft, place: ItemPlace, what: New) -> Edited:
    """One question for each paragraph; a heading stays behind, left out."""
    section = draft.item(place)
    parts = paragraphs(section.text) if isinstance(section, DraftSection) else []
    if not isinstance(section, DraftSection) or not parts:
        return Edited(draft, place, NotDone.NOTHING_TO_ASK)
    if not draft.has_room_for(questions=len(parts)):
        return Edited(draft, place, NotDone.PAGE_FULL)
    spot = spot_of(draft, place.lesson, Items.QUESTIONS, section.origin.numbers)
    asked: list[DraftQuestion] = []
    for text in parts:
        asked += ask_paragraph(spot, text, lines_of(draft, section, text))
    has_more = bool(section.heading.strip() or section.figure.strip())
    emptied = replace(section, text="", is_left_out=True)
    draft = draft.put(place, *([emptied] if has_more else []))
    return _each_shaped(insert_questions(draft, spot, asked), len(asked), what)


def _each_shaped(edited: Edited, count: int, what: New) -> Edited:
    """Questions that were just made, from the place of the edit on; as questions they are already
    what their lines say, tests too."""
    draft, place = edited.draft, edited.at
    if isinstance(place, ItemPlace) and what in {New.TEST, *_TASKS}:
        for step in range(count):
            draft = _shaped(draft, replace(place, index=place.index + step), what)
    return replace(edited, draft=draft)


# A question to another kind of question


def _shaped(draft: Draft, place: ItemPlace, what: New) -> Draft:
    question = draft.item(place)
    if not isinstance(question, DraftQuestion):
        return draft
    if what in _TASKS:
        return draft.put(place, replace(question, part=_TASKS[what].value))
    if what is New.TEST:
        return draft if question.kind in CHOICES else _of_kind(draft, place, question, _CLOSED)
    part = _level_above(draft, place) if _is_task(question) else question.part
    label = "" if _is_task(question) else question.label
    asked = replace(question, part=part, label=label)
    return _of_kind(draft, place, asked, _OPEN if question.kind in CHOICES else question.kind)


def _of_kind(draft: Draft, place: ItemPlace, question: DraftQuestion, kind: str) -> Draft:
    old = question.kind
    draft = draft.put(place, replace(question, kind=kind))
    return draft if old == kind else change_kind(draft, place, old=old).draft


def _is_task(question: DraftQuestion) -> bool:
    return question.part in {part.value for part in _TASKS.values()}


def _level_above(draft: Draft, place: ItemPlace) -> str:
    """Of the nearest question above that is no task."""
    above = draft.lessons[place.lesson].questions[: place.index]
    return next((each.part for each in reversed(above) if not _is_task(each)), NO_LEVEL)


# A question to text


def _to_text(draft: Draft, place: ItemPlace) -> Edited:
    """Into the section that stands above it in the document; what is worked on next moves up."""
    question = draft.item(place)
    if not isinstance(question, DraftQuestion):
        return Edited(draft, place)
    text, numbers = _text_of(draft, place, question), question.origin.numbers
    draft = draft.put(place)
    spot = spot_of(draft, place.lesson, Items.SECTIONS, numbers)
    if isinstance(spot.above, DraftSection):
        at = replace(spot.place, index=spot.place.index - 1)
        draft = draft.put(at, _with_paragraph(draft, spot.above, text, numbers))
    else:
        id_ = draft.lessons[place.lesson].new_section_id()
        section = DraftSection(id=id_, text=text, origin=Origin(spans=spans_of(numbers)))
        draft = draft.put(spot.place, section, instead_of=0)
    rest = draft.lessons[place.lesson].questions
    return Edited(draft, replace(place, index=max(0, min(place.index, len(rest) - 1))))


def _text_of(draft: Draft, place: ItemPlace, question: DraftQuestion) -> str:
    """As it stands in the document; where a person changed it, all that stands in its fields."""
    read = draft.content(place.lesson, question)
    numbers = question.origin.numbers
    if read is not None and numbers:
        drawn = draft_question(read, origin=question.origin)
        if drawn.texts == question.texts:
            return read_paragraphs(draft.lines, numbers)
    return joined_lines(*question.texts.values())


def _with_paragraph(
    draft: Draft, section: DraftSection, text: str, numbers: Sequence[int]
) -> DraftSection:
    """Between the paragraphs that stand above and below it in the document."""
    parts = paragraphs(section.text)
    held = [lines_of(draft, section, part) for part in parts]
    below = (
        index
        for index, own in enumerate(held)
        if numbers and own and own != section.origin.numbers and own[0] > numbers[0]
    )
    parts.insert(next(below, len(parts)), text)
    origin = replace(section.origin, spans=spans_of([*section.origin.numbers, *numbers]))
    return replace(section, text="\n\n".join(parts), origin=origin)
