"""What a document was found to hold, in short: enough for a list of many files."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lessons.domain.handouts.codes import DOUBTFUL, Code
from lessons.domain.handouts.document import Document, Judgement, ReadQuestion
from lessons.domain.handouts.document import Warning as Doubt
from lessons.domain.parts import Part

MOST_DOUBTS = 5
_LONGEST_TEXT = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """``parts`` counts the questions of each part without the tests, which ``tests`` counts.

    ``doubts`` are the first ones, those that made the verdict before mere notes; lines that were
    not used are notes like the others. ``doubt_count`` counts all, ``doubtful`` are the lines of
    those that made the verdict.
    """

    verdict: Judgement
    titles: tuple[str, ...]
    parts: Mapping[Part, int] = field(default_factory=dict)
    tests: int = 0
    sections: int = 0
    doubts: tuple[Doubt, ...] = ()
    doubt_count: int = 0
    doubtful: tuple[int, ...] = ()


def finding_of(document: Document) -> Finding:
    questions = [question for lesson in document.lessons for question in lesson.questions]
    counts = Counter(question.part for question in questions if not is_test(question))
    return Finding(
        verdict=document.verdict,
        titles=tuple(_short(lesson.title) for lesson in document.lessons),
        parts={part: counts[part] for part in Part if counts[part]},
        tests=sum(is_test(question) for question in questions),
        sections=sum(len(lesson.body) for lesson in document.lessons),
        doubts=_first_doubts(document.warnings),
        doubt_count=len(document.warnings),
        doubtful=doubtful_lines(document),
    )


def doubtful_lines(document: Document) -> tuple[int, ...]:
    """Each once, in order."""
    return tuple(sorted({doubt.line for doubt in document.warnings if doubt.code in DOUBTFUL}))


def is_test(question: ReadQuestion) -> bool:
    """A question with options to choose from, whatever part it stands in."""
    return isinstance(question.payload.get("options"), list | tuple)


def _first_doubts(doubts: Sequence[Doubt]) -> tuple[Doubt, ...]:
    by_weight = sorted(doubts, key=lambda doubt: doubt.code not in DOUBTFUL)
    return tuple(
        Doubt(line=doubt.line, code=doubt.code, text=_short(doubt.text))
        for doubt in by_weight[:MOST_DOUBTS]
    )


def _short(text: str) -> str:
    """One line that any database holds: PostgreSQL takes no NUL, UTF-8 no half of a pair."""
    plain = text[: _LONGEST_TEXT * 4].replace("\0", "").encode("utf-8", "replace").decode()
    words = " ".join(plain.split())
    return words if len(words) <= _LONGEST_TEXT else f"{words[:_LONGEST_TEXT].rstrip()}…"


def finding_to_json(finding: Finding) -> dict[str, Any]:
    return {
        "verdict": finding.verdict.value,
        "titles": list(finding.titles),
        "parts": {part.value: count for part, count in finding.parts.items()},
        "tests": finding.tests,
        "sections": finding.sections,
        "doubts": [
            {"line": doubt.line, "code": str(doubt.code), "text": doubt.text}
            for doubt in finding.doubts
        ],
        "doubt_count": finding.doubt_count,
        "doubtful": list(finding.doubtful),
    }


def finding_from_json(stored: Mapping[str, Any]) -> Finding:
    """What ``finding_to_json`` made, of an older version too: a doubt no longer known is left
    out, and still counted."""
    known = {code.value for code in Code}
    return Finding(
        verdict=Judgement(stored["verdict"]),
        titles=tuple(stored["titles"]),
        parts={Part(part): count for part, count in stored["parts"].items()},
        tests=stored["tests"],
        sections=stored["sections"],
        doubts=tuple(Doubt(**doubt) for doubt in stored["doubts"] if doubt["code"] in known),
        doubt_count=stored["doubt_count"],
        doubtful=tuple(stored.get("doubtful", ())),
    )
