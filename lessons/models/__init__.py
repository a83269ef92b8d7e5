from lessons.models.append_only import AppendOnly, AppendOnlyError
from lessons.models.attempts import (
    Attempt,
    EventKind,
    Marking,
    Response,
    ResponseEvent,
    ResponseState,
)
from lessons.models.content import (
    Assignment,
    Course,
    Gate,
    Lesson,
    LessonStatus,
    PartChoices,
    Question,
    QuestionVersion,
    Section,
    Source,
)
from lessons.models.loading import Batch, FileState, LoadedFile
from lessons.models.people import Classroom, Membership, Role, User, plain_join_code

__all__ = [
    "AppendOnly",
    "AppendOnlyError",
    "Assignment",
    "Attempt",
    "Batch",
    "Classroom",
    "Course",
    "EventKind",
    "FileState",
    "Gate",
    "Lesson",
    "LessonStatus",
    "LoadedFile",
    "Marking",
    "Membership",
    "PartChoices",
    "Question",
    "QuestionVersion",
    "Response",
    "ResponseEvent",
    "ResponseState",
    "Role",
    "Section",
    "Source",
    "User",
    "plain_join_code",
]
