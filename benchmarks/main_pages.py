"""The product's main pages, named once for everything here that opens them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.urls import reverse

KILOBYTE = 1000
STUDENT_BUDGET = 60 * KILOBYTE


class Visitor(StrEnum):
    """Who opens a page. The loader is the administrator with a handout just uploaded: it lies in
    the session and would burden the other pages of the administration."""

    NOBODY = "nobody"
    STUDENT = "student"
    TEACHER = "teacher"
    ADMIN = "admin"
    LISTENER = "listener"
    LOADER = "loader"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the pages of the demo class are about, by primary key."""

    classroom: int
    assignment: int
    lesson: int
    student: int
    marked_attempt: int
    open_attempt: int
    task: int
    """An attempt at one, under way."""
    handed_in_task: int
    """The response."""
    practice: int
    closed_position: int
    open_position: int
    waiting_response: int
    open_question: int
    likely_question: int
    """The one of whose waiting answers most may be confirmed together."""
    live: int
    review_path: str


@dataclass(frozen=True, slots=True)
class MainPage:
    slug: str
    name: str
    visitor: Visitor
    path: str

    @property
    def has_budget(self) -> bool:
        return self.visitor in {Visitor.NOBODY, Visitor.STUDENT, Visitor.LISTENER}

    @property
    def is_for_phones(self) -> bool:
        """Teachers and administrators mostly sit at a desk."""
        return self.has_budget


def main_pages(found: Found) -> list[MainPage]:
    """The pages that are measured."""
    return [*_for_students(found), *_for_teachers(found), *_for_administrators(found)]


def further_pages(found: Found) -> list[MainPage]:
    """Pages that are worth a picture, too."""
    student, teacher, admin = Visitor.STUDENT, Visitor.TEACHER, Visitor.ADMIN
    question = [found.open_question]
    rows = [
        ("new-class", "New class", teacher, "classroom-create", []),
        ("class-people", "People of a class", teacher, "classroom-people", [found.classroom]),
        ("class-settings", "Settings of a class", teacher, "classroom-edit", [found.classroom]),
        ("class-copy", "Copy of a class", teacher, "classroom-copy", [found.classroom]),
        ("class-list", "Students from a list", teacher, "roster-load", [found.classroom]),
        ("slips", "Sign-in slips", teacher, "slips", [found.classroom]),
        ("second-factor", "Second factor", teacher, "second-factor-set-up", []),
        ("guide", "Guide", student, "guide", []),
        ("guide-page", "A page of the guide", student, "guide-page", ["test"]),
        ("running", "How the site runs", admin, "admin:lessons_running", []),
        ("account", "My account", teacher, "account", []),
        ("assign-a-lesson", "Assign a lesson", teacher, "assignment-create", [found.classroom]),
        ("items", "Item analysis", teacher, "assignment-items", [found.assignment]),
        ("item", "One question's figures", teacher, "assignment-item", _of_question(found)),
        ("live-start", "Ask in class", teacher, "live-start", [found.assignment]),
        ("live-answers", "Typed answers in class", admin, "live-answers", [found.live]),
        ("preview", "Preview as a student", teacher, "assignment-preview", [found.assignment]),
        ("message", "Message to a class", teacher, "class-message", [found.classroom]),
        ("assign-table", "Lessons of a term for all classes", teacher, "assign-table", []),
        ("exceptions", "Exceptions for a student", teacher, "exceptions", [found.assignment]),
        ("student-work", "One student's work", teacher, "student-work", _of_student(found)),
        (
            "student-lesson",
            "One student in one lesson",
            teacher,
            "student-lesson",
            [found.assignment, found.student],
        ),
        (
            "student-part",
            "One student at one level",
            teacher,
            "student-part",
            [found.classroom, found.student, "level-1"],
        ),
        ("journal", "Journal, week by week", teacher, "journal", [found.classroom]),
        ("journal-totals", "Grade sheet", teacher, "journal-totals", [found.classroom]),
        ("journal-rules", "Rules of a journal", teacher, "journal-rules", [found.classroom]),
        ("journal-sheet", "Grade sheet on paper", teacher, "journal-sheet", [found.classroom]),
        ("journal-copy", "A column to copy", teacher, "journal-copy", [found.classroom, "exam"]),
        ("journal-column", "A column", teacher, "journal-column", [found.classroom, "exam"]),
        (
            "journal-number",
            "One number of a journal",
            teacher,
            "journal-entry",
            [found.classroom, found.student, "practice-15"],
        ),
        ("written-work", "A task, returned here", teacher, "written-work", [found.handed_in_task]),
        ("text-history", "History of a text", student, "text-history", [found.task, 1]),
        ("lesson-questions", "Questions of a lesson", teacher, "lesson-questions", [found.lesson]),
        ("lesson-edit", "A lesson in its editor", teacher, "lesson-edit", [found.lesson]),
        ("lesson-pictures", "Pictures of a lesson", teacher, "lesson-pictures", [found.lesson]),
        ("lesson-copy", "A lesson copied", teacher, "lesson-copy", [found.lesson]),
        ("question-drafts", "Drafted questions", teacher, "question-drafts", [found.lesson]),
        ("question-new", "New question", teacher, "question-new", [found.lesson, "single-choice"]),
        ("question-bank", "Question bank", teacher, "question-bank", []),
        ("question-edit", "A question in its editor", teacher, "question-edit", question),
        ("question-versions", "Versions of a question", teacher, "question-versions", question),
        ("question-copy", "A question copied", teacher, "question-copy", question),
        ("corrections", "Changes of a question", teacher, "question-corrections", question),
        ("correct", "A question left out", teacher, "question-correct", [*question, "left-out"]),
        ("forgotten", "Forgotten password", Visitor.NOBODY, "password-forgotten", []),
        ("attempt-review", "One attempt", teacher, "attempt-review", [found.marked_attempt]),
        ("admin-lesson", "Lesson (admin)", admin, "admin:lessons_lesson_change", [found.lesson]),
        ("admin-publish", "Publish", admin, "admin:lessons_lesson_publish", [found.lesson]),
        ("admin-shelve", "Archive a lesson", admin, "admin:lessons_lesson_shelve", [found.lesson]),
        ("admin-person", "Person (admin)", admin, "admin:lessons_user_change", [found.student]),
        ("people-list", "People from a list", admin, "people-load", []),
        ("admin-anonymise", "Anonymise", admin, "admin:lessons_user_anonymise", [found.student]),
        ("admin-data", "Personal data", admin, "admin:lessons_user_data", [found.student]),
        ("admin-support", "Sign in as", admin, "admin:lessons_user_support", [found.student]),
        ("admin-add-question", "Add a question", admin, "admin:lessons_question_add", []),
    ]
    return [_page(*row) for row in rows]


