"""Answers that can be marked in one go: the same after folding, and those that nearly are.

A near group is no more than one text with typos, other endings and a word more or less: any two
members are alike, agree in numbers and in what they deny, say no word in place of another (who
writes «ішкі» for «сыртқы» is wrong) and hold their words in one order (so is who takes objects for
subjects). The teacher sees the central member and the two
farthest from it before confirming.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log, sqrt

from lessons.domain.text.denial import denials
from lessons.domain.text.edits import is_slip
from lessons.domain.text.tokens import Token, tokenise

LIKE = 0.7
"""Cosine of weighted letter groups from which two answers are alike."""
_GRAM = 4
_STEM = 5
_FARTHEST = 2
_MOST_EXTRA_WORDS = 2
"""More of them may be one idea more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Indexes into the answers; ``farthest`` holds up to two others, the least alike first."""

    members: tuple[int, ...]
    central: int
    farthest: tuple[int, ...]
    is_exact: bool


@dataclass(frozen=True, slots=True)
class _Looks:
    """One text of the answers, with the indexes of all that are the same."""

    members: tuple[int, ...]
    grams: Mapping[str, float]
    signature: tuple[tuple[str, ...], tuple[str, ...]]
    words: tuple[str, ...]


def group_answers(answers: Sequence[str], *, like: float = LIKE) -> list[Group]:
    """Every answer stands in exactly one group; large groups first, then by the first member."""
    looks = _looks(answers)
    pairs = _alike(looks, like)
    groups = [_group(cluster, looks, pairs) for cluster in _clusters(len(looks), pairs)]
    return sorted(groups, key=lambda group: (-len(group.members), group.members))


def same_key(answer: str) -> str:
    """Equal for answers that differ only in case, keyboard, alphabet and punctuation."""
    return " ".join(token.key for token in tokenise(answer))


def _looks(answers: Sequence[str]) -> list[_Looks]:
    texts: dict[str, list[int]] = defaultdict(list)
    tokens = [tokenise(answer) for answer in answers]
    for index, words in enumerate(tokens):
        texts[" ".join(token.key for token in words)].append(index)
    counted = [(members, Counter(_grams(tokens[members[0]]))) for members in texts.values()]
    spread = Counter(gram for _, grams in counted for gram in grams)
    return [
        _Looks(
            tuple(members),
            _weighted(grams, spread, len(counted)),
            _signature(tokens[members[0]]),
            tuple(token.key for token in tokens[members[0]]),
        )
        for members, grams in counted
    ]


def _grams(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        padded = f"_{token.key}_"
        yield from (padded[at : at + _GRAM] for at in range(max(1, len(padded) - _GRAM + 1)))


def _weighted(grams: Counter[str], spread: Counter[str], texts: int) -> dict[str, float]:
    """TF-IDF of length 1."""
    # A group of letters that all texts share still tells that they are alike, if little.
    weights = {
        gram: (1 + log(count)) * (2 + log(texts / spread[gram])) for gram, count in grams.items()
    }
    length = sqrt(sum(weight * weight for weight in weights.values()))
    return {gram: weight / length for gram, weight in weights.items()} if length else {}


def _signature(tokens: Sequence[Token]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Numbers and denials."""
    numbers = sorted(token.key for token in tokens if any(map(str.isdigit, token.key)))
    return tuple(numbers), denials(tokens)


def _alike(looks: Sequence[_Looks], like: float) -> dict[tuple[int, int], float]:
    """Likeness of all pairs that may stand in one group; the smaller index first."""
    kinds: dict[object, list[int]] = defaultdict(list)
    for index, one in enumerate(looks):
        kinds[one.signature].append(index)
    return {
        (first, second): cosine
        for indexes in kinds.values()
        for first, second, cosine in _products(looks, indexes)
        if cosine >= like and _say_the_same(looks[first].words, looks[second].words)
    }


def _products(looks: Sequence[_Looks], indexes: Sequence[int]) -> Iterator[tuple[int, int, float]]:
    """Cosines of all pairs that share anything, by an index from letters to texts."""
    holding: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for index in indexes:
        sums: dict[int, float] = defaultdict(float)
        for gram, weight in looks[index].grams.items():
            for other, other_weight in holding[gram]:
                sums[other] += weight * other_weight
            holding[gram].append((index, weight))
        yield from ((other, index, cosine) for other, cosine in sums.items())


def _say_the_same(first: Sequence[str], second: Sequence[str]) -> bool:
    """But for slips, endings, and a word or two on one side."""
    stems, other_stems = [w[:_STEM] for w in first], [w[:_STEM] for w in second]
    extra, other_extra = _extra(first, other_stems), _extra(second, stems)
    for word in list(extra):
        slip = next((other for other in other_extra if is_slip(word, other)), None)
        if slip is not None:
            extra.remove(word)
            other_extra.remove(slip)
    is_substituted = bool(extra and other_extra)
    few = len(extra) + len(other_extra) <= _MOST_EXTRA_WORDS
    return few and not is_substituted and _in_one_order(stems, other_stems)


def _extra(words: Sequence[str], stems: Sequence[str]) -> list[str]:
    """The words whose stems the other text has not, or less often."""
    left = Counter(stems)
    left.subtract(word[:_STEM] for word in words)
    extra = []
    for word in reversed(words):
        if left[word[:_STEM]] < 0:
            left[word[:_STEM]] += 1
            extra.append(word)
    return extra


def _in_one_order(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether the words that both hold once come in the same order."""
    once = _once(first) & _once(second)
    place = {stem: at for at, stem in enumerate(second) if stem in once}
    return all(before < after for before, after in pairwise(place[s] for s in first if s in once))


def _once(stems: Sequence[str]) -> set[str]:
    return {stem for stem, count in Counter(stems).items() if count == 1}


def _clusters(count: int, pairs: Mapping[tuple[int, int], float]) -> list[list[int]]:
    """Complete link: two clusters become one only where all pairs across them are alike."""
    cluster_of = {index: [index] for index in range(count)}
    for first, second in sorted(pairs, key=lambda pair: (-pairs[pair], pair)):
        one, other = cluster_of[first], cluster_of[second]
        if one is other or not all(_pair(a, b) in pairs for a in one for b in other):
            continue
        one.extend(other)
        for index in other:
            cluster_of[index] = one
    return list({id(cluster): cluster for cluster in cluster_of.values()}.values())


def _pair(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def _group(
    cluster: Sequence[int], looks: Sequence[_Looks], pairs: Mapping[tuple[int, int], float]
) -> Group:
    """The central text is the one most alike to all members, counting the same ones too."""

    def likeness(one: int, other: int) -> float:
        return 1.0 if one == other else pairs[_pair(one, other)]

    def closeness(one: int) -> float:
        return sum(likeness(one, other) * len(looks[other].members) for other in cluster)

    ordered = sorted(cluster, key=lambda one: looks[one].members)
    central = max(ordered, key=closeness)
    others = sorted((one for one in ordered if one != central), key=lambda o: likeness(central, o))
    return Group(
        members=tuple(sorted(index for one in cluster for index in looks[one].members)),
        central=looks[central].members[0],
        farthest=tuple(looks[one].members[0] for one in others[:_FARTHEST]),
        is_exact=len(cluster) == 1,
    )
