"""Lines with their roles to the blocks that the reader of lessons takes, one list a lesson."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from lessons.domain.handouts.blocks import Asked, Block
from lessons.domain.handouts.class_titles import match_class_title
from lessons.domain.handouts.headings import FIELDS, TASKS, Heading, Role, find_heading
from lessons.domain.handouts.item_marks import find_number
from lessons.domain.handouts.items import split_items
from lessons.domain.handouts.learnt.labels import BEGINNINGS, HEADS, Label
from lessons.domain.handouts.learnt.outside import OUTSIDE, begins_outside, parted
from lessons.domain.handouts.learnt.tagging import Tagged
from lessons.domain.handouts.learnt.vocabulary import says
from lessons.domain.handouts.learnt.worth import behind, in_table, name_level
from lessons.domain.handouts.level_lines import UNKNOWN_LEVEL, Scheme, scheme_of
from lessons.domain.handouts.lines import Row
from lessons.domain.handouts.task_headings import find_task_heading
from lessons.domain.text.characters import DASHES, LETTER, LONG_DASHES, SENTENCE_ENDS

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
_FIRST_WORDS = 60
_QUESTION_ENDS = re.compile(r"(?<=\?) ")
_FEWEST_OF_BLITZ = 2
_LONGEST_OF_BLITZ = 70
_TITLES = frozenset({Role.CLASS_TITLE, Role.TOPIC})
_TESTED = frozenset({Label.STEM, Label.STEM_ON, Label.OPTION, Label.OPTION_ON})
_OUTSIDE = frozenset({Role.LITERATURE, Role.REMARK, Role.KEY})
_NAMED = re.compile(
    rf"(?P<words>{LETTER}[^:{SENTENCE_ENDS}{LONG_DASHES}]{{1,58}}?) ?"
    rf"(?::|\.(?= )| [{DASHES}](?= )) ?(?P<rest>\S.*)"
)
_NUMBERED = re.compile(rf"(?:№ ?)?(?P<number>\d{{1,2}})(?: ?[.)]| ?[{DASHES}]| ) ?(?P<rest>\S.*)")
_MOST_TITLE_WORDS = 5
_LONGEST_LABEL = 25
_PROSE = 140
"""Characters: below questions a longer line is text, a shorter one a remark on the form."""
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
    return [lesson.blocks for lesson in lessons if lesson.blocks]


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

    def read(self, tagged: Sequence[Tagged]) -> list[_Lesson]:
        found = [self._lesson]
        for label, group in groupby(_with_kinds(tagged), key=lambda each: each[0]):
            run = [each for _, each in group]
            if label is Label.TITLE and self._is_next():
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
        if label in HEADS:
            self._add_heads(run)
        elif label is Label.TITLE:
            self._put(*_title(rows), line=rows[0].line)
        elif label in _FIELD_ROLES:
            for own in _parted(run, frozenset({label})):
                self._put(*_field(_FIELD_ROLES[label], own), line=own[0].line.row.line)
        elif label is Label.LEVEL:
            self._add_levels(run)
        elif label is Label.QUESTION:
            self._add_questions(run)
        elif label is Label.TASK:
            self._add_tasks(run)
        elif label is Label.KEY:
            self._put(Heading(Role.KEY), rows)
        elif label is Label.STEM:
            self._lesson.has_asked = True
            self._put(Heading(Role.TESTS, words=self._words, is_tests=True), rows)
        else:
            self._add_other(rows, outside)

    def _put(
        self,
        heading: Heading,
        rows: Sequence[Row],
        items: tuple[Asked, ...] | None = None,
        *,
        line: int | None = None,
    ) -> None:
        """``line``: where the heading's own may be all there is and ``rows`` be empty."""
        first = rows[0].line if line is None else line
        self._lesson.blocks.append(Block(heading, first, tuple(rows), items))

    def _add_heads(self, run: Sequence[Tagged]) -> None:
        for each in run:
            self._words = each.line.row.text
            self._outside = begins_outside(each.line.row)
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

    def _add_questions(self, run: Sequence[Tagged]) -> None:
        self._lesson.has_asked = True
        found = [
            each
            for own in _parted(run, frozenset({Label.QUESTION}))
            for each in _blitz(_asked(own))
        ]
        items = tuple(_weighed(_shared_answers([item for item in found if item.rows])))
        if not items:  # An answer to nothing that stands above it.
            self._put(Heading(Role.KEY), [each.line.row for each in run])
            return
        heading = self._level or Heading(Role.QUESTIONS, words=self._words)
        self._put(heading, [row for item in items for row in (*item.rows, *item.answer)], items)

    def _add_tasks(self, run: Sequence[Tagged]) -> None:
        """Work that nothing calls independent is asked in the lesson."""
        if not any(self._is_task(each.line.row) for each in run):
            self._add_questions([replace(each, label=_AS_QUESTION[each.label]) for each in run])
            return
        self._lesson.has_asked = True
        for own in _parted(run, frozenset({Label.TASK})):
            item = _asked(own)
            first = item.rows[0]
            found = find_task_heading(first.text)
            if found and found.rest:
                self._task, text = found, found.rest
            else:
                text = _without_label(first.text)
            rows = (replace(first, text=text), *item.rows[1:])
            heading = self._task if self._task.role in TASKS else Heading(Role.INDEPENDENT)
            for each in _split_task(replace(item, rows=rows)):
                self._put(heading, each.rows, (each,))

    def _is_task(self, row: Row) -> bool:
        head = row.place.head if row.place else ""
        said = (self._words, head, row.text[:_FIRST_WORDS])
        return bool(self._task.words) or any(says("task", text) for text in said)

    def _add_other(self, rows: Sequence[Row], above: Heading | None) -> None:
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
        prose = [len(row.text) >= _PROSE for row in rows]
        for index, row in enumerate(rows):
            found = find_heading(row.text)
            if found is not None:
                is_outside = found.role in _OUTSIDE
            yield not is_outside and (is_open or any(prose[index : index + _NEAR]))


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


