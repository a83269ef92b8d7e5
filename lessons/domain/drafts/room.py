"""How much one review page can bear."""

from lessons.domain.handouts.document import Document

MOST_LESSONS, MOST_SECTIONS, MOST_QUESTIONS = 50, 300, 200
"""As they were read; with all their fields they stay below DATA_UPLOAD_MAX_NUMBER_FIELDS."""
SPARE = 50
"""So many sections, and so many questions, more than were read have room on the page."""


def fits_one_page(document: Document) -> bool:
    sections = sum(len(lesson.body) for lesson in document.lessons)
    questions = sum(len(lesson.questions) for lesson in document.lessons)
    fits = sections <= MOST_SECTIONS and questions <= MOST_QUESTIONS
    return fits and len(document.lessons) <= MOST_LESSONS
