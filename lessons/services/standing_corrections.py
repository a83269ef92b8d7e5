"""What was changed for everybody holds for those who hand in later."""

from collections.abc import Sequence
from datetime import datetime

from lessons.models import Attempt, Correction, QuestionVersion, Response
from lessons.queries.corrections import Standing, standing_corrections
from lessons.services.correcting import (
    Outcome,
    given,
    is_marked_by,
    left_out,
    rekeyed,
    write_outcomes,
)
from lessons.services.drawing_numbers import kept_counterpart


def apply_standing(attempt: Attempt, responses: Sequence[Response], *, now: datetime) -> None:
    """To an attempt that was just handed in, whose rows are locked; one query where nothing holds.

    ``responses`` are as they are now afterwards.
    """
    classroom = attempt.assignment.classroom_id
    found = standing_corrections([row.version.question_id for row in responses], [classroom])
    for response in responses:
        standing = found.get((response.version.question_id, classroom))
        if standing is not None:
            _apply(response, standing, now=now)


def _apply(response: Response, standing: Standing, *, now: datetime) -> None:
    key = standing.key
    if key is not None and key.version is not None:
        _apply_key(response, key, key.version, now=now)
    if standing.whole is not None:
        outcome = given(response) if standing.is_given else left_out(response)
        _write(standing.whole, outcome, now=now)


def _apply_key(
    response: Response, correction: Correction, version: QuestionVersion, *, now: datetime
) -> None:
    own = (response.version_id, response.version.drawn_from_id)
    if version.pk in own or not is_marked_by(response, version):
        return
    response.key = kept_counterpart(version, response.version)
    response.save(update_fields=["key"])
    _write(correction, rekeyed(response, version), now=now)


def _write(correction: Correction, outcome: Outcome, *, now: datetime) -> None:
    if not outcome.is_changed:
        return
    write_outcomes([(correction, outcome)], actor=correction.made_by, now=now)
    response = outcome.response
    response.fraction, response.is_left_out = outcome.fraction, outcome.is_left_out
    response.state, response.last_seq = outcome.state, response.last_seq + 1
