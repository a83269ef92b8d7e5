"""Why a service says no: one Enum of codes a service, and the one exception that carries them.

A service gives a code and the facts; ``wording.refusals`` makes the sentence of them, in the
language of whoever reads it.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar


class RefusalCode(StrEnum):
    """What all codes of services are; each has a sentence, and a test says so."""


class JoinRefusal(RefusalCode):
    CODE_UNKNOWN = "code-unknown"
    TOO_MANY_CODES = "too-many-codes"
    CLASS_CLOSED = "class-closed"
    NAME_TAKEN = "name-taken"


class MemberRefusal(RefusalCode):
    """Why nothing changed in the list of a class."""

    NOT_HERE = "not-here"  # or not any more
    IN_ALREADY = "in-already"
    NOBODY = "nobody"
    STUDENT_HERE = "student-here"
    NO_TEACHER = "no-teacher"
    LAST_TEACHER = "last-teacher"


class AnonymisingRefusal(RefusalCode):
    ALREADY = "already"
    ONLY_TEACHER = "only-teacher"  # of a class that is in use


class FactorRefusal(RefusalCode):
    """Why a code of the second factor does not count."""

    THERE = "there"
    NOT_BEGUN = "not-begun"
    WRONG = "wrong"  # or used before
    LOCKED = "locked"


class JournalRefusal(RefusalCode):
    """Why a number is not written into a journal."""

    NO_REASON = "no-reason"
    CHANGED = "changed"  # somebody else wrote there meanwhile


class RosterRefusal(RefusalCode):
    """Why a row of a class list, or the whole list, is not written."""

    NO_ACCOUNTS = "no-accounts"  # this person may make none
    NO_STUDENT = "no-student"  # the account belongs to a teacher or to staff
    SAME_PERSON_TWICE = "same-person-twice"  # an earlier row means the same account
    NEW_TEACHER = "new-teacher"  # nobody of a list becomes a teacher for the first time
    OWN_TEACHER = "own-teacher"  # whoever loads a list would make themselves one
    NO_CLASS = "no-class"  # in a list of several
    UNDECIDED = "undecided"
    GONE = "gone"  # loaded already, from another tab


class AttemptRefusal(RefusalCode):
    NOT_OPEN = "not-open"
    NO_QUESTIONS = "no-questions"
    LOCKED = "locked"
    NONE_LEFT = "none-left"
    CLOSED = "closed"  # by its deadline or by the teacher


class AssigningRefusal(RefusalCode):
    BEGUN = "begun"  # by a student, so that it cannot be withdrawn any more


class DraftRefusal(RefusalCode):
    STALE = "stale"  # another tab or device saved since
    SUBMITTED = "submitted"
    INVALID = "invalid"  # not an answer that this question's page can send
    OVER = "over"  # the time of the attempt
    PASSED = "passed"  # a question that the student has left, where there is no way back
    LEFT = "left"  # the class, by the student or by whoever looks after it


class LateRefusal(RefusalCode):
    NOT_OVER = "not-over"  # handed in by the student, who decided what belongs to it
    SAME = "same"  # as what was handed in
    INVALID = "invalid"


class WritingRefusal(RefusalCode):
    """Why a task is not handed in, withdrawn or returned."""

    STALE = "stale"  # something happened to it since the page was opened
    MARKED = "marked"
    OVER = "over"  # the deadline
    KEY_SHOWN = "key-shown"
    OTHER_ATTEMPT = "other-attempt"  # the student has begun a further one
    NOT_HANDED_IN = "not-handed-in"
    RETURNED = "returned"  # already
    NOT_RETURNED = "not-returned"
    BLANK = "blank"
    LEFT = "left"


class WorkFileRefusal(RefusalCode):
    """Why a file is not added to a task, or not taken away."""

    KIND = "kind"  # by its content
    EMPTY = "empty"
    TOO_LARGE = "too-large"
    TOO_MANY = "too-many"
    THERE = "there"  # the same file already
    CLOSED = "closed"  # handed in, over, or out of the class


class AssetRefusal(RefusalCode):
    """Why a picture is not put into a lesson, or not taken out of it."""

    EMPTY = "empty"
    KIND = "kind"  # by its content
    VECTOR = "vector"  # SVG
    METAFILE = "metafile"  # EMF, WMF
    DAMAGED = "damaged"
    TOO_LARGE = "too-large"
    TOO_MANY_DOTS = "too-many-dots"
    TOO_SLOW = "too-slow"  # to unpack, or too much memory
    TOO_MANY = "too-many"  # in the lesson
    LESSON_FULL = "lesson-full"
    NO_ALTERNATIVE = "no-alternative"
    IN_USE = "in-use"


class PracticeRefusal(RefusalCode):
    NOT_OPEN = "not-open"
    NOTHING_YET = "nothing-yet"  # all questions are of a test that is still to come
    AFTER_TEST = "after-test"  # the teacher has practice open when the test is handed in
    NOTHING_DUE = "nothing-due"
    STALE = "stale"  # another tab answered the same question
    BLANK = "blank"
    INVALID = "invalid"


class LiveRefusal(RefusalCode):
    """Why questions in class are not asked, or an answer to one is not taken."""

    RUNNING = "running"  # another session of the class
    NOTHING = "nothing"  # was chosen
    CLOSED = "closed"  # a student still has one of the questions before them in a test
    STALE = "stale"  # somebody took a step since the page was drawn
    SHOWN = "shown"  # the right answer, before this answer came
    OVER = "over"  # the session
    OWN_TEST = "own-test"  # the question is in a test that this student has before them
    BLANK = "blank"
    INVALID = "invalid"
    TOO_OFTEN = "too-often"  # an answer was changed


class MarkingRefusal(RefusalCode):
    STALE = "stale"  # somebody marked the same answer since the page was drawn


class RubricRefusal(RefusalCode):
    STALE = "stale"  # somebody saved other key points since the page was drawn
    STALE_PASS = "stale-pass"  # noqa: S105 - and marks were about to be given by them
    NOT_AUTHOR = "not-author"  # and classes of others are marked by these key points
    DECIDED = "decided"  # the suggestion, by somebody else
    MARKS_CHANGED = "marks-changed"  # since they were previewed


class EditRefusal(RefusalCode):
    """Why a lesson or one of its questions is not changed."""

    STALE = "stale"  # somebody else saved since the page was drawn


class CorrectionRefusal(RefusalCode):
    """Why a question was not changed for everybody."""

    CHANGED = "changed"  # marks or the key, after the preview was drawn
    NO_REASON = "no-reason"
    OTHER_QUESTION = "other-question"  # the key would change what is asked
    NOT_AUTHOR = "not-author"
    NOTHING = "nothing"  # would change
    ONLY_QUESTION = "only-question"  # that counts in somebody's work
    NOT_LAST = "not-last"  # a later change rests on it


class SecondLookRefusal(RefusalCode):
    EMPTY = "empty"
    NOT_MARKED = "not-marked"  # by a person
    ASKED = "asked"  # a request is open


class TranslationRefusal(RefusalCode):
    ITSELF = "itself"
    SAME_LANGUAGE = "same-language"
    ORIGINAL_IS_TRANSLATION = "original-is-translation"
    HAS_TRANSLATIONS = "has-translations"
    LANGUAGE_TAKEN = "language-taken"


class UndoRefusal(RefusalCode):
    NOT_IMPORTED = "not-imported"  # also: taken back by somebody else meanwhile
    ANSWERED = "answered"  # ``lesson`` is the one that a student has begun


class ShelvingRefusal(RefusalCode):
    """Why a lesson stays where it is; ``lesson`` is the one."""

    BEGUN = "begun"
    DRAFT = "draft"
    PUBLISHED = "published"


class LabelRefusal(RefusalCode):
    """Why nothing can be learnt from a loaded file."""

    NO_LESSON = "no-lesson"
    NOT_KEPT = "not-kept"
    NO_ROWS = "no-rows"  # a lesson file of our own has no layout


class DemoRefusal(RefusalCode):
    NAMES_TAKEN = "names-taken"  # ``detail`` lists them; they belong to people of flesh and blood


class PasswordRefusal(RefusalCode):
    TOO_OFTEN = "too-often"


class ArchiveRefusal(RefusalCode):
    """Why a file becomes no course; ``detail`` is the place that is wrong."""

    NOT_ONE = "not-one"
    TOO_NEW = "too-new"
    TOO_BIG = "too-big"
    WRONG = "wrong"


class ImportRefusal(RefusalCode):
    """Why a file, or what was read in it, becomes no lesson; stored with the file."""

    ALREADY_LOADED = "already-loaded"
    NUMBER_TAKEN = "number-taken"
    NUMBER_MISSING = "number-missing"
    NUMBER_WRONG = "number-wrong"
    TITLE_MISSING = "title-missing"
    TEXT_TOO_LONG = "text-too-long"
    POINTS_WRONG = "points-wrong"
    TEXT_MISSING = "text-missing"
    LABEL_ON_LEVEL = "label-on-level"
    KIND_UNKNOWN = "kind-unknown"  # ``detail`` is the kind
    LESSON_FULL = "lesson-full"
    # ``detail`` and ``key`` are those of a PayloadError.
    QUESTION_WRONG = "question-wrong"
    FIGURE_WRONG = "figure-wrong"
    TERMS_WRONG = "terms-wrong"
    TOO_MANY_ITEMS = "too-many-items"  # for one review page
    READER_BROKE = "reader-broke"  # a mistake of ours


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a sentence may name. ``lesson`` shows as its title; ``index`` counts from 0, questions
    or sections."""

    lesson: object = None
    index: int | None = None
    detail: str = ""
    key: str = ""


NO_FACTS = Facts()
Code_co = TypeVar("Code_co", bound=StrEnum, covariant=True)


class Refused(Exception, Generic[Code_co]):
    """Nothing was written; ``code`` says why."""

    def __init__(self, code: Code_co, facts: Facts = NO_FACTS) -> None:
        super().__init__(" ".join(filter(None, (code, facts.detail, facts.key))))
        self.code = code
        self.facts = facts
