"""The formats in which a table leaves the program."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lessons.domain.exports import comma_separated, workbook
from lessons.domain.exports.sheet import Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    suffix: str
    media_type: str
    write: Callable[[Sheet], bytes]
    most_cells: int | None = None
    """Of a table that is written while a person waits; None without a limit."""


FORMATS: Mapping[str, Format] = {
    "xlsx": Format(
        suffix=".xlsx",
        media_type=workbook.MEDIA_TYPE,
        write=workbook.workbook_of,
        most_cells=workbook.MOST_CELLS,
    ),
    "csv": Format(
        suffix=".csv", media_type=comma_separated.MEDIA_TYPE, write=comma_separated.csv_of
    ),
}
