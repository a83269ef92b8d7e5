"""The blocks of one lesson to its fields, sections and questions."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from lessons.domain.content.details import LessonDetail
from lessons.domain.handouts.asking import Asker
from lessons.domain.handouts.blocks import Block
from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.detail_lines import find_task_detail
from lessons.domain.handouts.document import ReadLesson, ReadSection, Span
from lessons.domain.handouts.document import Warning as Doubt
from lessons.domain.handouts.drafted_sections import with_drafted
from lessons.domain.handouts.glossary import pair_of
from lessons.domain.handouts.headings import FIELDS, TASKS, Role
from lessons.domain.handouts.held_keys import hold_keys
from lessons.domain.handouts.items import Rows, is_list_item, split_paragraphs
from lessons.domain.handouts.joining import Joiner, Paragraph
from lessons.domain.handouts.language import language_of
from lessons.domain.handouts.lesson_extras import LessonExtras
from lessons.domain.handouts.level_lines import UNKNOWN_LEVEL
from lessons.domain.handouts.lines import Row
from lessons.domain.handouts.notes import question_notes
from lessons.domain.handouts.sections import read_theory
from lessons.domain.handouts.task_rows import split_task
from lessons.domain.parts import Part, part_for_level
from lessons.domain.text.characters import (
    CAPITALS,
    CLOSING_QUOTES,
    OPENING_QUOTES,
    QUOTES,
    SENTENCE_ENDS,
)
from lessons.domain.text.sentences import ends_sentence

_TITLES = frozenset({Role.CLASS_TITLE, Role.TOPIC})
_LEADS = frozenset({*_TITLES, *FIELDS, Role.PLAN, Role.KEY_TERMS, Role.OTHER})
"""Blocks before the theory; theory without a heading follows the last of them."""
_ASKING = frozenset({Role.LEVELS, Role.LEVEL, Role.QUESTIONS, *TASKS})
_TASK_PARTS = {Role.GUIDED: Part.GUIDED, Role.INDEPENDENT: Part.INDEPENDENT}

_CLASS_KIND = re.compile(
    r"сабақ(?:тың)? (?:түр|тип)\w*|(?:тип|вид) (?:проведения )?(?:занятия|урока)", re.IGNORECASE
)
_SENTENCE_INSIDE = re.compile(rf"\w{{3}}[{SENTENCE_ENDS}] [{OPENING_QUOTES}{CAPITALS}]")
_QUOTED = re.compile(rf"[{OPENING_QUOTES}][^{QUOTES}]+[{CLOSING_QUOTES}]")

LONGEST_FIELD = 800
"""A field of more characters has swallowed the theory; the longest seen has about 400."""
LONGEST_TITLE = 200


class LessonReader:
    """Reads one lesson; ``doubts`` grows as it reads."""

    def __init__(self, blocks: Sequence[Block], joiner: Joiner) -> None:
        self._blocks = blocks
        self._joiner = joiner
        self._roles = {block.role for block in blocks}
        self._has_theory = any(block.role is Role.THEORY and block.rows for block in blocks)
        self._last_lead = self._find_last_lead()
        # Lines of headings such as "Өздік жұмыс" that only stand above the headings of two tasks.
        self._umbrellas = {
            above.line
            for above, block in pairwise(blocks)
            if not above.rows and {above.role, block.role} <= set(_TASK_PARTS)
        }
        self._texts: dict[Role, Paragraph] = {}
        self._sections: list[ReadSection] = []
        self._extras = LessonExtras(joiner)
        self.doubts: list[Doubt] = []
        self._asker = Asker(joiner, self.doubts)

    def read(self) -> ReadLesson:
        above = Role.PREAMBLE
        for block in self._blocks:
            if block.role in _TASK_PARTS and above not in _TASK_PARTS:
                self._asker.begin_tasks()
            self._handler(block.role)(block)
            above = block.role
        lesson = self._lesson()
        self._note_missing(lesson)
        self.doubts.extend(question_notes(lesson.questions))
        return lesson

    def skip(self) -> None:
        """Nothing here is a lesson: all of it goes to the notes."""
        for block in self._blocks:
            self._doubt(block.line, Code.NOT_USED, block.heading.words)
            self._read_unused(block)

    def _handler(self, role: Role) -> Callable[[Block], None]:
        if role in _LEADS or role is Role.PREAMBLE:
            return self._read_lead
        if role in _TASK_PARTS:
            return self._read_task
        handlers: Mapping[Role, Callable[[Block], None]] = {
            Role.THEORY: self._read_section,
            Role.INSTRUCTIONS: self._read_section,
            Role.LEVEL: self._read_level,
            Role.LEVELS: self._read_unlevelled,
            Role.QUESTIONS: self._read_unlevelled,
            Role.TESTS: self._read_tests,
            Role.MATCHING: self._read_matching,
            Role.KEY: self._read_key,
            Role.LITERATURE: self._read_literature,
        }
        return handlers.get(role, self._read_unused)

    # Before the questions

    def _find_last_lead(self) -> Block | None:
        """The block that theory without a heading follows; the preamble where nothing leads."""
        if self._has_theory:
            return None
        leads = list[Block]()
        for block in self._blocks:
            if block.role in _ASKING:
                break
            if block.role in _LEADS or (block.role is Role.PREAMBLE and block.rows):
                leads.append(block)
        return leads[-1] if leads else None

    def _read_lead(self, block: Block) -> None:
        groups = split_paragraphs(block.rows)
        theory: Rows = ()
        if block is self._last_lead:
            groups, theory = self._split_theory(block, groups)
        self._keep_lead(block, groups)
        self._sections.extend(read_theory(self._without_keys(theory), self._joiner))

    def _split_theory(self, block: Block, groups: Sequence[Rows]) -> tuple[tuple[Rows, ...], Rows]:
        """The lead's own paragraphs (its first, and a list after it), and the rows of theory."""
        if block.role is Role.PREAMBLE and not _is_title(groups):
            return (), block.rows
        own = 1
        while own < len(groups) and _goes_on(block.role, groups[own]):
            own += 1
        if ends_sentence(block.heading.rest) and _is_prose(groups[1:own]):
            own = 1
        theory = tuple(row for group in groups[own:] for row in group)
        if not theory and groups:
            return self._cut_field(block, groups)
        return tuple(groups[:own]), theory

    def _cut_field(self, block: Block, groups: Sequence[Rows]) -> tuple[tuple[Rows, ...], Rows]:
        """A paragraph too long for a field is cut after its first line that ends a sentence."""
        rows = block.rows
        ends = [index for index, row in enumerate(rows[:-1], 1) if ends_sentence(row.text)]
        if sum(len(row.text) for row in rows) <= LONGEST_FIELD or not ends:
            return tuple(groups), ()
        self._doubt(rows[ends[0]].line, Code.THEORY_GUESSED, rows[ends[0]].text)
        return (rows[: ends[0]],), rows[ends[0] :]

    def _keep_lead(self, block: Block, groups: Sequence[Rows]) -> None:
        paragraphs = [self._joiner.join(group) for group in groups]
        if block.role is Role.PLAN and paragraphs:
            plan = "\n".join(paragraph.text for paragraph in paragraphs)
            self._extras.tell(LessonDetail.PLAN, plan, paragraphs)
        elif block.role is Role.OTHER:
            self._read_told(block, paragraphs)
        elif not paragraphs or self._is_mere_kind(block):
            self._not_use(paragraphs)
        elif block.role is Role.KEY_TERMS:
            left = self._extras.take_terms(groups)
            self._add_section(block, [row for group in left for row in group])
        elif block.role in FIELDS:
            above = [self._texts[block.role]] if block.role in self._texts else []
            self._texts[block.role] = _merge([*above, *paragraphs])
        else:
            self._keep_title(block, paragraphs)

    def _is_mere_kind(self, block: Block) -> bool:
        """ "Сабақ түрі: практикалық" tells the methods only where nothing else does."""
        if block.role is not Role.METHODS or not _CLASS_KIND.fullmatch(block.heading.words):
            return False
        others = (each for each in self._blocks if each.role is Role.METHODS and each.rows)
        return any(not _CLASS_KIND.fullmatch(other.heading.words) for other in others)

    def _keep_title(self, block: Block, paragraphs: Sequence[Paragraph]) -> None:
        """Words on the line below a bare "Практикалық сабақ" are the title only without a topic."""
        is_bare = block.role is Role.CLASS_TITLE and not block.heading.rest
        is_weak = is_bare and Role.TOPIC in self._roles
        is_heading = bool(block.rows) and block.rows[0].heading == 1
        is_above = block.role is Role.PREAMBLE and block is not self._last_lead and not is_heading
        if is_weak or is_above or block.role in self._texts:
            self._not_use(paragraphs)
        else:
            self._texts[block.role] = paragraphs[0]
            self._not_use(paragraphs[1:])

    # Sections and questions

    def _read_section(self, block: Block) -> None:
        self._add_section(block, block.rows)

    def _add_section(self, block: Block, rows: Sequence[Row]) -> None:
        kept = self._without_keys(rows)
        self._sections.extend(
            read_theory(kept, self._joiner, heading=block.heading.words, line=block.line)
        )

    def _without_keys(self, rows: Sequence[Row]) -> Rows:
        held = hold_keys(rows)
        self.doubts.extend(held.doubts)
        return held.rows

    def _read_level(self, block: Block) -> None:
        level = block.heading.level or 1
        if level == UNKNOWN_LEVEL:
            self._doubt(block.line, Code.LEVEL_UNKNOWN, block.heading.words)
            level = UNKNOWN_LEVEL - 1
        self._asker.ask(block, part_for_level(level), empty=Code.LEVEL_EMPTY)

    def _read_unlevelled(self, block: Block) -> None:
        if block.role is Role.LEVELS and Role.LEVEL in self._roles:
            self._read_unused(block)
        elif block.rows and self._asker.ask(block, Part.LEVEL_1, empty=Code.LEVEL_EMPTY):
            self._doubt(block.line, Code.LEVEL_MISSING, block.heading.words)

    def _read_task(self, block: Block) -> None:
        if block.line in self._umbrellas:
            return
        if block.items is not None:
            self._ask_task(block)
            return
        task = split_task(block.rows)
        self._not_use(self._joiner.join(group) for group in split_paragraphs(task.intro))
        # A single task reads like one on the heading's own line: only a paragraph ends it.
        rest = task.rows[0].text if task.is_single else block.heading.rest
        block = replace(block, rows=task.rows, heading=replace(block.heading, rest=rest))
        self._ask_task(block)

    def _ask_task(self, block: Block) -> None:
        if self._asker.ask(block, _TASK_PARTS[block.role], empty=Code.TASK_EMPTY):
            self._doubt(block.line, Code.LEVEL_MISSING, block.heading.words)

    def _read_tests(self, block: Block) -> None:
        self._asker.ask_tests(block)

    def _read_matching(self, block: Block) -> None:
        if not self._asker.ask_matching(block):
            self._read_section(block)

    def _read_key(self, block: Block) -> None:
        self._asker.take_keys(block.rows)

    # What is left, and the whole

    def _read_unused(self, block: Block) -> None:
        self._read_told(block, [self._joiner.join(group) for group in split_paragraphs(block.rows)])

    def _read_literature(self, block: Block) -> None:
        self._not_use(self._extras.take_sources(block))

    def _read_told(self, block: Block, paragraphs: Sequence[Paragraph]) -> None:
        """How the tasks above are to be done, the hours of the class; the rest is not used."""
        left, open_kind = [], ""
        for index, paragraph in enumerate(paragraphs):
            text = paragraph.text
            found = find_task_detail(text)
            if found is None and index == 0 and block.heading.words:
                found = find_task_detail(f"{block.heading.words}: {text}")
            open_kind = found.kind if found else open_kind
            told = found.text if found else text
            if open_kind and self._asker.add_detail(open_kind, told, is_next=found is None):
                self._extras.keep(paragraph.span)
            else:
                open_kind = ""
                left.append(paragraph)
        self._not_use(self._extras.take_lines(left, block.heading.words))

    def _not_use(self, paragraphs: Iterable[Paragraph]) -> None:
        for paragraph in paragraphs:
            self._doubt(paragraph.span.first, Code.NOT_USED, paragraph.text)

    def _doubt(self, line: int, code: Code, text: str = "") -> None:
        self.doubts.append(Doubt(line=line, code=code, text=text))

    def _lesson(self) -> ReadLesson:
        title = self._title()
        texts = {role.value: self._texts[role] for role in FIELDS if role in self._texts}
        found = {**({"title": title} if title else {}), **texts}
        fields: dict[str, Any] = {name: paragraph.text for name, paragraph in texts.items()}
        prose = [*fields.values(), *(section.text for section in self._sections)]
        questions = self._asker.questions()
        rows = [row for block in self._blocks for row in block.rows]
        body, drafted = with_drafted(self._sections, rows)
        self.doubts.extend(drafted)
        language = language_of(" ".join([*prose, *(question.text for question in questions)]))
        return ReadLesson(
            title=_bare(title.text) if title else "",
            number=self._number(),
            language=language,
            body=body,
            questions=questions,
            terms=self._extras.terms(language=language),
            sources=tuple(self._extras.sources),
            details=self._extras.details,
            spans={
                **self._extras.spans,
                **{name: paragraph.span for name, paragraph in found.items()},
            },
            **fields,
        )

    def _number(self) -> int | None:
        """That of its title; another line, the last one of a table of contents say, comes after."""
        titles = (block.heading.number for block in self._blocks if block.role in _TITLES)
        others = (block.heading.number for block in self._blocks if block.role not in _TITLES)
        return next(filter(None, (*titles, *others)), None)

    def _title(self) -> Paragraph | None:
        """The topic, else the class title's own words, which may name the course beside a topic;
        a second one is noted.
        """
        order = (Role.TOPIC, Role.CLASS_TITLE, Role.PREAMBLE)
        found = [self._texts[role] for role in order if role in self._texts]
        self._not_use(found[1:])
        return found[0] if found else None

    def _note_missing(self, lesson: ReadLesson) -> None:
        missing = {
            Code.NUMBER_MISSING: lesson.number is None,
            Code.TITLE_MISSING: not lesson.title,
            Code.GOAL_MISSING: not lesson.goal,
            Code.THEORY_MISSING: not any(section.text for section in lesson.body),
            Code.QUESTIONS_MISSING: all(each.part.is_task for each in lesson.questions),
        }
        first = self._blocks[1].line if len(self._blocks) > 1 else self._blocks[0].line
        for code in (code for code, is_missing in missing.items() if is_missing):
            self._doubt(first, code)


