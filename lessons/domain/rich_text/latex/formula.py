"""A formula of LaTeX, once read: MathML and a line that tells it."""

from dataclasses import dataclass
from functools import lru_cache
from html import escape

from lessons.domain.rich_text.latex.reading import read
from lessons.domain.rich_text.latex.telling import told
from lessons.domain.rich_text.latex.tokens import FormulaError
from lessons.domain.rich_text.latex.tree import written


@dataclass(frozen=True, slots=True)
class ReadFormula:
    mathml: str
    """Empty where the formula holds what is not known; it is shown as it was typed then."""
    line: str


@lru_cache(maxsize=512)
def read_formula(latex: str, *, is_displayed: bool = False) -> ReadFormula:
    try:
        tree = read(latex)
    except FormulaError:
        return ReadFormula("", latex)
    line = " ".join(told(tree).split())
    display = "block" if is_displayed else "inline"
    mathml = f'<math display="{display}" alttext="{escape(line)}">{written(tree)}</math>'
    return ReadFormula(mathml, line)
