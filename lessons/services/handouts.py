"""Opening a file for import: whatever speaks against it becomes one Refusal."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import Document, DocumentError, Judgement, ReadQuestion
from lessons.domain.handouts.document import Warning as Doubt
from lessons.domain.handouts.refusal import Refusal, RefusedBy
from lessons.domain.handouts.registry import read_document, reader_for
from lessons.domain.refusals import Facts, ImportRefusal, Refused
from lessons.queries.university import university
from lessons.services.importing import ImportRefused, SourceFile, check_question, digest_of
from lessons.services.readers import READERS

_LONGEST_TEXT = 200
_OPEN = "open-answer"


class HandoutRefused(Refused[Code | ImportRefusal]):
    """``refusal`` is what can be stored of it and said by ``wording.refusals``."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code, Facts(detail=refusal.text))
        self.refusal = refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Handout:
    document: Document
    source: SourceFile


def open_handout(name: str, *, size: int, read: Callable[[], bytes]) -> Handout:
    """The file, read and fit to be imported; writes nothing. Raises HandoutRefused.

    ``read`` is only called for a file whose ``size`` is allowed.
    """
    try:
        reader_for(name, size=size, readers=READERS)
        data = read()
        document = read_document(name, data, readers=READERS)
    except DocumentError as error:
        raise HandoutRefused(error_refusal(error, name)) from error
    if document.verdict is Judgement.REFUSE:
        raise HandoutRefused(_doubt_refusal(document.warnings[0]))
    document = _with_points(document)
    _check_questions(document)
    text = "\n".join(document.lines)
    return Handout(
        document=document,
        source=SourceFile(
            name=name,
            digest=digest_of(data),
            text=text,
            pictures={picture.name: picture.data for picture in document.pictures},
        ),
    )


def _with_points(document: Document) -> Document:
    """Open questions of which the document says no points get those of this site."""
    lessons = (
        replace(lesson, questions=tuple(map(_with_site_points, lesson.questions)))
        for lesson in document.lessons
    )
    return replace(document, lessons=tuple(lessons))


def _with_site_points(question: ReadQuestion) -> ReadQuestion:
    if question.is_points_given or question.kind != _OPEN:
        return question
    return replace(question, points=university().open_answer_points)


def refuse_unreadable(name: str, *, size: int) -> None:
    """What name and size tell before a byte is read. Raises HandoutRefused."""
    try:
        reader_for(name, size=size, readers=READERS)
    except DocumentError as error:
        raise HandoutRefused(error_refusal(error, name)) from error


def error_refusal(error: DocumentError, name: str) -> Refusal:
    return Refusal(
        source=RefusedBy.ERROR,
        code=Code(error.code),
        name=name,
        line=error.line,
        text=_storable(error.detail),
    )


def _doubt_refusal(doubt: Doubt) -> Refusal:
    return Refusal(
        source=RefusedBy.DOUBT,
        code=Code(doubt.code),
        line=doubt.line,
        text=_storable(doubt.text),
    )


def _storable(text: str) -> str:
    """What any database holds: PostgreSQL takes no NUL, UTF-8 no half of a pair."""
    return text[:_LONGEST_TEXT].replace("\0", "").encode("utf-8", "replace").decode()


def _check_questions(document: Document) -> None:
    try:
        for lesson in document.lessons:
            for index, question in enumerate(lesson.questions):
                check_question(question, index=index)
    except ImportRefused as refused:
        raise HandoutRefused(
            Refusal(
                source=RefusedBy.IMPORT,
                code=refused.code,
                index=refused.facts.index,
                text=_storable(refused.facts.detail),
                key=_storable(refused.facts.key),
            )
        ) from refused
