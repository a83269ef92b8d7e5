"""All that is held of one person: which tables, by which way, and in which columns.

A test walks all tables: one with a way to a person stands either here or in ``LEFT_OUT``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import reduce
from typing import Any

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.admin.models import LogEntry
from django.db.models import Model

from lessons.models import (
    Allowance,
    Announcement,
    Attempt,
    AuditLine,
    BrowserSession,
    CorrectedMark,
    Delivery,
    Digest,
    JournalEntry,
    KeptText,
    LateCopy,
    LevelMoment,
    LiveAnswer,
    Marking,
    MarkNotice,
    Membership,
    Message,
    PasswordLetter,
    PersonalExport,
    PracticeAnswer,
    PracticeSitting,
    QuestionVersion,
    Response,
    ResponseEvent,
    ReviewCard,
    SecondFactor,
    SecondLook,
    SetAside,
    Slip,
    User,
    WorkFile,
    WorkReturn,
)

_RESPONSE = "response__attempt__student"
_WORK = ("response__attempt__assignment", "response__version__text")
Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """``way`` leads from a row to the person; ``value`` of the person is what it leads to."""

    model: type[Model]
    way: str
    columns: tuple[str, ...]
    value: str = "pk"

    def head(self, column: str) -> str:
        """The last field's own name in the language in force."""
        model: Any = self.model
        *way, last = column.split("__")
        for name in way:
            model = model._meta.get_field(name).related_model
        return str(getattr(model._meta.get_field(last), "verbose_name", last))

    def rows(self, person: User) -> Iterator[Row]:
        found = self.model._default_manager.filter(**{self.way: getattr(person, self.value)})
        for row in found.order_by("pk").iterator(chunk_size=500):
            yield {column: value_of(row, column) for column in self.columns}


HELD = (
    Held(
        model=User,
        way="pk",
        columns=(
            *("username", "last_name", "first_name", "patronymic", "email", "department"),
            *("language", "text_size", "is_calm", "mails_news", "mails_deadlines"),
            *("date_joined", "last_login", "is_active", "is_staff"),
        ),
    ),
    Held(
        model=Membership,
        way="user",
        columns=("classroom", "role", "entry", "joined_at", "ended_at", "left_work"),
    ),
    Held(model=Announcement, way="readers", columns=("starts", "until", "audience")),
    Held(
        model=Attempt,
        way="student",
        columns=(
            *("assignment", "part", "number", "started_at", "last_active_at", "submitted_at"),
            *("ends_at", "extended_to", "is_closed_by_clock"),
        ),
    ),
    Held(
        model=Response,
        way="attempt__student",
        columns=(
            *("attempt", "version__text", "draft", "draft_saved_at", "answer", "state"),
            *("fraction", "late_factor", "version__points", "is_left_out", "is_flagged"),
        ),
    ),
    Held(
        model=ResponseEvent,
        way=_RESPONSE,
        columns=(*_WORK, "kind", "answer", "fraction", "happened_at"),
    ),
    Held(
        model=Marking,
        way=_RESPONSE,
        columns=(*_WORK, "number", "fraction", "comment", "marker", "marked_at"),
    ),
    Held(model=SecondLook, way=_RESPONSE, columns=(*_WORK, "reason", "asked_at", "answered_at")),
    Held(model=LateCopy, way=_RESPONSE, columns=(*_WORK, "answer", "sent_at")),
    Held(model=KeptText, way=_RESPONSE, columns=(*_WORK, "number", "answer", "saved_at")),
    Held(
        model=WorkReturn,
        way=_RESPONSE,
        columns=(*_WORK, "comment", "returned_by", "returned_at", "due_at"),
    ),
    Held(
        model=WorkFile,
        way=_RESPONSE,
        columns=(*_WORK, "name", "kind", "size", "added_at", "handed_in_at", "removed_at"),
    ),
    Held(
        model=CorrectedMark,
        way=_RESPONSE,
        columns=(*_WORK, "correction__reason", "fraction_before", "fraction"),
    ),
    Held(model=MarkNotice, way="student", columns=("mark", "made_at", "read_at")),
    Held(
        model=PracticeSitting,
        way="student",
        columns=("assignment", "part", "purpose", "started_at", "finished_at"),
    ),
    Held(
        model=PracticeAnswer,
        way="student",
        columns=("version__text", "answer", "is_right", "hints", "answered_at"),
    ),
    Held(model=ReviewCard, way="student", columns=("question", "reviewed_at", "due_on")),
    Held(model=LevelMoment, way="student", columns=("assignment", "part")),
    Held(
        model=LiveAnswer,
        way="student",
        columns=("asked__session", "asked__version__text", "answer", "answered_at"),
    ),
    Held(
        model=JournalEntry,
        way="student",
        columns=("classroom", "course", "place", "value", "reason", "entered_by", "entered_at"),
    ),
    Held(
        model=Allowance,
        way="student",
        columns=(
            *("assignment", "due_at", "attempts", "minutes", "reason", "given_by", "given_at"),
        ),
    ),
    Held(model=SetAside, way="student", columns=("assignment", "reason", "set_by", "set_at")),
    Held(
        model=Delivery,
        way="person",
        columns=(
            *("message__classroom", "message__sender", "message__text", "message__sent_at"),
            *("read_at", "mailed_at"),
        ),
    ),
    Held(model=Message, way="sender", columns=("classroom", "kind", "text", "sent_at")),
    Held(model=Digest, way="person", columns=("day", "until", "mailed_at")),
    Held(model=Slip, way="user", columns=("classroom", "given_by", "given_at")),
    Held(model=SecondFactor, way="person", columns=("begun_at", "confirmed_at")),
    Held(model=BrowserSession, way="person", columns=("began_at", "browser", "is_shared")),
    Held(model=PasswordLetter, way="user", columns=("sent_at",)),
    Held(model=AuditLine, way="person", columns=("kind", "actor", "at", "reason")),
    Held(model=PersonalExport, way="person", columns=("asked_by", "asked_at", "made_at")),
    Held(model=LogEntry, way="user", columns=("action_time", "object_repr", "action_flag")),
    Held(
        model=AccessLog,
        way="username",
        value="username",
        columns=("attempt_time", "logout_time", "ip_address", "user_agent"),
    ),
    Held(
        model=AccessFailureLog,
        way="username",
        value="username",
        columns=("attempt_time", "ip_address", "user_agent"),
    ),
    Held(
        model=AccessAttempt,
        way="username",
        value="username",
        columns=("attempt_time", "ip_address", "failures_since_start"),
    ),
)

