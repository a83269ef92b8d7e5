"""What was sent from the review page, as a draft; and what a pressed button does to it.

A button of the page is named ``do``; its value says what to do with which item, such as
``split:lesson-0-questions:3``. A value that no page of ours holds changes nothing.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from django.http import QueryDict

from lessons.domain.drafts.cutting import join, move, split
from lessons.domain.drafts.draft import (
    LESSON_TEXTS,
    Draft,
    DraftLesson,
    DraftQuestion,
    DraftSection,
    Edited,
    FieldPlace,
    ItemPlace,
    Items,
    LeftOver,
)
from lessons.domain.drafts.kinds import change_kind
from lessons.domain.drafts.levels import give_run
from lessons.domain.drafts.origin import Origin
from lessons.domain.drafts.room import MOST_SECTIONS, SPARE
from lessons.domain.drafts.swaps import Swap, doubt_code, swap_in_field, swap_in_item
from lessons.domain.drafts.taking_up import New, Target, ask
from lessons.domain.drafts.turning import become, make_of_lines, say_asked, say_text
from lessons.domain.handouts.document import Document
from lessons.domain.parts import LEVELS, Part
from lessons.domain.text.samples import Sample

_ON_ITEM = re.compile(
    r"(?P<verb>[a-z]+):lesson-(?P<lesson>\d{1,3})-(?P<items>sections|questions):(?P<index>\d{1,3})"
    r"(?::(?P<more>[\w-]*))?",
    re.ASCII,
)
_ON_FIELD = re.compile(
    r"(?P<verb>[a-z]+):lesson-(?P<lesson>\d{1,3}):(?P<field>[a-z]+):(?P<more>[\w-]+)", re.ASCII
)
_USE = re.compile(r"use:(?P<target>[\w-]+):(?P<first>\d{1,7})-(?P<last>\d{1,7})", re.ASCII)
_SECTION = re.compile(r"section-(?P<lesson>\d{1,3})-(?P<index>\d{1,3})", re.ASCII)
SAMPLES = (
    Sample(
        pattern=_ON_ITEM,
        how="fullmatch",
        matches=("split:lesson-0-questions:12", "move:lesson-3-sections:2:up"),
        misses=("split:lesson-0-questions", "split:lesson-0-tasks:12"),
    ),
)
_QUESTION_TEXTS = (
    *("part", "label", "kind", "text", "points", "key", "explanation", "hints", "details"),
)


# What was typed


def draft_sent(document: Document, data: Mapping[str, str]) -> Draft:
    """Every item in its place on the page, blank ones too."""
    lessons = (_lesson(f"lesson-{at}", data, document) for at in range(len(document.lessons)))
    sent = set(data.get("decided", "").split(","))
    decided = frozenset(map(doubt_code, document.warnings)) & sent
    return Draft(document=document, lessons=tuple(lessons), decided=decided)


def _lesson(prefix: str, data: Mapping[str, str], document: Document) -> DraftLesson:
    def items(name: str) -> list[str]:
        most = MOST_SECTIONS + SPARE
        count = min(_number(data.get(f"{prefix}-{name}-TOTAL_FORMS", "")) or 0, most)
        return [f"{prefix}-{name}-{place}" for place in range(count)]

    def origin(item: str) -> Origin:
        return Origin.parse(data.get(f"{item}-source", ""), lines=len(document.lines))

    return DraftLesson(
        **_texts(prefix, LESSON_TEXTS, data),
        is_left_out=bool(data.get(f"{prefix}-leave_out")),
        sections=tuple(
            DraftSection(
                id=place,
                **_texts(item, ("heading", "text", "figure"), data),
                is_left_out=bool(data.get(f"{item}-leave_out")),
                origin=origin(item),
            )
            for place, item in enumerate(items("sections"))
        ),
        questions=tuple(
            DraftQuestion(
                **_texts(item, _QUESTION_TEXTS, data),
                section=_number(data.get(f"{item}-section", "")),
                is_left_out=bool(data.get(f"{item}-leave_out")),
                origin=origin(item),
            )
            for item in items("questions")
        ),
    )


def _texts(prefix: str, names: tuple[str, ...], data: Mapping[str, str]) -> dict[str, str]:
    values = {name: data.get(f"{prefix}-{name}", "") for name in names}
    return {name: value.replace("\r\n", "\n").replace("\r", "\n") for name, value in values.items()}


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else None


# What was pressed


def act(draft: Draft, data: QueryDict) -> Edited:
    """Do to the draft what the pressed button says; blank items are forgotten afterwards."""
    edited = _edited(draft, data.get("do", ""), data)
    return replace(edited, draft=edited.draft.settled())


def _edited(draft: Draft, do: str, data: QueryDict) -> Edited:
    if do.startswith("use:"):
        return _use(draft, do, data)
    if on_item := _ON_ITEM.fullmatch(do):
        place = ItemPlace(int(on_item["lesson"]), Items(on_item["items"]), int(on_item["index"]))
        action = _ACTIONS.get(on_item["verb"])
        if action and draft.holds(place):
            return action(draft, place, on_item["more"] or "", data)
    if on_field := _ON_FIELD.fullmatch(do):
        field = FieldPlace(int(on_field["lesson"]), on_field["field"])
        is_known = field.lesson < len(draft.lessons) and field.name in LESSON_TEXTS
        if is_known and on_field["verb"] in set(Swap):
            swap = Swap(on_field["verb"])
            return swap_in_field(draft, field, code=on_field["more"], swap=swap)
    return Edited(draft)


def _use(draft: Draft, do: str, data: QueryDict) -> Edited:
    """The lines chosen in a block, or the whole block; or those chosen in any block."""
    chosen = _chosen(draft, data)
    if match := _USE.fullmatch(do):
        block = range(max(1, int(match["first"])), min(int(match["last"]), len(draft.lines)) + 1)
        numbers = [number for number in chosen if number in block]
        numbers = numbers or [number for number in block if draft.lines[number - 1].strip()]
        return make_of_lines(draft, numbers, target=_target(match["target"]))
    return make_of_lines(draft, chosen, target=_target(data.get("use-target", "")))


def _chosen(draft: Draft, data: QueryDict) -> list[int]:
    numbers = {_number(value) or 0 for value in data.getlist("use")}
    return sorted(number for number in numbers if 1 <= number <= len(draft.lines))


def _target(text: str) -> Target | None:
    if section := _SECTION.fullmatch(text):
        return ItemPlace(int(section["lesson"]), Items.SECTIONS, int(section["index"]))
    return New(text) if text in set(New) else None


Action = Callable[[Draft, ItemPlace, str, QueryDict], Edited]


def _swap(draft: Draft, place: ItemPlace, more: str, _data: QueryDict, *, swap: Swap) -> Edited:
    return swap_in_item(draft, place, code=more, swap=swap)


def _join_above(draft: Draft, place: ItemPlace) -> Edited:
    above = replace(place, index=place.index - 1)
    return join(draft, above) if draft.holds(above) else Edited(draft, place)


def _become(draft: Draft, place: ItemPlace, more: str) -> Edited:
    return become(draft, place, what=New(more)) if more in set(New) else Edited(draft, place)


def _give_run(draft: Draft, place: ItemPlace, more: str) -> Edited:
    return give_run(draft, place, part=Part(more)) if more in LEVELS else Edited(draft, place)


_ACTIONS: dict[str, Action] = {
    "split": lambda draft, place, _, data: split(draft, place, at=_number(data.get("at", ""))),
    "join": lambda draft, place, _, _data: join(draft, place),
    "above": lambda draft, place, _, _data: _join_above(draft, place),
    "up": lambda draft, place, _, _data: move(draft, place, by=-1),
    "down": lambda draft, place, _, _data: move(draft, place, by=1),
    "kind": lambda draft, place, more, _data: change_kind(draft, place, old=more),
    "ask": lambda draft, place, more, _data: ask(draft, place, code=more),
    "become": lambda draft, place, more, _data: _become(draft, place, more),
    "asked": lambda draft, place, more, _data: say_asked(draft, place, code=more),
    "text": lambda draft, place, more, _data: say_text(draft, place, code=more),
    "run": lambda draft, place, more, _data: _give_run(draft, place, more),
    "mend": partial(_swap, swap=Swap.MEND),
    "back": partial(_swap, swap=Swap.BACK),
}


def anchor_of(edited: Edited) -> str:
    """The prefix of the form or field to look at, such as ``lesson-0-questions-3``."""
    match edited.at:
        case ItemPlace(lesson, items, index):
            return f"lesson-{lesson}-{items}-{index}"
        case FieldPlace(lesson, name):
            return f"lesson-{lesson}-{name}"
        case LeftOver():
            return "not-used"
    return ""
