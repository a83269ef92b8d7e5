"""A question's key, as typed, made into the key of another kind: what both can say is kept.

Nothing is guessed: where the old key does not say which option is right, neither does the new one,
and the person is asked for it before anything is saved.
"""

from lessons.domain.types.choices import OPTION_LINES
from lessons.domain.types.definition import PayloadError
from lessons.domain.types.registry import KINDS, REGISTRY

CHOICES = frozenset(code for code, kind in KINDS.items() if kind.conversion.grammar == OPTION_LINES)


def convert_key(text: str, *, old: str, new: str) -> str:
    """``text`` is the key of a question of the kind ``old``; gives one for the kind ``new``."""
    if old == new or not text.strip() or _is_key(text, new, old):
        return text
    allowed = REGISTRY[new].text_choices
    if allowed:
        return text if text.strip() in allowed else ""
    return KINDS[new].conversion.write(KINDS[old].conversion.texts(text))


def _is_key(text: str, new: str, old: str) -> bool:
    """Lines that the new kind reads as they are."""
    before, after = KINDS[old].conversion, KINDS[new].conversion
    if before.grammar and before.grammar == after.grammar:
        return True
    if not before.is_plain or not after.reads_others:
        return False
    try:
        REGISTRY[new].parse(REGISTRY[new].from_text(text))
    except PayloadError:
        return False
    return True
