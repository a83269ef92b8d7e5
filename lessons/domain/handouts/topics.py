"""A long text without headings, cut where its words change, with a heading drafted for each part.

Hearst's TextTiling over sentences: at each end of a paragraph the words on both sides are compared,
and the text is cut where they have least in common. Words are compared by their stems, so that
Kazakh and Russian forms meet; what stands in nearly every part weighs nothing.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lessons.domain.text.characters import CAPITALS, CLOSERS, OPENING_QUOTES, SENTENCE_ENDS, SMALL
from lessons.domain.text.endings import stem
from lessons.domain.text.samples import Sample
from lessons.domain.text.words import words_of

LONGEST_UNDIVIDED = 6_000
"""Characters of a text that needs no headings: two pages; the handouts measured have less."""
_LONGEST_PARAGRAPH = 1_600
_PARAGRAPH = 800
_SHORTEST_PART = 1_500
_PART = 3_000
_WINDOW = 8
"""Sentences on each side; Hearst's own choice is near it."""
_MOST_SENTENCES = 5_000
_SHORTEST_KEY = 4
_PHRASES = 2
"""In a drafted heading."""
_SAME = 5
_FUNCTION = frozenset(
    stem(word.folded)
    for word in words_of(
        "және сондай сонымен қатар бірақ немесе туралы арқылы бойынша үшін кейін дейін "
        "болып болған болатын отыр отырып жатыр жатқан қазіргі бүгінгі барлық әрбір "
        "өзінің оның олардың мұндай сол себепті қайта жайлы ретінде екенін дегеніміз "
        "деген негізінен мүмкін керек басқа который которые которая также через между "
        "после этого этой более может быть была были при этом когда если только чтобы "
        "однако таким образом является this that these those which with from have been "
        "will would their there about between through into other more also"
    )
)
"""Words that are in any text and tell nothing of it."""
_SENTENCE_END = re.compile(
    rf"(?<=\w{{3}}[{SENTENCE_ENDS}])[{CLOSERS}]{{0,2}} +(?=[{OPENING_QUOTES}]?[{CAPITALS}])|"
    rf"(?<=[{SMALL}]{{3}}\.)(?=[{CAPITALS}][{SMALL}])"
)
SAMPLES = (
    Sample(
        pattern=_SENTENCE_END,
        how="search",
        matches=("Су ағады. Көл терең.", "жатыр.Бүгінгі таңда"),
        misses=("Н. Ә. Назарбаев", "2. Су ағады"),
    ),
)


@dataclass(frozen=True, slots=True)
class Topic:
    heading: str
    """Drafted of its most telling words."""
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    keys: Counter[str]


def is_long(text: str) -> bool:
    return len(text) > LONGEST_UNDIVIDED


def topics_of(text: str) -> tuple[Topic, ...]:
    """``text`` has paragraphs between empty lines; nothing of it is lost but blanks."""
    paragraphs = [part for whole in text.split("\n\n") for part in _parted(whole)]
    sentences = [[_sentence(each) for each in _sentences(part)] for part in paragraphs]
    if sum(map(len, sentences)) > _MOST_SENTENCES:
        return (Topic("", tuple(paragraphs)),)
    weights = _weights([each for part in sentences for each in part])
    cuts = _cuts(paragraphs, sentences, weights)
    bounds = [0, *cuts, len(paragraphs)]
    return tuple(
        Topic(
            drafted_heading(" ".join(paragraphs[first:last]), weights),
            tuple(paragraphs[first:last]),
        )
        for first, last in pairwise(bounds)
    )


def drafted_title(text: str) -> str:
    return drafted_heading(text, None)


def _parted(paragraph: str) -> Iterator[str]:
    """A block of many sentences gets paragraphs; a list or a table keeps its lines."""
    if len(paragraph) <= _LONGEST_PARAGRAPH or "\n" in paragraph:
        yield paragraph
        return
    held: list[str] = []
    for sentence in _sentences(paragraph):
        held.append(sentence)
        if sum(map(len, held)) >= _PARAGRAPH:
            yield " ".join(held)
            held = []
    if held:
        yield " ".join(held)


def _sentences(text: str) -> list[str]:
    return [part for part in (piece.strip() for piece in _cut_sentences(text)) if part]


def _cut_sentences(text: str) -> Iterator[str]:
    start = 0
    for match in _SENTENCE_END.finditer(text):
        # What closes a sentence stays with it.
        end = match.end()
        yield text[start:end]
        start = end
    yield text[start:]


def _sentence(text: str) -> _Sentence:
    return _Sentence(text, Counter(key for key, _ in _keys(text)))