MATERIAL = "what staff and teachers made for all: it belongs to the university"
LEFT_OUT = {
    "Department": MATERIAL,
    "Source": MATERIAL,
    "Lesson": MATERIAL,
    "QuestionVersion": MATERIAL,
    "Batch": MATERIAL,
    "Upload": MATERIAL,
    "Correction": MATERIAL,
    "UniversitySettings": MATERIAL,
    "LiveSession": MATERIAL,
    "RubricSuggestion": MATERIAL,
    "OwnRubric": MATERIAL,
    "KeptDraft": MATERIAL,
    "RubricNotice": MATERIAL,
    "WordingOffer": MATERIAL,
    "Comment": MATERIAL,
    "Classroom": "its members stand as memberships",
    "PracticeQuestion": "what was asked stands beside each answer",
    "Proposal": "nobody has confirmed it, and it names key points that are still in use",
    "PointDecision": "as proposals; what was decided stands in the mark",
    "BandException": "as proposals",
    "SecondReading": "a measurement of marks, which names key points",
    "Lease": "for minutes, while an answer is being marked",
    "TextMatch": "about two people at once",
    "TextPrint": "numbers made of a text that is there itself",
}
"""Tables with a way to a person that are not given, and why."""


def value_of(row: Model, column: str) -> Any:
    """As a person reads it: choices and rows by their names, answers by the texts of options."""
    *way, last = column.split("__")
    holder = reduce(_follow, way, row)
    if holder is None:
        return None
    if last in {"answer", "draft"}:
        answer = getattr(holder, last)
        return None if answer is None else list(_version_of(row).answer_words(tuple(answer)))
    shown = getattr(holder, f"get_{last}_display", None)
    return plain(shown() if shown else getattr(holder, last))


def _follow(row: Any, name: str) -> Any:
    return None if row is None else getattr(row, name)


def _version_of(row: Any) -> QuestionVersion:
    holder = row if hasattr(row, "version") else getattr(row, "response", None) or row.asked
    version: QuestionVersion = holder.version
    return version


def plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    return value if value is None or isinstance(value, bool | int | float | list) else str(value)
