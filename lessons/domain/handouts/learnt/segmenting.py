"""Lines with their roles to the blocks that the reader of lessons takes, one list a lesson."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise

from lessons.domain.handouts.blocks import Asked, Block
from lessons.domain.handouts.class_titles import match_class_title
from lessons.domain.handouts.class_work import is_class_work
from lessons.domain.handouts.headings import FIELDS, TASKS, Heading, Role, find_heading
from lessons.domain.handouts.learnt.asked_items import (
    asked_of,
    parts_of,
    share_answers,
    tasks_in,
    weighed,
)
from lessons.domain.handouts.learnt.choice_groups import items_of
from lessons.domain.handouts.learnt.labels import BEGINNINGS, HEADS, Label
from lessons.domain.handouts.learnt.lesson_keys import with_keys_by_lesson
from lessons.domain.handouts.learnt.matching_pieces import matching_apart
from lessons.domain.handouts.learnt.naming import field_of, title_of, without_label
from lessons.domain.handouts.learnt.outside import OUTSIDE, begins_outside, parted
from lessons.domain.handouts.learnt.tagging import Tagged
from lessons.domain.handouts.learnt.vocabulary import says
from lessons.domain.handouts.learnt.worth import name_level
from lessons.domain.handouts.level_lines import UNKNOWN_LEVEL, Scheme, scheme_of
from lessons.domain.handouts.lines import Grid, Row
from lessons.domain.handouts.raw_items import RawItems
from lessons.domain.handouts.task_headings import find_task_heading

_FIELD_ROLES = {
    Label.GOAL: Role.GOAL,
    Label.EQUIPMENT: Role.EQUIPMENT,
    Label.OUTCOMES: Role.OUTCOMES,
    Label.METHODS: Role.METHODS,
}
_AS_QUESTION = {
    Label.TASK: Label.QUESTION,
    Label.TASK_ON: Label.QUESTION_ON,
    Label.ANSWER: Label.ANSWER,
    Label.ANSWER_ON: Label.ANSWER_ON,
}
_AS_TASK = {asked: task for task, asked in _AS_QUESTION.items()}
_SURE_TASK = 0.8
"""0.6 to 0.95 read `seventh` and `sixth`, which the models had not seen, alike within one task."""
_FIRST_WORDS = 60
_TITLES = frozenset({Role.CLASS_TITLE, Role.TOPIC})
_TESTED = frozenset({Label.STEM, Label.STEM_ON, Label.OPTION, Label.OPTION_ON})
_OUTSIDE = frozenset({Role.LITERATURE, Role.REMARK, Role.KEY})
_PROSE = 140
"""Characters: below questions a longer line is text, a shorter one a remark on the form."""
_FULL_LINE = 50
"""Characters of a line that is broken where the page ends, and not because all is said."""
_NEAR = 3
"""Lines in which prose has to follow a short line that belongs to it."""


@dataclass(slots=True)
class _Lesson:
    blocks: list[Block] = field(default_factory=list)
    has_asked: bool = False

    @property
    def roles(self) -> set[Role]:
        return {block.role for block in self.blocks}


def segment(tagged: Sequence[Tagged]) -> list[list[Block]]:
    scheme = scheme_of(each.line.marker for each in tagged if each.line.marker is not None)
    lessons = _Segmenter(scheme).read(tagged)
    return with_keys_by_lesson([lesson.blocks for lesson in lessons if lesson.blocks])


class _Segmenter:
    def __init__(self, scheme: Scheme) -> None:
        self._scheme = scheme
        self._lesson = _Lesson()
        self._words = ""
        """Of the nearest heading above."""
        self._outside: Heading | None = None
        """Of literature or key terms, on the line right above."""
        self._level: Heading | None = None
        self._task = Heading(Role.INDEPENDENT)
        self._above: tuple[str, ...] = ()
        """Lines right above that are no heading to the models."""
        self._is_work = False
        """Right below a heading of independent work, which is none of questions."""
        self._worked: Grid | None = None
        """The table that the last task stood in."""

    def read(self, tagged: Sequence[Tagged]) -> list[_Lesson]:
        found = [self._lesson]
        for (label, run), (below, _) in pairwise([*_runs(tagged), (Label.OTHER, [])]):
            if (label is Label.TITLE or _numbers_next(label, below, run)) and self._is_next():
                self._lesson, self._level = _Lesson(), None
                found.append(self._lesson)
            self._add(label, run)
        return found

    def _is_next(self) -> bool:
        return self._lesson.has_asked or bool(
            self._lesson.roles & _TITLES and Role.THEORY in self._lesson.roles
        )

    def _add(self, label: Label, run: Sequence[Tagged]) -> None:
        rows = [each.line.row for each in run]
        outside, self._outside = self._outside, None
        self._is_work = self._is_work and label in {Label.QUESTION, Label.TASK}
        self._above = self._above if label in {*HEADS, Label.TASK} else ()
        if label in HEADS:
            self._add_heads(run)
        elif label is Label.TITLE:
            self._put(*title_of(rows), line=rows[0].line)
        elif label in _FIELD_ROLES:
            for own in _parted(run, frozenset({label})):
                self._put(*field_of(_FIELD_ROLES[label], own), line=own[0].line.row.line)
        elif label is Label.LEVEL:
            self._add_levels(run)
        elif label in {Label.QUESTION, Label.TASK}:
            self._add_asked(label, run)
        elif label is Label.KEY:
            self._add_keys(rows)
        elif label is Label.STEM:
            self._lesson.has_asked = True
            heading = Heading(Role.TESTS, words=self._words, is_tests=True)
            self._put(heading, rows, tests=items_of(run))
        else:
            if is_class_work(self._words) and any(row.is_strong or row.heading for row in rows):
                self._words, self._is_work, self._task = "", False, Heading(Role.INDEPENDENT)
            self._above = tuple(row.text for row in rows[-_NEAR:] if len(row.text) <= _FIRST_WORDS)
            self._add_other(rows, outside)

    def _put(
        self,
        heading: Heading,
        rows: Sequence[Row],
        items: tuple[Asked, ...] | None = None,
        *,
        tests: RawItems | None = None,
        line: int | None = None,
    ) -> None:
        """``line``: where the heading's own may be all there is and ``rows`` be empty."""
        first = rows[0].line if line is None else line
        self._lesson.blocks.append(Block(heading, first, tuple(rows), items, tests))

    def _add_heads(self, run: Sequence[Tagged]) -> None:
        for each in run:
            self._words = each.line.row.text
            self._outside = begins_outside(each.line.row)
            self._is_work = says("task", self._words) and not says("asking", self._words)
            if each.label is Label.TASK_HEAD:
                self._task = _task_heading(self._words)
            elif each.label in {Label.ASK_HEAD, Label.TEST_HEAD}:
                self._task = Heading(Role.INDEPENDENT)
            if each.label is not Label.FIELD_HEAD:
                level = name_level(self._words)
                self._level = Heading(Role.LEVEL, self._words, level=level) if level else None
            found = match_class_title(self._words)
            number = found.number if found else None
            self._put(Heading(Role.OTHER, self._words, number=number), [each.line.row])

    def _add_levels(self, run: Sequence[Tagged]) -> None:
        for each in run:
            row, marker = each.line.row, each.line.marker
            if marker is None:
                level = name_level(row.text)
                self._level = Heading(Role.LEVEL, row.text, level=level) if level else None
                self._put(Heading(Role.OTHER, words=row.text), [row])
                continue
            level = min(self._scheme.level_of(marker), UNKNOWN_LEVEL)
            self._level = Heading(Role.LEVEL, words=row.text, level=level, points=marker.points)

    def _add_asked(self, label: Label, run: Sequence[Tagged]) -> None:
        """What stands below a heading of work is work, unless it only asks."""
        if label is Label.TASK:
            self._add_tasks(run)
        elif self._is_work and not _mostly_ask(run):
            self._add_tasks([replace(each, label=_AS_TASK[each.label]) for each in run])
        else:
            self._add_questions(run)

    def _add_questions(self, run: Sequence[Tagged]) -> None:
        self._lesson.has_asked = True
        found = [
            each
            for own in _parted(run, frozenset({Label.QUESTION}))
            for each in parts_of(asked_of(own))
        ]
        items = tuple(weighed(share_answers([item for item in found if item.rows])))
        if not items:  # An answer to nothing that stands above it.
            self._put(Heading(Role.KEY), [each.line.row for each in run])
            return
        heading = self._level or Heading(Role.QUESTIONS, words=self._words)
        self._put(heading, [row for item in items for row in (*item.rows, *item.answer)], items)

    def _add_tasks(self, run: Sequence[Tagged]) -> None:
        """Work that nothing calls independent is asked in the lesson, if the models doubt it."""
        is_sure = all(each.surety >= _SURE_TASK for each in run if each.label is Label.TASK)
        if not is_sure and not any(self._is_task(each.line.row) for each in run):
            self._add_questions([replace(each, label=_AS_QUESTION[each.label]) for each in run])
            return
        self._lesson.has_asked = True
        for own in _parted(run, frozenset({Label.TASK})):
            item = asked_of(own)
            if not item.rows:  # An answer to nothing that stands above it.
                self._put(Heading(Role.KEY), [each.line.row for each in own])
                continue
            first = item.rows[0]
            found = find_task_heading(first.text)
            if found and found.rest:
                self._task, text = found, found.rest
            else:
                is_whole = is_class_work(self._words)
                text = first.text if is_whole else without_label(first.text)
            rows = (replace(first, text=text), *item.rows[1:])
            heading = self._task if self._task.role in TASKS else Heading(Role.INDEPENDENT)
            if not heading.words and (says("together", text) or _is_led_guided(first.text)):
                heading = Heading(Role.GUIDED)
            self._worked = first.place.grid if first.place else None
            for each in tasks_in(replace(item, rows=rows)):
                self._put(heading, each.rows, (each,))

    def _is_task(self, row: Row) -> bool:
        if row.place is not None and row.place.grid is self._worked:
            return True
        head = row.place.head if row.place else ""
        said = (self._words, head, row.text[:_FIRST_WORDS], *self._above)
        return bool(self._task.words) or any(
            says(group, text) for text in said for group in ("task", "led-task")
        )

    def _add_keys(self, rows: Sequence[Row]) -> None:
        """Right below a table to be matched they are its own."""
        last = self._lesson.blocks[-1] if self._lesson.blocks else None
        if last is not None and last.role is Role.MATCHING:
            self._lesson.blocks[-1] = replace(last, rows=(*last.rows, *rows))
        else:
            self._put(Heading(Role.KEY), rows)

    def _add_other(self, rows: Sequence[Row], above: Heading | None) -> None:
        for piece in matching_apart(rows):
            if piece.words:
                self._lesson.has_asked = True
                level = self._level.level if self._level else None
                heading = Heading(Role.MATCHING, piece.words, level=level)
                self._put(heading, piece.rows, line=piece.line)
            elif piece.rows:
                self._add_text(piece.rows, above)

    def _add_text(self, rows: Sequence[Row], above: Heading | None) -> None:
        for heading, own in parted(rows, above):
            if heading.role in OUTSIDE:
                self._put(heading, own)
                continue
            for is_theory, group in groupby(
                zip(self._are_theory(own), own, strict=True), key=lambda each: each[0]
            ):
                role = Role.THEORY if is_theory else Role.OTHER
                self._put(Heading(role), [row for _, row in group])

    def _are_theory(self, rows: Sequence[Row]) -> Iterator[bool]:
        """Prose, or what stands between the fields and all that asks."""
        is_open = bool(self._lesson.roles & {*FIELDS, *_TITLES}) and not self._lesson.has_asked
        is_outside = False
        prose = [length >= _PROSE for length in _paragraph_lengths(rows)]
        for index, row in enumerate(rows):
            found = find_heading(row.text)
            if found is not None:
                is_outside = found.role in _OUTSIDE
            yield not is_outside and (is_open or any(prose[index : index + _NEAR]))


