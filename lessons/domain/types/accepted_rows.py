"""Rows of values that are accepted within a tolerance, each for a share of the points."""

from lessons.domain.types.lines import one_line
from lessons.domain.types.rows import Cell, Row, RowField
from lessons.domain.types.words import marked as _

FULL = "100"
TOLERANCE = RowField(name="tolerance", words=_("± tolerance"), is_further=True)
SHARE = RowField(
    name="share",
    words=_("Percent of the points"),
    cell=Cell.NUMBER,
    start=FULL,
    is_further=True,
)


def accepted_line(row: Row, unit: str = "") -> str:
    """``50 % | 9,8 м ± 0,1`` of a row with a value, a tolerance and a share."""
    value, tolerance, share = (
        one_line(row.get(name, "")) for name in ("value", "tolerance", "share")
    )
    written = " ".join(filter(None, [value, unit, f"± {tolerance}" if tolerance else ""]))
    return written if share in ("", FULL) else f"{share} % | {written}"
