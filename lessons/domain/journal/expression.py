"""A formula of a journal: numbers of the sheet's columns and of the weeks."""

from lessons.domain.expressions.reading import read_expression as read_in
from lessons.domain.expressions.syntax import Expression
from lessons.domain.journal.columns import LANGUAGE


def read_expression(text: str) -> Expression:
    """Raises FormulaError, which says what is wrong and where."""
    return read_in(text, LANGUAGE)
