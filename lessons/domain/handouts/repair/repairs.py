"""What a repair is: which words of which line became what. The source lines stay as they were."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import Warning as Doubt
from lessons.domain.handouts.lines import Row

MOST_NOTES = 20
"""Lines with one kind of repair; above that it is the whole text, and one note says so."""


@dataclass(frozen=True, slots=True)
class Repair:
    line: int
    code: Code
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Mended:
    rows: tuple[Row, ...]
    repairs: tuple[Repair, ...] = ()


def mend_words(
    rows: Sequence[Row],
    *,
    code: Code,
    sign: re.Pattern[str],
    word: re.Pattern[str],
    mend: Callable[[str], str],
) -> Mended:
    """``mend`` gives for each match of ``word`` what should stand there, or the match itself.

    Only rows with a ``sign`` in them are looked at: nearly every row of nearly every document is
    sound.
    """
    repairs: list[Repair] = []

    def mend_row(row: Row) -> Row:
        def swap(match: re.Match[str]) -> str:
            after = mend(match.group())
            if after != match.group():
                repairs.append(Repair(row.line, code, match.group(), after))
            return after

        return replace(row, text=word.sub(swap, row.text)) if sign.search(row.text) else row

    return Mended(tuple(map(mend_row, rows)), tuple(repairs))


def notes_of(repairs: Iterable[Repair]) -> Iterator[Doubt]:
    """One note a line and kind; one in all for a kind that runs through the document."""
    lines: dict[tuple[Code, int], list[Repair]] = {}
    for repair in repairs:
        lines.setdefault((repair.code, repair.line), []).append(repair)
    for code in dict.fromkeys(code for code, _ in lines):
        found = [made for (kind, _), made in lines.items() if kind is code]
        if len(found) > MOST_NOTES:
            yield _note(found[0][:1], Code.REPAIRED_THROUGHOUT)
        else:
            yield from (_note(made, code) for made in found)


def _note(made: Sequence[Repair], code: Code) -> Doubt:
    return Doubt(
        line=made[0].line,
        code=code,
        text=", ".join(dict.fromkeys(repair.before for repair in made)),
        became=", ".join(dict.fromkeys(repair.after for repair in made)),
    )
