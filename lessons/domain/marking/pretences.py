"""What is recognised before anything is believed: bare lists of keywords and copied questions."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache, partial
from itertools import groupby

from lessons.domain.marking.english import LITTLE
from lessons.domain.marking.ideas import content, is_empty
from lessons.domain.marking.likeness import likeness
from lessons.domain.marking.statements import SaidWord, is_finite
from lessons.domain.text.characters import DASHES
from lessons.domain.text.endings import stem
from lessons.domain.text.samples import Sample
from lessons.domain.text.tokens import word_key

_LINKING_WORDS = """
bul degen degenimiz deidi dep arkili retinde sebebi oitkeni iagni sonin onin ol olar bolip boladi
eken siakti ushin turali misali birak al demek sondai sol eto kogda kotorie kotorii kotoraia potomu
chto
"""
_LITTLE_RUSSIAN_WORDS = """
в на с к и для от по из что это как но или так же он она они его их если когда чтобы через между
"""
_OWN_STORY_WORDS = """
біз біздің бізге бізді бізде бізден маған мені менде менен мы нас нам нами наш наша наше нашей нашу
нашем мне меня мной we us our me
"""
_LATELY_WORDS = "былтыр кеше алдыңгүні вчера позавчера прошлом прошлой yesterday ago"
_LINKS = frozenset(_LINKING_WORDS.split())
_CASE = re.compile(r".{3,}?(?:[ndt]in|[gk][ae]|[dt]i|n[ae]|[dt][ae]|[dtn][ae]n|[mbp]en|in|si)$")
_TIE = re.compile(
    r".{2,}(?:[aiu]p|[gk][ae]n\w{0,4}|s[ae]|[ndt]in|[dtn][ae]n|[gk][ae]|[aei]?d[ie]k|[aei]id[ie]"
    r"|[ae]d[ie]|uet|aet|iut|it|at|et)|men|pen|ben|jane|da|de|arkili|al"
)
SAMPLES = (
    Sample(
        pattern=_TIE,
        how="fullmatch",
        matches=("barip", "kelgen", "ordanin", "men", "arkili", "delaet", "kuat"),
        misses=("atmosfera", "ottegi", "jarik", "glukoza", "su"),
    ),
)
_UNTIED_ROW = 12
"""Words. Set, with the next, on 1,100 marked answers: of two such rows both were stuffed."""
_MOSTLY_USED = 0.6
_SEEMING = ((17, 0.2), (15, 0.1))
"""Set on 1,200 marked answers: of 14 such rows 14 were stuffed."""
_SINGLE = 1.2
_LITTLE_RUSSIAN = frozenset({LITTLE, *map(word_key, _LITTLE_RUSSIAN_WORDS.split())})
_OWN_STORY = frozenset(map(word_key, _OWN_STORY_WORDS.split()))
_LATELY = frozenset(map(word_key, _LATELY_WORDS.split()))
_OF_ONESELF = 2
"""Words of oneself that make a story where a day is named too. Set on 1,122 marked answers, where
one was such a story and no good answer."""
_DENIED_ENDS = 0.6
"""Of the statements. Set on 1,122 marked answers: of those that had half of the points two were
denied and one poor."""
_FEWEST_DENIED = 2
_HEADING = re.compile(rf"\w\s*(?::|[{DASHES}]\s)|^\s*\d+[.)]?\s", re.MULTILINE)
_LONG_ROW = 10
"""Words without a predicate among them. Set, with the next two, on 920 marked answers and on rows
made of the key points of 67 questions: 65 rows are found, and 11 answers, two of them good."""
_BARE_ROW = 0.75
_MOSTLY_LISTED = 0.65
_WORDS_UNDER_A_HEADING = 2
_HARDLY_A_PREDICATE = 0.03
_RUSSIAN_VERB = ("uet", "aet", "iaet", "iut", "aiut", "etsia", "itsia", "utsia", "iatsia")
_MANY_LITTLE = 0.06
_LEAST_STATEMENT = 4
"""Words; a clause of fewer says little about anything, whatever it ends in."""
_LEAST_COPIED = 4
_FEWEST = 6
"""Words; a shorter answer is too short to be told from a list."""
_SHORT_CLAUSE = 2.5
_MANY_CLAUSES = 5
_VERY_MANY_CLAUSES = 8
_ALONE = 1.4
"""Words a clause: nearly every word stands between commas, whatever its ending looks like."""
_NEARLY_ALONE = 1.8
_MANY_BARE = 0.82
_NEARLY_ALL_BARE = 0.9
_FEW_PREDICATES = 0.12
_COPIED = 0.8


@lru_cache(maxsize=1 << 15)
def _is_predicate(key: str) -> bool:
    if key in _LINKS:
        return True
    return is_finite(key) and not key.endswith(("etik", "atik", "tik", "in", "im", "ti"))


def is_list_of_keywords(text: str, words: Sequence[SaidWord]) -> bool:
    """Names one after the other, and nothing said about them."""
    if len(words) < _FEWEST:
        return False
    if is_like_a_list(text, words) and predicates(words) <= _HARDLY_A_PREDICATE:
        return True
    return not (_is_structured(text) or holds_statement(words)) and _is_cut_up(words)


def _is_cut_up(words: Sequence[SaidWord]) -> bool:
    clauses = len({word.token.clause for word in words})
    if clauses >= _VERY_MANY_CLAUSES and len(words) <= _ALONE * clauses:
        return True
    if _is_chopped(words) and predicates(words) <= _FEW_PREDICATES:
        return True
    in_pieces = clauses >= _MANY_CLAUSES and len(words) <= _SHORT_CLAUSE * clauses
    if in_pieces and bare(words) >= _MANY_BARE:
        return True
    return bare(words) >= _NEARLY_ALL_BARE and predicates(words) <= _FEW_PREDICATES


def is_like_a_list(text: str, words: Sequence[SaidWord]) -> bool:
    """Key words in a row, with hardly a statement behind them."""
    return (
        len(words) >= _FEWEST and listed(words) >= _MOSTLY_LISTED and not _has_headings(text, words)
    )


def is_single_words(words: Sequence[SaidWord]) -> bool:
    """Hardly a clause has two words, under headings or not. Where key points state something, they
    are not said by that."""
    clauses = len({word.token.clause for word in words})
    is_cut = clauses >= _VERY_MANY_CLAUSES and len(words) <= _SINGLE * clauses
    return is_cut and bare(words) >= _NEARLY_ALL_BARE


def is_own_story(words: Sequence[SaidWord]) -> bool:
    """What the writer lived through, «біздің топ былтыр …», and nothing of what was learnt."""
    keys = [word.token.key for word in words]
    return sum(key in _OWN_STORY for key in keys) >= _OF_ONESELF and not _LATELY.isdisjoint(keys)


def denies_most(words: Sequence[SaidWord]) -> bool:
    """Most of its statements end denied: clauses of two words and more, told by their last two."""
    clauses = [list(one) for _, one in groupby(content(words), key=lambda word: word.token.clause)]
    ends = [any(word.is_denied for word in one[-2:]) for one in clauses if len(one) > 1]
    return sum(ends) >= max(_FEWEST_DENIED, _DENIED_ENDS * len(ends))


def is_untied_row(words: Sequence[SaidWord], used: Collection[int]) -> bool:
    """A clause as long as several sentences, mostly of words of key points, in which nothing ties
    one to another: no conjunction, no case, no verb within it. ``used`` are places in the text."""
    first = 0
    for _, group in groupby(words, key=lambda word: word.token.clause):
        row = list(group)
        hits = sum(at in used for at in range(first, first + len(row)))
        first += len(row)
        is_row = len(row) >= _UNTIED_ROW and hits >= _MOSTLY_USED * len(row)
        ties = sum(_is_tie(word.token.key) for word in row[:-1])
        if is_row and ties <= _may_seem_tied(len(row)) * len(row):
            return True
    return False


def _may_seem_tied(size: int) -> float:
    """Of the words of a row the share that may look like ties by their letters alone: the longer
    nothing ends the row, the surer it is one."""
    return next((share for least, share in _SEEMING if size >= least), 0.0)


@lru_cache(maxsize=1 << 15)
def _is_tie(key: str) -> bool:
    return key in _LINKS or key in _LITTLE_RUSSIAN or _TIE.fullmatch(key) is not None


def listed(words: Sequence[SaidWord]) -> float:
    """The share of words that stand in long rows without a predicate and with few cases: key words
    in a row are a list whether there are commas or not."""
    rows: list[list[SaidWord]] = [[]]
    for word in words:
        if _is_predicate(word.token.key) or _is_russian(word.token.key):
            rows.append([])
        else:
            rows[-1].append(word)
    return sum(len(row) for row in rows if _is_bare_row(row)) / len(words)


def _is_russian(key: str) -> bool:
    """A word that ties others together in Russian, whose cases are not looked for."""
    return key in _LITTLE_RUSSIAN or (len(key) > _LEAST_STATEMENT and key.endswith(_RUSSIAN_VERB))


def _is_bare_row(row: Sequence[SaidWord]) -> bool:
    return len(row) >= _LONG_ROW and bare(row) >= _BARE_ROW


def _has_headings(text: str, words: Sequence[SaidWord]) -> bool:
    """«Объектісі: …»; dashes between single words are no headings."""
    return _is_structured(text) and len(words) > _WORDS_UNDER_A_HEADING * len(
        _HEADING.findall(text)
    )


def _is_chopped(words: Sequence[SaidWord]) -> bool:
    """Very many pieces of one word or two; the numbers of a list are no pieces."""
    named = [word for word in words if not word.token.key.isdigit()]
    pieces = len({word.token.clause for word in named})
    return pieces >= _VERY_MANY_CLAUSES and len(named) <= _NEARLY_ALONE * pieces


def holds_statement(words: Sequence[SaidWord]) -> bool:
    """Whether something is surely said: a clause that ends in a Kazakh predicate, or Russian."""
    if sum(word.token.key in _LITTLE_RUSSIAN for word in words) >= _MANY_LITTLE * len(words):
        return True
    clauses = [list(one) for _, one in groupby(words, key=lambda word: word.token.clause)]
    return any(len(one) >= _LEAST_STATEMENT and _is_predicate(one[-1].token.key) for one in clauses)


def predicates(words: Sequence[SaidWord]) -> float:
    return sum(_is_predicate(word.token.key) for word in words) / len(words)


def bare(words: Sequence[SaidWord]) -> float:
    """The share of words without a case, which a sentence needs to tie its words together."""
    return sum(_CASE.match(word.token.key) is None for word in words) / len(words)


def _is_structured(text: str) -> bool:
    """Lists with headings («Объектісі: …») answer questions that ask for lists."""
    return len(_HEADING.findall(text)) >= 2


def is_copied(words: Sequence[SaidWord], question: Sequence[SaidWord]) -> bool:
    """Little but the words of the question."""
    told = Counter(word.token.key for word in words if not is_empty(word.token.key))
    asked = _by_letter(stem(word.token.key) for word in content(question))
    if told.total() < _LEAST_COPIED or not asked:
        return False
    same = sum(n for key, n in told.items() if any(map(partial(likeness, key), asked[key[:1]])))
    return same >= _COPIED * told.total()


def _by_letter(keys: Iterable[str]) -> dict[str, set[str]]:
    """Only words of one first letter are ever alike."""
    found: dict[str, set[str]] = defaultdict(set)
    for key in keys:
        found[key[:1]].add(key)
    return found
