"""The proposer: prepared once for a rubric and its confirmed answers, then asked about many."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from lessons.domain.marking.ideas import content
from lessons.domain.marking.key_points import Share
from lessons.domain.marking.learning import PointModel, Sample, cosine
from lessons.domain.marking.proposal import Band, Confirmed, Evidence, Proposal, Rubric
from lessons.domain.marking.reasons import Reason
from lessons.domain.marking.scoring import Scored, Scorer
from lessons.domain.marking.sureness import Judged, Sureness
from lessons.domain.text.endings import stem
from lessons.domain.text.tokens import Token

FULL_FROM = 0.7
HALF_FROM = 0.39
_WORTH = {Share.NONE: 0.0, Share.HALF: 0.5, Share.FULL: 1.0}
_STEP_DOWN = {Share.FULL: Share.HALF, Share.HALF: Share.NONE, Share.NONE: Share.NONE}
_FEWEST_WORDS = 2
_LONG_IDEA = 4
_LONG_WORD = 4
"""Letters; shorter words join others."""
_OBVIOUS = frozenset({Reason.BLANK, Reason.COPIED_QUESTION})
_REVERSED = 0.2
MOST_LEARNED = 120
"""The last so many confirmed answers; more take long and change little."""
_GRAM = 4


@dataclass(frozen=True, slots=True)
class _Read:
    scored: Scored
    stems: frozenset[str]
    grams: Mapping[str, float]

    def alike(self, others: Sequence["_Read"]) -> list[float]:
        return [cosine(self.grams, other.grams) for other in others]

    def sample(self, key_point: str, alike: Sequence[float], worth: float = 0.0) -> Sample:
        return Sample(self.scored.scores[key_point], self.stems, alike, worth)


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
    ) -> None:
        self._points = {point.id: point.points for point in rubric.key_points}
        self._most = sum(self._points.values())
        self._long = {point.id for point in rubric.key_points if _is_long(point.text)}
        self._scorer = scorer or Scorer(rubric)
        # What a guard recognises bends what is learned of honest answers.
        known = [(self._read(one.answer), one.shares) for one in confirmed]
        honest = [pair for pair in known if pair[0].scored.guard is None][-MOST_LEARNED:]
        self._known = [one for one, _ in honest]
        alike = [one.alike(self._known) for one in self._known]
        # Each key point learns from the answers in which somebody decided about it.
        self._taught = {
            id_: [at for at, (_, shares) in enumerate(honest) if id_ in shares]
            for id_ in self._points
        }
        self._models = {
            id_: PointModel(
                [
                    honest[at][0].sample(
                        id_, self._alike_to(id_, alike[at]), _WORTH[honest[at][1][id_]]
                    )
                    for at in self._taught[id_]
                ]
            )
            for id_ in self._points
        }
        self._sureness = Sureness(list(self._judged(honest)))

    def propose(self, answer: str) -> Proposal:
        told = self._read(answer)
        if told.scored.guard is not None:
            return self._guarded(told.scored.guard)
        alike = told.alike(self._known)
        chances = {
            id_: 0.0
            if id_ in told.scored.forbidden
            else model.chance(told.sample(id_, self._alike_to(id_, alike)))
            for id_, model in self._models.items()
        }
        shares = {id_: self._share(id_, told.scored, chance) for id_, chance in chances.items()}
        band = self._band(told, shares, chances)
        return Proposal(
            shares=shares,
            band=band,
            evidence=tuple(_evidence(told.scored, shares)),
            reasons=tuple(self._reasons(told.scored, shares, band)),
        )

    def _share(self, id_: str, scored: Scored, chance: float) -> Share:
        """One word shows no more than a part of an idea of several, until marks say otherwise."""
        share = share_of(chance)
        is_thin = id_ in self._long and len(scored.matches[id_].tokens) < _FEWEST_WORDS
        return _STEP_DOWN[share] if is_thin and not self._models[id_].learned else share

    def _read(self, answer: str) -> _Read:
        scored = self._scorer.score(answer)
        words = content(scored.words)
        return _Read(
            scored,
            frozenset(stem(word.token.key) for word in words),
            _grams(word.token.key for word in words),
        )

    def _judged(self, honest: Sequence[tuple[_Read, Mapping[str, Share]]]) -> Iterator[Judged]:
        """The confirmed answers, each as it would have been proposed had it been new. One that
        somebody decided about in part has no mark to compare with."""
        for at, (told, shares) in enumerate(honest):
            if not self._points.keys() <= shares.keys():
                continue
            chances = {
                id_: model.chances[self._taught[id_].index(at)]
                for id_, model in self._models.items()
            }
            yield Judged(
                proposed=self._part(_WORTH[share_of(chance)] for chance in chances.values()),
                expected=self._part(chances.values()),
                given=self._part(_WORTH[shares[id_]] for id_ in self._points),
                understood=told.scored.understood,
            )

    def _alike_to(self, id_: str, alike: Sequence[float]) -> Sequence[float]:
        """To the answers that teach this key point, of all confirmed ones."""
        return [alike[at] for at in self._taught[id_]]

    def _part(self, worths: Iterable[float]) -> float:
        earned = zip(self._points.values(), worths, strict=True)
        return sum(points * worth for points, worth in earned) / self._most

    def _guarded(self, guard: Reason) -> Proposal:
        return Proposal(
            shares=dict.fromkeys(self._points, Share.NONE),
            band=Band.NONE if guard in _OBVIOUS else Band.LOOK,
            reasons=(guard,),
        )

    def _band(self, told: _Read, shares: Mapping[str, Share], chances: Mapping[str, float]) -> Band:
        if told.scored.forbidden or _is_reversed(told.scored):
            return Band.LOOK
        return self._sureness.band(
            Judged(
                proposed=self._part(_WORTH[share] for share in shares.values()),
                expected=self._part(chances.values()),
                understood=told.scored.understood,
            )
        )

    def _reasons(self, scored: Scored, shares: Mapping[str, Share], band: Band) -> Iterator[Reason]:
        if scored.forbidden:
            yield Reason.MUST_NOT
        if _is_reversed(scored):
            yield Reason.REVERSED
        if set(shares.values()) == {Share.NONE}:
            yield Reason.NOTHING_FOUND
        if any(model.learned for model in self._models.values()):
            yield Reason.LEARNED
        if band is Band.LOOK:
            yield self._doubt(shares)

    def _doubt(self, shares: Mapping[str, Share]) -> Reason:
        if not self._sureness.has_enough:
            return Reason.FEW_MARKED
        return Reason.UNSURE if len(set(shares.values())) == 1 else Reason.MIDDLE


def share_of(chance: float) -> Share:
    if chance >= FULL_FROM:
        return Share.FULL
    return Share.HALF if chance >= HALF_FROM else Share.NONE


def _is_long(text: str) -> bool:
    return sum(len(word) >= _LONG_WORD for word in text.split()) >= _LONG_IDEA


def _is_reversed(scored: Scored) -> bool:
    return sum(match.reversed >= _REVERSED for match in scored.matches.values()) >= 2


def _grams(keys: Iterable[str]) -> Mapping[str, float]:
    counts = Counter(
        padded[at : at + _GRAM]
        for padded in (f"_{key}_" for key in keys)
        for at in range(max(1, len(padded) - _GRAM + 1))
    )
    length = sqrt(sum(count * count for count in counts.values()))
    return {gram: count / length for gram, count in counts.items()}


def _evidence(scored: Scored, shares: Mapping[str, Share]) -> Iterator[Evidence]:
    for id_, share in shares.items():
        if share is not Share.NONE:
            order = {word.token.start: at for at, word in enumerate(scored.words)}
            for start, end in _spans(scored.matches[id_].tokens, order):
                yield Evidence(key_point=id_, start=start, end=end)


def _spans(tokens: Sequence[Token], order: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Words of one clause with at most one other between them are one span."""
    start, last = -1, None
    for token in tokens:
        is_next = (
            last is not None
            and token.clause == last.clause
            and order[token.start] - order[last.start] <= 2
        )
        if last is not None and not is_next:
            yield start, last.end
        if not is_next:
            start = token.start
        last = token
    if last is not None:
        yield start, last.end