def _parted(run: Sequence[Tagged], beginnings: frozenset[Label]) -> Iterator[list[Tagged]]:
    group: list[Tagged] = []
    for each in run:
        if group and each.label in beginnings:
            yield group
            group = []
        group.append(each)
    if group:
        yield group


def _asked(run: Sequence[Tagged]) -> Asked:
    answering = (Label.ANSWER, Label.ANSWER_ON)
    first = run[0].line
    rows = [each.line.row for each in run if each.label not in answering]
    answer = tuple(each.line.row for each in run if each.label in answering)
    if rows and rows[0] is first.row:
        rows[0] = replace(first.row, text=first.text or first.row.text)
    return Asked(tuple(rows), answer)


def _blitz(item: Asked) -> list[Asked]:
    """``Период бірлігі? Жиілік әрпі? T неге тең?``: several short questions on one line."""
    if len(item.rows) != 1 or item.answer:
        return [item]
    pieces = _QUESTION_ENDS.split(item.rows[0].text)
    is_blitz = len(pieces) > _FEWEST_OF_BLITZ and all(
        piece.endswith("?") and len(piece) <= _LONGEST_OF_BLITZ for piece in pieces
    )
    if not is_blitz:
        return [item]
    return [replace(item, rows=(replace(item.rows[0], text=piece),)) for piece in pieces]


def _task_heading(words: str) -> Heading:
    """Without words where they do not speak of independent work."""
    found = find_task_heading(words)
    if found is not None:
        return found
    role = Role.GUIDED if says("guided", words) else Role.INDEPENDENT
    return Heading(role, words if says("task", words) else "")


def _split_task(item: Asked) -> list[Asked]:
    """``БӨЖ: 1. … 2. …``: several tasks behind one heading."""
    mark = find_number(item.rows[0].text)
    if mark is None or mark.number != 1:
        return [item]
    return [replace(item, rows=rows) for rows in split_items(item.rows, is_inline=False).groups]


