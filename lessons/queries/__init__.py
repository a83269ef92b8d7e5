"""Reads for pages: QuerySets or frozen rows, never writes.

Every list takes the same number of queries whatever the size of the class.
"""

from lessons.queries.agreement import Decided, decided, hurried_count, last_marked_at
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
from lessons.queries.content import free_lesson_number, unlevelled
from lessons.queries.loading import FileRow, batches, file_row, file_rows, state_counts
from lessons.queries.places import sections_to_read
from lessons.queries.queue import (
    QueueGroup,
    answers_taught,
    comments_of,
    group_of,
    next_group,
    open_second_look,
    proposal_of,
    question_queue,
    text_of,
)
from lessons.queries.standings import (
    Standing,
    lesson_parts,
    progress_of,
    standing_of,
    standings,
    student_standings,
)
from lessons.queries.waiting import WaitingGroup, waiting_count, waiting_groups
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
    "Decided",
    "FileRow",
    "QueueGroup",
    "ResultRow",
    "Standing",
    "TaughtClass",
    "WaitingGroup",
    "answers_taught",
    "assignable_lessons",
    "assignments_of",
    "attempts_of",
    "bank_of",
    "batches",
    "class_results",
    "comments_of",
    "decided",
    "drafts_of",
    "file_row",
    "file_rows",
    "free_lesson_number",
    "group_of",
    "hurried_count",
    "joined_classrooms",
    "last_marked_at",
    "lesson_parts",
    "next_group",
    "open_second_look",
    "progress_of",
    "proposal_of",
    "question_queue",
    "responses_of",
    "score_of_responses",
    "sections_to_read",
    "standing_of",
    "standings",
    "state_counts",
    "student_attempts",
    "student_standings",
    "students_of",
    "task_label",
    "taught_classes",
    "text_of",
    "unlevelled",
    "waiting_count",
    "waiting_counts",
    "waiting_groups",
]
