"""Opening a file for import: whatever speaks against it becomes one sentence for the person."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import Document, DocumentError, Judgement
from lessons.domain.handouts.document import Warning as Doubt
from lessons.domain.handouts.registry import reader_for
from lessons.services.importing import ImportRefused, SourceFile, check_question, digest_of
from lessons.services.readers import READERS
from lessons.wording.documents import doubt_at_line, error_sentence, import_sentence

_LONGEST_TEXT = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a file is refused, in codes, so that everybody reads it in their own language.

    ``source`` says whose code it is: ``error`` (a DocumentError), ``doubt`` (the one that made
    the verdict), ``import`` (an ImportRefused) or ``program`` (a mistake of ours).
    """

    source: str
    code: str = ""
    name: str = ""
    line: int | None = None
    text: str = ""
    index: int | None = None
    key: str = ""

    def sentence(self) -> str:
        match self.source:
            case "error":
                error = DocumentError(code=self.code, line=self.line, detail=self.text)
                return error_sentence(error, name=self.name)
            case "doubt":
                return doubt_at_line(Doubt(line=self.line or 0, code=self.code, text=self.text))
            case "import":
                return import_sentence(self.code, index=self.index, detail=self.text, key=self.key)
            case _:
                return import_sentence("reader-broke")

    @property
    def may_pass(self) -> bool:
        """Whether reading the same file again may end better: it was the machine's fault."""
        return self.source == "program" or self.code in {
            Code.OFFICE_MISSING,
            Code.OFFICE_FAILED,
            Code.OCR_MISSING,
        }

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


def refusal_from_json(stored: Mapping[str, Any]) -> Refusal:
    return Refusal(**stored)


class HandoutRefused(Exception):
    """The text is the sentence to show: what is wrong, where, what to do."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.sentence())
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
        document = reader_for(name, size=len(data), readers=READERS).read(name, data)
    except DocumentError as error:
        raise HandoutRefused(error_refusal(error, name)) from error
    if document.verdict is Judgement.REFUSE:
        raise HandoutRefused(_doubt_refusal(document.warnings[0]))
    _check_questions(document)
    text = "\n".join(document.lines)
    return Handout(
        document=document,
        source=SourceFile(name=name, digest=digest_of(data), text=text),
    )


def error_refusal(error: DocumentError, name: str) -> Refusal:
    return Refusal(
        source="error",
        code=str(error.code),
        name=name,
        line=error.line,
        text=_storable(error.detail),
    )


def _doubt_refusal(doubt: Doubt) -> Refusal:
    return Refusal(
        source="doubt", code=str(doubt.code), line=doubt.line, text=_storable(doubt.text)
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
                source="import",
                code=refused.code,
                index=refused.index,
                text=_storable(refused.detail),
                key=_storable(refused.key),
            )
        ) from refused


def refused_sentence(refused: ImportRefused) -> str:
    return import_sentence(
        refused.code,
        lesson=refused.lesson,
        index=refused.index,
        detail=refused.detail,
        key=refused.key,
    )
