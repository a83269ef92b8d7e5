"""Blocks that ask to questions: open ones at once, tests when all keys of the lesson are known."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from lessons.domain.content.details import TaskDetail
from lessons.domain.handouts.answer_keys import is_announced_list
from lessons.domain.handouts.bare_items import has_signs, read_bare_items
from lessons.domain.handouts.blocks import Block
from lessons.domain.handouts.choice_items import has_letters, read_items
from lessons.domain.handouts.class_work import is_class_work
from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.detail_lines import find_task_detail, split_task_details
from lessons.domain.handouts.document import ReadQuestion, Span
from lessons.domain.handouts.document import Warning as Doubt
from lessons.domain.handouts.hidden_structure import find_hidden
from lessons.domain.handouts.item_marks import is_listed
from lessons.domain.handouts.items import split_items, split_paragraphs
from lessons.domain.handouts.joining import Joiner
from lessons.domain.handouts.key_lists import KeyList, PlacedItem, keys_of, read_key_lists
from lessons.domain.handouts.learnt.worth import in_table, points_of_each, split_points
from lessons.domain.handouts.level_lines import UNKNOWN_LEVEL, find_level_line, scheme_of
from lessons.domain.handouts.lines import Row
from lessons.domain.handouts.matching_tables import read_pairs
from lessons.domain.handouts.model_answers import find_next, seems_answered, split_answer
from lessons.domain.handouts.raw_items import RawItem, RawItems
from lessons.domain.handouts.statements import find_statement_to_judge
from lessons.domain.handouts.stem_notes import without_notes
from lessons.domain.handouts.tagged_tests import is_tagged, read_tagged
from lessons.domain.handouts.tests_reader import Test, to_question
from lessons.domain.limits import MAX_POINTS
from lessons.domain.parts import Part, part_for_level
from lessons.domain.text.characters import DASHES, GAPS
from lessons.domain.text.samples import Sample
from lessons.domain.text.sentences import asks, ends_sentence

_LEVEL_BEHIND = re.compile(r"(?P<text>.*\S) ?(?P<level_line>[(\[][^()\[\]]{3,30}[)\]])\.?")
_ANNOUNCES = re.compile(
    r":$|\b(?:(?:сұрақ|тапсырма|есеп)\w*(?:ға|ге|ды|ді|ны|ні)|мына\w*|төмендегі|келесі|бірін|таңда\w*)\b"
    r"|\b(?:ответьте|выполните|выберите|решите|следующ\w+)\b",
    re.IGNORECASE,
)
SAMPLES = (
    Sample(
        pattern=_ANNOUNCES,
        how="search",
        matches=("1-деңгейдегі сұрақтар:", "І-деңгей тапсырмалары:"),
        misses=("1-деңгейлік сұрақтар", "3-деңгей тапсырмалары"),
    ),
)
_CLOSED_STEM = re.compile(rf"[?:{GAPS}]\W*$|\.{{3}}\W*$|[{DASHES}] (?:бұл|это)\W*$")
_HOW_TO_ANSWER = re.compile(
    r"жауап|нұсқа|таңда|белгіле|тест|ответ|вариант|выбер|отмет|укажит|обвед", re.IGNORECASE
)
_FEWEST_TESTS = 2
_FEWEST_OPTIONS = 3


class Asker:
    """Collects what one lesson asks, in its order; adds to the lesson's ``doubts``."""

    def __init__(self, joiner: Joiner, doubts: list[Doubt]) -> None:
        self._joiner = joiner
        self._doubts = doubts
        self._asked: list[ReadQuestion | Test] = []
        self._lists: list[KeyList] = []
        self._places: list[int] = []
        """For each test, how many of ``_lists`` stand above it."""
        self._unlevelled = 0
        self._tasks_from = 0
        """Where among ``_asked`` the tasks begin that stand under each other."""

    def begin_tasks(self) -> None:
        self._tasks_from = len(self._asked)

    def add_detail(self, kind: str, text: str, *, is_next: bool) -> bool:
        """To the tasks that stand together above; False where there are none.

        ``is_next``: the text only goes on with a list of criteria, or stands below its name.
        """
        tasks = [
            (place, each)
            for place, each in enumerate(self._asked[self._tasks_from :], self._tasks_from)
            if isinstance(each, ReadQuestion) and each.part.is_task
        ]
        held = tasks[0][1].details.get(kind, "") if tasks else ""
        if not tasks or (is_next and held and not _goes_on(kind, text)):
            return False
        joined = "\n".join(filter(None, [held, text]))
        for place, task in tasks:
            self._asked[place] = replace(task, details={**task.details, kind: joined})
        return True

    def ask(self, block: Block, part: Part, *, empty: Code) -> int:
        """Open questions or tasks; tests where they are unmistakable.

        Gives the number of open ones that do not name their level themselves.
        """
        before = self._unlevelled
        if block.items is not None:
            self._add_known(block, part, empty=empty)
            return self._unlevelled - before
        lists = [row for row in block.rows if is_announced_list(row.text)]
        rows = tuple(row for row in block.rows if row not in lists)
        self._ask(replace(block, rows=rows), part, empty=empty)
        if lists:
            self.take_keys(lists)
        return self._unlevelled - before

    def _add_known(self, block: Block, part: Part, *, empty: Code) -> None:
        if not block.items:
            self._doubt(block.line, empty, block.heading.words)
        for item in block.items or ():
            own = part if item.level is None or part.is_task else part_for_level(item.level)
            points = item.points or block.heading.points
            is_given = item.level is not None or block.heading.level is not None
            heading = replace(block.heading, points=points, level=own.level if is_given else None)
            self._add_open(item.rows, replace(block, heading=heading), own, told=item.answer)

    def _ask(self, block: Block, part: Part, *, empty: Code) -> None:
        if any(is_tagged(row) for row in block.rows):
            self._add_tagged(block, part)
            return
        raw = read_items(block.rows)
        if raw.items and (block.heading.is_tests or _are_tests(raw)):
            self._add_items(block, raw, part, is_strict=block.heading.is_tests)
            return
        items = split_items(block.rows, is_inline=bool(block.heading.rest))
        if not items.groups:
            self._doubt(block.line, empty, block.heading.words)
        self._leave_out(items.intro, is_task=part.is_task)
        for group in items.groups:
            self._add_open(group, block, part)

    def ask_tests(self, block: Block, part: Part = Part.LEVEL_1) -> None:
        if any(is_tagged(row) for row in block.rows):
            self._add_tagged(block, part)
            return
        raw = _read_tests(block.rows)
        if block.tests is not None and not _are_whole(raw, len(block.tests.items)):
            raw = block.tests
        self._add_items(block, raw, part, is_strict=True)

    def ask_matching(self, block: Block) -> bool:
        """A table of halves, and the key below it where there is one; False where it is none."""
        table = [row for row in block.rows if row.place is not None]
        below = [row for row in block.rows if row.place is None]
        pairs = read_pairs(table)
        if pairs is None:
            return False
        places = pairs.keyed([row.text for row in below])
        if places is None:
            self.take_keys(below)
            self._doubt(block.line, Code.KEY_MISSING, block.heading.words)
        self._asked.append(
            ReadQuestion(
                kind="matching",
                part=part_for_level(block.heading.level or 1),
                text=block.heading.words,
                payload=pairs.payload(places),
                span=Span(block.line, block.rows[-1].line if places else table[-1].line),
                is_key_confirmed=places is not None,
                is_level_given=block.heading.level is not None,
                is_points_given=False,
            )
        )
        return True

    def take_keys(self, rows: Sequence[Row]) -> None:
        lists, rest = read_key_lists(rows)
        self._lists.extend(lists)
        self._not_use(rest)

    def questions(self) -> tuple[ReadQuestion, ...]:
        """Everything asked so far; a test that cannot be understood is noted instead."""
        tests = [item for item in self._asked if isinstance(item, Test)]
        placed = [
            PlacedItem(test.item, place) for test, place in zip(tests, self._places, strict=True)
        ]
        found, unused = keys_of(placed, self._lists)
        for each in unused:
            self._not_use(each.rows)
        keys = iter(found)
        questions = (
            self._close(item, next(keys)) if isinstance(item, Test) else item
            for item in self._asked
        )
        return tuple(question for question in questions if question is not None)

    def _add_test(self, item: RawItem, part: Part, points: int) -> None:
        if item.rows:
            text, own = split_points(without_notes(item.rows[-1].text))
            text = without_notes(text)
            item = replace(item, rows=[*item.rows[:-1], replace(item.rows[-1], text=text)])
            points = own or points
        self._asked.append(Test(item, part, points))
        self._places.append(len(self._lists))

    def _add_open(
        self, rows: Sequence[Row], block: Block, part: Part, *, told: Sequence[Row] = ()
    ) -> None:
        """``told`` is the author's answer where it is known to be one."""
        whole = rows
        rows, details = _without_details(rows, block) if part.is_task else (rows, {})
        if not rows:
            if all(self.add_detail(kind, text, is_next=False) for kind, text in details.items()):
                self._widen(whole[-1].line)
                return
            rows, details = whole, {}
        asked, answer = split_answer(rows)
        answer = (*answer, *(split_answer(told)[1] or told)) if told else answer
        if not asked:
            self._not_use(answer)
            return
        self._doubt_hidden(rows)
        self._doubt_answered(asked)
        paragraph = self._joiner.join(asked)
        in_class = block.heading.level is None and is_class_work(block.heading.words)
        part = Part.LEVEL_1 if in_class and part.is_task else part
        text, level = (paragraph.text, None) if part.is_task else _own_level(paragraph.text)
        bare, points = split_points(text)
        is_kept = (part.is_task or in_class) and block.items is None
        text = text if is_kept else bare
        is_levelled = level is not None or block.heading.level is not None or part.is_task
        self._unlevelled += not is_levelled
        points = _points(block, rows[0], points)
        question = ReadQuestion(
            part=part_for_level(level) if level else part,
            text=text,
            label=block.heading.label if part.is_task else "",
            payload=self._model_answer(answer),
            points=points or 1,
            is_points_given=points is not None,
            span=Span(whole[0].line, (*whole, *told)[-1].line),
            is_class_work=in_class,
            is_level_given=is_levelled,
            details=details,
        )
        self._asked.append(self._to_judge(question, block.heading.words))

    def _to_judge(self, question: ReadQuestion, words: str) -> ReadQuestion:
        """Below ``Дұрыс па, бұрыс па?`` stand statements and no open questions."""
        if question.part.is_task or question.is_class_work:
            return question
        answer = question.payload.get("model_answer", "")
        found = find_statement_to_judge(question.text, words, answer)
        if found is None:
            return question
        if found.is_true is None:
            line = question.span.first if question.span else 0
            self._doubt(line, Code.KEY_MISSING, found.text)
        return replace(
            question,
            kind="true-false",
            text=found.text,
            payload={"correct": found.is_true is not False},
            is_key_confirmed=found.is_true is not None,
        )

    def _widen(self, line: int) -> None:
        """The last task goes on to this line."""
        task = self._asked[-1]
        if isinstance(task, ReadQuestion) and task.span:
            self._asked[-1] = replace(task, span=Span(task.span.first, max(line, task.span.last)))

    def _model_answer(self, rows: Sequence[Row]) -> Mapping[str, Any]:
        """What the type of open questions parses; a second question inside is doubted."""
        if not rows:
            return {}
        other = find_next(rows)
        if other is not None:
            self._doubt(other.line, Code.HEADING_INSIDE, other.text)
        paragraphs = (self._joiner.join(group).text for group in split_paragraphs(rows))
        return {"key_points": [], "model_answer": "\n".join(paragraphs)}

    def _add_items(self, block: Block, raw: RawItems, part: Part, *, is_strict: bool) -> None:
        """``is_strict``: an item without options is a test that was not understood."""
        self._read_intro(raw.intro, block, part, is_strict=is_strict)
        for item in raw.items:
            if item.options:
                self._add_test(item, part, _heading_points(block))
            elif item.rows and not is_strict:
                self._add_open(item.rows, block, part)
            else:
                self._not_read(item.rows)
        if raw.keys:
            self.take_keys(raw.keys)
        if raw.rest:
            self._read_rest(raw, block)

    def _read_intro(
        self, rows: Sequence[Row], block: Block, part: Part, *, is_strict: bool
    ) -> None:
        """An open question may stand above tests; how to answer them is none."""
        text = " ".join(row.text for row in rows)
        if not asks(text) or _HOW_TO_ANSWER.search(text):
            self._not_use(rows)
        elif is_strict:
            self._not_read(rows)
        else:
            self._add_open(rows, block, part)

    def _add_tagged(self, block: Block, part: Part) -> None:
        items, intro = read_tagged(block.rows)
        self._not_use(intro)
        for tagged in items:
            level = part_for_level(tagged.level) if tagged.level else part
            self._add_test(tagged.item, level, _heading_points(block))

    def _read_rest(self, raw: RawItems, block: Block) -> None:
        if not raw.items:
            self._doubt(block.line, Code.TESTS_NOT_READ, block.heading.words)
        self._not_use(raw.rest)

    def _close(self, test: Test, listed: str) -> ReadQuestion | None:
        question = to_question(test, listed, self._joiner)
        if question is not None:
            self._doubt_hidden(test.item.rows)
        if question is None:
            options = [row for option in test.item.options for row in option.rows]
            self._not_read([*test.item.rows, *options])
        elif not question.is_key_confirmed:
            line = question.span.first if question.span else 0
            self._doubt(line, Code.KEY_MISSING, question.text)
        return question

    def _doubt_hidden(self, rows: Sequence[Row]) -> None:
        hidden = find_hidden(rows)
        if hidden is not None:
            self._doubt(hidden.line, Code.HEADING_INSIDE, hidden.text)

    def _doubt_answered(self, asked: Sequence[Row]) -> None:
        answered = seems_answered(asked)
        if answered is not None:
            self._doubt(answered.line, Code.HEADING_INSIDE, answered.text)

    def _not_read(self, rows: Sequence[Row]) -> None:
        filled = [row for row in rows if row.text]
        if filled:
            self._doubt(filled[0].line, Code.TESTS_NOT_READ, filled[0].text)
            self._not_use(filled)

    def _leave_out(self, intro: Sequence[Row], *, is_task: bool) -> None:
        """What only announces a list is noted; what asks for something itself is doubted.

        A whole sentence under a task heading asks for something, whatever its verb.
        """
        for group in split_paragraphs(intro):
            paragraph = self._joiner.join(group)
            is_told = is_task and ends_sentence(paragraph.text)
            is_asking = is_told or asks(paragraph.text)
            if is_asking and not _ANNOUNCES.search(paragraph.text):
                self._doubt(paragraph.span.first, Code.INTRO_LEFT_OUT, paragraph.text)
        self._not_use(intro)

    def _not_use(self, rows: Iterable[Row]) -> None:
        for group in split_paragraphs([row for row in rows if row.text]):
            paragraph = self._joiner.join(group)
            self._doubt(paragraph.span.first, Code.NOT_USED, paragraph.text)

    def _doubt(self, line: int, code: Code, text: str = "") -> None:
        self._doubts.append(Doubt(line=line, code=code, text=text))


