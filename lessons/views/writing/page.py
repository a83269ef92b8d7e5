"""What the page of a task shows beside the text: criteria, limits, history."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.formats import number_format

from lessons.domain.content.details import TaskDetail
from lessons.domain.content.volume import Wanted, wanted_words
from lessons.domain.content.writing import word_count
from lessons.domain.marking.key_points import Share
from lessons.domain.refusals import Facts, WorkFileRefusal
from lessons.domain.types.definition import Answer
from lessons.domain.types.open_answer.definition import LONGEST
from lessons.domain.work_files import MEGABYTE, MOST_BYTES, MOST_FILES
from lessons.models import QuestionVersion, Response
from lessons.queries import text_of
from lessons.queries.writing import earlier_texts
from lessons.services.keeping import has_history
from lessons.views.writing.state import price_of, work_state
from lessons.wording.attempts import SHARE, SHARE_CHIP
from lessons.wording.refusals import refusal_sentence

SHOWN = 3
"""Earlier texts beside the page; the others have a page of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One idea that earns points. Its words are the key, so they are not here."""

    number: int
    points: int
    share: str = ""
    """How much of it the teacher found in what was returned; empty where nothing is marked."""
    chip: str = ""


def is_written(response: Response) -> bool:
    """A task of long text, which has a page of its own kind."""
    return has_history(response)


def criteria_of(response: Response) -> list[Criterion]:
    """Of what was returned with what its teacher found so far; then one query more."""
    marking = response.markings.order_by("number").last() if response.is_returned else None
    if marking is None or not marking.shares:
        points = response.version.solution.key_points
        return [Criterion(number=at, points=one.points) for at, one in enumerate(points, start=1)]
    return [
        Criterion(
            number=number,
            points=point.points,
            share=str(SHARE[share]),
            chip=SHARE_CHIP[share],
        )
        for number, point in enumerate(marking.key_points, start=1)
        for share in [Share(marking.shares.get(point.id, Share.NONE))]
    ]


def wanted_of(version: QuestionVersion) -> Wanted | None:
    return wanted_words(version.details.get(TaskDetail.VOLUME, ""))


def writing_context(response: Response, answer: Answer, *, now: datetime) -> dict[str, Any]:
    """For a template that shows ``answer`` as the text being written."""
    typed = text_of(answer)
    earlier = earlier_texts(response)
    state = work_state(response, now=now)
    return {
        "state": state,
        "files": list(response.files.there()),
        "most_files": MOST_FILES,
        "most_megabytes": MOST_BYTES // MEGABYTE,
        "most_bytes": MOST_BYTES,
        "too_large": refusal_sentence(
            WorkFileRefusal.TOO_LARGE, Facts(detail=str(MOST_BYTES // MEGABYTE))
        ),
        "price": price_of(response, state.returned if state else None, now=now),
        "criteria": criteria_of(response),
        "wanted": wanted_of(response.version),
        "words": word_count(typed),
        "longest": LONGEST,
        "longest_words": number_format(LONGEST, use_l10n=True, force_grouping=True),
        "is_too_long": len(typed) > LONGEST,
        "earlier": earlier[:SHOWN],
        "earlier_count": len(earlier),
    }
