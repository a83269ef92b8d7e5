"""Key terms of a lesson: pairs of a term and its meaning, or only a list of words."""

import re
from collections.abc import Iterable, Sequence

from lessons.domain.handouts.item_marks import Kind as MarkKind
from lessons.domain.handouts.item_marks import find_mark
from lessons.domain.handouts.joining import Paragraph
from lessons.domain.languages import LANGUAGES
from lessons.domain.terms.term import LONGEST_MEANING, LONGEST_NAME, MOST_TERMS, Term
from lessons.domain.text.characters import DASHES, LETTER, SENTENCE_ENDS
from lessons.domain.text.samples import Sample

_PAIR = re.compile(
    rf"(?P<name>{LETTER}[^:;{SENTENCE_ENDS}]*?)(?: [{DASHES}] | ?: )(?P<meaning>\S.*{LETTER}.*)"
)
SAMPLES = (
    Sample(
        pattern=_PAIR,
        how="fullmatch",
        matches=("Су – түссіз сұйықтық.", "Нота: ресми хат"),
        misses=("су, мұз, бу", "Су ағады. Мұз – қатты."),
    ),
)
_MOST_WORDS = 8
_LONGEST_LIST = 600
_LONGEST_WORD = 70
_INNER_SENTENCE = re.compile(rf"{LETTER}{{3}}[{SENTENCE_ENDS}] \S")


def unmarked(text: str) -> str:
    """Without the number or bullet of its list."""
    for kind in (MarkKind.NUMBER, MarkKind.BULLET, MarkKind.LOOSE_NUMBER):
        mark = find_mark(text, kind)
        if mark is not None and mark.rest:
            return mark.rest
    return text


def pair_of(text: str) -> tuple[str, str] | None:
    """(name, meaning), each as short as a term of a lesson may be."""
    match = _PAIR.fullmatch(unmarked(text))
    if match is None or len(match["name"].split()) > _MOST_WORDS:
        return None
    name, meaning = match["name"].strip(" *"), match["meaning"].strip(" *")
    is_short = 1 < len(name) <= LONGEST_NAME and len(meaning) <= LONGEST_MEANING
    return (name, meaning) if is_short else None


def is_bare_list(paragraphs: Sequence[Paragraph]) -> bool:
    """Words without what they mean: parted by commas, or one a line."""
    texts = [paragraph.text for paragraph in paragraphs]
    if sum(map(len, texts)) > _LONGEST_LIST or any(map(_INNER_SENTENCE.search, texts)):
        return False
    return all(len(word) <= _LONGEST_WORD for text in texts for word in re.split("[,;]", text))


def terms_of(pairs: Iterable[tuple[str, str]], *, language: str) -> tuple[Term, ...]:
    """The first of each name, as many as a lesson holds."""
    found: dict[str, Term] = {}
    for name, meaning in pairs:
        names = {language if language in LANGUAGES else LANGUAGES[0]: name}
        found.setdefault(name.casefold(), Term(**names, meaning=meaning))
    return tuple(found.values())[:MOST_TERMS]