def _read_tests(rows: Sequence[Row]) -> RawItems:
    raw = RawItems(())
    if not has_letters(rows) and has_signs(rows):
        raw = read_bare_items(rows)
    raw = raw if raw.items else read_items(rows)
    return raw if raw.items else read_bare_items(rows)


def _are_whole(raw: RawItems, count: int) -> bool:
    """As many as there are, each with options, and nothing left over."""
    return len(raw.items) == count and not raw.rest and all(each.options for each in raw.items)


def _heading_points(block: Block) -> int:
    return _points_of_each(block) or 1


def _points_of_each(block: Block) -> int | None:
    """What the heading gives to each of its items; None where it says nothing."""
    if block.heading.points != 1:
        return min(block.heading.points, MAX_POINTS)
    each = points_of_each(block.heading.words)
    return min(each, MAX_POINTS) if each else None


def _points(block: Block, row: Row, own: int | None) -> int | None:
    """Its own, those of its table's column, or those that the heading gives to each."""
    if own is None and block.heading.points == 1:
        own = in_table(row.place).points
    return min(own, MAX_POINTS) if own else _points_of_each(block)


def _without_details(rows: Sequence[Row], block: Block) -> tuple[Sequence[Row], dict[str, str]]:
    """Lines and last sentences of a task that only say its form or deadline are none of its
    text."""
    found = [find_task_detail(row.text) if row.starts else None for row in rows]
    details = {each.kind: each.text for each in found if each is not None and each.text}
    kept = [row for row, each in zip(rows, found, strict=True) if each is None or not each.text]
    if not kept or block.items is None:
        return kept, details
    text, behind = split_task_details(kept[-1].text)
    return [*kept[:-1], replace(kept[-1], text=text)], {**behind, **details}


