"""What stands in the forms of the review page, as rows that can be split, joined and moved.

The rows hold texts exactly as they were typed; nothing is checked here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lessons.domain.drafts.room import MOST_QUESTIONS, MOST_SECTIONS
from lessons.domain.drafts.room import SPARE as SPARE_FORMS
from lessons.domain.handouts.document import Document, ReadQuestion
from lessons.loading.review.origins import Origin

Row = dict[str, str]

LESSON_NAMES = (
    *("number", "title", "goal", "equipment", "outcomes", "methods", "language"),
    *("terms", "sources", "leave_out"),
)
SECTION_NAMES = ("heading", "text", "figure", "leave_out", "source")
QUESTION_NAMES = (
    *("part", "label", "kind", "text", "points", "key", "explanation", "hints"),
    *("section", "leave_out", "source"),
)
TEXTS = ("heading", "text", "key", "explanation", "hints")


@dataclass(slots=True)
class DraftLesson:
    fields: Row
    sections: list[Row] = field(default_factory=list)
    questions: list[Row] = field(default_factory=list)

    def settle(self) -> None:
        """Forget rows that are blank; questions follow the section that they name."""
        self.questions = [row for row in self.questions if not is_blank(row)]
        self.sections = [row for row in self.sections if not is_blank(row)]
        places = {
            was: str(place)
            for place, row in enumerate(self.sections)
            for was in row.pop("was", "").split()
        }
        for row in self.questions:
            row["section"] = places.get(row.get("section", ""), "")


@dataclass(slots=True)
class Drafts:
    document: Document
    lessons: list[DraftLesson]

    def origin(self, row: Row) -> Origin:
        return Origin.parse(row.get("source", ""), lines=len(self.document.lines))

    def content(self, draft: DraftLesson, row: Row) -> ReadQuestion | None:
        """The question as it was read, where the row began as one."""
        read = self.document.lessons[self.lessons.index(draft)].questions
        index = self.origin(row).index
        return read[index] if index is not None and index < len(read) else None

    @property
    def is_full(self) -> bool:
        questions = sum(len(lesson.questions) for lesson in self.lessons)
        sections = sum(len(lesson.sections) for lesson in self.lessons)
        most = MOST_QUESTIONS + SPARE_FORMS, MOST_SECTIONS + SPARE_FORMS
        return questions >= most[0] or sections >= most[1]


def is_blank(row: Row) -> bool:
    typed = (*TEXTS, "figure")
    return not row.get("source") and not any(row.get(name, "").strip() for name in typed)


def read_drafts(document: Document, data: Mapping[str, str]) -> Drafts:
    """The rows of what was sent."""
    lessons = [_read_lesson(f"lesson-{index}", data) for index in range(len(document.lessons))]
    return Drafts(document, lessons)


def _read_lesson(prefix: str, data: Mapping[str, str]) -> DraftLesson:
    sections = _read_rows(f"{prefix}-sections", SECTION_NAMES, data)
    for place, row in enumerate(sections):
        row["was"] = str(place)
    return DraftLesson(
        fields=_read_row(prefix, LESSON_NAMES, data),
        sections=sections,
        questions=_read_rows(f"{prefix}-questions", QUESTION_NAMES, data),
    )


def _read_rows(prefix: str, names: tuple[str, ...], data: Mapping[str, str]) -> list[Row]:
    total = data.get(f"{prefix}-TOTAL_FORMS", "")
    most = MOST_SECTIONS + SPARE_FORMS
    count = min(int(total), most) if total.isascii() and total.isdecimal() else 0
    return [_read_row(f"{prefix}-{place}", names, data) for place in range(count)]


def _read_row(prefix: str, names: tuple[str, ...], data: Mapping[str, str]) -> Row:
    values = {name: data.get(f"{prefix}-{name}", "") for name in names}
    return {name: value.replace("\r\n", "\n").replace("\r", "\n") for name, value in values.items()}
