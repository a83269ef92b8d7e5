"""Questions drafted from a lesson's own text, as they would stand in it."""

from lessons.domain.languages import LANGUAGES
from lessons.domain.question_drafts.draft import Material, Passage, QuestionDraft
from lessons.domain.question_drafts.drafting import draft_questions
from lessons.domain.rich_text.plain import plain_words
from lessons.models import Lesson, Section


def drafts_of(lesson: Lesson, sections: list[Section]) -> list[QuestionDraft]:
    """The same at each look, but for what asks like a question that is there by now."""
    material = Material(
        language=lesson.language if lesson.language in LANGUAGES else LANGUAGES[0],
        passages=[Passage(section.heading, plain_words(section.text)) for section in sections],
        terms=lesson.key_terms,
    )
    rows = lesson.question_set.select_related("current")
    known = [f"{row.in_force.text} {row.in_force.parsed.key_lines}" for row in rows]
    return draft_questions(material, known)
