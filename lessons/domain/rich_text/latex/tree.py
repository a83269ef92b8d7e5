"""Formulas as a tree of MathML's elements."""

from dataclasses import dataclass
from html import escape

Attributes = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Element:
    """Holds other elements, or a text."""

    tag: str
    inside: "tuple[Element, ...]" = ()
    text: str = ""
    attributes: Attributes = ()


def row(elements: list[Element]) -> Element:
    return elements[0] if len(elements) == 1 else Element("mrow", tuple(elements))


def operator(text: str, *attributes: tuple[str, str]) -> Element:
    return Element("mo", text=text, attributes=attributes)


def identifier(text: str, *, is_upright: bool = False) -> Element:
    """One letter is slanted unless it is told not to be; several stand upright by themselves."""
    upright = (("mathvariant", "normal"),) if is_upright and len(text) == 1 else ()
    return Element("mi", text=text, attributes=upright)


def written(element: Element) -> str:
    """Everything that came from the formula is escaped here, and nowhere else."""
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in element.attributes)
    inside = escape(element.text) + "".join(map(written, element.inside))
    return f"<{element.tag}{attributes}>{inside}</{element.tag}>"
