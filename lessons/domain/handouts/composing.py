"""Rows of any format to a document: a handout where it has a class's structure, else a reading."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from lessons.domain.handouts.accounting import lines_nowhere
from lessons.domain.handouts.choice_items import has_letters
from lessons.domain.handouts.codes import DOUBTFUL, REFUSING, Code
from lessons.domain.handouts.damage import damage_notes, find_lost_letters
from lessons.domain.handouts.dialects.reading import put_back, split_off
from lessons.domain.handouts.document import Document, DocumentError, Judgement, Kind, ReadLesson
from lessons.domain.handouts.document import Warning as Doubt
from lessons.domain.handouts.extracted import Extracted
from lessons.domain.handouts.found_pictures import with_pictures
from lessons.domain.handouts.glued_numbers import with_glued_numbers
from lessons.domain.handouts.handout import read_handout
from lessons.domain.handouts.held_keys import hold_keys
from lessons.domain.handouts.learnt.choosing import choose
from lessons.domain.handouts.learnt.doubting import doubts_of, of_structure
from lessons.domain.handouts.learnt.reading import read_learnt
from lessons.domain.handouts.lettered_lines import with_lettered_lines
from lessons.domain.handouts.lines import Row
from lessons.domain.handouts.notes import spelling_notes
from lessons.domain.handouts.program_lines import with_sure_programs
from lessons.domain.handouts.repair.repair import repair
from lessons.domain.handouts.running_lines import without_repeated
from lessons.domain.handouts.running_text import read_running_text
from lessons.domain.handouts.scan_quality import find_scan_damage
from lessons.domain.handouts.told_numbers import with_told_numbers

_WORD = re.compile(r"[^\W\d_]{2,}")


def compose(name: str, extracted: Extracted) -> Document:
    """Raises DocumentError: no-lesson-found."""
    repaired = repair(extracted)
    text = replace(extracted, rows=with_sure_programs(repaired.rows))
    lost, garbled = find_lost_letters(repaired.lines), find_scan_damage(repaired.lines)
    damage = (*lost, *extracted.doubts, *garbled)
    reasons = tuple(doubt for doubt in damage if doubt.code in REFUSING)
    if reasons:
        return _refused(name, extracted, reasons)
    if not _can_be_read(text.rows):
        raise DocumentError(code=Code.NO_LESSON_FOUND)
    split = split_off(text)
    text = replace(text, rows=split.rest)
    plain = with_lettered_lines(tuple(with_told_numbers(tuple(with_glued_numbers(text.rows)))))
    rows, running = without_repeated(plain)
    kind, lessons, doubts = put_back(_read(text, rows) if _can_be_read(rows) else None, split)
    damage = tuple(doubt for doubt in damage if not _is_taken(doubt, split.lines))
    letters = (*repaired.notes, *damage_notes(repaired.lines), *spelling_notes(repaired.rows))
    repeated = running if kind is Kind.HANDOUT else ()
    notes = [*doubts, *repeated, *damage, *letters]
    document = Document(
        file=name,
        kind=kind,
        verdict=judge(notes),
        lessons=lessons,
        warnings=tuple(sorted(notes, key=lambda note: note.line)),
        lines=extracted.lines,
        pages=extracted.pages,
        rows=rows,
    )
    return with_pictures(_with_overlooked(document), extracted.pictures)


def _can_be_read(rows: Sequence[Row]) -> bool:
    """Words, or options of tests that hold none: ``1. 2+2=? A) 3 +B) 4``."""
    return any(_WORD.search(row.text) for row in rows) or has_letters(rows)


def _with_overlooked(document: Document) -> Document:
    notes = [
        Doubt(line=number, code=Code.NOT_USED, text=text)
        for number, text in lines_nowhere(document)
    ]
    if not notes:
        return document
    told = sorted((*document.warnings, *notes), key=lambda note: note.line)
    return replace(document, warnings=tuple(told))


def judge(doubts: Iterable[Doubt]) -> Judgement:
    """``warn`` only where the structure is doubtful; other notes leave a document ``ok``."""
    return Judgement.WARN if any(doubt.code in DOUBTFUL for doubt in doubts) else Judgement.OK


def _is_taken(doubt: Doubt, lines: frozenset[int]) -> bool:
    """A number that was no page's but an option."""
    return doubt.code == Code.NOT_USED and doubt.line in lines


def _refused(name: str, extracted: Extracted, reasons: tuple[Doubt, ...]) -> Document:
    return Document(
        file=name,
        kind=Kind.HANDOUT,
        verdict=Judgement.REFUSE,
        lessons=(),
        warnings=reasons,
        lines=extracted.lines,
        pages=extracted.pages,
    )


def _read(
    extracted: Extracted, rows: Sequence[Row]
) -> tuple[Kind, tuple[ReadLesson, ...], tuple[Doubt, ...]]:
    learnt = read_learnt(rows)
    choice = choose(read_handout(rows), learnt)
    if choice.handout is not None:
        told = doubts_of(choice, learnt, rows)
        return Kind.HANDOUT, choice.handout.lessons, (*of_structure(choice, learnt), *told)
    held = hold_keys(extracted.rows)
    reading = read_running_text(held.rows or extracted.rows[:1], extracted.lines)
    return Kind.READING, (reading.lesson,), (*reading.doubts, *held.doubts)
