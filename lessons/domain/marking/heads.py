"""Which of several things that a question asks for a passage of the answer speaks of.

A question that asks for objects and subjects, for soft and hard power, for mitosis and meiosis has
key points that tell them apart. The same words under the wrong heading are wrong, so each word of
the answer, and each of a key point, belongs to the heading that its sentence names, of several to
the last before it.
"""

from collections.abc import Collection, Iterator, Sequence

from lessons.domain.marking.ideas import Phrasing, content
from lessons.domain.marking.lexicon import Lexicon
from lessons.domain.marking.likeness import SLIP, likeness
from lessons.domain.marking.proposal import Rubric
from lessons.domain.marking.statements import SaidWord, read, sentences
from lessons.domain.text.endings import stem

_FEWEST = 2
"""Heads; one alone parts nothing."""
_FIRST_WORDS = 3
_LONGEST_ITEM = 3
"""Words between a comma of a list and the word that joins its last thing."""
_JOINING = frozenset({"men", "pen", "ben", "jane", "nemese", "i", "ili", "al"})
_ABLATIVE = ("dan", "den", "tan", "ten", "nan", "nen")
_DIFFERENCE = ("erekshel", "airma", "airiladi", "otlich", "salistir", "sravn")
_BOTH = ("ekeui", "barlig", "barli", "oba", "obe", "ortak", "uksas")
"""Beginnings of words that speak of all of them together."""
_NO_HEADS = (
    "memleket", "saias", "kelis", "pikir", "ustanim", "kazaksta", "eki", "bir", "tanda", "misal",
    "tart", "halikara", "airma", "erekshel", "salistir", "tusind", "kalai", "kandai", "dalel",
)  # fmt: skip
"""Beginnings of words that questions join with others and that part no key points."""
Side = tuple[str, ...]


class Heads:
    """A head is called by the first stem of its side."""

    def __init__(self, rubric: Rubric, lexicon: Lexicon) -> None:
        sides = _sides(read(rubric.question, lexicon))
        self._head_of = {one: side[0] for side in sides for one in side}
        texts = {point.id: read(point.text, lexicon) for point in rubric.key_points}
        named = {head for words in texts.values() for head in map(self._named, words) if head}
        if len(named) < _FEWEST:
            self._head_of = {}
        self._head_of = {one: head for one, head in self._head_of.items() if head in named}
        self._of_point = {id_: self._single(words) for id_, words in texts.items()}

    def of_words(self, words: Sequence[SaidWord]) -> list[str]:
        """The heading of each word; empty where its sentence has named none, or all of them."""
        if not self._head_of:
            return [""] * len(words)
        found: list[str] = []
        for sentence in sentences(words):
            found += self._of_sentence(sentence)
        return found

    def of_units(self, key_point: str, phrasing: Phrasing) -> list[str]:
        """The heading of each word of a key point; where its wording names none, that of its
        text."""
        words = [unit.words[0] for unit in phrasing.units]
        if not any(map(self._named, words)):
            return [self._of_point[key_point]] * len(words)
        return self._of_sentence(words)

    def of_point(self, key_point: str) -> str:
        """Empty where it speaks of several."""
        return self._of_point[key_point]

    def _of_sentence(self, words: Sequence[SaidWord]) -> list[str]:
        named = [self._named(word) for word in words]
        different = {head for head in named if head}
        if len(different) == 1 and not any(_is_both(word) for word in words):
            return [different.pop()] * len(words)
        current, found = "", []
        for word, head in zip(words, named, strict=True):
            current = "" if _is_both(word) else head or current
            found.append(current)
        return found

    def _single(self, words: Sequence[SaidWord]) -> str:
        """The head that a key point begins with, where it names no other."""
        named = {head for head in map(self._named, words) if head}
        first = {head for head in map(self._named, content(words)[:_FIRST_WORDS]) if head}
        return first.pop() if len(named) == len(first) == 1 else ""

    def _named(self, word: SaidWord) -> str:
        key = word.token.key
        return next((head for one, head in self._head_of.items() if likeness(key, one) >= SLIP), "")


def _is_both(word: SaidWord) -> bool:
    return word.token.key.startswith(_BOTH)


def _sides(question: Sequence[SaidWord]) -> list[Side]:
    """Stems of the words that the question sets beside one another: «сатушылар мен сатып
    алушылар», «жұмсақ күш … қатаң күштен несімен ерекшеленеді». A word that only stands in the
    question and begins a key point («мемлекет», «келісесіз») parts nothing, and neither does one
    that stands on both sides («күш»)."""
    pairs = [pair for sentence in sentences(question) for pair in _joined(sentence)]
    return _merged([side for pair in pairs for side in _apart(*pair) if side])


def _joined(sentence: Sequence[SaidWord]) -> Iterator[tuple[list[str], list[str]]]:
    """The two words before and behind each word that joins two things, or each comma of such a
    list; where the question asks for a difference, the first thing and the one in the ablative."""
    joins = [at for at in range(1, len(sentence)) if sentence[at].token.key in _JOINING]
    for at in joins:
        yield _stems(sentence[max(0, at - 2) : at]), _stems(sentence[at + 1 : at + 3])
        for comma in range(max(1, at - _LONGEST_ITEM), at):
            if sentence[comma - 1].token.clause != sentence[comma].token.clause:
                yield _stems(sentence[max(0, comma - 2) : comma]), _stems(sentence[comma:at])[-2:]
    if any(word.token.key.startswith(_DIFFERENCE) for word in sentence):
        for at in range(2, len(sentence)):
            if sentence[at].token.key.endswith(_ABLATIVE):
                yield _stems(content(sentence)[:2]), _stems(sentence[at - 1 : at + 1])


def _apart(left: Sequence[str], right: Sequence[str]) -> tuple[Side, Side]:
    """«жұмсақ күш», «қатаң күш»: what tells them apart stands before the word they share."""
    if len(left) == len(right) == _FEWEST and likeness(left[1], right[1]) >= SLIP:
        left, right = left[:1], right[:1]
    else:
        left, right = left[-1:], right[:1]
    if left and right and likeness(left[0], right[0]) >= SLIP:
        return (), ()
    return _heading(left), _heading(right)


def _heading(stems: Sequence[str]) -> Side:
    return tuple(one for one in stems if not one.startswith(_NO_HEADS) and not one.endswith("niz"))


def _merged(sides: Sequence[Side]) -> list[Side]:
    """One side for all that share a word."""
    merged: list[Side] = []
    for side in sides:
        same = [other for other in merged if any(_holds(other, one) for one in side)]
        whole = tuple(dict.fromkeys(one for part in (*same, side) for one in part))
        merged = [other for other in merged if other not in same] + [whole]
    return merged


def _stems(words: Sequence[SaidWord]) -> list[str]:
    return [stem(word.token.key) for word in content(words)]


def _holds(stems: Sequence[str], wanted: str) -> bool:
    return any(likeness(one, wanted) >= SLIP for one in stems)


def is_foreign(here: str, own: str, named: Collection[str]) -> bool:
    """Whether a word under one heading is not what is said under another. Where an answer never
    names that one it has no headings, and any word may belong to it."""
    return bool(here and own and here != own and own in named)
