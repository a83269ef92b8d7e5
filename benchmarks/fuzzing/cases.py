"""One case: a request with something hostile in it, drawn from a seed and its number."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

from django.contrib import admin
from django.http import HttpResponse
from django.test import Client

from benchmarks.fuzzing import hostile
from benchmarks.fuzzing.pages import Address, Form, forms_of

METHODS = ("GET", "GET", "POST", "POST", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS")
ADMIN_NAMES = ("q", "o", "p", "all", "e", "_popup", "_to_field", "_changelist_filters", "date")
LOOKUPS = (
    *("", "__exact", "__gte", "__lt", "__year", "__month", "__day", "__isnull", "__in", "__id"),
    *("__id__exact", "__isempty", "__contains", "__regex", "__date", "__pk", "__range"),
)
Pairs = list[tuple[str, Any]]


@dataclass(slots=True)
class Sent:
    """What is sent in a case; ``told`` is what repeats it by hand."""

    method: str
    path: str
    fields: Pairs = field(default_factory=list)
    body: bytes | None = None
    content_type: str = ""
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def told(self) -> str:
        parts = [self.method, repr(self.path)[:300]]
        parts += [f"{name}={value!r}"[:160] for name, value in self.fields][:12]
        parts += [self.content_type] if self.content_type else []
        parts += [f"[{name}: {value!r}]"[:160] for name, value in self.headers.items()]
        return " ".join(parts)

    def send(self, client: Client) -> HttpResponse:
        is_multipart = self.method == "POST" and self.body is None and not self.content_type
        # What is no text comes in percents: Django's client cannot write it otherwise.
        if is_multipart and not any("\\ud" in ascii(value) for _name, value in self.fields):
            data: dict[str, list[Any]] = {}
            for name, value in self.fields:
                data.setdefault(name, []).append(value)
            return client.post(self.path, data, headers=self.headers)
        body = self.body if self.body is not None else urlencode(_texts(self.fields)).encode()
        kind = self.content_type or "application/x-www-form-urlencoded"
        return client.generic(self.method, self.path, body, kind, headers=self.headers)


def _texts(fields: Pairs) -> list[tuple[str, bytes]]:
    return [(name, str(value).encode("utf-8", "surrogatepass")) for name, value in fields]


OFFICE = ("admin", "admin", "admin", "department admin", "system admin")
EVERYWHERE = ("/language/", "/theme/", "/sign-out/")
"""Forms that stand on every page; drawn as seldom as any other."""


@dataclass(frozen=True, slots=True)
class Site:
    addresses: list[Address]
    clients: dict[str, Client]


@dataclass(frozen=True, slots=True)
class Opened:
    role: str
    path: str
    html: str


def draw(site: Site, chance: Random) -> tuple[str, str, Sent]:
    """Which kind of case it is, who sends it, and what."""
    kind = chance.choices(list(KINDS), weights=WEIGHTS)[0]
    role, sent = KINDS[kind](site, chance)
    return kind, role, sent


def _address(site: Site, chance: Random) -> Address:
    """The administration has more addresses than everybody else together."""
    of_admin = chance.random() < 0.4
    return chance.choice([one for one in site.addresses if one.is_of_admin == of_admin])


def _role(site: Site, address: Address, chance: Random) -> str:
    is_usual = address.is_of_admin and chance.random() < 0.9
    return chance.choice(OFFICE if is_usual else list(site.clients))


def _known(site: Site, chance: Random) -> tuple[str, str]:
    """A page that is there, and who asks for it."""
    while True:
        address = _address(site, chance)
        if address.route.count("<") <= len(address.arguments):
            path = address.filled(iter(quote(each) for each in address.arguments))
            return _role(site, address, chance), path


def _opened(site: Site, chance: Random) -> Opened:
    """With what stands on it, where it can be opened at all."""
    for _ in range(6):
        role, path = _known(site, chance)
        html = _html(site.clients[role].get(path))
        if html:
            break
    return Opened(role, path, html)


def _in_the_path(site: Site, chance: Random) -> tuple[str, Sent]:
    while "<" not in (address := _address(site, chance)).route:
        pass
    path = address.filled(_places(address, chance))
    return _role(site, address, chance), Sent(chance.choice(METHODS), path)


def _places(address: Address, chance: Random) -> Iterator[str]:
    known = iter(address.arguments)
    while True:
        usual = next(known, "1")
        drawn = hostile.value(chance) if chance.random() < 0.7 else usual
        yield quote(drawn.encode("utf-8", "surrogatepass"), safe="")


def _in_the_query(site: Site, chance: Random) -> tuple[str, Sent]:
    page = _opened(site, chance)
    forms, queries = forms_of(page.html)
    names = [name for query in queries for name, _value in parse_qsl(query)]
    names += [name for form in forms if form.method == "get" for name, _value in form.fields]
    names = [*names, *_lookups(page.path, chance), "next", "page", "q"]
    count = chance.choice((1, 1, 2, 3))
    pairs: Pairs = [(chance.choice(names), hostile.value(chance)) for _ in range(count)]
    return page.role, Sent("GET", f"{page.path}?{urlencode(_texts(pairs))}")


def _lookups(path: str, chance: Random) -> list[str]:
    """Of a list of the administration: its fields and what Django makes of them."""
    for model, shown in admin.site._registry.items():
        if path == f"/admin/{model._meta.app_label}/{model._meta.model_name}/":
            fields = [one.name for one in model._meta.fields] + [shown.date_hierarchy or "id"] * 9
            filters = [one for one in shown.list_filter if isinstance(one, str)]
            drawn = [chance.choice(filters or fields) for _ in range(12)] + chance.sample(fields, 3)
            return [*ADMIN_NAMES, *(name + chance.choice(LOOKUPS) for name in drawn), *["q"] * 6]
    return list(ADMIN_NAMES) if path.startswith("/admin/") else []


def _in_a_form(site: Site, chance: Random) -> tuple[str, Sent]:
    """A page's own form, filled as it stands but for a few of its fields."""
    page = _opened(site, chance)
    forms = [form for form in forms_of(page.html)[0] if form.fields or form.files]
    own = [form for form in forms if form.action not in EVERYWHERE]
    if not own or chance.random() < 0.03:
        own = forms or [Form(page.path, "post", [(chance.choice(("next", "go", "q")), "")])]
    form = chance.choices(own, weights=[len(one.fields) + len(one.files) for one in own])[0]
    return page.role, _spoilt(form, page.path, chance)