def _of_student(found: Found) -> list[int]:
    return [found.classroom, found.student]


def _of_question(found: Found) -> list[int]:
    return [found.assignment, found.open_question]


def _page(slug: str, name: str, visitor: Visitor, url: str, ids: Sequence[int]) -> MainPage:
    full = url if ":" in url or url == "sign-in" else f"lessons:{url}"
    return MainPage(slug, name, visitor, reverse(full, args=ids))


def _for_students(found: Found) -> list[MainPage]:
    closed = [found.open_attempt, found.closed_position]
    opened = [found.open_attempt, found.open_position]
    student = Visitor.STUDENT
    rows = [
        ("sign-in", "Sign-in", Visitor.NOBODY, "sign-in", []),
        ("start-student", "Start page, student", student, "home", []),
        ("join", "Join a class", student, "classroom-join", []),
        ("lesson", "Lesson: overview", student, "assignment-detail", [found.assignment]),
        ("lesson-text", "Lesson: text", student, "assignment-read", [found.assignment]),
        ("question-closed", "Question: single choice", student, "attempt-question", closed),
        ("question-open", "Question: open answer", student, "attempt-question", opened),
        ("task", "Task: long writing", student, "attempt-question", [found.task, 1]),
        ("finish", "Check and hand in", student, "attempt-finish", [found.open_attempt]),
        ("practice", "Practice: one question", student, "practice-question", [found.practice, 1]),
        ("review", "Review and its days", student, "review", []),
        ("progress", "Own points by week", student, "my-progress", []),
        (
            "live-phone",
            "Question in class: the phone",
            Visitor.LISTENER,
            "live-answer",
            [found.live],
        ),
        ("result", "Result of a level", student, "attempt-detail", [found.marked_attempt]),
    ]
    return [_page(*row) for row in rows]


def _for_teachers(found: Found) -> list[MainPage]:
    teacher = Visitor.TEACHER
    rows = [
        ("start-teacher", "Start page, teacher", teacher, "home", []),
        ("class", "Class", teacher, "classroom-detail", [found.classroom]),
        ("class-results", "Results of a class", teacher, "class-results", [found.classroom]),
        (
            "results",
            "One lesson's results, 24 students",
            teacher,
            "assignment-results",
            [found.assignment],
        ),
        ("queue", "Review queue", teacher, "marking-queue", []),
        ("live-screen", "Question in class: the screen", Visitor.ADMIN, "live-wall", [found.live]),
        ("marking", "Marking one answer", teacher, "response-mark", [found.waiting_response]),
        ("key-points", "Key points of a lesson", teacher, "lesson-key-points", [found.lesson]),
        (
            "by-key-point",
            "Marking by key point",
            teacher,
            "question-points",
            [found.likely_question],
        ),
        ("by-band", "Confirming a band", teacher, "question-band", [found.likely_question]),
        ("draft", "Draft key points", teacher, "rubric-draft", [found.open_question]),
    ]
    return [_page(*row) for row in rows]


def _for_administrators(found: Found) -> list[MainPage]:
    admin = Visitor.ADMIN
    rows = [
        ("admin", "Admin: index", admin, "admin:index", []),
        ("admin-lessons", "Admin: lessons", admin, "admin:lessons_lesson_changelist", []),
        ("admin-load", "Admin: load a handout", admin, "admin:lessons_lesson_load", []),
    ]
    review = MainPage(
        "admin-review", "Admin: review of a handout", Visitor.LOADER, found.review_path
    )
    return [*(_page(*row) for row in rows), review]
