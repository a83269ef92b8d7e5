"""Lists of the administration: each cell says which column it is of, for phones that show cards."""

from collections.abc import Iterable, Iterator
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()
_TAG = len("<td")


@register.filter
def named_cells(cells: Iterable[SafeString], headers: list[dict[str, Any]]) -> Iterator[SafeString]:
    """The cells of one row as Django made them, with ``data-name`` of their column."""
    for cell, header in zip(cells, headers, strict=False):
        name = "" if "action-checkbox" in header["class_attrib"] else header["text"]
        yield SafeString(cell[:_TAG] + format_html(' data-name="{}"', name) + cell[_TAG:])
