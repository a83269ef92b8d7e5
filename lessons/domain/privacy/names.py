"""A person's names taken out of what they typed."""

import re
from collections.abc import Iterable, Sequence

GONE = "…"
_SHORTEST = 3
"""Letters: shorter names are also words."""
_ENDING = r"\w{0,7}"
"""Names bend: Айару – Айарудың, Айаруға; Иванов – Иванова, Ивановым."""


def names_pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    told = {part for name in names for part in name.split() if len(part) >= _SHORTEST}
    if not told:
        return None
    words = "|".join(re.escape(name) for name in sorted(told, key=lambda one: (-len(one), one)))
    return re.compile(rf"(?<!\w)(?:{words}){_ENDING}(?!\w)", re.IGNORECASE)


def without_names(answer: Sequence[str], pattern: re.Pattern[str]) -> list[str]:
    """Only of what is written as a name is: «Арман» goes, «арман» (a dream) stays."""
    return [pattern.sub(_taken_out, value) for value in answer]


def _taken_out(found: re.Match[str]) -> str:
    return GONE if found[0][:1].isupper() else found[0]
