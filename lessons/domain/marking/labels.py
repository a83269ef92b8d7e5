"""Stages, kinds and other things that key points themselves name before they tell of them.

«Екінші кезең – жоспарлау: …» – what belongs to the second stage, told of the third, is wrong,
though the question names neither. A label is what stands before the dash or the colon of a key
point: its words that no other key point has, and the place in an order that it gives.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from lessons.domain.marking.heads import NO_HEADS
from lessons.domain.marking.ideas import Phrasing, content
from lessons.domain.marking.lexicon import Lexicon
from lessons.domain.marking.likeness import SLIP, likeness
from lessons.domain.marking.proposal import Rubric
from lessons.domain.marking.statements import SaidWord, read, sentences
from lessons.domain.text.characters import DASHES
from lessons.domain.text.endings import stem
from lessons.domain.text.samples import Sample

_LABEL = re.compile(
    rf"\s*(?P<label>[^.;:{DASHES}]{{2,50}}(?:\s[{DASHES}]\s[^.;:{DASHES}]{{2,40}})?)(?::|\s[{DASHES}]\s)"
)
SAMPLES = (
    Sample(
        pattern=_LABEL,
        how="match",
        matches=("Бірінші кезең – бастау: мақсат анықталады", "Дабыл: ағза күшін жинайды"),
        misses=("Мақсат анықталып, жарғы бекітіледі", "А-витамині көздің көруін жақсартады"),
    ),
)
_IN_ORDER = (
    ("birinshi", "algash", "perv"),
    ("ekinshi", "vtor"),
    ("ushinshi", "treti", "trete"),
    ("tortinshi", "chetvert"),
    ("besinshi", "piat"),
    ("songi", "sonin", "akirgi", "posledn"),
)
"""Beginnings of the words for a place in an order."""
_ARGUING = ("den", "dan", "ih")
"""Endings of «біріншіден», «во-первых»: they count reasons."""
_STAGES = (
    "kezen",
    "sati",
    "faza",
    "etap",
    "stadi",
    "kadam",
    "shag",
    "retimen",
    "retin",
    "posledovatel",
)
"""Only stages have their order; of factors and reasons the first may come third."""
_FEWEST = 2
_LONGEST = 2
"""Words that name a thing, beside «бірінші кезең»."""
_ALIKE = 5
"""Letters at the beginning of two words of one root."""


class Labels:
    """A label is called by its key point; as ``Heads`` to whoever asks what a clause speaks of."""

    def __init__(self, rubric: Rubric, lexicon: Lexicon) -> None:
        texts = {point.id: read(point.text, lexicon) for point in rubric.key_points}
        sizes = {point.id: _label_size(point.text, texts[point.id]) for point in rubric.key_points}
        every = [*read(rubric.question, lexicon), *(word for own in texts.values() for word in own)]
        has_order = any(word.token.key.startswith(_STAGES) for word in every)
        self._sizes = sizes
        self._places = _places(texts, sizes) if has_order else {}
        self._names = {
            stem(word.token.key): id_
            for id_, own in texts.items()
            for word in content(own[: sizes[id_]])
            if _names_alone(word, id_, texts)
        }
        labelled = {*self._places.values(), *self._names.values()}
        if len(labelled) < max(_FEWEST, len(texts) / 2):
            self._places, self._names = {}, {}

    def are_opposed(self, one: str, other: str) -> bool:
        return bool(one and other) and one != other

    def owners_of_units(self, key_point: str, phrasing: Phrasing) -> list[str]:
        """Nothing for the words of a label: they name it, and tell nothing of it."""
        known = {*self._places.values(), *self._names.values()}
        return [
            key_point if key_point in known and not self._named(unit.words[0]) else ""
            for unit in phrasing.units
        ]

    def owners(self, words: Sequence[SaidWord]) -> list[str]:
        """The label that each clause names; of several the last before a word, of none that of the
        clause before in its sentence."""
        if not self._names and not self._places:
            return [""] * len(words)
        return [owner for sentence in sentences(words) for owner in self._owners(sentence)]

    def _owners(self, sentence: Sequence[SaidWord]) -> Iterator[str]:
        current = ""
        for _, group in groupby(sentence, key=lambda word: word.token.clause):
            named = [self._named(word) for word in group]
            different = {one for one in named if one}
            if len(different) == 1:
                current = different.pop()
                yield from [current] * len(named)
                continue
            for one in named:
                current = one or current
                yield current

    def _named(self, word: SaidWord) -> str:
        key = word.token.key
        place = _place_of(key)
        if place is not None and place in self._places:
            return self._places[place]
        own = stem(key)
        return next((id_ for one, id_ in self._names.items() if likeness(own, one) >= SLIP), "")


def _label_size(text: str, words: Sequence[SaidWord]) -> int:
    """How many words of a key point stand in its label; none where it is half a sentence."""
    label = _LABEL.match(text)
    end = label.end("label") if label else 0
    own = [word for word in words if word.token.start < end]
    telling = [word for word in content(own) if not _is_of_order(word.token.key)]
    return len(own) if len(telling) <= _LONGEST else 0


def _places(texts: Mapping[str, Sequence[SaidWord]], sizes: Mapping[str, int]) -> dict[int, str]:
    """Key points by their place, where each place is that of one."""
    found = [
        (place, id_)
        for id_, own in texts.items()
        for place in {_place_of(word.token.key) for word in own[: sizes[id_]]}
        if place is not None
    ]
    count = Counter(place for place, _ in found)
    return {place: id_ for place, id_ in found if count[place] == 1}


def _place_of(key: str) -> int | None:
    if key.endswith(_ARGUING) and not key.startswith(_IN_ORDER[-1]):
        return None
    return next((at for at, own in enumerate(_IN_ORDER) if key.startswith(own)), None)


def _is_of_order(key: str) -> bool:
    return key.startswith(_STAGES) or _place_of(key) is not None


def _names_alone(word: SaidWord, key_point: str, texts: Mapping[str, Sequence[SaidWord]]) -> bool:
    own = stem(word.token.key)
    if own.startswith(NO_HEADS) or _is_of_order(word.token.key):
        return False
    return not any(
        other.startswith(own[:_ALIKE]) or likeness(own, other) >= SLIP
        for id_, words in texts.items()
        if id_ != key_point
        for other in (stem(one.token.key) for one in words)
    )
