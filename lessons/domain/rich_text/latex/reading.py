"""LaTeX to a tree: a reader that goes down once, with a bound on how deep.

What it does not know is an error, and the formula is then shown as it was typed: a formula with a
part left out would say something else. `docs/` and the editor's help list what there is.
"""

from collections.abc import Callable, Mapping

from lessons.domain.rich_text.latex import symbols
from lessons.domain.rich_text.latex.scripts import scripted
from lessons.domain.rich_text.latex.tokens import FormulaError, tokens_of
from lessons.domain.rich_text.latex.tree import Element, identifier, operator, row
from lessons.domain.rich_text.latex.words import is_word_command, word

MOST_DEPTH = 30
_STRETCHY = ("stretchy", "true")
_FRACTIONS = frozenset({"frac", "dfrac", "tfrac", "cfrac"})
_SIZES = symbols.names(
    "big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr displaystyle textstyle limits "
    "nolimits left right middle"
)
_ENDS = frozenset({"}", "&", "\\\\", "\\right"})


def read(latex: str) -> Element:
    reader = _Reader(tokens_of(latex))
    found = reader.row(0)
    if reader.peek():
        raise FormulaError
    return found


class _Reader:
    def __init__(self, tokens: list[str]) -> None:
        self._tokens, self._at = tokens, 0
        self._commands: Mapping[str, Callable[[str, int], Element]] = {
            **dict.fromkeys(_FRACTIONS, self._fraction),
            **dict.fromkeys(symbols.ACCENTS, self._accent),
            "binom": self._binomial,
            "sqrt": self._root,
            "left": self._fenced,
            "overset": self._over,
            "stackrel": self._over,
            "underset": self._under,
            "boxed": self._boxed,
            "not": self._negated,
        }

    def peek(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _take(self) -> str:
        piece = self.peek()
        if not piece:
            raise FormulaError
        self._at += 1
        return piece

    def row(self, depth: int, *ends: str) -> Element:
        """Up to what ends it, which stays."""
        if depth > MOST_DEPTH:
            raise FormulaError
        found: list[Element] = []
        while (piece := self.peek()) and piece not in _ENDS and piece not in ends:
            if piece.startswith("\\end"):
                break
            found.append(self._with_scripts(depth))
        return row(found)

    def _with_scripts(self, depth: int) -> Element:
        base = Element("mrow") if self.peek() in "^_" else self._atom(depth)
        below = above = None
        primes = ""
        while (piece := self.peek()) and piece in "^_'":
            self._take()
            if piece == "'":
                primes += "′"
            elif piece == "^" and above is None:
                above = self._argument(depth)
            elif piece == "_" and below is None:
                below = self._argument(depth)
            else:
                raise FormulaError
        if primes:
            above = row([operator(primes), *([above] if above else [])])
        return scripted(base, below, above)

    def _argument(self, depth: int) -> Element:
        return self._group(depth) if self.peek() == "{" else self._atom(depth + 1)

    def _group(self, depth: int) -> Element:
        self._expect("{")
        inside = self.row(depth + 1)
        self._expect("}")
        return inside

    def _expect(self, piece: str) -> None:
        if self._take() != piece:
            raise FormulaError

    def _atom(self, depth: int) -> Element:
        if depth > MOST_DEPTH:
            raise FormulaError
        piece = self.peek()
        if piece == "{":
            return self._group(depth)
        self._take()
        if piece.startswith("\\begin"):
            return self._table(piece[len("\\begin") :].strip("{} "), depth)
        if is_word_command(piece):
            return word(piece)
        return self._command(piece[1:], depth) if piece[0] == "\\" else _sign(piece)

    def _command(self, name: str, depth: int) -> Element:
        if name in self._commands:
            return self._commands[name](name, depth + 1)
        if name in _SIZES:
            return self._sized(name, depth + 1)
        return _symbol(name)

    def _sized(self, name: str, depth: int) -> Element:
        """Sizes are told by the formula itself."""
        if name in ("right", "middle"):
            raise FormulaError
        return self._atom(depth) if name[:3].casefold() == "big" else Element("mrow")

    def _fraction(self, name: str, depth: int) -> Element:
        parts = (self._argument(depth), self._argument(depth))
        shown = {"dfrac": "true", "cfrac": "true", "tfrac": "false"}.get(name)
        fraction = Element("mfrac", parts)
        style = (("displaystyle", shown),) if shown else ()
        return Element("mstyle", (fraction,), attributes=style) if style else fraction

    def _binomial(self, name: str, depth: int) -> Element:
        parts = (self._argument(depth), self._argument(depth))
        stack = Element("mfrac", parts, attributes=(("linethickness", "0"),))
        return row([operator("(", _STRETCHY), stack, operator(")", _STRETCHY)])

    def _root(self, name: str, depth: int) -> Element:
        if self.peek() != "[":
            return Element("msqrt", (self._argument(depth),))
        self._take()
        index = self.row(depth, "]")
        self._expect("]")
        return Element("mroot", (self._argument(depth), index))

    def _accent(self, name: str, depth: int) -> Element:
        stretchy = ("stretchy", "true" if name in symbols.WIDE else "false")
        sign = operator(symbols.ACCENTS[name], stretchy)
        tag, kind = ("munder", "accentunder") if name in symbols.BELOW else ("mover", "accent")
        return Element(tag, (self._argument(depth), sign), attributes=((kind, "true"),))

    def _over(self, name: str, depth: int) -> Element:
        above, base = self._argument(depth), self._argument(depth)
        return Element("mover", (base, above))

    def _under(self, name: str, depth: int) -> Element:
        below, base = self._argument(depth), self._argument(depth)
        return Element("munder", (base, below))

    def _boxed(self, name: str, depth: int) -> Element:
        return Element("mrow", (self._argument(depth),), attributes=(("class", "boxed"),))

    def _negated(self, name: str, depth: int) -> Element:
        base = self._atom(depth)
        if base.tag != "mo":
            raise FormulaError
        return operator(base.text + "\u0338")

    def _fenced(self, name: str, depth: int) -> Element:
        opening = self._fence()
        inside = self.row(depth)
        self._expect("\\right")
        return row([*opening, inside, *self._fence()])

    def _fence(self) -> list[Element]:
        piece = self._take()
        if piece == ".":
            return []
        sign = _symbol(piece[1:]) if piece[0] == "\\" else operator(piece)
        if sign.tag != "mo" or len(sign.text) != 1:
            raise FormulaError
        return [operator(sign.text, ("fence", "true"), _STRETCHY)]

    def _table(self, name: str, depth: int) -> Element:
        if name not in symbols.FENCES:
            raise FormulaError
        columns = self._columns() if name == "array" else ""
        rows = [[self.row(depth + 1)]]
        while (piece := self._take()) in ("&", "\\\\"):
            if piece == "\\\\":
                rows.append([])
            rows[-1].append(self.row(depth + 1))
        if piece.replace(" ", "") != f"\\end{{{name}}}":
            raise FormulaError
        return _tabled(name, columns, rows)

    def _columns(self) -> str:
        self._expect("{")
        columns = ""
        while (piece := self._take()) != "}":
            columns += piece
        return columns.replace("|", "")


def _tabled(name: str, columns: str, rows: list[list[Element]]) -> Element:
    if len(rows) > 1 and rows[-1] == [Element("mrow")]:
        rows = rows[:-1]
    kind = "aligned" if name in symbols.ALIGNED else "cases" if name == "cases" else ""
    side = kind or {"l": "left", "r": "right"}.get(columns[:1], "")
    lines = tuple(
        Element("mtr", tuple(Element("mtd", (cell,)) for cell in cells)) for cells in rows
    )
    table = Element("mtable", lines, attributes=(("class", side),) if side else ())
    opening, closing = symbols.FENCES[name]
    fences = [
        [operator(one, ("fence", "true"), _STRETCHY)] if one else [] for one in (opening, closing)
    ]
    return row([*fences[0], table, *fences[1]])


def _sign(piece: str) -> Element:
    if piece[0].isdigit():
        return Element("mn", text=piece)
    if piece.isalpha():
        return identifier(piece)
    if piece in "}&%#$\\":
        raise FormulaError
    if piece == "~":
        return _space("0.25em")
    stretchy = (("stretchy", "false"),) if piece in "()[]|/" else ()
    return operator({"-": "−", "*": "∗"}.get(piece, piece), *stretchy)


def _space(width: str) -> Element:
    return Element("mspace", attributes=(("width", width),))


def _symbol(name: str) -> Element:
    if name in symbols.LETTERS or name in symbols.FUNCTIONS:
        return identifier(symbols.LETTERS.get(name, name))
    if name in symbols.SPACES:
        return _space(symbols.SPACES[name])
    if name in symbols.LARGE or name in symbols.LIMITS:
        sign = symbols.LARGE.get(name) or symbols.LIMITS[name]
        return operator(sign, ("movablelimits", "true"))
    if name in symbols.OPERATORS or name in symbols.INTEGRALS:
        return operator(symbols.OPERATORS.get(name) or symbols.INTEGRALS[name])
    raise FormulaError
