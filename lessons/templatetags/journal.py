"""Cells of a journal, written in one piece as a page may have thousands of them."""

from django import template
from django.urls import reverse
from django.utils.formats import localize
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from lessons.domain.exports.sheet import Value
from lessons.views.journal.pages import TotalsRow, WeeklyRow

register = template.Library()


@register.simple_tag
def entry_base(classroom_pk: int) -> str:
    """The beginning of all addresses of single numbers."""
    address = reverse("lessons:journal-entry", args=[classroom_pk, 0, "exam"])
    return address.removesuffix("0/exam/")


@register.simple_tag
def week_cells(line: WeeklyRow, base: str, query: str) -> SafeString:
    student = line.row.student.pk
    words = _Words()
    return SafeString(
        "".join(
            _cell(
                week.cell.value,
                f"{base}{student}/{week.place}/{escape(query)}",
                words.of(waits=week.cell.mark.may_change, is_corrected=week.cell.is_corrected),
                f"{' hw' if week.cell.mark.may_change else ''}"
                f"{' by-hand' if week.cell.is_corrected else ''}",
            )
            for week in line.weeks
        )
    )


@register.simple_tag
def total_cells(line: TotalsRow, base: str, query: str) -> SafeString:
    student = line.row.student.pk
    words = _Words()
    return SafeString(
        "".join(
            _cell(
                "!" if total.cell.error else total.shown,
                f"{base}{student}/{total.column.value}/{escape(query)}",
                words.of(is_corrected=total.is_corrected, is_wrong=total.cell.error is not None),
                " by-hand" if total.is_corrected else "",
            )
            for total in line.cells
        )
    )


class _Words:
    """What is heard of a cell beside its number."""

    def __init__(self) -> None:
        self._waits = gettext("being checked")
        self._corrected = gettext("corrected by hand")
        self._wrong = gettext("the formula has a fault")

    def of(self, *, waits: bool = False, is_corrected: bool = False, is_wrong: bool = False) -> str:
        told = [(waits, self._waits), (is_corrected, self._corrected), (is_wrong, self._wrong)]
        words = " ".join(text for is_told, text in told if is_told)
        return f'<span class="visually-hidden"> {escape(words)}</span>' if words else ""


def _cell(value: Value, url: str, words: str, look: str) -> str:
    shown = "–" if value is None else str(value) if type(value) is int else escape(localize(value))
    state = "hx" if value is None else "n"
    return f'<td class="{state}{look}"><a href="{url}">{shown}{words}</a></td>'
