"""Formulas (Word's m:oMath, OpenDocument's MathML) on one line: ``(a+b)/(c)``, ``x^2``, ``√(x)``.

A reader of the line can rebuild the formula; the page shows no typeset mathematics.
"""

import re
from collections.abc import Callable, Iterable, Mapping

from lessons.domain.handouts.office.symbols import raised
from lessons.domain.handouts.office.xml_tree import Node

_SIMPLE = re.compile(r"[\w.,′]*|[^\w\s]")
_NOT_SHOWN = frozenset({"annotation", "annotation-xml"})
_DEEPEST = 60


def formula_text(node: Node, depth: int = 0) -> str:
    """Blanks are kept as the formula has them: most have none."""
    local = node.name.rpartition(":")[2]
    if depth > _DEEPEST or local in _NOT_SHOWN or local.endswith("Pr"):
        return ""
    rule = _RULES.get(local)
    if rule is not None:
        return rule(node, depth + 1)
    return _inside(node.children, depth + 1) if node.children else node.text


def _inside(nodes: Iterable[Node], depth: int) -> str:
    return "".join(formula_text(node, depth) for node in nodes)


def _part(node: Node, name: str, depth: int) -> str:
    found = node.find(f"m:{name}")
    return formula_text(found, depth) if found is not None else ""


def _group(text: str) -> str:
    """Brackets where the piece would fall apart without them."""
    return text if _SIMPLE.fullmatch(text) else f"({text})"


def _raised(text: str) -> str:
    power = raised(text)
    return power if power != text else f"^{_group(text)}" if text else ""


def _lowered(text: str) -> str:
    return f"_{_group(text)}" if text else ""


def _fraction(node: Node, depth: int) -> str:
    return f"{_group(_part(node, 'num', depth))}/{_group(_part(node, 'den', depth))}"


def _superscript(node: Node, depth: int) -> str:
    return _group(_part(node, "e", depth)) + _raised(_part(node, "sup", depth))


def _subscript(node: Node, depth: int) -> str:
    return _group(_part(node, "e", depth)) + _lowered(_part(node, "sub", depth))


def _both_scripts(node: Node, depth: int) -> str:
    scripts = _lowered(_part(node, "sub", depth)) + _raised(_part(node, "sup", depth))
    return _group(_part(node, "e", depth)) + scripts


def _root(node: Node, depth: int) -> str:
    return f"{raised(_part(node, 'deg', depth))}√({_part(node, 'e', depth)})"


def _sign(node: Node, properties: str, default: str) -> str:
    found = node.find(f"m:{properties}")
    return found.value("m:chr", "m:val", default) if found is not None else default


def _sum(node: Node, depth: int) -> str:
    scripts = _lowered(_part(node, "sub", depth)) + _raised(_part(node, "sup", depth))
    return f"{_sign(node, 'naryPr', '∫')}{scripts} {_part(node, 'e', depth)}"


def _brackets(node: Node, depth: int) -> str:
    properties = node.find("m:dPr")
    left, right, between = "(", ")", "|"
    if properties is not None:
        left = properties.value("m:begChr", "m:val", left)
        right = properties.value("m:endChr", "m:val", right)
        between = properties.value("m:sepChr", "m:val", between)
    parts = [formula_text(part, depth) for part in node.find_all("m:e")]
    return f"{left}{between.join(parts)}{right}"


def _function(node: Node, depth: int) -> str:
    return f"{_part(node, 'fName', depth)} {_group(_part(node, 'e', depth))}"


def _matrix(node: Node, depth: int) -> str:
    return "; ".join(
        ", ".join(formula_text(part, depth) for part in row.children if not row.name.endswith("Pr"))
        for row in node.children
        if row.name in {"m:mr", "math:mtr"}
    )


def _equations(node: Node, depth: int) -> str:
    return "; ".join(formula_text(part, depth) for part in node.find_all("m:e"))


def _limit(node: Node, depth: int) -> str:
    return f"{_part(node, 'e', depth)}_{_group(_part(node, 'lim', depth))} "


def _pieces(node: Node, depth: int) -> list[str]:
    return [*(formula_text(child, depth) for child in node.children), "", "", ""]


def _math_fraction(node: Node, depth: int) -> str:
    above, below, *_ = _pieces(node, depth)
    return f"{_group(above)}/{_group(below)}"


def _math_raised(node: Node, depth: int) -> str:
    base, power, *_ = _pieces(node, depth)
    return _group(base) + _raised(power)


def _math_lowered(node: Node, depth: int) -> str:
    base, index, *_ = _pieces(node, depth)
    return _group(base) + _lowered(index)


def _math_both(node: Node, depth: int) -> str:
    base, index, power, *_ = _pieces(node, depth)
    return _group(base) + _lowered(index) + _raised(power)


def _math_root(node: Node, depth: int) -> str:
    return f"√({_inside(node.children, depth)})"


def _math_degree(node: Node, depth: int) -> str:
    base, degree, *_ = _pieces(node, depth)
    return f"{raised(degree)}√({base})"


_RULES: Mapping[str, Callable[[Node, int], str]] = {
    "f": _fraction,
    "sSup": _superscript,
    "sSub": _subscript,
    "sSubSup": _both_scripts,
    "rad": _root,
    "nary": _sum,
    "d": _brackets,
    "func": _function,
    "m": _matrix,
    "eqArr": _equations,
    "limLow": _limit,
    "mfrac": _math_fraction,
    "msup": _math_raised,
    "msub": _math_lowered,
    "msubsup": _math_both,
    "munder": _math_lowered,
    "mover": _math_raised,
    "munderover": _math_both,
    "msqrt": _math_root,
    "mroot": _math_degree,
    "mtable": _matrix,
}
