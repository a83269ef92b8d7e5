"""Which of several things that a question asks for a passage of the answer speaks of.

A question that asks for objects and subjects, for soft and hard power, for mitosis and meiosis has
key points that tell them apart. The same words under the wrong heading are wrong, so each word of
the answer, and each of a key point, belongs to the heading that its sentence names, of several to
the last before it.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate, groupby

from lessons.domain.marking.ideas import Phrasing, content
from lessons.domain.marking.lexicon import Lexicon
from lessons.domain.marking.likeness import SLIP, likeness
from lessons.domain.marking.proposal import Rubric
from lessons.domain.marking.statements import MOST_WORDS, SaidWord, read, sentences
from lessons.domain.text.endings import stem

_MOST_REMEMBERED = 20_000
"""Words of answers to one question."""
_ABBREVIATED = 4
"""Letters from which a beginning stands for a head: «экзо», «эндо»."""
_FEWEST = 2
"""Heads; one alone parts nothing."""
_FIRST_WORDS = 3
_LONGEST_ITEM = 3
"""Words between a comma of a list and the word that joins its last thing."""
_OF_A_KIND = ("ogo", "ego", "oi", "ei")
"""«Врождённый иммунитет … от приобретённого»: the noun is not said again."""
_JOINING = frozenset({"men", "pen", "ben", "jane", "nemese", "i", "ili", "al"})
_ABLATIVE = ("dan", "den", "tan", "ten", "nan", "nen")
_DIFFERENCE = ("erekshel", "airma", "airiladi", "otlich", "salistir", "sravn")
_BOTH = ("ekeui", "barlig", "barli", "oba", "obe", "ortak", "uksas")
"""Beginnings of words that speak of all of them together."""
NO_HEADS = (
    "memleket", "saias", "kelis", "pikir", "ustanim", "kazaksta", "eki", "bir", "tanda", "misal",
    "tart", "halikara", "airma", "erekshel", "salistir", "tusind", "kalai", "kandai", "dalel",
)  # fmt: skip
"""Beginnings of words that questions join with others and that part no key points."""
Side = tuple[str, ...]


class Heads:
    """A head is called by the first stem of its side."""

    def __init__(self, rubric: Rubric, lexicon: Lexicon) -> None:
        pairs = _pairs(read(rubric.question, lexicon))
        sides = _merged([side for pair in pairs for side in pair if side])
        self._head_of = {one: side[0] for side in sides for one in side}
        self._known: dict[str, str] = {}
        self._beside = {
            frozenset({self._head_of[left[0]], self._head_of[right[0]]})
            for left, right in pairs
            if left and right
        }
        texts = {point.id: read(point.text, lexicon) for point in rubric.key_points}
        named = _things([self._in_clauses(words) for words in texts.values()])
        if len(named) < _FEWEST:
            self._head_of = {}
        self._head_of = {one: head for one, head in self._head_of.items() if head in named}
        self._known.clear()
        self._of_point = {id_: self._single(words) for id_, words in texts.items()}

    def are_opposed(self, one: str, other: str) -> bool:
        """Whether the question sets them beside one another: two forces are, a force and its aim
        are not."""
        return frozenset({one, other}) in self._beside

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

    def owners(self, words: Sequence[SaidWord]) -> list[str]:
        """The thing that each clause speaks of: the one that it names, of several the last before
        a word, of none that of the clause before in its sentence. «Отынның жануы – экзотермиялық»:
        what a sentence begins with may have its thing behind it."""
        if not self._head_of:
            return [""] * len(words)
        return [owner for one in sentences(words) for owner in self._owners(one)]

    def owners_of_units(self, key_point: str, phrasing: Phrasing) -> list[str]:
        """A clause of a key point that names a thing late does not turn to it: «буын үндестігі:
        сөздегі дауысты дыбыстардың …» speaks on of the harmony of syllables."""
        words = [unit.words[0] for unit in phrasing.units]
        if not any(map(self._named, words)):
            return [self._of_point[key_point]] * len(words)
        return list(self._owners(words, latest=_FIRST_WORDS - 1))

    def _owners(self, sentence: Sequence[SaidWord], latest: int = MOST_WORDS) -> Iterator[str]:
        """``latest`` is the place in a clause before which a thing must be named to be its own."""
        clauses = [list(one) for _, one in groupby(sentence, key=lambda word: word.token.clause)]
        heads = [_early([self._named(word) for word in clause], latest) for clause in clauses]
        is_behind = not any(heads[0])
        current = ""
        for at, (clause, named) in enumerate(zip(clauses, heads, strict=True)):
            behind = _only(heads[at + 1]) if is_behind and at + 1 < len(heads) else ""
            owners = _owners_in(named, behind or current)
            current = owners[-1] if any(named) else current
            if any(map(_is_both, clause)):
                owners, current = [""] * len(clause), ""
            yield from owners

    def _in_clauses(self, words: Sequence[SaidWord]) -> list[list[str]]:
        """The heads that each clause names, in their order."""
        parts = groupby(words, key=lambda word: word.token.clause)
        return [[head for head in map(self._named, part) if head] for _, part in parts]

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
        """The same words come again and again; of a strange text no more are kept than of one."""
        key = word.token.key
        if key not in self._known:
            if len(self._known) >= _MOST_REMEMBERED:
                self._known.clear()
            self._known[key] = self._found(key)
        return self._known[key]

    def _found(self, key: str) -> str:
        like = next((head for one, head in self._head_of.items() if likeness(key, one) >= SLIP), "")
        return like or self._abbreviated(stem(key))

    def _abbreviated(self, beginning: str) -> str:
        if len(beginning) < _ABBREVIATED:
            return ""
        meant = {head for one, head in self._head_of.items() if one.startswith(beginning)}
        return meant.pop() if len(meant) == 1 else ""


def _early(heads: list[str], latest: int) -> list[str]:
    """Nothing where the first is named later than that."""
    first = next((at for at, head in enumerate(heads) if head), len(heads))
    is_late = first >= latest and len(heads) > latest
    return [""] * len(heads) if is_late else heads


def _owners_in(named: Sequence[str], before: str) -> list[str]:
    different = {head for head in named if head}
    if len(different) == 1:
        return [different.pop()] * len(named)
    return list(accumulate(named, lambda last, head: head or last, initial=before))[1:]


def _only(heads: Sequence[str]) -> str:
    """The head of a clause that is nothing else."""
    return heads[0] if len(set(heads)) == 1 else ""


def _things(texts: Sequence[Sequence[Sequence[str]]]) -> set[str]:
    """Heads that clauses of key points begin with: what oftener comes behind another is what is
    said of it («циклонда ауа …, антициклонда ауа …»)."""
    clauses = [clause for text in texts for clause in text if clause]
    first = Counter(clause[0] for clause in clauses)
    behind = Counter(head for clause in clauses for head in set(clause[1:]) - {clause[0]})
    return {head for head in first if first[head] >= behind[head]}


def _is_both(word: SaidWord) -> bool:
    return word.token.key.startswith(_BOTH)


def _pairs(question: Sequence[SaidWord]) -> list[tuple[Side, Side]]:
    """Stems of the words that the question sets beside one another: «сатушылар мен сатып
    алушылар», «жұмсақ күш … қатаң күштен несімен ерекшеленеді». A word that only stands in the
    question and begins a key point («мемлекет», «келісесіз») parts nothing, and neither does one
    that stands on both sides («күш»)."""
    return [_apart(*pair) for sentence in sentences(question) for pair in _joined(sentence)]


def _joined(sentence: Sequence[SaidWord]) -> Iterator[tuple[list[str], list[str]]]:
    """The two words before and behind each word that joins two things, or each comma of such a
    list; where the question asks for a difference, the first thing and the one in the ablative, or
    what stands around «от»."""
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
        for at in range(2, len(sentence) - 1):
            if sentence[at].token.key == "ot":
                before = [w for w in sentence[:at] if not w.token.key.startswith(_DIFFERENCE)]
                behind = sentence[at + 1 : at + 3]
                is_short = len(behind) == 1 and behind[0].token.key.endswith(_OF_A_KIND)
                yield _stems(before[-2:-1] if is_short else before[-2:]), _stems(behind)


def _apart(left: Sequence[str], right: Sequence[str]) -> tuple[Side, Side]:
    """«жұмсақ күш», «қатаң күш»: what tells them apart stands before the word they share, or, as in
    «инфляция спроса», behind it."""
    if len(left) == len(right) == _FEWEST and likeness(left[1], right[1]) >= SLIP:
        left, right = left[:1], right[:1]
    elif len(left) == len(right) == _FEWEST and likeness(left[0], right[0]) >= SLIP:
        left, right = left[1:], right[1:]
    else:
        left, right = left[-1:], right[:1]
    if left and right and likeness(left[0], right[0]) >= SLIP:
        return (), ()
    return _heading(left), _heading(right)


def _heading(stems: Sequence[str]) -> Side:
    return tuple(one for one in stems if not one.startswith(NO_HEADS) and not one.endswith("niz"))


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
