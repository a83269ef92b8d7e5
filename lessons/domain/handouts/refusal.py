"""Why a file is refused, in codes, so that everybody reads it in their own language."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, assert_never

from lessons.domain.handouts.codes import Code
from lessons.domain.refusals import ImportRefusal


class RefusedBy(StrEnum):
    """Whose code it is: some mean different things to a reader and to an import."""

    ERROR = "error"  # the DocumentError of a reader
    DOUBT = "doubt"  # the one that made the verdict
    IMPORT = "import"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """``code`` is an ImportRefusal where ``source`` is IMPORT, else a Code."""

    source: RefusedBy
    code: Code | ImportRefusal
    name: str = ""
    line: int | None = None
    text: str = ""
    index: int | None = None
    key: str = ""

    @property
    def may_pass(self) -> bool:
        """Whether reading the same file again may end better: it was the machine's fault."""
        if self.source is RefusedBy.IMPORT:
            return self.code is ImportRefusal.READER_BROKE
        return self.code in {Code.OFFICE_MISSING, Code.OFFICE_FAILED, Code.OCR_MISSING}

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


def refusal_from_json(stored: Mapping[str, Any]) -> Refusal:
    if stored["source"] == "program":  # before READER_BROKE was a code like the others
        return Refusal(source=RefusedBy.IMPORT, code=ImportRefusal.READER_BROKE)
    source = RefusedBy(stored["source"])
    return Refusal(**{**stored, "source": source, "code": _code(source, stored["code"])})


def _code(source: RefusedBy, code: str) -> Code | ImportRefusal:
    match source:
        case RefusedBy.IMPORT:
            return ImportRefusal(code)
        case RefusedBy.ERROR | RefusedBy.DOUBT:
            return Code(code)
        case _:
            assert_never(source)
