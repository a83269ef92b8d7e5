"""From sentences that say what something is: what is meant is written as a short answer."""

import re
from collections.abc import Iterator

from lessons.domain.content.alike import beginnings
from lessons.domain.content.question import QuestionContent
from lessons.domain.parts import Part
from lessons.domain.question_drafts.asking_words import asked
from lessons.domain.question_drafts.draft import (
    Material,
    Origin,
    QuestionDraft,
    gives_away,
    numbered,
)
from lessons.domain.question_drafts.splitting import (
    beginning_capital,
    looks_back,
    sentences_of,
)
from lessons.domain.text.characters import LONG_DASHES, QUOTES, SMALL
from lessons.domain.text.samples import Sample

_DEFINED = re.compile(
    rf"(?P<name>[^{LONG_DASHES}{QUOTES}:;,.()\d]{{4,60}}) [{LONG_DASHES}] (?:это )?"
    rf"(?P<what>[{SMALL}][^{LONG_DASHES}:;]{{30,240}})\."
)
_POINTS_BACK = re.compile(
    r"\b(?:здесь|так\w+|эт\w+|цел\w+|осы\w*|мұн\w*|ондай|оның|мақсат\w*|this|such|here)\b",
    re.IGNORECASE,
)
"""Names of things that only the text before them tells."""
MOST_WORDS = 3
SAMPLES = (
    Sample(
        pattern=_DEFINED,
        how="fullmatch",
        matches=("Цифрлық дипломатия – дипломатиялық мақсатта интернетті пайдалану.",),
        misses=("Елші – адам.", "1918 жыл – соғыстың аяқталған жылы деп есептеледі бәрінде."),
    ),
    Sample(
        pattern=_POINTS_BACK,
        how="search",
        matches=("Цель такого общения", "Оның мәні"),
        misses=("Мягкая сила", "Осьминог"),
    ),
)


def from_definitions(material: Material) -> Iterator[QuestionDraft]:
    """What the glossary names is asked from there."""
    known = {beginnings(name) for name in material.names()}
    for section, passage in numbered(material):
        for sentence in sentences_of(passage.text):
            found = _DEFINED.fullmatch(sentence)
            if found is None or beginnings(_plain(found["name"])) in known:
                continue
            if _is_name(found["name"]) and not gives_away(found["what"], found["name"]):
                yield _draft(material, section, sentence, _plain(found["name"]), found["what"])


def _plain(name: str) -> str:
    """Without the word that only says that it is being defined."""
    return name.strip().removesuffix("дегеніміз").strip()


def _is_name(name: str) -> bool:
    is_own = not (looks_back(name) or _POINTS_BACK.search(name))
    return is_own and len(name.split()) <= MOST_WORDS


def _draft(material: Material, section: int, sentence: str, name: str, what: str) -> QuestionDraft:
    text = asked(Origin.DEFINITION, material.language, what=f"{beginning_capital(what)}.")
    return QuestionDraft(
        content=QuestionContent(text=text, kind="short-answer", payload={"accepted": [name]}),
        origin=Origin.DEFINITION,
        part=Part.LEVEL_1,
        source=sentence,
        section=section,
    )
