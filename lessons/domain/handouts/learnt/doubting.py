"""Where the two readings, or the models among themselves, do not say the same; and what no handout
holds, however sure they are."""

from collections.abc import Iterator, Mapping, Sequence

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import ReadLesson
from lessons.domain.handouts.document import Warning as Doubt
from lessons.domain.handouts.item_marks import find_number
from lessons.domain.handouts.learnt.choosing import Choice
from lessons.domain.handouts.learnt.reading import Learnt
from lessons.domain.handouts.learnt.vocabulary import says
from lessons.domain.handouts.lines import Row

_OF_NO_LIST = frozenset({Code.THEORY_MISSING, Code.TITLE_MISSING})
_MOST_DOUBTS = 12
"""Told one by one; the person looks at the whole anyway."""
LONGEST_QUESTION = 1_500
MOST_TASKS = 100
_FEWEST_LETTERS = 3
_FEWEST_ITEMS = 2
_REMARK = 140
"""Characters of a text that may say how the exam goes."""
_SENTENCE, _FIRST_WORDS = 80, 40
"""Characters: of a line that is more than a heading, and of its beginning."""


def doubts_of(choice: Choice, learnt: Learnt, rows: Sequence[Row]) -> Iterator[Doubt]:
    texts = {row.line: row.text for row in rows}
    is_sure = _is_sure(choice, learnt)
    differing = frozenset() if is_sure else choice.differing
    is_doubted = choice.is_learnt and not is_sure
    lines = sorted({*differing, *(learnt.doubtful if is_doubted else ())})
    for line in lines[:_MOST_DOUBTS]:
        yield Doubt(line=line, code=Code.READ_TWO_WAYS, text=texts.get(line, ""))
    for lesson in choice.handout.lessons if choice.handout else ():
        yield from (doubt for doubt in _implausible(lesson, texts) if doubt.line not in lines)


def of_structure(choice: Choice, learnt: Learnt) -> Iterator[Doubt]:
    """Of the reading that was taken. A list of questions or tests that surely is one has no theory
    to be missed, and a title that it does not give is asked for anyway; work, sentences and lists
    that are in no lesson were overlooked."""
    doubts = choice.handout.doubts if choice.handout else ()
    unused = [doubt for doubt in doubts if doubt.code is Code.NOT_USED]
    items = [doubt for doubt in unused if _is_item(doubt.text)]
    lessons = choice.handout.lessons if choice.handout else ()
    has_text = any(part.text for lesson in lessons for part in lesson.body)
    for doubt in doubts:
        if _is_sure(choice, learnt) and learnt.is_list and doubt.code in _OF_NO_LIST:
            continue
        yield doubt
    for doubt in unused:
        is_item = len(items) >= _FEWEST_ITEMS and doubt in items
        is_text = not has_text and _is_sentence(doubt.text)
        if _is_work(doubt.text) or is_text or is_item:
            yield Doubt(line=doubt.line, code=Code.READ_TWO_WAYS, text=doubt.text)


def _is_item(text: str) -> bool:
    mark = find_number(text)
    return mark is not None and " " in mark.rest and not says("ticket", mark.rest)


def _is_sentence(text: str) -> bool:
    return len(text) >= _SENTENCE and text.endswith(".") and find_number(text) is None


def _is_sure(choice: Choice, learnt: Learnt) -> bool:
    """A text of a line or two is a remark on the form and no theory, where no goal leads to it."""
    lessons = choice.handout.lessons if choice.handout else ()
    return choice.is_learnt and learnt.is_sure and not any(map(_is_remarked, lessons))


def _is_remarked(lesson: ReadLesson) -> bool:
    body = sum(len(part.text) for part in lesson.body)
    least = _REMARK if lesson.goal or lesson.outcomes else _REMARK * 2
    return 0 < body < least


def _is_work(text: str) -> bool:
    """``СӨЖ орнына … келіңіз.``: a sentence that names work, and no heading of it."""
    return len(text) >= _SENTENCE and says("task", text[:_FIRST_WORDS])


def _implausible(lesson: ReadLesson, texts: Mapping[int, str]) -> Iterator[Doubt]:
    tasks = [question for question in lesson.questions if question.part.is_task]
    for question in lesson.questions:
        line = question.span.first if question.span else 1
        letters = sum(map(str.isalpha, question.text))
        is_open = "options" not in question.payload and (
            letters < _FEWEST_LETTERS or question.text.endswith(":")
        )
        if len(question.text) > LONGEST_QUESTION or is_open:
            yield Doubt(line=line, code=Code.READ_TWO_WAYS, text=texts.get(line, question.text))
    if len(tasks) > MOST_TASKS:
        line = tasks[0].span.first if tasks[0].span else 1
        yield Doubt(line=line, code=Code.READ_TWO_WAYS, text=texts.get(line, ""))