def _goes_on(role: Role, group: Rows) -> bool:
    """With the field above it, and not with the theory below."""
    is_pair = role is Role.KEY_TERMS and pair_of(" ".join(row.text for row in group)) is not None
    return role not in _TITLES and (is_list_item(group[0]) or is_pair)


def _is_title(groups: Sequence[Rows]) -> bool:
    """Whether the first paragraph above all headings can be the lesson's title."""
    first = " ".join(row.text for row in groups[0]) if groups else ""
    return 0 < len(first) <= LONGEST_TITLE and not ends_sentence(first)


def _is_prose(items: Sequence[Rows]) -> bool:
    """A list of whole paragraphs, behind a field that has said its sentence, is theory."""
    texts = [" ".join(row.text for row in item) for item in items]
    return sum(bool(_SENTENCE_INSIDE.search(text)) for text in texts) * 2 > len(texts)


def _merge(paragraphs: Sequence[Paragraph]) -> Paragraph:
    text = "\n".join(paragraph.text for paragraph in paragraphs)
    return Paragraph(text, Span(paragraphs[0].span.first, paragraphs[-1].span.last))


def _bare(title: str) -> str:
    """Without its period, and without quotation marks around the whole."""
    if title.endswith(".") and not title.endswith(".."):
        title = title[:-1].rstrip()
    is_quoted = _QUOTED.fullmatch(title) is not None
    return title[1:-1].strip() if is_quoted else title
