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
from lessons.models.people import Classroom, Membership, Role, User, plain_join_code

__all__ = [
    "AppendOnly",
    "AppendOnlyError",
    "Assignment",
    "Attempt",
    "Classroom",
    "Course",
    "EventKind",
    "Gate",
    "Lesson",
    "LessonStatus",
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
