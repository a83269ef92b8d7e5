"""A handed-in text beside those of its class, of other classes and years, and of the lesson.

It is done by a task, one text at a time, and kept: pages read it. A text that is handed in later is
compared with those before, so each pair is compared once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.db.models import Q

from lessons.domain.parts import TASKS
from lessons.domain.similarity import (
    Passage,
    Print,
    Words,
    passages,
    runs_of,
    shared_count,
    words_of,
)
from lessons.models import Lesson, Response, ResponseState
from lessons.models.writing import Beside, TextMatch, TextPrint
from lessons.queries import text_of

FEWEST_SHARED = 2
"""Kept hashes in common from which the words themselves are compared."""
FEWEST_WORDS = 20
"""Words in common that are worth a teacher's look; a sentence or two."""
MOST_COMPARED = 2000
"""Texts that one is compared with, the newest; a course of many years has no more."""
MOST_KEPT = 30
MOST_PASSAGES = 40


@dataclass(frozen=True, slots=True)
class _Text:
    text: str
    digest: str
    words: Words


def compare_text(response: Response, *, now: datetime) -> int:
    """How many similar texts there are now. What was kept of it before goes.

    Texts are read and compared outside any transaction; only the rows are written in one.
    """
    own = _read(text_of(response.answer or ()))
    ignored = runs_of(response.version.text)
    found = [
        *_beside_lesson(response, own, ignored=ignored, now=now),
        *_beside_others(response, own, ignored=ignored, now=now),
    ]
    found.sort(key=lambda row: -row.words)
    with transaction.atomic():
        locked = Response.objects.select_for_update().get(pk=response.pk)
        if digest_of(text_of(locked.answer or ())) != own.digest:
            return 0  # Handed in once more meanwhile, and asked for again by that.
        TextMatch.objects.filter(Q(response=response) | Q(other=response)).delete()
        TextPrint.objects.update_or_create(
            response=response,
            defaults={"digest": own.digest, "hashes": list(own.words.print)},
        )
        TextMatch.objects.bulk_create(found[:MOST_KEPT])
    return len(found)


def digest_of(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]


def lesson_text(lesson: Lesson) -> str:
    rows = lesson.section_set.order_by("position").values_list("heading", "text")
    return "\n\n".join(f"{heading}\n{text}" for heading, text in rows)


def _read(text: str) -> _Text:
    return _Text(text=text, digest=digest_of(text), words=words_of(text))


def _beside_lesson(
    response: Response, own: _Text, *, ignored: frozenset[int], now: datetime
) -> Iterator[TextMatch]:
    lesson = _read(lesson_text(response.attempt.assignment.lesson))
    rows = passages(own.words, lesson.words, ignored=ignored)
    if _words(rows) >= FEWEST_WORDS:
        yield _match(response, own, lesson, rows, beside=Beside.LESSON, now=now)


def _beside_others(
    response: Response, own: _Text, *, ignored: frozenset[int], now: datetime
) -> Iterator[TextMatch]:
    kept = frozenset(own.words.print) - ignored
    wanted = [pk for pk, hashes in _prints(response) if shared_count(kept, hashes) >= FEWEST_SHARED]
    classroom = response.attempt.assignment.classroom_id
    rows = Response.objects.filter(pk__in=wanted).select_related("attempt__assignment")
    for other in rows.iterator(chunk_size=100):
        text = _read(text_of(other.answer or ()))
        found = passages(own.words, text.words, ignored=ignored)
        if _words(found) >= FEWEST_WORDS:
            is_here = other.attempt.assignment.classroom_id == classroom
            beside = Beside.CLASS if is_here else Beside.OTHERS
            yield _match(response, own, text, found, beside=beside, other=other, now=now)


def _prints(response: Response) -> Iterator[tuple[int, Print]]:
    """Of what others handed in to the same words, in whatever lesson they stand."""
    rows = (
        TextPrint.objects.filter(
            response__version__text=response.version.text,
            response__attempt__part__in=TASKS,
        )
        .exclude(response__attempt__student=response.attempt.student_id)
        .exclude(response__state=ResponseState.OPEN)
        .order_by("-response__attempt__submitted_at", "-pk")
    )
    return rows.values_list("response_id", "hashes")[:MOST_COMPARED].iterator()


def _match(
    response: Response,
    own: _Text,
    text: _Text,
    rows: Sequence[Passage],
    *,
    beside: Beside,
    now: datetime,
    other: Response | None = None,
) -> TextMatch:
    return TextMatch(
        response=response,
        beside=beside,
        other=other,
        words=_words(rows),
        total=own.words.count,
        other_total=text.words.count,
        passages=[
            [row.start, row.end, row.other_start, row.other_end, row.words]
            for row in sorted(rows, key=lambda row: -row.words)[:MOST_PASSAGES]
        ],
        digest=own.digest,
        other_digest=text.digest,
        made_at=now,
    )


def _words(rows: Sequence[Passage]) -> int:
    return sum(row.words for row in rows)
