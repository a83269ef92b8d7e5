"""The marker: prepared once for a rubric and its confirmed answers, then asked about many."""

from collections.abc import Sequence

from lessons.domain.grading.key_points import Share
from lessons.domain.grading.proposal import Band, Confirmed, Proposal, Rubric


class Marker:
    """Deterministic; knows nothing but its rubric and the confirmed answers it is given."""

    def __init__(self, rubric: Rubric, confirmed: Sequence[Confirmed] = ()) -> None:
        self._rubric = rubric
        self._confirmed = tuple(confirmed)

    def propose(self, answer: str) -> Proposal:
        shares = {point.id: Share.NONE for point in self._rubric.key_points}
        return Proposal(shares=shares, band=Band.LOOK, reasons=("not-read",))
