"""A formula in one line of ordinary signs: for search, marking, and browsers without MathML."""

from collections.abc import Callable, Mapping

from lessons.domain.rich_text.latex.tree import Element
from lessons.domain.text.characters import MINUS

_RELATIONS = frozenset(
    {"=", "≠", "≤", "≥", "<", ">", "≈", "→", "⇒", "⇔", "⇌", "+", MINUS, "±", "∈"}
)


def told(element: Element) -> str:
    tell = _TOLD.get(element.tag)
    if tell:
        return tell(element)
    return _spaced(element) + "".join(map(told, element.inside))


def _spaced(element: Element) -> str:
    is_relation = element.tag == "mo" and element.text in _RELATIONS
    if element.tag == "mi" and len(element.text) > 1:
        return f"{element.text} "
    return f" {element.text} " if is_relation else element.text


def _bracketed(element: Element) -> str:
    inner = told(element).strip()
    return inner if len(inner) == 1 or inner.isalnum() else f"({inner})"


def _scripts(*signs: str) -> Callable[[Element], str]:
    def tell(element: Element) -> str:
        base, *rest = element.inside
        scripts = (f"{sign}{_bracketed(one)}" for sign, one in zip(signs, rest, strict=True))
        return told(base).rstrip() + "".join(scripts)

    return tell


def _accented(element: Element) -> str:
    if element.attributes:
        return told(element.inside[0])
    return _scripts("^")(element) if element.tag == "mover" else _scripts("_")(element)


_TOLD: Mapping[str, Callable[[Element], str]] = {
    "mfrac": lambda one: "/".join(map(_bracketed, one.inside)),
    "msqrt": lambda one: "√" + _bracketed(one.inside[0]),
    "mroot": lambda one: f"{told(one.inside[1])}√{_bracketed(one.inside[0])}",
    "msub": _scripts("_"),
    "msup": _scripts("^"),
    "msubsup": _scripts("_", "^"),
    "munderover": _scripts("_", "^"),
    "munder": _accented,
    "mover": _accented,
    "mspace": lambda _one: " ",
    "mtable": lambda one: "; ".join(map(told, one.inside)),
    "mtr": lambda one: ", ".join(told(cell).strip() for cell in one.inside),
}
