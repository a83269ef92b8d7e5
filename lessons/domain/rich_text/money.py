"""Whether what stands between two dollar signs is a formula, or two sums of money."""

import re

from lessons.domain.rich_text.latex.symbols import FUNCTIONS

_WORDS_INSIDE = re.compile(r"\\(?:text|textrm|textbf|mbox|operatorname|ce)\*?\s*\{[^{}]*\}")
_FOREIGN_LETTER = re.compile(r"[^\W\d_a-zA-Zα-ωΑ-Ω]")
_BARE_WORD = re.compile(r"(?<![\\\w])([a-zA-Z]{2,})(?!\w)")
_FUNCTIONS = FUNCTIONS | {"lim", "max", "min", "mod", "dx", "dy", "dt", "dr"}


def is_formula(latex: str) -> bool:
    """Letters of Kazakh or Russian stand in a formula only within ``\\text{}``; a bare word
    behind a number is what a sum of money is told with."""
    bare = _WORDS_INSIDE.sub(" ", latex)
    if _FOREIGN_LETTER.search(bare):
        return False
    begins_with_sum = bare[:1].isdigit()
    return not begins_with_sum or set(_BARE_WORD.findall(bare)) <= _FUNCTIONS