def _spoilt(form: Form, path: str, chance: Random) -> Sent:
    fields: Pairs = list(form.fields)
    if form.offered:
        fields += chance.choices(form.offered, k=chance.choice((0, 1, 2, 4)))
    for _ in range(min(len(fields), chance.choice((1, 1, 2, 4, 40)))):
        place = chance.randrange(len(fields))
        fields[place] = (fields[place][0], hostile.value(chance))
    if fields and chance.random() < 0.1:
        del fields[chance.randrange(len(fields))]
    fields += [(name, hostile.file(chance)) for name in form.files if chance.random() < 0.8]
    action = form.action if form.action.startswith("/") else path.partition("?")[0] + form.action
    return Sent(form.method.upper(), action, fields=fields)


def _in_the_body(site: Site, chance: Random) -> tuple[str, Sent]:
    role, drawn = _in_a_form(site, chance)
    kind = chance.choice(hostile.CONTENT_TYPES)
    body = chance.choice((None, None, b"", b"\xff", b"a=%FF&b=%00", b"--b\r\n\r\n", b"{", b"[]"))
    return role, Sent("POST", drawn.path, drawn.fields, body, content_type=kind or "x")


def _in_a_header(site: Site, chance: Random) -> tuple[str, Sent]:
    if chance.random() < 0.4:
        role, sent = _in_a_form(site, chance)
    else:
        role, path = _known(site, chance)
        sent = Sent(chance.choice(METHODS), path)
    sent.headers = dict(hostile.header(chance) for _ in range(chance.choice((1, 1, 3))))
    return role, sent


def _html(response: HttpResponse) -> str:
    if response.streaming or "html" not in response.get("Content-Type", ""):
        return ""
    return response.content.decode(errors="replace")


KINDS: dict[str, Callable[[Site, Random], tuple[str, Sent]]] = {
    "path": _in_the_path,
    "query": _in_the_query,
    "form": _in_a_form,
    "body": _in_the_body,
    "header": _in_a_header,
}
WEIGHTS = (20, 25, 35, 8, 12)
