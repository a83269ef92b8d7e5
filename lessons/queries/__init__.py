"""Reads for pages: QuerySets or frozen rows, never writes.

Every list takes the same number of queries whatever the size of the class.
"""

from lessons.queries.banks import bank_of
from lessons.queries.classes import (
    ClassResults,
    ResultRow,
    TaughtClass,
    assignable_lessons,
    assignments_of,
    class_results,
    joined_classrooms,
    students_of,
    taught_classes,
    waiting_counts,
)
from lessons.queries.content import free_lesson_number
from lessons.queries.loading import FileRow, batches, file_row, file_rows, state_counts
from lessons.queries.standings import (
    Standing,
    progress_of,
    standing_of,
    standings,
    student_standings,
)
from lessons.queries.waiting import WaitingGroup, next_waiting, waiting_groups, waiting_responses
from lessons.queries.work import (
    attempts_of,
    drafts_of,
    responses_of,
    score_of_responses,
    student_attempts,
    task_label,
)

__all__ = [
    "ClassResults",
    "FileRow",
    "ResultRow",
    "Standing",
    "TaughtClass",
    "WaitingGroup",
    "assignable_lessons",
    "assignments_of",
    "attempts_of",
    "bank_of",
    "batches",
    "class_results",
    "drafts_of",
    "file_row",
    "file_rows",
    "free_lesson_number",
    "joined_classrooms",
    "next_waiting",
    "progress_of",
    "responses_of",
    "score_of_responses",
    "standing_of",
    "standings",
    "state_counts",
    "student_attempts",
    "student_standings",
    "students_of",
    "task_label",
    "taught_classes",
    "waiting_counts",
    "waiting_groups",
    "waiting_responses",
]
