"""Words and letters of another kind in a formula: ``\\text{…}``, ``\\mathrm{…}``, ``\\ce{…}``."""

import re
from collections.abc import Callable, Mapping

from lessons.domain.rich_text.latex import symbols
from lessons.domain.rich_text.latex.tokens import FormulaError
from lessons.domain.rich_text.latex.tree import Element, identifier, operator, row
from lessons.domain.text.characters import NON_BREAKING_BLANK
from lessons.domain.text.samples import Sample

_COMMAND = re.compile(
    r"\\(text|textrm|textbf|textit|mbox|operatorname|mathrm|mathbf|mathbb|mathcal|mathit|mathsf"
    r"|boldsymbol|mathtt|ce)\*?\{([^{}]*)\}",
    re.DOTALL,
)
_TEXTS = frozenset({"text", "textrm", "textbf", "textit", "mbox", "mathsf", "mathtt"})
_LETTERS: Mapping[str, Callable[[str], str]] = {
    "mathbb": symbols.double_struck,
    "mathcal": symbols.script,
    "mathbf": symbols.bold,
    "boldsymbol": symbols.bold,
}
_CHEMICAL = re.compile(
    r"\s*(?:(<=>|->|<-|[+=])(?=\s)|([A-Z][a-z]?|[()\[\]])(\d{1,3})?(?:\^?(\d?[+-])(?=[\s)\]]|$))?"
    r"|(\d{1,3})(?=\s?[A-Z(\[]))"
)
_BLANK = re.compile(r"\s")
SAMPLES = (
    Sample(
        pattern=_COMMAND,
        how="fullmatch",
        matches=("\\text{егер }", "\\operatorname*{tg}", "\\ce{H2O}"),
        misses=("\\text", "\\text{a{b}}", "\\frac{a}", "\\texts{a}"),
    ),
    Sample(
        pattern=_CHEMICAL,
        how="match",
        matches=("H2O", "SO4^2-", "2H2", " + O2", "-> H2O", "(OH)2"),
        misses=("h2o", "<script>", "\\frac", "->H"),
    ),
)
_ARROWS = {"<=>": "⇌", "->": "→", "<-": "←"}


def _same(text: str) -> str:
    return text


def is_word_command(token: str) -> bool:
    return _COMMAND.fullmatch(token) is not None


def word(token: str) -> Element:
    found = _COMMAND.fullmatch(token)
    if found is None:
        raise FormulaError
    command, inside = found[1], found[2]
    if command in _TEXTS:
        return Element("mtext", text=_BLANK.sub(NON_BREAKING_BLANK, inside))
    if command == "ce":
        return _chemical(inside)
    if "\\" in inside or "^" in inside or "_" in inside:
        raise FormulaError
    return identifier(_LETTERS.get(command, _same)(inside.strip()), is_upright=command != "mathit")


def _chemical(text: str) -> Element:
    """``2H2 + O2 -> 2H2O``: elements with their numbers and charges."""
    found: list[Element] = []
    at = 0
    while at < len(text.rstrip()):
        piece = _CHEMICAL.match(text, at)
        if piece is None or piece.end() == at:
            raise FormulaError
        found.append(_piece(piece))
        at = piece.end()
    return row(found)


def _piece(found: re.Match[str]) -> Element:
    sign, symbol, count, charge, before = found.groups()
    if sign:
        return operator(_ARROWS.get(sign, sign))
    if before:
        return Element("mn", text=before)
    base = identifier(symbol, is_upright=True) if symbol.isalpha() else operator(symbol)
    below = Element("mn", text=count or "")
    above = Element("mtext", text=(charge or "").replace("-", "−"))
    tag = {(True, True): "msubsup", (True, False): "msub", (False, True): "msup"}.get(
        (bool(count), bool(charge))
    )
    kept = [one for one in (below, above) if one.text]
    return Element(tag, (base, *kept)) if tag else base
