"""What stands below and above something: beside it, or under and over it."""

from lessons.domain.rich_text.latex.tree import Element

_UNDER_AND_OVER = frozenset("⏞⏟")


def scripted(base: Element, below: Element | None, above: Element | None) -> Element:
    parts = tuple(part for part in (base, below, above) if part is not None)
    if len(parts) == 1:
        return base
    beside, stacked = {
        (True, True): ("msubsup", "munderover"),
        (True, False): ("msub", "munder"),
        (False, True): ("msup", "mover"),
    }[below is not None, above is not None]
    return Element(stacked if _is_stacked(base) else beside, parts)


def _is_stacked(base: Element) -> bool:
    """Sums and limits, braces over something."""
    if base.tag in ("mover", "munder") and base.inside[-1].text in _UNDER_AND_OVER:
        return True
    return base.tag == "mo" and ("movablelimits", "true") in base.attributes