def _keys(text: str) -> Iterator[tuple[str, str]]:
    """(stem, word as it was written)"""
    for word in words_of(text):
        key = stem(word.folded)
        if len(key) >= _SHORTEST_KEY and key.isalpha():
            yield key, text[word.start : word.end]


def _weights(sentences: Sequence[_Sentence]) -> dict[str, float]:
    """How rare each stem is among windows of sentences."""
    windows = [sentences[at : at + _WINDOW] for at in range(0, len(sentences), _WINDOW)]
    found = Counter(key for own in windows for key in {key for each in own for key in each.keys})
    return {key: math.log((1 + len(windows)) / count) for key, count in found.items()}


def _cuts(
    paragraphs: Sequence[str],
    sentences: Sequence[Sequence[_Sentence]],
    weights: Mapping[str, float],
) -> list[int]:
    """The paragraphs before which a new part begins, those with the deepest valleys first."""
    flat = [each for part in sentences for each in part]
    gaps, place = [], 0
    for part in sentences[:-1]:
        place += len(part)
        gaps.append(
            _likeness(flat[max(0, place - _WINDOW) : place], flat[place : place + _WINDOW], weights)
        )
    depths = sorted(((_depth(gaps, at), -at) for at in range(len(gaps))), reverse=True)
    lengths = [len(each) for each in paragraphs]
    most, chosen = sum(lengths) // _PART, list[int]()
    for _, negative in depths:
        cut = 1 - negative
        if len(chosen) + 1 >= most:
            break
        bounds = sorted([0, *chosen, cut, len(paragraphs)])
        if all(sum(lengths[a:b]) >= _SHORTEST_PART for a, b in pairwise(bounds)):
            chosen.append(cut)
    return sorted(chosen)


def _likeness(
    above: Sequence[_Sentence], below: Sequence[_Sentence], weights: Mapping[str, float]
) -> float:
    """Cosine, 0..1."""
    ours = _weighed(above, weights)
    theirs = _weighed(below, weights)
    product = sum(value * theirs.get(key, 0.0) for key, value in ours.items())
    length = math.sqrt(sum(v * v for v in ours.values()) * sum(v * v for v in theirs.values()))
    return product / length if length else 0.0


def _weighed(sentences: Sequence[_Sentence], weights: Mapping[str, float]) -> dict[str, float]:
    found: Counter[str] = Counter()
    for sentence in sentences:
        found.update(sentence.keys)
    return {key: count * weights.get(key, 0.0) for key, count in found.items()}


def _depth(gaps: Sequence[float], at: int) -> float:
    """How far the likeness rises on both sides before it falls again."""
    return _rise(gaps[at::-1]) + _rise(gaps[at:])


def _rise(gaps: Sequence[float]) -> float:
    highest = gaps[0]
    for gap in gaps[1:]:
        if gap < highest:
            break
        highest = gap
    return highest - gaps[0]


def drafted_heading(text: str, weights: Mapping[str, float] | None) -> str:
    """Its most telling phrase and word as they are mostly written, in the order in which they
    come."""
    found = list(_keys(text))
    counts = Counter(key for key, _ in found)
    weighed = {key: weights.get(key, 0.0) if weights is not None else 1.0 for key in counts}
    pairs = Counter(
        (first, second)
        for (first, _), (second, _) in pairwise(found)
        if first != second and not {first, second} & _FUNCTION
    )
    scored: dict[tuple[str, ...], float] = {
        pair: count * (weighed[pair[0]] + weighed[pair[1]])
        for pair, count in pairs.items()
        if count > 1
    }
    single = {(key,): counts[key] * weighed[key] for key in counts if key not in _FUNCTION}
    scored |= {key: score for key, score in single.items() if counts[key[0]] > 1}
    chosen: list[tuple[str, ...]] = []
    for phrase in sorted(scored, key=lambda each: (-scored[each], each)):
        if len(chosen) < _PHRASES and not any(_share(phrase, other) for other in chosen):
            chosen.append(phrase)
    heading = ", ".join(_as_written(phrase, found) for phrase in chosen)
    return heading[:1].upper() + heading[1:]


def _share(phrase: Sequence[str], other: Sequence[str]) -> bool:
    """A word, or the beginning of one that ends in another way."""
    return any(ours[:_SAME] == theirs[:_SAME] for ours in phrase for theirs in other)


def _as_written(phrase: Sequence[str], found: Sequence[tuple[str, str]]) -> str:
    size = len(phrase)
    forms = Counter(
        " ".join(word for _, word in found[at : at + size])
        for at in range(len(found) - size + 1)
        if tuple(key for key, _ in found[at : at + size]) == tuple(phrase)
    )
    return forms.most_common(1)[0][0]
