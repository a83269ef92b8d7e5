"""What a lesson has beside its fields, text and questions: terms, sources and details, with the
lines that each was taken from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from lessons.domain.content.details import LESSON_NAMES, LessonDetail
from lessons.domain.handouts.blocks import Block
from lessons.domain.handouts.detail_lines import find_lesson_detail
from lessons.domain.handouts.document import Span
from lessons.domain.handouts.glossary import is_bare_list, pair_of, terms_of, unmarked
from lessons.domain.handouts.items import Rows, split_paragraphs
from lessons.domain.handouts.joining import Joiner, Paragraph
from lessons.domain.handouts.sources import source_of
from lessons.domain.terms.term import Term


@dataclass(slots=True)
class LessonExtras:
    """Takes blocks and paragraphs; what it does not know it gives back."""

    joiner: Joiner
    sources: list[str] = field(default_factory=list)
    spans: dict[str, Span] = field(default_factory=dict)
    _pairs: list[tuple[str, str]] = field(default_factory=list)
    _details: dict[str, list[str]] = field(default_factory=dict)

    @property
    def details(self) -> dict[str, str]:
        return {kind: "\n".join(self._details[kind]) for kind in LESSON_NAMES if self._holds(kind)}

    def _holds(self, kind: str) -> bool:
        return bool(self._details.get(kind))

    def terms(self, *, language: str) -> tuple[Term, ...]:
        return terms_of(self._pairs, language=language)

    def take_sources(self, block: Block) -> list[Paragraph]:
        left = []
        for group in split_paragraphs(block.rows):
            paragraph = self.joiner.join(group)
            source = source_of(group, paragraph.text)
            if source:
                self.sources.append(source)
                self.keep(paragraph.span)
            else:
                left.append(paragraph)
        return left

    def take_terms(self, groups: Sequence[Rows]) -> tuple[Rows, ...]:
        """Pairs become terms, a bare list key words; what else there is is given back."""
        paragraphs = [self.joiner.join(group) for group in groups]
        pairs = [pair_of(paragraph.text) for paragraph in paragraphs]
        if sum(map(bool, pairs)) * 2 > len(pairs):
            left = []
            for group, paragraph, pair in zip(groups, paragraphs, pairs, strict=True):
                if pair is None:
                    left.append(group)
                else:
                    self._pairs.append(pair)
                    self.keep(paragraph.span)
            return tuple(left)
        if paragraphs and is_bare_list(paragraphs):
            texts = [unmarked(each.text) for each in paragraphs]
            words = ", ".join([*(text.rstrip(" ,;.") for text in texts[:-1]), texts[-1]])
            self.tell(LessonDetail.KEY_WORDS, words, paragraphs)
            return ()
        return tuple(groups)

    def take_lines(self, paragraphs: Iterable[Paragraph], words: str = "") -> list[Paragraph]:
        """The week and the hours of the class; ``words`` are those of the heading above."""
        left = []
        for paragraph in paragraphs:
            named = f"{words}: {paragraph.text}" if words else paragraph.text
            found = find_lesson_detail(paragraph.text) or find_lesson_detail(named)
            if found is None or self._holds(found.kind):
                left.append(paragraph)
            else:
                self.tell(found.kind, found.text, [paragraph])
        return left

    def tell(self, kind: str, text: str, paragraphs: Iterable[Paragraph]) -> None:
        self._details.setdefault(kind, []).append(text)
        for paragraph in paragraphs:
            self.keep(paragraph.span)

    def keep(self, span: Span) -> None:
        """These lines are used, though no field of the page is theirs alone."""
        self.spans[f"kept-{span.first}"] = span
