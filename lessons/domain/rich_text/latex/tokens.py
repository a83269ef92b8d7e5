"""LaTeX in pieces: commands, numbers, single signs; a text in braces is one piece."""

import re

from lessons.domain.text.samples import Sample

_TOKEN = re.compile(
    r"\\(?:begin|end)\s*\{[a-zA-Z]{1,20}\*?\}"
    r"|\\(?:text|textrm|textbf|textit|mbox|operatorname|mathrm|mathbf|mathbb|mathcal|mathit|mathsf"
    r"|boldsymbol|mathtt|ce)\*?\s*\{[^{}]*\}"
    r"|\\[a-zA-Z]+|\\.|\d+(?:[.,]\d+(?![.,]?\d))?|\s+|.",
    re.DOTALL,
)
SAMPLES = (
    Sample(
        pattern=_TOKEN,
        how="fullmatch",
        matches=("\\begin{cases}", "\\text{егер x}", "\\frac", "\\\\", "3,14", "{", "х"),
        misses=("ab", "1,2,3", "\\text{a}}", "\\frac{"),
    ),
)
MOST_LENGTH = 2000


class FormulaError(ValueError):
    """The formula is shown as it was typed."""


def tokens_of(latex: str) -> list[str]:
    if len(latex) > MOST_LENGTH:
        raise FormulaError
    found = [token for token in _TOKEN.findall(latex) if not token.isspace()]
    return [re.sub(r"\s+(?=\{)", "", token, count=1) for token in found]
