"""Splitting, joining, moving on the review page: on what was typed, before anything is written.

A button of the page is named ``do``; its value says what to do with which form, such as
``split:lesson-0-questions:3``. A value that no page of ours holds changes nothing.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from zlib import crc32

from django.http import QueryDict
from django.utils.translation import gettext

from lessons.domain.handouts.dividing import join_texts, paragraphs, split_text
from lessons.domain.handouts.document import ReadQuestion
from lessons.domain.handouts.reusing import read_paragraphs, read_questions
from lessons.domain.parts import Part
from lessons.domain.types.converting import CHOICES, convert_key
from lessons.domain.types.registry import REGISTRY
from lessons.forms.question_fields import content_initial
from lessons.loading.review.drafts import LESSON_NAMES, TEXTS, DraftLesson, Drafts, Row
from lessons.loading.review.origins import Origin, spans_of
from lessons.loading.review.swaps import Swap, find_doubt, swapped

_ON_ITEM = re.compile(
    r"(?P<verb>[a-z]+):lesson-(?P<lesson>\d{1,3})-(?P<set>sections|questions):(?P<place>\d{1,3})"
    r"(?::(?P<more>[\w-]*))?"
)
_ON_FIELD = re.compile(
    r"(?P<verb>[a-z]+):lesson-(?P<lesson>\d{1,3}):(?P<field>[a-z]+):(?P<more>[\w-]+)"
)
_USE = re.compile(r"use:(?P<target>[\w-]+):(?P<first>\d{1,7})-(?P<last>\d{1,7})")
_SECTION = re.compile(r"section-(?P<lesson>\d{1,3})-(?P<place>\d{1,3})")
NEW_QUESTION, NEW_SECTION = "question", "section"


@dataclass(frozen=True, slots=True)
class Outcome:
    anchor: str = ""
    """The prefix of the form to look at, such as ``lesson-0-questions-3``."""
    notice: str = ""
    """Why nothing was changed there."""

    @property
    def element(self) -> str:
        """The id of it on the page."""
        return f"item-{self.anchor}" if self.anchor.startswith("lesson-") else self.anchor


@dataclass(frozen=True, slots=True)
class _Item:
    """The form that a button stands in."""

    drafts: Drafts
    lesson: int
    name: str
    place: int
    more: str
    at: int | None

    @property
    def draft(self) -> DraftLesson:
        return self.drafts.lessons[self.lesson]

    @property
    def rows(self) -> list[Row]:
        return self.draft.questions if self.name == "questions" else self.draft.sections

    @property
    def row(self) -> Row:
        return self.rows[self.place]

    def outcome(self, place: int | None = None, *, notice: str = "") -> Outcome:
        place = self.place if place is None else place
        return Outcome(f"lesson-{self.lesson}-{self.name}-{place}", notice)


def act(drafts: Drafts, data: QueryDict) -> Outcome:
    """Do to the drafts what the pressed button says."""
    asked = data.get("do", "")
    outcome = _outcome(drafts, asked, data)
    for draft in drafts.lessons:
        draft.settle()
    return outcome


def _outcome(drafts: Drafts, asked: str, data: QueryDict) -> Outcome:
    if asked.startswith("use:"):
        return _use(drafts, data)
    on_field = _ON_FIELD.fullmatch(asked)
    return _on_field(drafts, on_field) if on_field else _on_item(drafts, asked, data)


def _on_item(drafts: Drafts, asked: str, data: QueryDict) -> Outcome:
    match = _ON_ITEM.fullmatch(asked)
    if match is None or int(match["lesson"]) >= len(drafts.lessons):
        return Outcome()
    at = data.get("at", "")
    item = _Item(
        drafts,
        lesson=int(match["lesson"]),
        name=match["set"],
        place=int(match["place"]),
        more=match["more"] or "",
        at=int(at) if at.isascii() and at.isdecimal() and len(at) < 9 else None,
    )
    action = _ACTIONS.get(match["verb"])
    if action is None or item.place >= len(item.rows):
        return Outcome()
    return action(item)


# Cut and join


def _split(item: _Item) -> Outcome:
    parts = split_text(item.row["text"], item.at)
    if parts is None:
        words = gettext("There is no place to split. Leave an empty line where the second begins.")
        return item.outcome(notice=words)
    if item.drafts.is_full:
        return item.outcome(notice=_full())
    item.row["text"], text = parts
    second = {**item.row, "text": text, **_of_a_new_row(item)}
    item.rows.insert(item.place + 1, second)
    return item.outcome()


def _of_a_new_row(item: _Item) -> Row:
    """Everything that belongs to the first part alone; the source lines belong to both."""
    source = str(replace(item.drafts.origin(item.row), index=None))
    if item.name == "sections":
        return {"heading": "", "figure": "", "source": source, "was": ""}
    own = {"kind": "open-answer", "key": "", "explanation": "", "hints": ""}
    return {**own, "source": source}


def _join(item: _Item) -> Outcome:
    if item.place + 1 >= len(item.rows):
        return item.outcome()
    following = item.rows.pop(item.place + 1)
    spans = (*item.drafts.origin(item.row).spans, *item.drafts.origin(following).spans)
    numbers = Origin(spans=spans).numbers
    source = replace(item.drafts.origin(item.row), spans=spans_of(numbers))
    if item.name == "sections":
        _join_sections(item.row, following)
    else:
        _join_questions(item.row, following)
    item.row["source"] = str(source) if source != Origin() else ""
    return item.outcome()


def _join_sections(row: Row, following: Row) -> None:
    row["text"] = _lines(row["text"], following["heading"], following["text"], between="\n\n")
    # Two figures in one field are refused when the lesson is made; neither is lost before.
    row["figure"] = _lines(row.get("figure", ""), following.get("figure", ""), between="\n\n")
    row["was"] = f"{row.get('was', '')} {following.get('was', '')}"


def _join_questions(row: Row, following: Row) -> None:
    row["text"] = join_texts(row["text"], following["text"])
    key = following["key"]
    if following["kind"] in REGISTRY and row["kind"] in REGISTRY:
        key = convert_key(key, old=following["kind"], new=row["kind"])
    row["key"] = _joined_keys(row["key"], key)
    row["explanation"] = _lines(row["explanation"], following["explanation"])
    row["hints"] = _lines(row["hints"], following["hints"])
    row["section"] = row["section"] or following["section"]


def _joined_keys(first: str, second: str) -> str:
    """The model answers of open questions come last, under one line of hyphens."""
    keys = [re.split(r"^---$", key, maxsplit=1, flags=re.MULTILINE) for key in (first, second)]
    listed = _lines(*(key[0].strip() for key in keys))
    models = _lines(*("".join(key[1:]).strip() for key in keys))
    return _lines(listed, f"---\n{models}" if models else "")


def _lines(*texts: str, between: str = "\n") -> str:
    return between.join(text for text in texts if text.strip())


# Move


def _up(item: _Item) -> Outcome:
    return _change_places(item, item.place - 1)


def _down(item: _Item) -> Outcome:
    return _change_places(item, item.place + 1)


def _change_places(item: _Item, place: int) -> Outcome:
    if not 0 <= place < len(item.rows):
        return item.outcome()
    item.rows[item.place], item.rows[place] = item.rows[place], item.rows[item.place]
    return item.outcome(place)


# Another kind


def _change_kind(item: _Item) -> Outcome:
    """``more`` is the kind that the page was drawn with, whose key stands in the form."""
    old, new = item.more, item.row.get("kind", "")
    if item.name != "questions" or old not in REGISTRY or new not in REGISTRY:
        return item.outcome()
    content = item.drafts.content(item.draft, item.row)
    typed = (item.row["text"], item.row["key"])
    if content is not None and content.kind == new and typed == _as_kind(content, old):
        found = content.text, str(content_initial(content)["key"])
    else:
        found = _converted(*typed, old=old, new=new)
    item.row["text"], item.row["key"] = found
    return item.outcome()


def _as_kind(content: ReadQuestion, kind: str) -> tuple[str, str]:
    key = str(content_initial(content)["key"])
    return _converted(content.text, key, old=content.kind, new=kind)


def _converted(text: str, key: str, *, old: str, new: str) -> tuple[str, str]:
    """(text, key); options that stand in the text of an open question become the key."""
    if new in CHOICES and old not in CHOICES and not key.strip():
        lines = text.split("\n")
        read = read_questions(lines, range(1, len(lines) + 1), part=Part.LEVEL_1)
        if len(read) == 1 and read[0].kind in CHOICES:
            return read[0].text, _key_of(read[0])
    return text, convert_key(key, old=old, new=new)


def _key_of(read: ReadQuestion) -> str:
    """An option that was only taken because none was marked is not marked as right."""
    key = str(content_initial(read)["key"])
    return key if read.is_key_confirmed else re.sub(r"^\* ", "", key, flags=re.MULTILINE)


# Repairs of the reader


def _swap_words(item: _Item, swap: Swap) -> Outcome:
    """``more`` names the doubt."""
    is_done = _swap_in(item.drafts, item.row, TEXTS, code=item.more, swap=swap)
    return item.outcome(notice="" if is_done else _changed())


def _on_field(drafts: Drafts, match: re.Match[str]) -> Outcome:
    lesson, name = int(match["lesson"]), match["field"]
    is_known = lesson < len(drafts.lessons) and name in LESSON_NAMES
    if not is_known or match["verb"] not in set(Swap):
        return Outcome()
    row, swap = drafts.lessons[lesson].fields, Swap(match["verb"])
    is_done = _swap_in(drafts, row, [name], code=match["more"], swap=swap)
    return Outcome(f"lesson-{lesson}-{name}", "" if is_done else _changed())


def _swap_in(drafts: Drafts, row: Row, names: Sequence[str], *, code: str, swap: Swap) -> bool:
    doubt = find_doubt(drafts.document, code)
    if doubt is None or not 1 <= doubt.line <= len(drafts.document.lines):
        return False
    source = drafts.document.lines[doubt.line - 1]
    changed = swapped(row, names, doubt=doubt, source=source, swap=swap)
    row.update(changed)
    return bool(changed)


def _changed() -> str:
    return gettext("These words have been changed meanwhile. Correct them in the text.")


# Between the text and the questions


def paragraph_code(text: str) -> str:
    """Names a paragraph by its words, so that an edit meanwhile cannot move a wrong one."""
    return f"{crc32(' '.join(text.split()).encode()):08x}"


def _ask(item: _Item) -> Outcome:
    """A paragraph of a section becomes a question: ``more`` names it."""
    if item.name != "sections":
        return item.outcome()
    parts = paragraphs(item.row["text"])
    wanted = [text for text in parts if paragraph_code(text) == item.more]
    if not wanted:
        return item.outcome(notice=gettext("This paragraph has been changed. Choose it anew."))
    if item.drafts.is_full:
        return item.outcome(notice=_full())
    parts.remove(wanted[0])
    item.row["text"] = "\n\n".join(parts)
    numbers = _lines_of(item, wanted[0])
    found = read_questions(
        wanted[0].split("\n"),
        range(1, wanted[0].count("\n") + 2),
        part=_part_at(item.drafts, item.draft, numbers),
    )
    rows = [_question_row(read, numbers) for read in found]
    return _insert_questions(item.drafts, item.lesson, rows)


def _lines_of(item: _Item, paragraph: str) -> list[int]:
    """The source lines that a paragraph holds; all of its section's where none is recognised."""
    words = "".join(paragraph.split())
    own = item.drafts.origin(item.row).numbers
    lines = item.drafts.document.lines
    held = [n for n in own if (text := "".join(lines[n - 1].split())) and text in words]
    return held or own


