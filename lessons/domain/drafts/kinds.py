"""A question made one of another kind: its key goes with it, and comes back."""

import re
from dataclasses import replace

from lessons.domain.content.parsing import parse
from lessons.domain.drafts.draft import Draft, DraftQuestion, Edited, ItemPlace
from lessons.domain.handouts.document import ReadQuestion
from lessons.domain.handouts.reusing import read_questions
from lessons.domain.parts import Part
from lessons.domain.types.converting import CHOICES, convert_key
from lessons.domain.types.registry import REGISTRY


def change_kind(draft: Draft, place: ItemPlace, *, old: str) -> Edited:
    """To the kind that stands in the question; ``old`` is the one that its key was typed for."""
    question = draft.item(place)
    is_known = isinstance(question, DraftQuestion) and {old, question.kind} <= set(REGISTRY)
    if not isinstance(question, DraftQuestion) or not is_known:
        return Edited(draft, place)
    content, typed = draft.content(place.lesson, question), (question.text, question.key)
    if content and content.kind == question.kind and typed == _as_kind(content, old):
        text, key = content.text, parse(content).key_lines
    else:
        text, key = _converted(*typed, old=old, new=question.kind)
    return Edited(draft.put(place, replace(question, text=text, key=key)), place)


def _as_kind(content: ReadQuestion, kind: str) -> tuple[str, str]:
    key = parse(content).key_lines
    return _converted(content.text, key, old=content.kind, new=kind)


def _converted(text: str, key: str, *, old: str, new: str) -> tuple[str, str]:
    """(text, key); options that stand in the text of an open question become the key."""
    if new in CHOICES and old not in CHOICES and not key.strip():
        lines = text.split("\n")
        read = read_questions(lines, range(1, len(lines) + 1), part=Part.LEVEL_1)
        if len(read) == 1 and read[0].kind in CHOICES:
            return read[0].text, honest_key(read[0])
    return text, convert_key(key, old=old, new=new)


def honest_key(read: ReadQuestion) -> str:
    """An option that was only taken because none was marked is not marked as right."""
    key = parse(read).key_lines
    return key if read.is_key_confirmed else re.sub(r"^\* ", "", key, flags=re.MULTILINE)
