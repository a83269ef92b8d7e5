"""Forms that were sent to be made into lessons: what is wrong with them, and what they say."""

from collections.abc import Sequence

from django.utils.translation import gettext

from lessons.domain.drafts.draft import TEXT_FIELDS, Draft, DraftLesson
from lessons.domain.handouts.document import ReadLesson, ReadQuestion, ReadSection
from lessons.domain.terms.term import parse_terms
from lessons.domain.types.lines import filled_lines
from lessons.loading.courses import CourseForm
from lessons.loading.review.forms import LessonForm, LessonForms
from lessons.models import Course, Lesson
from lessons.queries import free_lesson_number


def is_confirmable(courses: CourseForm, lessons: Sequence[LessonForms]) -> bool:
    """Otherwise each error stands beside its field."""
    kept = [forms for forms in lessons if not forms.is_left_out]
    checked = [form.is_valid() for form in (courses, *(form for own in kept for form in own.all))]
    if not kept:
        courses.add_error(None, gettext("Every lesson is left out. Keep at least one."))
    _check_numbers([forms.lesson for forms in kept], course=courses.named_course())
    return all(checked) and bool(kept) and not any(forms.lesson.errors for forms in kept)


def _check_numbers(forms: Sequence[LessonForm], *, course: Course | None) -> None:
    """Adds an error where a number is taken in the course or twice in the file."""
    others = set[int]()
    for form in forms:
        number = form.cleaned_data.get("number")
        if number is None:
            continue
        if taken := taken_sentence(number, course=course):
            form.add_error("number", taken)
        elif number in others:
            form.add_error("number", gettext("Another lesson of this file has this number."))
        others.add(number)


def taken_sentence(number: int, *, course: Course | None) -> str:
    """Nothing where the number is free."""
    taken = Lesson.objects.filter(course=course, number=number).first()
    if course is None or taken is None:
        return ""
    words = gettext(
        "This course already has a lesson with this number: %(lesson)s. "
        "The first free number: %(free)s"
    )
    return words % {"lesson": taken, "free": free_lesson_number(course, wanted=number)}


def read_lessons(draft: Draft, lessons: Sequence[LessonForms]) -> list[ReadLesson]:
    """What was confirmed, of forms that are valid."""
    pairs = zip(draft.lessons, lessons, strict=True)
    return [_read_lesson(lesson, own) for lesson, own in pairs if not own.is_left_out]


def _read_lesson(lesson: DraftLesson, own: LessonForms) -> ReadLesson:
    cleaned = own.lesson.cleaned_data
    kept = [
        place
        for place, form in enumerate(own.sections)
        if not form.is_left_out and not form.is_empty
    ]
    return ReadLesson(
        body=tuple(_read_section(lesson, own, place) for place in kept),
        questions=tuple(
            _read_question(lesson, own, place, kept)
            for place, form in enumerate(own.questions)
            if not form.is_left_out and (not form.empty_permitted or form.has_changed())
        ),
        terms=parse_terms(cleaned["terms"], language=cleaned["language"]),
        sources=tuple(line.text for line in filled_lines(cleaned["sources"])),
        details=cleaned["details"],
        **{name: cleaned[name] for name in TEXT_FIELDS},
    )


def _read_section(lesson: DraftLesson, own: LessonForms, place: int) -> ReadSection:
    cleaned, origin = own.sections[place].cleaned_data, lesson.sections[place].origin
    return ReadSection(
        heading=cleaned["heading"],
        text=cleaned["text"],
        figure=cleaned["figure"],
        span=origin.span,
    )


def _read_question(
    lesson: DraftLesson, own: LessonForms, place: int, kept_sections: Sequence[int]
) -> ReadQuestion:
    form = own.questions[place]
    section = form.cleaned_data["section"]
    return form.read_question(
        section=kept_sections.index(section) if section in kept_sections else None,
        span=lesson.questions[place].origin.span,
    )