def _use(drafts: Drafts, data: QueryDict) -> Outcome:
    """Lines that were left over: those chosen in a block, or the whole block."""
    match = _USE.fullmatch(data.get("do", ""))
    if match is None:
        target, numbers = data.get("use-target", ""), _chosen(drafts, data)
    else:
        target = match["target"]
        last = min(int(match["last"]), len(drafts.document.lines))
        block = range(max(1, int(match["first"])), last + 1)
        chosen = [number for number in _chosen(drafts, data) if number in block]
        numbers = chosen or [n for n in block if drafts.document.lines[n - 1].strip()]
    if not numbers:
        return Outcome("not-used", gettext("Choose the lines first."))
    if drafts.is_full:
        return Outcome("not-used", _full())
    return _use_lines(drafts, target, numbers)


def _chosen(drafts: Drafts, data: QueryDict) -> list[int]:
    typed = [value for value in data.getlist("use") if value.isascii() and value.isdecimal()]
    numbers = {int(value) for value in typed if len(value) < 8}
    return sorted(n for n in numbers if 1 <= n <= len(drafts.document.lines))


def _use_lines(drafts: Drafts, target: str, numbers: list[int]) -> Outcome:
    into = _SECTION.fullmatch(target)
    lesson = lesson_at(drafts, numbers[0])
    if into:
        return _add_to_section(drafts, int(into["lesson"]), int(into["place"]), numbers)
    if target == NEW_SECTION:
        return _new_section(drafts, lesson, numbers)
    if target != NEW_QUESTION:
        return Outcome("not-used")
    part = _part_at(drafts, drafts.lessons[lesson], numbers)
    found = read_questions(drafts.document.lines, numbers, part=part)
    rows = [_question_row(read, _within(read, numbers)) for read in found]
    return _insert_questions(drafts, lesson, rows)


