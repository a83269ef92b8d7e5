"""An item cut in two, joined with the next, moved among its like."""

import re
from dataclasses import replace

from lessons.domain.drafts.draft import (
    Draft,
    DraftItem,
    DraftQuestion,
    DraftSection,
    Edited,
    ItemPlace,
    NotDone,
)
from lessons.domain.drafts.origin import joined
from lessons.domain.handouts.dividing import join_texts, split_text
from lessons.domain.types.converting import convert_key
from lessons.domain.types.registry import REGISTRY


def split(draft: Draft, place: ItemPlace, *, at: int | None = None) -> Edited:
    """At the cursor ``at`` (in characters), else where the text itself has a place.

    Source lines belong to both parts, everything else to the first alone.
    """
    item = draft.item(place)
    parts = split_text(item.text, at)
    if parts is None:
        return Edited(draft, place, NotDone.NO_PLACE_TO_SPLIT)
    if draft.is_full:
        return Edited(draft, place, NotDone.PAGE_FULL)
    first = replace(item, text=parts[0])
    return Edited(draft.put(place, first, _second_part(draft, place, parts[1])), place)


def _second_part(draft: Draft, place: ItemPlace, text: str) -> DraftItem:
    item = draft.item(place)
    origin = replace(item.origin, index=None)
    if isinstance(item, DraftSection):
        id_ = draft.lessons[place.lesson].new_section_id()
        return DraftSection(id=id_, text=text, is_left_out=item.is_left_out, origin=origin)
    return replace(
        item,
        text=text,
        kind="open-answer",
        key="",
        explanation="",
        hints="",
        details="",
        origin=origin,
    )


def join(draft: Draft, place: ItemPlace) -> Edited:
    """With the next of its like, which is then no more."""
    pair = draft.rows(place)[place.index : place.index + 2]
    match pair:
        case (DraftSection() as one, DraftSection() as other):
            lesson = draft.lessons[place.lesson]
            moved = [
                replace(question, section=one.id) if question.section == other.id else question
                for question in lesson.questions
            ]
            draft = draft.with_lesson(place.lesson, replace(lesson, questions=tuple(moved)))
            return Edited(draft.put(place, _joined_sections(one, other), instead_of=2), place)
        case (DraftQuestion() as one, DraftQuestion() as other):
            return Edited(draft.put(place, _joined_questions(one, other), instead_of=2), place)
    return Edited(draft, place)


def _joined_sections(one: DraftSection, other: DraftSection) -> DraftSection:
    return replace(
        one,
        text=lines(one.text, other.heading, other.text, between="\n\n"),
        # Two figures in one field are refused when the lesson is made; neither is lost before.
        figure=lines(one.figure, other.figure, between="\n\n"),
        origin=joined(one.origin, other.origin),
    )


def _joined_questions(one: DraftQuestion, other: DraftQuestion) -> DraftQuestion:
    key = other.key
    if other.kind in REGISTRY and one.kind in REGISTRY:
        key = convert_key(key, old=other.kind, new=one.kind)
    return replace(
        one,
        text=join_texts(one.text, other.text),
        key=_joined_keys(one.key, key),
        explanation=lines(one.explanation, other.explanation),
        hints=lines(one.hints, other.hints),
        details=lines(one.details, other.details),
        section=other.section if one.section is None else one.section,
        origin=joined(one.origin, other.origin),
    )


def _joined_keys(first: str, second: str) -> str:
    """The model answers of open questions come last, under one line of hyphens."""
    keys = [re.split(r"^---$", key, maxsplit=1, flags=re.MULTILINE) for key in (first, second)]
    listed = lines(*(key[0].strip() for key in keys))
    models = lines(*("".join(key[1:]).strip() for key in keys))
    return lines(listed, f"---\n{models}" if models else "")


def lines(*texts: str, between: str = "\n") -> str:
    """Those that hold something."""
    return between.join(text for text in texts if text.strip())


def move(draft: Draft, place: ItemPlace, *, by: int) -> Edited:
    """Change places with the item ``by`` places below, or above where it is negative."""
    other = replace(place, index=place.index + by)
    if not draft.holds(other):
        return Edited(draft, place)
    item, neighbour = draft.item(place), draft.item(other)
    return Edited(draft.put(place, neighbour).put(other, item), other)
