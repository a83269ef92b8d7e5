"""From sentences that give a reason: why it is so is an open question with its key point."""

import re
from collections.abc import Iterator

from lessons.domain.content.question import QuestionContent
from lessons.domain.parts import Part
from lessons.domain.question_drafts.asking_words import asked
from lessons.domain.question_drafts.draft import Material, Origin, QuestionDraft, numbered
from lessons.domain.question_drafts.splitting import (
    beginning_capital,
    looks_back,
    sentences_of,
)
from lessons.domain.text.samples import Sample

_BECAUSE = re.compile(
    r"(?P<what>.{15,200}), (?:өйткені|себебі|потому что|так как|поскольку|because) "
    r"(?P<why>.{10,200})\."
)
SAMPLES = (
    Sample(
        pattern=_BECAUSE,
        how="fullmatch",
        matches=("Елші сыйлы адам болды, өйткені ол мемлекеттің атынан сөйледі.",),
        misses=("Елші сыйлы адам болды.",),
    ),
)
POINTS = 2


def from_causes(material: Material) -> Iterator[QuestionDraft]:
    for section, passage in numbered(material):
        for sentence in sentences_of(passage.text):
            found = _BECAUSE.fullmatch(sentence)
            if found and not looks_back(sentence):
                yield _draft(material, section, sentence, found["what"], found["why"])


def _draft(material: Material, section: int, sentence: str, what: str, why: str) -> QuestionDraft:
    point = {"id": "a", "text": beginning_capital(why), "points": POINTS}
    return QuestionDraft(
        content=QuestionContent(
            text=asked(Origin.CAUSE, material.language, what=f"{what}."),
            kind="open-answer",
            payload={"key_points": [point], "model_answer": sentence},
            points=POINTS,
        ),
        origin=Origin.CAUSE,
        part=Part.LEVEL_3,
        source=sentence,
        section=section,
    )