def _within(read: ReadQuestion, numbers: Sequence[int]) -> list[int]:
    return [n for n in numbers if read.span is None or read.span.first <= n <= read.span.last]


def _add_to_section(drafts: Drafts, lesson: int, place: int, numbers: list[int]) -> Outcome:
    if lesson >= len(drafts.lessons) or place >= len(drafts.lessons[lesson].sections):
        return Outcome("not-used")
    row = drafts.lessons[lesson].sections[place]
    origin = drafts.origin(row)
    texts = [row["text"], read_paragraphs(drafts.document.lines, numbers)]
    is_above = bool(origin.numbers) and numbers[0] < origin.numbers[0]
    row["text"] = _lines(*(reversed(texts) if is_above else texts), between="\n\n")
    row["source"] = str(replace(origin, spans=spans_of([*origin.numbers, *numbers])))
    return Outcome(f"lesson-{lesson}-sections-{place}")


def _new_section(drafts: Drafts, lesson: int, numbers: list[int]) -> Outcome:
    rows = drafts.lessons[lesson].sections
    text = read_paragraphs(drafts.document.lines, numbers)
    source = str(Origin(spans=spans_of(numbers)))
    place = _place_for(drafts, rows, numbers)
    rows.insert(place, {"heading": "", "text": text, "leave_out": "", "source": source})
    return Outcome(f"lesson-{lesson}-sections-{place}")


