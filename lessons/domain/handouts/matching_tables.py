"""Two columns below ``Сәйкестендіріңіз`` whose items belong together: a question to be matched."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lessons.domain.handouts.answer_keys import read_key_list
from lessons.domain.handouts.lines import Row
from lessons.domain.handouts.options import is_same_letter
from lessons.domain.text.characters import DASHES, LETTER
from lessons.domain.text.samples import Sample

FEWEST, MOST = 2, 12
_ITEM = re.compile(r"(?P<number>\d{1,2})(?:[.)]| (?=\D)) ?(?P<text>.*\S)")
_MATCH = re.compile(rf"\(?(?P<letter>{LETTER})(?:[.)]| ) ?(?P<text>.*\S)")
_BOTH = re.compile(
    rf"(?P<item>\d{{1,2}}[.)]? ?\D[^|]*?) (?:[{DASHES}] )?(?P<match>\(?{LETTER}(?:[.)]| ).*)"
)
SAMPLES = (
    Sample(
        pattern=_ITEM, how="fullmatch", matches=("1) сын есім", "2 be"), misses=("Ұғым", "12 15")
    ),
    Sample(pattern=_MATCH, how="fullmatch", matches=("Ә) зат", "b support"), misses=("Мағынасы",)),
    Sample(
        pattern=_BOTH, how="fullmatch", matches=("1 prove – a seem",), misses=("Sign – Message",)
    ),
)


@dataclass(frozen=True, slots=True)
class Pairs:
    items: tuple[tuple[int, str], ...]
    """Numbers and texts."""
    matches: tuple[tuple[str, str], ...]
    """Letters and texts."""

    def keyed(self, texts: Sequence[str]) -> tuple[int, ...] | None:
        """For each item the place of its match; None where the key does not name all of them."""
        told = read_key_list(texts) if texts else {}
        places = [self._place(told.get(number, "")) for number, _ in self.items]
        found = tuple(place for place in places if place is not None)
        return found if len(found) == len(places) == len(told) else None

    def _place(self, letter: str) -> int | None:
        same = (
            place
            for place, (own, _) in enumerate(self.matches)
            if letter and is_same_letter(own, letter)
        )
        return next(same, None)

    def payload(self, places: Sequence[int] | None) -> Mapping[str, Any]:
        """Without a key the first is matched with the first, and somebody has to say."""
        right = places or range(len(self.items))
        return {
            "items": [{"id": f"i{n}", "text": text} for n, (_, text) in enumerate(self.items)],
            "matches": [{"id": f"m{n}", "text": text} for n, (_, text) in enumerate(self.matches)],
            "correct": {f"i{n}": f"m{place}" for n, place in enumerate(right)},
        }


def read_pairs(rows: Sequence[Row]) -> Pairs | None:
    """Of the rows of one table; None where they are not marked by numbers and letters."""
    halves = [_halves(texts) for texts in _lines(rows)]
    body = halves[1:] if halves and halves[0] is None else halves
    if any(half is None for half in body):
        return None
    items = tuple((int(item["number"]), item["text"]) for item, _ in filter(None, body) if item)
    matches = tuple((match["letter"], match["text"]) for _, match in filter(None, body) if match)
    numbers, letters = {n for n, _ in items}, {letter.upper() for letter, _ in matches}
    is_fair = FEWEST <= len(items) <= MOST and len(items) <= len(matches) <= MOST
    is_single = len(numbers) == len(items) and len(letters) == len(matches)
    return Pairs(items, matches) if is_fair and is_single else None


def _lines(rows: Sequence[Row]) -> list[list[str]]:
    """The texts of each line of the table, from left to right."""
    found: dict[int, list[str]] = {}
    for row in rows:
        if row.place is not None:
            found.setdefault(row.place.row, []).append(row.text)
    return list(found.values())


def _halves(texts: Sequence[str]) -> tuple[re.Match[str] | None, re.Match[str] | None] | None:
    """An item and its match, or a match that is left over; None for a line without their marks."""
    if len(texts) == 1 and (both := _BOTH.fullmatch(texts[0])):
        texts = (both["item"], both["match"])
    item, match = _ITEM.fullmatch(texts[0]), _MATCH.fullmatch(texts[-1])
    is_pair = len(texts) == 2 and item is not None
    is_spare = len(texts) == 1 and item is None
    return (item, match) if match and (is_pair or is_spare) else None
