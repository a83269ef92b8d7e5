"""Whether a text says a word or denies it: -ма/-ме behind the stem, емес or жоқ behind the word."""

import re
from collections.abc import Sequence

from lessons.domain.text.characters import CLAUSE_ENDS
from lessons.domain.text.inflection import forms_of, is_negation_of
from lessons.domain.text.suffixes import leads_on
from lessons.domain.text.words import Word

NOT = ("емес", "жок")
_HELPING = re.compile(r"бол(?:а|ып|у|уы|ган)|табыл|ала|ете|етип|келе|бере")
"""Verbs that stand between what is denied and the denial: болып табылмайды, бола алмайды."""
_CLAUSE_ENDS = re.compile(f"[{CLAUSE_ENDS}]")


def denies(word: str) -> bool:
    """Whether a folded word denies by itself: емес, жоқ, or a verb with -ма before its tense.

    Without a dictionary a few nouns look like such verbs (қамау; of those in бас, head, none is
    taken for one), so where the stem is known
    ``is_negation_of`` says it more surely.
    """
    is_verb = bool(forms_of(word).negated) and not word.endswith("бас")
    return is_verb or any(word.startswith(stem) and _is_verbal(word[len(stem) :]) for stem in NOT)


def _is_verbal(ending: str) -> bool:
    return any(leads_on(ending, state) for state in ("case", "person", "consonant"))


def is_negated(text: str, words: Sequence[Word], place: int, key: str = "") -> bool:
    """Whether ``words[place]``, a form of ``key``, is denied: by its own -ма, by емес or жоқ right
    behind it, or by a helping verb there (болып табылмайды). ``words`` are those of ``text``."""
    if key and is_negation_of(key, words[place].folded):
        return True
    for before, after in zip(words[place:], words[place + 1 : place + 4], strict=False):
        if _CLAUSE_ENDS.search(text[before.end : after.start]):
            return False
        if denies(after.folded):
            return True
        if not _HELPING.fullmatch(after.folded):
            return False
    return False
