from lessons.models.append_only import AppendOnly, AppendOnlyError
from lessons.models.assignments import Assignment, Gate, KeyTimes, Mode
from lessons.models.attempts import (
    Attempt,
    BandChoices,
    EventKind,
    Marking,
    Response,
    ResponseEvent,
    ResponseState,
)
from lessons.models.content import (
    Course,
    Lesson,
    LessonStatus,
    PartChoices,
    Question,
    QuestionVersion,
    Section,
    Source,
)
from lessons.models.loading import Batch, FileState, Upload
from lessons.models.people import Classroom, Membership, Role, User, plain_join_code
from lessons.models.review import Comment, Lease, Proposal, SecondLook, WordingOffer
from lessons.models.rubrics import NoticeKind, RubricNotice, RubricSuggestion
from lessons.models.tasks import BackgroundTask, ScheduledRun, Worker

__all__ = [
    "AppendOnly",
    "AppendOnlyError",
    "Assignment",
    "Attempt",
    "BackgroundTask",
    "BandChoices",
    "Batch",
    "Classroom",
    "Comment",
    "Course",
    "EventKind",
    "FileState",
    "Gate",
    "KeyTimes",
    "Lease",
    "Lesson",
    "LessonStatus",
    "Marking",
    "Membership",
    "Mode",
    "NoticeKind",
    "PartChoices",
    "Proposal",
    "Question",
    "QuestionVersion",
    "Response",
    "ResponseEvent",
    "ResponseState",
    "Role",
    "RubricNotice",
    "RubricSuggestion",
    "ScheduledRun",
    "SecondLook",
    "Section",
    "Source",
    "Upload",
    "User",
    "WordingOffer",
    "Worker",
    "plain_join_code",
]
