"""Word's formulas (m:oMath) as LaTeX, by the schema's defaults where a property is left out.

What has no LaTeX here, and what the page could not show as a formula, stays the line of ordinary
signs that ``formulas`` makes: None.
"""

import re
from collections.abc import Callable, Iterable, Mapping

from lessons.domain.handouts.office.formulas import formula_text
from lessons.domain.handouts.office.xml_tree import Node
from lessons.domain.rich_text.latex.formula import read_formula
from lessons.domain.rich_text.latex.symbols import FUNCTIONS, LIMITS
from lessons.domain.rich_text.money import is_formula
from lessons.domain.text.characters import NON_BREAKING_BLANK

_DEEPEST = 40
_NEW_ROW = " \\\\ "
_MOST_LENGTH = 1500
_NAMES = FUNCTIONS | LIMITS.keys()
_SPECIAL = {
    "\\": "\\backslash ",
    "{": "\\{",
    "}": "\\}",
    "$": "\\$",
    "%": "\\%",
    "&": "\\&",
    "#": "\\#",
    "_": "\\_",
    "^": "\\wedge ",
    "~": "\\sim ",
    NON_BREAKING_BLANK: " ",
}
_FOREIGN = re.compile(r"([^\W\d_a-zA-Zα-ωΑ-Ω]+(?:\s+[^\W\d_a-zA-Zα-ωΑ-Ω]+)*)")
_NARY = {
    "∑": "\\sum",
    "∏": "\\prod",
    "∐": "\\coprod",
    "⋃": "\\bigcup",
    "⋂": "\\bigcap",
    "∫": "\\int",
    "∬": "\\iint",
    "∭": "\\iiint",
    "∮": "\\oint",
    "⋁": "\\bigvee",
    "⋀": "\\bigwedge",
}
_ACCENTS = {
    "\u0302": "hat",
    "\u0303": "tilde",
    "\u0304": "bar",
    "\u0305": "overline",
    "\u0307": "dot",
    "\u0308": "ddot",
    "\u030c": "check",
    "\u20d7": "vec",
    "¯": "bar",
    "^": "hat",
    "~": "tilde",
    "→": "vec",
    "\u20d6": "vec",
}
_FENCES = {"{": "\\{", "}": "\\}", "⌊": "\\lfloor", "⌋": "\\rfloor", "⌈": "\\lceil", "": "."}
_FENCES |= {"⌉": "\\rceil", "⟨": "\\langle", "⟩": "\\rangle", "〈": "\\langle", "〉": "\\rangle"}
_FENCES |= {"‖": "\\Vert", "∥": "\\Vert"}


class _NoLatexError(Exception):
    """An element, or a sign, that is not known here."""


def word_formula(node: Node) -> str:
    """With the dollar signs around it; a formula of one line only needs no LaTeX."""
    is_flat = all(_local(one) in _FLAT or _local(one).endswith("Pr") for one in node.walk())
    latex = None if is_flat else formula_latex(node)
    return formula_text(node) if latex is None else f"${latex}$"


def formula_latex(node: Node) -> str | None:
    """Without the dollar signs around it."""
    try:
        latex = " ".join(_latex(node, 0).split())
    except _NoLatexError:
        return None
    is_shown = 0 < len(latex) <= _MOST_LENGTH and is_formula(latex)
    return latex if is_shown and read_formula(latex).mathml else None


def _local(node: Node) -> str:
    return node.name.rpartition(":")[2]


def _latex(node: Node, depth: int) -> str:
    local = _local(node)
    if local.endswith("Pr"):
        return ""
    if depth > _DEEPEST:
        raise _NoLatexError
    rule = _RULES.get(local)
    if rule is not None:
        return rule(node, depth + 1)
    if local not in _HOLDERS:
        raise _NoLatexError
    return _inside(node.children, depth + 1)


def _inside(nodes: Iterable[Node], depth: int) -> str:
    return "".join(_latex(node, depth) for node in nodes)


def _run(node: Node, _depth: int) -> str:
    text = "".join(child.text for child in node.find_all("m:t"))
    properties = node.find("m:rPr")
    is_ordinary = properties is not None and properties.find("m:nor") is not None
    return _ordinary(text) if is_ordinary else _signs(text)


def _ordinary(text: str) -> str:
    return f"\\text{{{re.sub(r'[{}$]', '', text)}}}" if text.strip() else " "


def _signs(text: str) -> str:
    """Words of other letters are no variables."""
    parts = _FOREIGN.split(text)
    return "".join(
        _ordinary(part) if number % 2 else "".join(_SPECIAL.get(sign, sign) for sign in part)
        for number, part in enumerate(parts)
    )


def _part(node: Node, name: str, depth: int) -> str:
    found = node.find(f"m:{name}")
    return _inside(found.children, depth) if found is not None else ""


def _group(node: Node, name: str, depth: int) -> str:
    return "{" + _part(node, name, depth).strip() + "}"


def _value(node: Node, name: str, default: str) -> str:
    properties = next((one for one in node.children if one.name.endswith("Pr")), None)
    return properties.value(f"m:{name}", "m:val", default) if properties is not None else default


def _is_on(node: Node, name: str) -> bool:
    """A property that stands there without a value is switched on."""
    properties = next((one for one in node.children if one.name.endswith("Pr")), None)
    if properties is None or properties.find(f"m:{name}") is None:
        return False
    return _value(node, name, "1") not in ("0", "off", "false")