def _runs(tagged: Sequence[Tagged]) -> Iterator[tuple[Label, list[Tagged]]]:
    """Lines of one kind; the last heading above a title by itself, as it may number the lesson."""
    for label, group in groupby(_with_kinds(tagged), key=lambda each: each[0]):
        run = [each for _, each in group]
        if label is Label.FIELD_HEAD and len(run) > 1:
            yield label, run[:-1]
        yield label, run[-1:] if label is Label.FIELD_HEAD else run


def _numbers_next(label: Label, below: Label, run: Sequence[Tagged]) -> bool:
    """``4-СЕМИНАР`` above the title of the fourth lesson is no part of the third."""
    is_above = label is Label.FIELD_HEAD and below is Label.TITLE
    return is_above and match_class_title(run[-1].line.row.text) is not None


def _paragraph_lengths(rows: Sequence[Row]) -> list[int]:
    """Of the paragraph that each row belongs to, as formats with pages have a row a line. What
    stands below a short line is no part of its paragraph but the next of a list."""
    starts = [
        index
        for index, row in enumerate(rows)
        if row.starts or not index or row.place or len(rows[index - 1].text) < _FULL_LINE
    ]
    lengths: list[int] = []
    for first, end in pairwise([*starts, len(rows)]):
        lengths += [sum(len(row.text) for row in rows[first:end])] * (end - first)
    return lengths


