"""What of a rubric an answer says: a score for each key point, before anything is learned."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from lessons.domain.marking.coverage import Coverage, best_match
from lessons.domain.marking.forbidding import forbidden
from lessons.domain.marking.heads import Heads, foreign
from lessons.domain.marking.ideas import Phrasing, content, is_empty, phrasings
from lessons.domain.marking.lexicon import Lexicon, academic
from lessons.domain.marking.modelling import with_model_answer
from lessons.domain.marking.pretences import is_copied, is_list_of_keywords
from lessons.domain.marking.proposal import Rubric
from lessons.domain.marking.reasons import Reason
from lessons.domain.marking.statements import SaidWord, read, sentences

_TYPICAL_WEIGHT = 4.0
_WEIGHT_POWER = 0.25
"""Long key points are never said in full: their coverage counts more."""
_DENIED_WORDS = 0.45
_LEAST_DENIED = 14
"""Words; in a short answer so many are seldom denied to deny the key points."""
_DENIED_POINTS = 0.1
_MUCH_DENIED = 20
_NEARLY_DENIED = 0.6


@dataclass(frozen=True, slots=True)
class Scored:
    """``scores`` are about 0..1, by key point; a guard sets them all to 0 and says why."""

    words: tuple[SaidWord, ...]
    matches: Mapping[str, Coverage]
    scores: Mapping[str, float]
    guard: Reason | None
    forbidden: frozenset[str] = frozenset()
    """Key points whose "must not say" the answer says."""

    @property
    def understood(self) -> float:
        """The share of words that the lexicon knows. Where most are strange to it, an answer that
        seems to say nothing may say everything in words of its own."""
        telling = content(self.words)
        known = sum(bool(word.groups.open or word.groups.settled) for word in telling)
        return known / len(telling) if telling else 1.0


class Scorer:
    def __init__(self, rubric: Rubric, lexicon: Lexicon | None = None) -> None:
        self._lexicon = lexicon or academic()
        self._points = tuple(point.id for point in rubric.key_points)
        self._phrasings = with_model_answer(phrasings(rubric, self._lexicon), rubric, self._lexicon)
        self._heads = Heads(rubric, self._lexicon)
        self._question = read(rubric.question, self._lexicon)
        self._forbidden = {
            point.id: tuple(
                forbidden(text, (rubric.question, point.text, *point.wordings), self._lexicon)
                for text in point.must_not
            )
            for point in rubric.key_points
        }

    def score(self, answer: str) -> Scored:
        words = read(answer, self._lexicon)
        spoken = sentences(words)
        heads = self._heads.of_words(words)
        matches = {
            id_: best_match(
                self._phrasings[id_], spoken, tuple(foreign(heads, self._heads.of_point(id_)))
            )
            for id_ in self._points
        }
        guard = self._guard(answer, words, matches)
        said = frozenset(
            id_ for id_, texts in self._forbidden.items() if any(t.is_said(spoken) for t in texts)
        )
        silent = set(self._points) if guard else said
        return Scored(
            words=tuple(words),
            matches=matches,
            scores={
                id_: 0.0 if id_ in silent else _score(self._phrasings[id_], matches[id_])
                for id_ in self._points
            },
            guard=guard,
            forbidden=said,
        )

    def _guard(
        self, answer: str, words: Sequence[SaidWord], matches: Mapping[str, Coverage]
    ) -> Reason | None:
        if all(is_empty(word.token.key) for word in words):
            return Reason.BLANK
        if is_list_of_keywords(answer, words):
            return Reason.KEYWORD_LIST
        if is_copied(words, self._question):
            return Reason.COPIED_QUESTION
        return Reason.DENIED if _is_denied(words, matches.values()) else None


def _score(told: Sequence[Phrasing], match: Coverage) -> float:
    weight = told[match.phrasing].weight if told else 0.0
    return match.coverage * float((weight / _TYPICAL_WEIGHT) ** _WEIGHT_POWER)


def _is_denied(words: Sequence[SaidWord], matches: Collection[Coverage]) -> bool:
    """Most words are denied, and with them what the key points say; or nearly all of a long text.
    Many denied words alone tell nothing: «келіспеймін», «басқа жол болмады» are answers."""
    denied = sum(word.is_denied and not word.groups.settled for word in words)
    if denied < max(_LEAST_DENIED, _DENIED_WORDS * len(words)):
        return False
    against = sum(match.reversed for match in matches) / len(matches)
    return against >= _DENIED_POINTS or denied >= max(_MUCH_DENIED, _NEARLY_DENIED * len(words))
