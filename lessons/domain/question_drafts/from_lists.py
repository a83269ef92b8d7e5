"""From lists: what belongs to one, with items of the lesson's other lists to choose from; pairs
where each item says what it means; an order where the words before it say that there is one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lessons.domain.content.question import QuestionContent
from lessons.domain.parts import Part
from lessons.domain.question_drafts.asking_words import asked, stopped
from lessons.domain.question_drafts.choosing import multiple, nearest_in_length
from lessons.domain.question_drafts.draft import (
    Material,
    Origin,
    QuestionDraft,
)
from lessons.domain.question_drafts.from_terms import matched
from lessons.domain.question_drafts.splitting import (
    TextList,
    beginning_small,
    lists_of,
)
from lessons.domain.text.characters import LONG_DASHES
from lessons.domain.text.samples import Sample

RIGHT, WRONG = 3, 3
FEWEST = 3
LONGEST_ITEM = 160
_PARTED = re.compile(
    rf"(?P<head>[^:{LONG_DASHES}]{{3,60}}?)(?:\s[{LONG_DASHES}]\s|:\s)(?P<rest>.{{10,}})"
)
_ORDERED = re.compile(
    r"\bретпен\b|\bкезең|\bсаты|последовательн|\bэтап|\bстади|\bin order\b", re.IGNORECASE
)
_INLINE = re.compile(r"(?P<lead>[^:]{10,160}):\s(?P<items>[^:;.,]++(?:,\s[^:;.,]++){3,}+)\.")
SAMPLES = (
    Sample(
        pattern=_ORDERED,
        how="search",
        matches=("мынадай ретпен өседі", "на следующих этапах"),
        misses=("басты белгілері", "кереметпен"),
    ),
)


def from_lists(material: Material) -> Iterator[QuestionDraft]:
    found = [(place, one) for place, text in _places(material) for one in lists_of(text)]
    for place, one in found:
        others = [item for _, other in found if other is not one for item in other.items]
        yield from _of_list(place, one, others)
    yield from _inline_orders(material)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where a list stands, and how it is asked about."""

    language: str
    section: int
    heading: str

    def draft(
        self, content: QuestionContent, source: str, origin: Origin = Origin.LIST
    ) -> QuestionDraft:
        return QuestionDraft(
            content=content,
            origin=origin,
            part=Part.LEVEL_2,
            source=source,
            section=self.section,
        )

    def order(self, lead: str, items: Sequence[str], source: str) -> QuestionDraft:
        """Ids against the order, which would tell it."""
        ids = [f"o{number}" for number in reversed(range(len(items)))]
        payload = {"items": [{"id": i, "text": t} for i, t in zip(ids, items, strict=True)]}
        text = asked(Origin.ORDER, self.language, what=beginning_small(lead), heading=self.heading)
        content = QuestionContent(text=text, kind="ordering", payload=payload, points=2)
        return self.draft(content, source, Origin.ORDER)

    def pairs(self, pairs: list[tuple[str, str]], source: str) -> QuestionDraft:
        text = f"{stopped(self.heading)} {asked(Origin.TERMS, self.language)}".strip()
        content = QuestionContent(
            text=text, kind="matching", payload=matched(pairs), points=len(pairs)
        )
        return self.draft(content, source)

    def choice(self, lead: str, right: list[str], wrong: list[str], source: str) -> QuestionDraft:
        text = asked(Origin.LIST, self.language, what=beginning_small(lead), heading=self.heading)
        content = QuestionContent(
            text=text, kind="multiple-choice", payload=multiple(right, wrong), points=len(right)
        )
        return self.draft(content, source)


def _of_list(place: _Place, one: TextList, others: Sequence[str]) -> Iterator[QuestionDraft]:
    lead = one.lead.rstrip(":")
    pairs = _pairs_of(one.items)
    if pairs:
        yield place.pairs(pairs, one.source)
    elif _ORDERED.search(lead) and len(one.items) >= FEWEST:
        yield place.order(lead, one.items, one.source)
    else:
        right = [item for item in one.items if len(item) <= LONGEST_ITEM][:RIGHT]
        plain = [item for item in others if not _PARTED.fullmatch(item)]
        wrong = nearest_in_length(right[0] if right else "", plain, count=WRONG)
        if (len(right), len(wrong)) == (RIGHT, WRONG):
            yield place.choice(lead, right, wrong, one.source)


def _pairs_of(items: Sequence[str]) -> list[tuple[str, str]]:
    """Heads with what is said of them; none where an item has no head of its own."""
    parts = [_PARTED.fullmatch(item) for item in items]
    pairs = [(part["head"].strip(), part["rest"].strip()) for part in parts if part]
    is_whole = FEWEST <= len(items) == len(pairs) == len(dict(pairs))
    return pairs if is_whole else []


def _inline_orders(material: Material) -> Iterator[QuestionDraft]:
    for place, text in _places(material):
        for found in _INLINE.finditer(text.replace("\n", " ")):
            lead = re.split(r"(?<=[.!?])\s", found["lead"])[-1].strip()
            items = [item.strip() for item in found["items"].split(",")]
            if _ORDERED.search(lead):
                yield place.order(lead, items, f"{lead}: {found['items']}.")


def _places(material: Material) -> Iterator[tuple[_Place, str]]:
    for section, passage in enumerate(material.passages):
        yield (
            _Place(language=material.language, section=section, heading=passage.heading),
            passage.text,
        )
