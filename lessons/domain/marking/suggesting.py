"""Wordings that confirmed answers have for a key point and its rubric has not."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lessons.domain.marking.chances import weights
from lessons.domain.marking.grouping import same_key
from lessons.domain.marking.ideas import is_empty
from lessons.domain.marking.key_points import Share
from lessons.domain.marking.proposal import Confirmed, Rubric
from lessons.domain.marking.reading import Reader
from lessons.domain.marking.scoring import Scorer
from lessons.domain.text.endings import stem
from lessons.domain.text.tokens import Token, tokenise, word_key

_FEWEST_WORDS, _MOST_WORDS = 3, 14
_UNLIKELY = 0.55
"""A key point that is found with at least this chance needs no other words."""
_MOST = 5
_LEAST_WORTH = 0.08
_JOINING_WORDS = """ал және бірақ себебі өйткені сондықтан демек сөйтіп мысалы мәселен енді яғни
сонымен қатар а и но потому что поэтому так как например то есть"""
_JOINING = {word_key(word) for word in _JOINING_WORDS.split()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """``text`` stands word for word in ``confirmed[answer]``; the surest come first."""

    key_point: str
    text: str
    answer: int


@dataclass(frozen=True, slots=True)
class _Clause:
    text: str
    stems: frozenset[str]


def suggest_wordings(
    rubric: Rubric,
    confirmed: Sequence[Confirmed],
    *,
    most: int = _MOST,
    scorer: Scorer | None = None,
) -> list[Suggestion]:
    """At most ``most`` for a key point, from answers whose teacher saw what the program did not."""
    scorer = scorer or Scorer(rubric)
    reader = Reader(scorer, weights())
    scored = [scorer.score(one.answer) for one in confirmed]
    chances = [
        reader.chances(told, one.answer) for told, one in zip(scored, confirmed, strict=True)
    ]
    clauses = [list(_clauses(one.answer)) for one in confirmed]
    suggestions = []
    for point in rubric.key_points:
        strangers = _stems(clauses, confirmed, point.id, Share.NONE)
        kin = _stems(clauses, confirmed, point.id, Share.FULL)
        found = [
            (
                _worth(clause, kin, strangers),
                Suggestion(key_point=point.id, text=clause.text, answer=at),
            )
            for at, one in enumerate(confirmed)
            if one.shares.get(point.id) is Share.FULL
            and scored[at].guard is None
            and chances[at][point.id] < _UNLIKELY
            for clause in clauses[at]
            if not _holds_more(scorer, clause, point.id)
        ]
        best = _best_of_each_answer(found)
        suggestions += [one for worth, one in best[:most] if worth >= _LEAST_WORTH]
    return suggestions


def _clauses(answer: str) -> Iterator[_Clause]:
    tokens = tokenise(answer)
    for number in dict.fromkeys(token.clause for token in tokens):
        own = _begun([token for token in tokens if token.clause == number])
        if _FEWEST_WORDS <= len(own) <= _MOST_WORDS:
            yield _Clause(answer[own[0].start : own[-1].end], _telling(own))


def _begun(tokens: Sequence[Token]) -> Sequence[Token]:
    """From the first word that does more than join it to the rest. Its end stays: «емес» there
    may turn the whole round."""
    first = next((at for at, token in enumerate(tokens) if token.key not in _JOINING), 0)
    return tokens[first:]


def _telling(tokens: Sequence[Token]) -> frozenset[str]:
    return frozenset(stem(token.key) for token in tokens if not is_empty(token.key))


def _stems(
    clauses: Sequence[Sequence[_Clause]],
    confirmed: Sequence[Confirmed],
    key_point: str,
    share: Share,
) -> Mapping[str, float]:
    """The part of the answers with this share that hold each word."""
    own = [
        frozenset().union(*(clause.stems for clause in parts))
        for parts, one in zip(clauses, confirmed, strict=True)
        if one.shares.get(key_point) is share
    ]
    counts = Counter(word for words in own for word in words)
    return {word: count / len(own) for word, count in counts.items()}


def _worth(clause: _Clause, kin: Mapping[str, float], strangers: Mapping[str, float]) -> float:
    """Its words stand in answers that hold the key point, and not in the others."""
    told = [kin.get(word, 0.0) - strangers.get(word, 0.0) for word in clause.stems]
    return sum(told) / (len(told) + 1)


def _holds_more(scorer: Scorer, clause: _Clause, key_point: str) -> bool:
    """Words for another key point are no wording for this one."""
    scores = scorer.score(clause.text).scores
    others = [score for id_, score in scores.items() if id_ != key_point]
    return max(others, default=0.0) > max(scores[key_point], 0.3)


def _best_of_each_answer(
    found: Sequence[tuple[float, Suggestion]],
) -> list[tuple[float, Suggestion]]:
    """The best first; the same words count once however they are written."""
    best: dict[int, tuple[float, Suggestion]] = {}
    for worth, one in found:
        if one.answer not in best or worth > best[one.answer][0]:
            best[one.answer] = (worth, one)
    ordered = sorted(best.values(), key=lambda pair: (-pair[0], pair[1].answer))
    by_words = {same_key(pair[1].text): pair for pair in reversed(ordered)}
    return list(by_words.values())[::-1]
