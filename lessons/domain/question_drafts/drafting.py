"""All drafts of a lesson; what asks the same as another, or as a question that is there, is out."""

from collections.abc import Callable, Iterable, Iterator

from lessons.domain.content.alike import alikeness, beginnings
from lessons.domain.content.parsing import parse
from lessons.domain.question_drafts.draft import Material, QuestionDraft
from lessons.domain.question_drafts.from_causes import from_causes
from lessons.domain.question_drafts.from_dates import from_dates
from lessons.domain.question_drafts.from_definitions import from_definitions
from lessons.domain.question_drafts.from_lists import from_lists
from lessons.domain.question_drafts.from_terms import from_terms
from lessons.domain.types.definition import PayloadError

RULES: tuple[Callable[[Material], Iterator[QuestionDraft]], ...] = (
    from_terms,
    from_definitions,
    from_lists,
    from_dates,
    from_causes,
)
SAME = 0.75
"""Of the words of both questions; by the five lessons' own questions, read."""


def draft_questions(material: Material, known: Iterable[str] = ()) -> list[QuestionDraft]:
    """``known`` are the texts, each with its key, of questions that the lesson has already."""
    seen = [beginnings(text) for text in known]
    kept: list[QuestionDraft] = []
    for rule in RULES:
        for draft in filter(_is_sound, rule(material)):
            words = _words_of(draft)
            if all(alikeness(words, other) < SAME for other in seen):
                seen.append(words)
                kept.append(draft)
    return kept


def _words_of(draft: QuestionDraft) -> frozenset[str]:
    """With its key: many texts of gaps ask alike."""
    return beginnings(f"{draft.content.text} {parse(draft.content).key_lines}")


def _is_sound(draft: QuestionDraft) -> bool:
    """Whether its type can read it: two equal items are no question."""
    try:
        parse(draft.content)
    except PayloadError:
        return False
    return True
