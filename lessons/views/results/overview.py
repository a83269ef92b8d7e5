"""The results of a class: students × lessons or levels, one student beside them, two plots."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from lessons.domain.results.cells import shades
from lessons.domain.results.plots import Bin, histogram, line, median
from lessons.domain.results.table import (
    BY_MEAN,
    BY_NAME,
    PAGE,
    Order,
    ResultColumn,
    ResultRow,
    ResultTable,
)
from lessons.permissions import SignedInRequest, classroom_taught
from lessons.views.results.panel import HEIGHT, WIDTH, panel_of
from lessons.views.results.wanted import By, Results, wanted_of
from lessons.views.trail import class_page, start_page
from lessons.wording.results import SHOW

HEAD_BINS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A head of the table: ``aria_sort`` and ``url`` for the order, ``bins`` for its figure."""

    column: ResultColumn
    aria_sort: str
    url: str
    bins: list[Bin]
    count: int
    median: int | None
    below: int


@require_GET
def class_results(request: SignedInRequest, pk: int) -> HttpResponse:
    """``?by=``, ``?q=``, ``?show=``, ``?course=``, ``?sort=``, ``?page=`` or ``?rows=all``;
    ``?student=`` opens one student beside the table."""
    classroom = classroom_taught(request.user, pk)
    now = timezone.now()
    results = Results(classroom, wanted_of(request.GET), now=now)
    shown = _shown(results, request)
    table = shown.table
    heads = _heads(results, table)
    context = {
        "trail": [start_page(), class_page(classroom)],
        "classroom": classroom,
        "results": results,
        "table": table,
        "shades": shades(table.limits),
        "page": shown.page,
        "rows": shown.rows,
        "heads": heads,
        "trend": line([head.median for head in heads], width=WIDTH, height=HEIGHT),
        "name_head": _sort_link(results, BY_NAME),
        "mean_head": _sort_link(results, BY_MEAN),
        "spread": histogram([row.mean for row in table.rows]),
        "middle": median([row.mean for row in table.rows]),
        "shows": SHOW.items(),
        "views": [(by, results.wanted.query(by=by.value, sort="name")) for by in By],
        "query": results.wanted.query(),
        "panel": panel_of(request.GET.get("student", ""), results),
        "is_whole": "rows" in request.GET,
    }
    return render(request, "lessons/class_results.html", context)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRows:
    rows: list[ResultRow]
    page: Page[Any]
    table: ResultTable
    """Of all that were summed: the page alone, or the class where it was sorted or filtered."""


def _shown(results: Results, request: HttpRequest) -> ShownRows:
    number = request.GET.get("page")
    if results.is_plain:
        page = Paginator(results.students, _size(request, len(results.students))).get_page(number)
        table = results.table(list(page))
        return ShownRows(rows=list(table.rows), page=page, table=table)
    table, rows = results.arranged()
    own = Paginator(rows, _size(request, len(rows))).get_page(number)
    return ShownRows(rows=list(own), page=own, table=table)


def _size(request: HttpRequest, count: int) -> int:
    """All of them on one page, to be printed or searched by the browser."""
    return max(1, count) if request.GET.get("rows") == "all" else PAGE


def _heads(results: Results, table: ResultTable) -> list[Head]:
    return [_head(results, table, place) for place in range(len(table.columns))]


def _head(results: Results, table: ResultTable, place: int) -> Head:
    column, values = table.columns[place], table.values(place)
    aria_sort, url = _sort_link(results, column.key)
    return Head(
        column=column,
        aria_sort=aria_sort,
        url=url,
        bins=histogram(values, bins=HEAD_BINS),
        count=sum(value is not None for value in values),
        median=median(values),
        below=sum(value is not None and value < table.limits.passed for value in values),
    )


def _sort_link(results: Results, key: str) -> tuple[str, str]:
    """How the column is sorted now, and where a click leads: first rising, then falling."""
    is_chosen = results.order.key == key
    turned = is_chosen and not results.order.is_falling
    following = Order(key=key, is_falling=turned)
    state = ("descending" if results.order.is_falling else "ascending") if is_chosen else ""
    return state, results.wanted.query(sort=following.parameter)
