"""From sentences that tell one year: the year is a gap."""

import re
from collections.abc import Iterator

from lessons.domain.content.question import QuestionContent
from lessons.domain.parts import Part
from lessons.domain.question_drafts.asking_words import asked
from lessons.domain.question_drafts.draft import Material, Origin, QuestionDraft, numbered
from lessons.domain.question_drafts.splitting import looks_back, sentences_of

_YEAR = re.compile(r"(?<!\d)(1\d{3}|20\d{2})(?!\d)")
_TOLD = re.compile(r"(1\d{3}|20\d{2})\s(?:жыл|год|г\.)")


def from_dates(material: Material) -> Iterator[QuestionDraft]:
    for section, passage in numbered(material):
        for sentence in sentences_of(passage.text):
            years = _YEAR.findall(sentence)
            if len(years) == 1 and _TOLD.search(sentence) and not looks_back(sentence):
                yield _draft(material, section, passage.heading, sentence, years[0])


def _draft(
    material: Material, section: int, heading: str, sentence: str, year: str
) -> QuestionDraft:
    before, after = sentence.split(year, 1)
    parts = [before, {"id": "a", "accepted": [year]}, after]
    return QuestionDraft(
        content=QuestionContent(
            text=asked(Origin.DATE, material.language, heading=heading),
            kind="gaps",
            payload={"parts": [part for part in parts if part]},
        ),
        origin=Origin.DATE,
        part=Part.LEVEL_1,
        source=sentence,
        section=section,
    )
