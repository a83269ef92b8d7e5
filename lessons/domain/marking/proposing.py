"""The proposer: prepared once for a rubric and its confirmed answers, then asked about many."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import sqrt

from lessons.domain.marking.chances import Weights
from lessons.domain.marking.chances import weights as fitted
from lessons.domain.marking.evidence import evidence_of
from lessons.domain.marking.key_points import Share
from lessons.domain.marking.learning import Learner
from lessons.domain.marking.proposal import Band, Confirmed, Proposal, Rubric
from lessons.domain.marking.reading import Read, Reader
from lessons.domain.marking.reasons import Reason
from lessons.domain.marking.scoring import Scored, Scorer
from lessons.domain.marking.sureness import Judged, Sureness

FULL_FROM = 0.7
HALF_FROM = 0.3
_WORTH = {Share.NONE: 0.0, Share.HALF: 0.5, Share.FULL: 1.0}
_STEP_DOWN = {Share.FULL: Share.HALF, Share.HALF: Share.NONE, Share.NONE: Share.NONE}
_OBVIOUS = frozenset({Reason.BLANK, Reason.COPIED_QUESTION})
_REVERSED = 0.2
_FEWEST_REVERSED = 2
_HALF = 0.5
"""Of all points: what looks like an answer and is none gets less."""
_REFUTED = 0.35
"""Of all points. Set on the fitted sets, where it and what a mark of half tells brought 0.005."""
SURE_RISK = 0.1
"""Set on the bundled sets after 20 marks, each question by weights that never saw it: of 55 that
the marks of their question called sure 3 were wrong, and those that could be told lay above it."""
MOST_LEARNED = 120
"""The last so many confirmed answers; more take long and change little."""


class Proposer:
    """Deterministic; knows nothing but its rubric and the confirmed answers it is given.

    A ``scorer`` of the same rubric may be handed on from one proposer to the next.
    """

    def __init__(
        self,
        rubric: Rubric,
        confirmed: Sequence[Confirmed] = (),
        *,
        scorer: Scorer | None = None,
        weights: Weights | None = None,
    ) -> None:
        weights = weights or fitted()
        self._points = {point.id: point.points for point in rubric.key_points}
        self._most = sum(self._points.values())
        self._likely = weights.likely
        self._reader = Reader(scorer or Scorer(rubric), weights)
        known = [self._reader.read(one.answer, _worths(one)) for one in confirmed]
        # What a guard recognises bends what is learned of honest answers.
        honest = [one for one in known if one.scored.guard is None][-MOST_LEARNED:]
        telling = [one for one in honest if self._tells_of_others(one)]
        self._learner = Learner([one.sample for one in telling], weights)
        places = {id(one): at for at, one in enumerate(telling)}
        judged = [one for one in honest if is_honest(one.scored) or id(one) in places]
        self._sureness = Sureness(list(self._judged(judged, places)))

    def propose(self, answer: str) -> Proposal:
        told = self._reader.read(answer)
        if told.scored.guard is not None:
            return self._guarded(told.scored.guard)
        chances = self._chances(told)
        pretence = _pretence(told.scored)
        shares = {id_: share_of(chance) for id_, chance in chances.items()}
        if pretence:
            shares = self._below_half(shares, chances)
        risk = risk_of(self._points, chances)
        band = self._band(told, shares, chances, risk)
        return Proposal(
            shares=shares,
            band=band,
            risk=risk,
            evidence=tuple(evidence_of(told.scored, shares)),
            reasons=tuple(self._reasons(told.scored, shares, band)),
        )

    def _tells_of_others(self, told: Read) -> bool:
        """A teacher who gave half of the points knows better what is honest than a rule. Where much
        less was given than its words say, the answer as a whole was found wanting: that tells
        nothing of its key points in others."""
        worths, chances = told.sample.worths, told.sample.chances
        decided = {id_: points for id_, points in self._points.items() if id_ in worths}
        most = sum(decided.values())
        given = sum(points * worths[id_] for id_, points in decided.items())
        expected = sum(points * chances[id_] for id_, points in decided.items())
        if expected - given > _REFUTED * most:
            return False
        return is_honest(told.scored) or 2 * given >= most > 0

    def _chances(self, told: Read, left: int | None = None) -> dict[str, float]:
        """What is silenced by a rule stays so, whatever marks teach."""
        learned = self._learner.chances(told.sample, left=left)
        silent = told.scored.silent
        return {id_: 0.0 if id_ in silent else chance for id_, chance in learned.items()}

    def _below_half(
        self, shares: Mapping[str, Share], chances: Mapping[str, float]
    ) -> dict[str, Share]:
        """Steps down the least likely key points until less than half of the points is left."""
        lowered = dict(shares)
        while self._part(_WORTH[share] for share in lowered.values()) >= _HALF:
            held = [id_ for id_, share in lowered.items() if share is not Share.NONE]
            least = min(held, key=chances.__getitem__)
            lowered[least] = _STEP_DOWN[lowered[least]]
        return lowered

    def _judged(self, honest: Sequence[Read], places: Mapping[int, int]) -> Iterator[Judged]:
        """The confirmed answers, each as it would have been proposed had it been new. One that
        somebody decided about in part has no mark to compare with."""
        for told in honest:
            worths = told.sample.worths
            if not self._points.keys() <= worths.keys():
                continue
            chances = self._chances(told, left=places.get(id(told)))
            yield Judged(
                proposed=self._part(_WORTH[share_of(chance)] for chance in chances.values()),
                expected=self._part(chances.values()),
                given=self._part(worths[id_] for id_ in self._points),
                understood=told.scored.understood,
            )

    def _part(self, worths: Iterable[float]) -> float:
        earned = zip(self._points.values(), worths, strict=True)
        return sum(points * worth for points, worth in earned) / self._most

    def _guarded(self, guard: Reason) -> Proposal:
        return Proposal(
            shares=dict.fromkeys(self._points, Share.NONE),
            band=Band.NONE if guard in _OBVIOUS else Band.LOOK,
            reasons=(guard,),
        )

    def _band(
        self,
        told: Read,
        shares: Mapping[str, Share],
        chances: Mapping[str, float],
        risk: float,
    ) -> Band:
        scored = told.scored
        if scored.forbidden or _is_reversed(scored) or _pretence(scored):
            return Band.LOOK
        sure = self._sureness.band(
            Judged(
                proposed=self._part(_WORTH[share] for share in shares.values()),
                expected=self._part(chances.values()),
                understood=told.scored.understood,
            )
        )
        if sure is not Band.LOOK and risk > SURE_RISK:
            sure = Band.LOOK
        is_likely = sure is Band.LOOK and risk <= self._likely
        return Band.LIKELY if is_likely else sure

    def _reasons(self, scored: Scored, shares: Mapping[str, Share], band: Band) -> Iterator[Reason]:
        if scored.forbidden:
            yield Reason.MUST_NOT
        if pretence := _pretence(scored):
            yield pretence
        if set(shares.values()) == {Share.NONE}:
            yield Reason.NOTHING_FOUND
        if any(map(self._learner.has_learned, self._points)):
            yield Reason.LEARNED
        if band is Band.LOOK:
            yield self._doubt(shares)
        elif band is Band.LIKELY and not self._sureness.has_enough:
            yield Reason.FEW_MARKED

    def _doubt(self, shares: Mapping[str, Share]) -> Reason:
        if not self._sureness.has_enough:
            return Reason.FEW_MARKED
        return Reason.UNSURE if len(set(shares.values())) == 1 else Reason.MIDDLE


def share_of(chance: float) -> Share:
    if chance >= FULL_FROM:
        return Share.FULL
    return Share.HALF if chance >= HALF_FROM else Share.NONE


def risk_of(points: Mapping[str, int], chances: Mapping[str, float]) -> float:
    """√Σ points²·p(1−p), as a share of all points: how far the whole may be off."""
    spread = sum(points[id_] ** 2 * chance * (1 - chance) for id_, chance in chances.items())
    return sqrt(spread) / sum(points.values())


def _worths(one: Confirmed) -> dict[str, float]:
    return {id_: _WORTH[share] for id_, share in one.shares.items()}


def is_honest(scored: Scored) -> bool:
    """Whether nothing was recognised that bends what is learned of other answers."""
    return scored.guard is None and _pretence(scored) is None


def _pretence(scored: Scored) -> Reason | None:
    """What earns less than half whatever its words may be like."""
    if scored.is_listed:
        return Reason.LISTED
    if _is_reversed(scored):
        return Reason.REVERSED
    return Reason.OFF_SUBJECT if scored.is_of_something_else else None


def _is_reversed(scored: Scored) -> bool:
    turned = sum(match.reversed >= _REVERSED for match in scored.matches.values())
    is_turned = turned >= _FEWEST_REVERSED or scored.says_the_opposite or scored.is_mixed
    return scored.has_changed_places or is_turned or scored.denies_most
