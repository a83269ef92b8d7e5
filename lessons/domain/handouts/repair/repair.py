"""Letters that a wrong code page, an old font or a wrong keyboard put into a text, set right.

Works on the rows of any format. Nothing is repaired in silence: every change is a note, and the
source lines beside it stay as they were. An author's misspelling is no damage and is kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lessons.domain.handouts.document import Warning as Doubt
from lessons.domain.handouts.extracted import Extracted
from lessons.domain.handouts.lines import Row
from lessons.domain.handouts.repair.legacy_letters import mend_legacy_letters
from lessons.domain.handouts.repair.look_alikes import mend_look_alikes
from lessons.domain.handouts.repair.misread import mend_misread
from lessons.domain.handouts.repair.repairs import notes_of
from lessons.domain.handouts.repair.wrong_letters import mend_wrong_letters
from lessons.domain.text.normalising import normal_line


@dataclass(frozen=True, slots=True)
class Repaired:
    rows: tuple[Row, ...]
    lines: tuple[str, ...]
    """The text of each source line after the repair: for judging, not for showing."""
    notes: tuple[Doubt, ...]


def repair(extracted: Extracted) -> Repaired:
    """Whole lines first, then letters; each step sees what the one before has made.

    What a wrong code page made of a letter may be invisible or an odd blank: only after that step
    are characters normal.
    """
    misread = mend_misread(extracted.rows, extracted.lines)
    mended = replace(misread, rows=tuple(map(_normal, misread.rows)))
    repairs = [*mended.repairs]
    for mend in (mend_legacy_letters, mend_wrong_letters, mend_look_alikes):
        mended = mend(mended.rows)
        repairs.extend(mended.repairs)
    lines = _lines(extracted.lines, mended.rows)
    return Repaired(mended.rows, lines, tuple(notes_of(repairs)))


def _normal(row: Row) -> Row:
    text = normal_line(row.text)
    return row if text == row.text else replace(row, text=text)


def _lines(lines: Sequence[str], rows: Sequence[Row]) -> tuple[str, ...]:
    texts: dict[int, str] = {}
    for row in rows:
        texts[row.line] = f"{texts[row.line]} {row.text}" if row.line in texts else row.text
    return tuple(
        texts.get(number) or normal_line(line) for number, line in enumerate(lines, start=1)
    )