def _shared_answers(items: list[Asked]) -> list[Asked]:
    """Below several questions the answers may stand together, numbered as the questions are."""
    answers = items[-1].answer if items else ()
    marks = [find_number(row.text) for row in answers]
    numbered = [(mark, row) for mark, row in zip(marks, answers, strict=True) if mark]
    numbers = [mark.number for mark, _ in numbered]
    if (
        len(numbered) < 2
        or numbers != list(range(1, len(numbered) + 1))
        or len(items) < len(numbered)
    ):
        return items
    own = items[-len(numbered) :]
    told = [
        replace(item, answer=(replace(row, text=mark.rest),))
        for item, (mark, row) in zip(own, numbered, strict=True)
    ]
    return [*items[: -len(numbered)], *told]


def _weighed(items: Sequence[Asked]) -> Iterator[Asked]:
    items, names = _without_names(items)
    ends, told = behind([item.rows[-1] for item in items])
    above: Counter[tuple[int, int, int]] = Counter()
    for item, end, worth, name in zip(items, ends, told, names, strict=True):
        place = item.rows[0].place
        cell = (id(place.grid), place.row, place.column) if place else (0, 0, 0)
        table = in_table(place, above[cell])
        above[cell] += 1
        yield replace(
            item,
            rows=(*item.rows[:-1], end),
            level=worth.level or table.level or name,
            points=worth.points or table.points,
        )


def _without_names(items: Sequence[Asked]) -> tuple[Sequence[Asked], list[int | None]]:
    """``Бірінші саты: …`` before each of several questions names its level and is none of it."""
    names = [_NAMED.match(item.rows[0].text) for item in items]
    words = [
        name["words"] if name and ":" in item.rows[0].text[:60] else ""
        for name, item in zip(names, items, strict=True)
    ]
    is_repeated = len(items) >= 3 and all(words) and len(set(words)) * 2 <= len(words) + 1
    if not is_repeated:
        return items, [None] * len(items)
    bare = [
        replace(item, rows=(replace(item.rows[0], text=name["rest"]), *item.rows[1:]))
        for item, name in zip(items, names, strict=True)
        if name
    ]
    return bare, [name_level(word) for word in words]


# Titles and fields


def _title(rows: Sequence[Row]) -> tuple[Heading, list[Row]]:
    first = rows[0]
    heading = _title_heading(first.text)
    return heading, [replace(first, text=heading.rest), *rows[1:]] if heading.rest else list(
        rows[1:]
    )


def _title_heading(text: str) -> Heading:
    found = find_heading(text)
    if found is not None and found.role in _TITLES:
        return found
    named = _NAMED.match(text)
    if (
        named
        and len(named["words"].split()) <= _MOST_TITLE_WORDS
        and re.search(r"\d", named["words"])
    ):
        number = re.search(r"\d{1,2}", named["words"])
        return Heading(
            Role.TOPIC, named["words"], named["rest"], int(number[0]) if number else None
        )
    numbered = _NUMBERED.match(text)
    if numbered:
        return Heading(Role.TOPIC, "", numbered["rest"], int(numbered["number"]))
    return Heading(Role.TOPIC, "", text)


def _field(role: Role, run: Sequence[Tagged]) -> tuple[Heading, list[Row]]:
    rows = [each.line.row for each in run]
    found = find_heading(rows[0].text)
    if found is not None and found.role is role:
        rest = found.rest
    else:
        named = _NAMED.match(rows[0].text)
        rest = named["rest"] if named else rows[0].text
    words = rows[0].text.removesuffix(rest).strip()
    return Heading(role, words, rest), [replace(rows[0], text=rest), *rows[1:]] if rest else rows[
        1:
    ]


def _without_label(text: str) -> str:
    """``Эссе: …`` stays, ``Тапсырма: …`` and its like go, as they name no work."""
    named = _NAMED.match(text)
    is_label = (
        named is not None
        and len(named["words"]) <= _LONGEST_LABEL
        and ":" in text[: len(named["words"]) + 2]
    )
    return named["rest"] if named and is_label else text