def _fraction(node: Node, depth: int) -> str:
    above, below = _group(node, "num", depth), _group(node, "den", depth)
    kind = _value(node, "type", "bar")
    if kind in ("skw", "lin"):
        return f"{above}/{below}"
    if kind == "noBar":
        return f"\\begin{{matrix}}{above}\\\\{below}\\end{{matrix}}"
    return f"\\frac{above}{below}"


def _scripts(*names: str) -> Callable[[Node, int], str]:
    signs = {"sub": "_", "sup": "^"}

    def latex(node: Node, depth: int) -> str:
        scripts = "".join(signs[name] + _group(node, name, depth) for name in names)
        return _group(node, "e", depth) + scripts

    return latex


def _before(node: Node, depth: int) -> str:
    below, above = _group(node, "sub", depth), _group(node, "sup", depth)
    return f"{{}}_{below}^{above}{_group(node, 'e', depth)}"


def _root(node: Node, depth: int) -> str:
    degree = "" if _is_on(node, "degHide") else _part(node, "deg", depth).strip()
    index = f"[{degree}]" if degree else ""
    return f"\\sqrt{index}{_group(node, 'e', depth)}"


def _large(node: Node, depth: int) -> str:
    sign = _NARY.get(_value(node, "chr", "∫"))
    if sign is None:
        raise _NoLatexError
    below = "" if _is_on(node, "subHide") else _part(node, "sub", depth).strip()
    above = "" if _is_on(node, "supHide") else _part(node, "sup", depth).strip()
    scripts = (f"_{{{below}}}" if below else "") + (f"^{{{above}}}" if above else "")
    return f"{sign}{scripts} {_part(node, 'e', depth)}"


def _brackets(node: Node, depth: int) -> str:
    left, right = _value(node, "begChr", "("), _value(node, "endChr", ")")
    between = f" {_value(node, 'sepChr', '|')} "
    parts = [_inside(part.children, depth) for part in node.find_all("m:e")]
    opening, closing = (_FENCES.get(one, one) for one in (left, right))
    return f"\\left{opening} {between.join(parts)} \\right{closing} "


def _function(node: Node, depth: int) -> str:
    return f"{_name(_part(node, 'fName', depth))} {_group(node, 'e', depth)}"


def _name(text: str) -> str:
    """A name that is known stands upright, with what stands at it."""
    found = re.match(r"\{?([a-zA-Z]+)\}?", text.strip())
    if found is None or found[1] not in _NAMES:
        return text
    return f"\\{found[1]}{text.strip()[found.end() :]}"


def _limit(sign: str) -> Callable[[Node, int], str]:
    def latex(node: Node, depth: int) -> str:
        base, limit = _name(_part(node, "e", depth)), _group(node, "lim", depth)
        if base.startswith("\\") and sign == "_":
            return f"{base}_{limit}"
        return f"\\{'underset' if sign == '_' else 'overset'}{limit}{{{base}}}"

    return latex


def _accent(node: Node, depth: int) -> str:
    accent = _ACCENTS.get(_value(node, "chr", "\u0302"))
    if accent is None:
        raise _NoLatexError
    return f"\\{accent}{_group(node, 'e', depth)}"


def _bar(node: Node, depth: int) -> str:
    name = "overline" if _value(node, "pos", "bot") == "top" else "underline"
    return f"\\{name}{_group(node, 'e', depth)}"


def _braced(node: Node, depth: int) -> str:
    name = {"⏞": "overbrace", "⏟": "underbrace"}.get(_value(node, "chr", "⏟"))
    if name is None:
        raise _NoLatexError
    return f"\\{name}{_group(node, 'e', depth)}"


def _boxed(node: Node, depth: int) -> str:
    return f"\\boxed{_group(node, 'e', depth)}"


def _plain_box(node: Node, depth: int) -> str:
    return _group(node, "e", depth)


def _matrix(node: Node, depth: int) -> str:
    rows = (
        " & ".join(_inside(cell.children, depth) for cell in row.find_all("m:e"))
        for row in node.find_all("m:mr")
    )
    return f"\\begin{{matrix}}{_NEW_ROW.join(rows)}\\end{{matrix}}"


def _equations(node: Node, depth: int) -> str:
    """Word marks where they are aligned with ``&``, which a run holds as a sign."""
    rows = (_inside(row.children, depth).replace("\\&", "&") for row in node.find_all("m:e"))
    return f"\\begin{{aligned}}{_NEW_ROW.join(rows)}\\end{{aligned}}"


_FLAT = frozenset({"oMath", "r", "t", "nor", "sty", "scr"})
_HOLDERS = frozenset({"oMath", "oMathPara", "e", "num", "den", "sub", "sup", "deg", "lim", "fName"})
_HOLDERS |= {"ins", "smartTag", "hyperlink"}
_RULES: Mapping[str, Callable[[Node, int], str]] = {
    "r": _run,
    "f": _fraction,
    "sPre": _before,
    "rad": _root,
    "nary": _large,
    "sSup": _scripts("sup"),
    "sSub": _scripts("sub"),
    "sSubSup": _scripts("sub", "sup"),
    "d": _brackets,
    "func": _function,
    "limLow": _limit("_"),
    "limUpp": _limit("^"),
    "acc": _accent,
    "bar": _bar,
    "groupChr": _braced,
    "borderBox": _boxed,
    "box": _plain_box,
    "m": _matrix,
    "eqArr": _equations,
}
