"""What the site answers to: every address with what may stand in it, and the forms of a page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from django.contrib import admin
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RegexPattern

PLACE = re.compile(r"<(?:\w+:)?\w+>")
_FILLED = {"checkbox", "radio"}


@dataclass(frozen=True, slots=True)
class Address:
    """``route`` as in ``path()``; ``arguments`` that name something where we know them."""

    route: str
    arguments: tuple[str, ...] = ()

    @property
    def is_of_admin(self) -> bool:
        return self.route.startswith("admin/")

    def filled(self, values: Iterator[str]) -> str:
        return "/" + PLACE.sub(lambda _found: next(values), self.route)


@dataclass(slots=True)
class Form:
    action: str = ""
    method: str = "get"
    fields: list[tuple[str, str]] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    offered: list[tuple[str, str]] = field(default_factory=list)
    """What could be ticked or chosen, and is not."""


def addresses(known: dict[str, list[Any]]) -> list[Address]:
    """``known`` arguments by the name of the page."""
    return list(_addresses(get_resolver().url_patterns, "", "", known))


def _addresses(
    patterns: list[Any], route: str, name: str, known: dict[str, list[Any]]
) -> Iterator[Address]:
    for each in patterns:
        if isinstance(each.pattern, RegexPattern):
            continue  # Django's own catch-all of the administration.
        here = route + str(each.pattern)
        if isinstance(each, URLResolver):
            inner = f"{name}{each.namespace}:" if each.namespace else name
            yield from _addresses(each.url_patterns, here, inner, known)
        elif isinstance(each, URLPattern):
            found = known.get(f"{name}{each.name}", _of_admin(name, each.name or ""))
            yield Address(here, tuple(map(str, found)))


def _of_admin(space: str, name: str) -> list[Any]:
    """Of a page of one row the first there is."""
    for model in admin.site._registry if space == "admin:" else ():
        if name.startswith(f"{model._meta.app_label}_{model._meta.model_name}_"):
            return list(model._default_manager.order_by("pk").values_list("pk", flat=True)[:1])
    return []


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Form] = []
        self.queries: list[str] = []
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "form":
            method = values.get("method", "get").lower()
            self.found.append(Form(values.get("action", ""), method))
        elif tag == "a" and "?" in values.get("href", ""):
            self.queries.append(values["href"].partition("?")[2])
        elif tag == "option":
            is_chosen = "selected" in values
            self._add(self._select, values.get("value", ""), is_chosen=is_chosen)
        elif values.get("name"):
            self._control(tag, values)

    def _control(self, tag: str, values: dict[str, str]) -> None:
        kind = values.get("type", "")
        if tag == "select":
            self._select = values["name"]
        elif kind == "file" and self.found:
            self.found[-1].files.append(values["name"])
        else:
            is_chosen = (kind not in _FILLED and tag != "button") or "checked" in values
            self._add(values["name"], values.get("value", ""), is_chosen=is_chosen)

    def _add(self, name: str, value: str, *, is_chosen: bool) -> None:
        if self.found and name:
            form = self.found[-1]
            (form.fields if is_chosen else form.offered).append((name, value))


def forms_of(html: str) -> tuple[list[Form], list[str]]:
    """The forms of a page as a browser would send them, and the queries that it leads to."""
    parser = _Forms()
    parser.feed(html)
    return parser.found, parser.queries
