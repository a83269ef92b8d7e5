"""Entries of a list of literature, and the lines around them that are none."""

import re
from collections.abc import Sequence

from lessons.domain.handouts.glossary import unmarked
from lessons.domain.handouts.items import is_list_item
from lessons.domain.handouts.lines import Row
from lessons.domain.text.characters import CAPITALS, DASHES
from lessons.domain.text.samples import Sample

LONGEST = 600
_SHORTEST = 8
_SHOWS_SOURCE = re.compile(
    rf"https?://|www\.|//|\b(?:1[89]|20)\d\d\b|\b[{CAPITALS}]\. ?[{CAPITALS}]?\.?(?= )|"
    rf" [{DASHES}] \d{{1,4}} ?(?:б|с|бет|стр|p)\b|№ ?\d|\b(?:том|басп|изд|оқулық|учебник)",
)
"""A year, initials, pages, an address: what ordinary sentences hardly have together."""
SAMPLES = (
    Sample(
        pattern=_SHOWS_SOURCE,
        how="search",
        matches=("Сатоу Э. Дипломатиялық тәжірибе", "https://adilet.zan.kz", "Алматы, 2018"),
        misses=("Негізгі", "Су түссіз сұйықтық"),
    ),
)


def source_of(rows: Sequence[Row], text: str) -> str:
    """The entry without its number; empty where the paragraph is none."""
    own = " ".join(unmarked(text).split())
    is_listed = bool(rows) and is_list_item(rows[0])
    is_source = is_listed or _SHOWS_SOURCE.search(own) is not None
    return own if is_source and _SHORTEST <= len(own) <= LONGEST else ""
