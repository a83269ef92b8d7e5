"""A key point as words to be found: each with its weight and whether the idea denies it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from lessons.domain.marking.english import LITTLE
from lessons.domain.marking.lexicon import Lexicon
from lessons.domain.marking.likeness import likeness
from lessons.domain.marking.proposal import Rubric
from lessons.domain.marking.statements import SaidWord, read
from lessons.domain.text.endings import stem
from lessons.domain.text.tokens import word_key

_EMPTY_WORDS = """
және мен пен бен менен да де та те не немесе ал бірақ бұл ол осы сол оның оны оған онда одан сондай
үшін арқылы туралы жайлы бойынша ретінде сияқты яғни мысалы болып болады бола болу бар жоқ емес еді
екен деп деген дегеніміз дейді еш әр бір өз өзі өзінің өзін өте тек ғана қана ең соң кейін бұрын
қарай дейін алатын алады алуға алу керек тиіс мүмкін жалпы сонымен қатар бірге басқа олар олардың
біз біздің сіз менің бұлар барлық кез келген келеді кел ету етеді етіп жасау жасайды беру береді
түрде жағдайда қандай қалай неге
анық айқын ясно чётко сондықтан себебі өйткені деу айтады айтқанда дегенді
и в на с по к о об от до из за для что как это или а но же бы при со то его их ее она он они так
также есть быть является который которые
"""
_GENERAL_WORDS = """
құрал қызмет жүргіз жүзеге негізгі маңызды ерекше қабілет түрлі көмектес ұғым міндет пайда болуы
мүмкін кемшіліг артықшылы тұрады жатады кіреді көптеген ғасыр жылдар мемлекет адам халықаралық
"""
_EMPTY = frozenset(map(word_key, _EMPTY_WORDS.split()))
_GENERAL = tuple(map(word_key, _GENERAL_WORDS.split()))
_IN_QUESTION = 0.25
_SHARED = 0.6
_COMMON = 0.5


@dataclass(frozen=True, slots=True)
class Unit:
    """``keys`` are one word and, where the key point has it in brackets, its other spelling."""

    words: tuple[SaidWord, ...]
    weight: float
    is_asked: bool = False
    """The question has it too."""

    @property
    def is_denied(self) -> bool:
        return self.words[0].is_denied


@dataclass(frozen=True, slots=True)
class Phrasing:
    units: tuple[Unit, ...]

    @property
    def weight(self) -> float:
        return sum(unit.weight for unit in self.units)


def is_empty(key: str) -> bool:
    """A word that carries no idea."""
    return key in _EMPTY or key == LITTLE or (len(key) < 2 and not key.isdigit())


def content(words: Iterable[SaidWord]) -> list[SaidWord]:
    return [word for word in words if not is_empty(word.token.key)]


def phrasings(rubric: Rubric, lexicon: Lexicon) -> dict[str, tuple[Phrasing, ...]]:
    """For each key point its text and its other wordings."""
    return {
        point.id: tuple(
            phrasing_of(text, rubric, lexicon) for text in (point.text, *point.wordings)
        )
        for point in rubric.key_points
    }


def phrasing_of(text: str, rubric: Rubric, lexicon: Lexicon) -> Phrasing:
    """A text as one way to say a key point of the rubric."""
    question = {stem(word.token.key) for word in content(read(rubric.question, lexicon))}
    spread = Counter(
        one
        for point in rubric.key_points
        for one in {stem(word.token.key) for word in content(read(point.text, lexicon))}
    )
    return Phrasing(tuple(_units(text, lexicon, question, spread)))


def plain_phrasing(text: str, lexicon: Lexicon) -> Phrasing:
    """Every word that carries an idea, whatever the question asks."""
    return Phrasing(tuple(Unit((word,), 1.0) for word in content(read(text, lexicon))))


def _units(text: str, lexicon: Lexicon, question: set[str], spread: Counter[str]) -> list[Unit]:
    units: list[Unit] = []
    for word in content(read(text, lexicon)):
        if units and _in_brackets(text, word):
            units[-1] = replace(units[-1], words=(*units[-1].words, word))
        else:
            key = word.token.key
            units.append(Unit((word,), _weight(key, question, spread), _is_asked(key, question)))
    return units


def _in_brackets(text: str, word: SaidWord) -> bool:
    """One word alone in brackets is another spelling of the one before."""
    return text[: word.token.start].endswith("(") and text[word.token.end :].startswith(")")


def _is_asked(key: str, question: set[str]) -> bool:
    return any(likeness(stem(key), one) for one in question)


def _weight(key: str, question: set[str], spread: Counter[str]) -> float:
    weight = 1.0
    if _is_asked(key, question):
        weight *= _IN_QUESTION
    if spread[stem(key)] > 1:
        weight *= _SHARED
    if key.startswith(_GENERAL):
        weight *= _COMMON
    return weight
