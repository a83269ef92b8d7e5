"""What an article has around its text: authors, abstracts in other languages, key words,
literature. All of it is kept beside the lesson's text."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from lessons.domain.content.details import LESSON_NAMES, LessonDetail
from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import ReadSection, Span
from lessons.domain.handouts.document import Warning as Doubt
from lessons.domain.handouts.glossary import unmarked
from lessons.domain.handouts.language import language_of
from lessons.domain.handouts.lines import Row
from lessons.domain.handouts.section_headings import SectionHeading
from lessons.domain.text.characters import CAPITALS, SMALL
from lessons.domain.text.samples import Sample

_ABSTRACTS = {
    "kk": LessonDetail.ABSTRACT_KK,
    "ru": LessonDetail.ABSTRACT_RU,
    "en": LessonDetail.ABSTRACT_EN,
}
_INITIALS = rf"[{CAPITALS}]\.(?: ?[{CAPITALS}]\.)?"
_NAME = rf"(?:{_INITIALS} ?[{CAPITALS}][{SMALL}-]+|[{CAPITALS}][{SMALL}-]+ {_INITIALS})"
_AUTHORS = re.compile(rf"{_NAME}[\d*¹²³]*(?:(?:,| и| және) ?{_NAME}[\d*¹²³]*){{0,7}}[.,]?")
SAMPLES = (
    Sample(
        pattern=_AUTHORS,
        how="fullmatch",
        matches=("А. Б. Серіков", "Серіков А.Б., Omarova D."),
        misses=("Су туралы", "Серіков А.Б. көлді зерттеді."),
    ),
)
_LONGEST_HEAD = 400
_MOST_ABOVE = 12
"""Rows above an abstract in which authors are looked for."""


@dataclass(slots=True)
class FrontMatter:
    body: list[ReadSection] = field(default_factory=list)
    sources: tuple[str, ...] = ()
    spans: dict[str, Span] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    _details: dict[str, list[str]] = field(default_factory=dict)

    @property
    def details(self) -> Mapping[str, str]:
        return {
            str(kind): "\n".join(texts)
            for kind in LESSON_NAMES
            if (texts := self._details.get(kind))
        }

    def tell(self, kind: LessonDetail, text: str, span: Span | None) -> None:
        self._details.setdefault(kind, []).append(text)
        self.keep(span)

    def keep(self, span: Span | None) -> None:
        if span is not None:
            self.spans[f"kept-{span.first}"] = span


def front_matter(
    sections: Sequence[ReadSection], rows: Sequence[Row], *, title: str, language: str
) -> FrontMatter:
    """The abstract in the text's own language stays a section."""
    found = FrontMatter()
    for part, below in zip(sections, [*sections[1:], None], strict=True):
        heading = SectionHeading(part.heading)
        if heading.is_literature:
            _take_sources(part, found)
        elif heading.is_key_words and part.text:
            found.tell(LessonDetail.KEY_WORDS, part.text, part.span)
        elif heading.is_abstract and part.text and language_of(part.text) != language:
            found.tell(_ABSTRACTS[language_of(part.text)], part.text, part.span)
        elif below is not None and _heads_translation(part, below, language):
            words = "\n".join(filter(None, [part.heading, part.text]))
            found.tell(_ABSTRACTS[language_of(below.text)], words, part.span)
        else:
            found.body.append(part)
    if any(SectionHeading(part.heading).is_abstract for part in sections):
        _take_authors(rows, found, title=title)
    return found


def _heads_translation(part: ReadSection, below: ReadSection, language: str) -> bool:
    """The title and the authors once more, above the abstract in another language."""
    own = language_of(f"{part.heading} {part.text}")
    is_short = len(part.text) <= _LONGEST_HEAD
    is_abstract = SectionHeading(below.heading).is_abstract
    return is_short and is_abstract and own == language_of(below.text) != language


def _take_sources(part: ReadSection, found: FrontMatter) -> None:
    """One line each; a reading's list is known by its heading, so all of it is literature."""
    texts = [" ".join(unmarked(text).split()) for text in part.text.split("\n\n")]
    found.sources = (*found.sources, *filter(None, texts))
    found.keep(part.span)
    if part.span and not any(texts):
        found.doubts.append(Doubt(line=part.span.first, code=Code.NOT_USED, text=part.heading))


def _take_authors(rows: Sequence[Row], found: FrontMatter, *, title: str) -> None:
    for row in rows[:_MOST_ABOVE]:
        if SectionHeading(row.text).is_abstract:
            return
        if row.text != title and _AUTHORS.fullmatch(row.text):
            found.tell(LessonDetail.AUTHORS, row.text.rstrip("., "), Span(row.line, row.line))
            found.body = [_without_line(part, row.text) for part in found.body]
    found.body = [part for part in found.body if part.text or part.heading]


def _without_line(part: ReadSection, text: str) -> ReadSection:
    paragraphs = [each for each in part.text.split("\n\n") if each != text]
    return replace(part, text="\n\n".join(paragraphs))
