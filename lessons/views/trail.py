"""The way back from a page: links to the pages above it, the highest first."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from lessons.models import Assignment, Attempt, Classroom, Lesson, Question


@dataclass(frozen=True, slots=True)
class Crumb:
    words: str
    url: str


def start_page() -> Crumb:
    return Crumb(gettext("Start page"), reverse("lessons:home"))


def class_page(classroom: Classroom) -> Crumb:
    return Crumb(classroom.name, reverse("lessons:classroom-detail", args=[classroom.pk]))


def people_page(classroom: Classroom) -> Crumb:
    url = reverse("lessons:classroom-people", args=[classroom.pk])
    return Crumb(gettext("People of the class"), url)


def work_page(attempt: Attempt) -> Crumb:
    """The work of the attempt's student, at the lesson of the attempt."""
    ids = [attempt.assignment.classroom_id, attempt.student_id]
    url = reverse("lessons:student-work", args=ids)
    return Crumb(attempt.student.get_full_name(), f"{url}#assignment-{attempt.assignment_id}")


def class_results_page(classroom: Classroom) -> Crumb:
    url = reverse("lessons:class-results", args=[classroom.pk])
    return Crumb(gettext("Results"), url)


def journal_page(classroom: Classroom, query: str = "") -> Crumb:
    url = reverse("lessons:journal", args=[classroom.pk])
    return Crumb(gettext("Journal"), url + query)


def lesson_page(assignment: Assignment, words: str = "") -> Crumb:
    """A student's page of an assigned lesson."""
    url = reverse("lessons:assignment-detail", args=[assignment.pk])
    return Crumb(words or str(assignment.lesson), url)


def preview_page(assignment: Assignment) -> Crumb:
    """An assigned lesson as a student of the class meets it."""
    url = reverse("lessons:assignment-preview", args=[assignment.pk])
    return Crumb(gettext("Preview as a student"), url)


def results_page(assignment: Assignment, words: str = "") -> Crumb:
    """A teacher's page of an assigned lesson."""
    url = reverse("lessons:assignment-results", args=[assignment.pk])
    return Crumb(words or f"{assignment.classroom.name}: {assignment.lesson}", url)


def items_page(assignment: Assignment, query: str = "") -> Crumb:
    """The questions of a lesson by their figures."""
    url = reverse("lessons:assignment-items", args=[assignment.pk])
    return Crumb(gettext("Item analysis"), url + query)


def corrections_page(question: Question) -> Crumb:
    url = reverse("lessons:question-corrections", args=[question.pk])
    return Crumb(gettext("Changes for everybody"), url)


def lesson_key_points_page(lesson: Lesson) -> Crumb:
    """The key points of all questions of a lesson."""
    url = reverse("lessons:lesson-key-points", args=[lesson.pk])
    return Crumb(gettext("Key points: lesson %(number)s") % {"number": lesson.number}, url)


def lesson_questions_page(lesson: Lesson) -> Crumb:
    """All questions of a lesson, for those who write them."""
    url = reverse("lessons:lesson-questions", args=[lesson.pk])
    return Crumb(gettext("Questions: lesson %(number)s") % {"number": lesson.number}, url)


def question_edit_page(question: Question) -> Crumb:
    url = reverse("lessons:question-edit", args=[question.pk])
    return Crumb(gettext("Mend this question"), url)


def question_bank_page() -> Crumb:
    """Questions of all lessons."""
    return Crumb(gettext("Question bank"), reverse("lessons:question-bank"))


def queue_page(query: str = "") -> Crumb:
    return Crumb(gettext("Review queue"), reverse("lessons:marking-queue") + query)


def question_page(question: Question, query: str = "") -> Crumb:
    url = reverse("lessons:question-queue", args=[question.pk])
    return Crumb(gettext("This question"), url + query)
