"""A question's model answer says each key point once more, in other words."""

from collections.abc import Mapping, Sequence

from lessons.domain.marking.coverage import best_match
from lessons.domain.marking.ideas import Phrasing, content, phrasing_of
from lessons.domain.marking.lexicon import Lexicon
from lessons.domain.marking.proposal import Rubric
from lessons.domain.marking.statements import SaidWord, read, sentences

_SAYS = 0.4
"""A sentence that says so much of a key point, and more than of any other, is meant for it."""
_LONGEST = 14
"""Words; a longer sentence says more than one thing."""


def with_model_answer(
    told: Mapping[str, tuple[Phrasing, ...]], rubric: Rubric, lexicon: Lexicon
) -> dict[str, tuple[Phrasing, ...]]:
    """The phrasings of each key point and the sentences of the model answer that say it."""
    more = dict(told)
    if not told:
        return more
    for sentence in sentences(read(rubric.model_answer, lexicon)):
        said = {id_: best_match(own, [sentence]).coverage for id_, own in told.items()}
        nearest = max(said, key=said.__getitem__)
        if said[nearest] >= _SAYS and len(content(sentence)) <= _LONGEST:
            text = _text(sentence, rubric.model_answer)
            more[nearest] = (*more[nearest], phrasing_of(text, rubric, lexicon))
    return more


def _text(sentence: Sequence[SaidWord], text: str) -> str:
    return text[sentence[0].token.start : sentence[-1].token.end]