def lesson_at(drafts: Drafts, line: int) -> int:
    """The index of the lesson that the line stands in, as far as the lessons' places tell."""
    begins = [_first_line(drafts, index) for index in range(len(drafts.lessons))]
    return max((index for index, first in enumerate(begins) if first <= line), default=0)


def _first_line(drafts: Drafts, index: int) -> int:
    read = drafts.document.lessons[index]
    spans = [*read.spans.values(), *(item.span for item in (*read.body, *read.questions))]
    return min((span.first for span in spans if span), default=0)


def _place_for(drafts: Drafts, rows: Sequence[Row], numbers: Sequence[int]) -> int:
    """Behind the last row that stands above these lines in the document."""
    firsts = [next(iter(drafts.origin(row).numbers), 0) for row in rows]
    if not numbers:
        return len(rows)
    return max((place + 1 for place, n in enumerate(firsts) if 0 < n <= numbers[0]), default=0)


def _part_at(drafts: Drafts, draft: DraftLesson, numbers: Sequence[int]) -> Part:
    """The level or task of the question above."""
    place = _place_for(drafts, draft.questions, numbers)
    part = draft.questions[place - 1].get("part", "") if place else ""
    return Part(part) if part in set(Part) else Part.LEVEL_1


def _question_row(read: ReadQuestion, numbers: Sequence[int]) -> Row:
    texts = {name: str(value) for name, value in content_initial(read).items()}
    source = str(Origin(spans=spans_of(numbers))) if numbers else ""
    place = {"part": read.part.value, "section": "", "leave_out": "", "source": source}
    return {**texts, **place, "key": _key_of(read)}


def _insert_questions(drafts: Drafts, lesson: int, rows: Sequence[Row]) -> Outcome:
    questions = drafts.lessons[lesson].questions
    numbers = drafts.origin(rows[0]).numbers if rows else []
    place = _place_for(drafts, questions, numbers)
    above = questions[place - 1] if place else {}
    for row in rows:
        row["label"] = above.get("label", "") if row["part"] == above.get("part") else ""
    questions[place:place] = rows
    return Outcome(f"lesson-{lesson}-questions-{place}")


def _full() -> str:
    return gettext("The page is full. Create the lesson first; more can be added to it there.")


_ACTIONS: dict[str, Callable[[_Item], Outcome]] = {
    "split": _split,
    "join": _join,
    "up": _up,
    "down": _down,
    "kind": _change_kind,
    "ask": _ask,
    "mend": partial(_swap_words, swap=Swap.MEND),
    "back": partial(_swap_words, swap=Swap.BACK),
}
