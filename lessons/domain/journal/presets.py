"""Ways of reckoning a semester that a class can begin with; each is data."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from lessons.domain.journal.columns import Column
from lessons.domain.journal.totals import Formulas, read_formula

FormulaTexts = Mapping[Column, str]


def read_formulas(texts: FormulaTexts) -> Formulas:
    """Columns with an empty text are typed by hand. Raises FormulaError."""
    return {column: read_formula(column, text) for column, text in texts.items() if text.strip()}


def _read_all() -> Mapping[str, FormulaTexts]:
    tables = tomllib.loads(Path(__file__).with_name("presets.toml").read_text(encoding="utf-8"))
    return {
        key: {Column(name): text for name, text in table.items()} for key, table in tables.items()
    }


PRESETS: Mapping[str, FormulaTexts] = _read_all()
USUAL_PRESET = "two-ratings"