def _with_kinds(tagged: Sequence[Tagged]) -> Iterator[tuple[Label, Tagged]]:
    """Each line with the kind of run that it belongs to."""
    above = Label.OTHER
    for each in tagged:
        label = BEGINNINGS.get(each.label, each.label)
        if label is Label.FIELD_ON:
            label = above if above in {*_FIELD_ROLES, Label.TITLE} else Label.OTHER
        elif label is Label.ANSWER:
            label = above if above in {Label.QUESTION, Label.TASK, Label.STEM} else Label.QUESTION
        elif label in _TESTED:
            label = Label.STEM
        above = label
        yield label, each


def _mostly_ask(run: Sequence[Tagged]) -> bool:
    """``Для повторения дома``: questions to answer, though the heading speaks of home."""
    asked = [each.line.text for each in run if each.label is Label.QUESTION]
    return sum("?" in text for text in asked) * 2 > len(asked)


def _parted(run: Sequence[Tagged], beginnings: frozenset[Label]) -> Iterator[list[Tagged]]:
    group: list[Tagged] = []
    for each in run:
        if group and each.label in beginnings:
            yield group
            group = []
        group.append(each)
    if group:
        yield group


def _is_led_guided(text: str) -> bool:
    name, colon, _ = text[:_FIRST_WORDS].partition(":")
    return bool(colon) and (says("guided", name) or says("led-guided", name))


def _task_heading(words: str) -> Heading:
    """Without words where they do not speak of independent work."""
    found = find_task_heading(words)
    if found is not None:
        return found
    role = Role.GUIDED if says("guided", words) else Role.INDEPENDENT
    return Heading(role, words if says("task", words) or is_class_work(words) else "")
