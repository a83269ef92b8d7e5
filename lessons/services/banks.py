"""Question banks into a lesson and out of it."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from lessons.domain.banks.bank import Bank, BankFormat, BankQuestion
from lessons.domain.banks.codes import BankCode, bank_code
from lessons.domain.banks.duplicates import Duplicates, find_duplicates
from lessons.domain.banks.registry import REGISTRY, check_size
from lessons.domain.banks.writing import Written, write_bank
from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import DocumentError, ReadQuestion
from lessons.domain.parts import Part
from lessons.domain.refusals import Facts, ImportRefusal, Refused
from lessons.models import Lesson, User
from lessons.queries import bank_of
from lessons.services.importing import ImportRefused, check_question
from lessons.services.questions import add_questions
from lessons.services.readers import open_questions

MOST_POSITIONS = 32_767
"""What the column of a question's position holds."""


class BankRefused(Refused[Code | BankCode]):
    """``error`` says where in the file, and what stands there."""

    def __init__(self, error: DocumentError) -> None:
        super().__init__(bank_code(error.code), Facts(detail=error.detail))
        self.error = error


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenBank:
    name: str
    format: BankFormat
    bank: Bank


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What loading a bank into a lesson would do; indexes are those of ``bank.questions``."""

    bank: Bank
    fresh: tuple[int, ...]
    same_here: dict[int, BankQuestion]
    """The lesson has the same question already."""
    same_in_file: dict[int, int]
    """The file itself has the same question before."""
    alike: dict[int, tuple[BankQuestion, ...]]
    """Fresh questions that look like others, of the lesson or of the file."""


def open_bank(
    name: str, *, size: int, read: Callable[[], bytes], format_code: str = ""
) -> OpenBank:
    """The file as a bank; writes nothing. Raises BankRefused.

    ``format_code`` is one of the REGISTRY where the person has said which format it is.
    """
    try:
        check_size(name, size, format_code=format_code)
        format_, bank = open_questions(name, read(), format_code=format_code)
        return OpenBank(name=name, format=format_, bank=bank)
    except DocumentError as error:
        raise BankRefused(error) from error


def plan_import(bank: Bank, *, lesson: Lesson) -> Plan:
    """The same questions are left out, those that look alike are told."""
    before = bank_of(lesson)
    found = find_duplicates(bank.questions, before)
    count = len(before)
    every = [*before, *bank.questions]
    return Plan(
        bank=bank,
        fresh=tuple(at for at in range(len(bank.questions)) if at + count not in found.same),
        same_here={at - count: before[other] for at, other in found.same.items() if other < count},
        same_in_file={
            at - count: other - count for at, other in found.same.items() if other >= count
        },
        alike=_alike(found, every, count),
    )


def _alike(
    found: Duplicates, every: Sequence[BankQuestion], count: int
) -> dict[int, tuple[BankQuestion, ...]]:
    told: dict[int, tuple[BankQuestion, ...]] = {}
    for one in found.alike:
        told[one.index - count] = (*told.get(one.index - count, ()), every[one.other])
    return told


def as_read(question: BankQuestion, *, part: Part) -> ReadQuestion:
    """``part`` is where it goes if the bank does not say."""
    return ReadQuestion.of(
        question,
        part=question.part or part,
        label=question.label,
        is_key_confirmed=question.is_key_confirmed,
    )


@transaction.atomic
def load_bank(
    plan: Plan,
    *,
    lesson: Lesson,
    part: Part,
    left_out: Collection[int] = (),
    created_by: User | None,
    now: datetime,
) -> int:
    """Adds the fresh questions at the end of the lesson; the number added.

    Raises ImportRefused: lesson-full, or what ``check_question`` finds.
    """
    chosen = [index for index in plan.fresh if index not in left_out]
    reads = [as_read(plan.bank.questions[index], part=part) for index in chosen]
    for index, read in zip(chosen, reads, strict=True):
        check_question(read, index=index)
    # The lesson's row is the lock: two loads at once would take the same positions.
    Lesson.objects.select_for_update().get(pk=lesson.pk)
    last = lesson.question_set.aggregate(last=Max("position"))["last"] or 0
    if last + len(reads) > MOST_POSITIONS:
        raise ImportRefused(ImportRefusal.LESSON_FULL, lesson=lesson)
    questions = add_questions(lesson, reads, after=last, created_by=created_by, now=now)
    return len(questions)


def export_bank(lesson: Lesson, *, format_code: str) -> Written:
    """The lesson's questions in use as a file; nothing is written to the database."""
    return write_bank(REGISTRY[format_code], bank_of(lesson))
