"""Opening a file for import: whatever speaks against it becomes one sentence for the person."""

from collections.abc import Callable
from dataclasses import dataclass

from lessons.domain.documents.document import Document, DocumentError, Judgement
from lessons.domain.documents.registry import reader_for
from lessons.services.importing import ImportRefused, SourceFile, check_question, digest_of
from lessons.services.readers import READERS
from lessons.wording.documents import error_sentence, import_sentence, refusal_sentence


class HandoutRefused(Exception):
    """The text is the sentence to show: what is wrong, where, what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handout:
    document: Document
    source: SourceFile
    data: bytes


def open_handout(name: str, *, size: int, read: Callable[[], bytes]) -> Handout:
    """The file, read and fit to be imported; writes nothing. Raises HandoutRefused.

    ``read`` is only called for a file whose ``size`` is allowed.
    """
    try:
        reader = reader_for(name, size=size, readers=READERS)
        data = read()
        document = reader.read(name, data)
    except DocumentError as error:
        raise HandoutRefused(error_sentence(error)) from error
    if document.verdict is Judgement.REFUSE:
        raise HandoutRefused(refusal_sentence(document.warnings[0]))
    _check_questions(document)
    text = "\n".join(document.lines)
    return Handout(
        document=document,
        source=SourceFile(name=name, digest=digest_of(data), text=text),
        data=data,
    )


def _check_questions(document: Document) -> None:
    try:
        for lesson in document.lessons:
            for index, question in enumerate(lesson.questions):
                check_question(question, index=index)
    except ImportRefused as refused:
        raise HandoutRefused(refused_sentence(refused)) from refused


def refused_sentence(refused: ImportRefused) -> str:
    return import_sentence(
        refused.code,
        lesson=refused.lesson,
        index=refused.index,
        detail=refused.detail,
        key=refused.key,
    )