def _goes_on(kind: str, text: str) -> bool:
    return kind == TaskDetail.CRITERIA and is_listed(text)


def _own_level(text: str) -> tuple[str, int | None]:
    """``Судың күйлерін атаңыз. (1-деңгей)``: the level behind the question."""
    match = _LEVEL_BEHIND.fullmatch(text)
    level_line = find_level_line(match["level_line"]) if match else None
    if match is None or level_line is None or level_line.rest:
        return text, None
    return match["text"], min(scheme_of([level_line]).level_of(level_line), UNKNOWN_LEVEL - 1)


def _are_tests(raw: RawItems) -> bool:
    """Where no heading says so: a key is given, or several items offer options to choose from.

    A single list ``а) … ә) …`` under an open question is the question's own.
    """
    closed = [item for item in raw.items if item.options]
    if raw.keys or any(has_key(item) for item in closed):
        return True
    # Open questions may stand above the first test.
    first = next((place for place, item in enumerate(raw.items) if item.options), 0)
    offering = [
        item
        for item in closed
        if len(item.options) >= _FEWEST_OPTIONS
        and item.rows
        and _CLOSED_STEM.search(item.rows[-1].text)
    ]
    return len(offering) >= _FEWEST_TESTS and len(offering) * 2 > len(raw.items) - first


def has_key(item: RawItem) -> bool:
    signed = sum(option.has_sign for option in item.options)
    return bool(item.key) or 0 < signed < len(item.options)
