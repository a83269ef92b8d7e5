"""A page as a browser without JavaScript sees its forms: what would be sent when a button is
pressed."""

import re
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser

TOKEN = "csrfmiddlewaretoken"


@dataclass
class Form:
    action: str
    fields: dict[str, str] = field(default_factory=dict)


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.forms, self._inside, self._template = [], None, 0
        self._name, self._text, self._chosen = None, "", None

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "template":
            self._template += 1
        if tag == "form":
            self._inside = Form(values.get("action") or "")
            self.forms.append(self._inside)
        if self._inside is None or self._template:
            return
        if tag == "input" and values.get("name"):
            self._take_input(values)
        if tag in {"textarea", "select"}:
            self._name, self._text, self._chosen = values.get("name"), "", None
        if tag == "option" and ("selected" in values or self._chosen is None):
            self._chosen = values.get("value", "")

    def _take_input(self, values):
        kind = values.get("type", "text")
        is_unchecked = kind in {"checkbox", "radio"} and "checked" not in values
        if is_unchecked or kind in {"submit", "file"} or values["name"] == TOKEN:
            return
        default = "on" if kind in {"checkbox", "radio"} else ""
        self._inside.fields[values["name"]] = values.get("value", default)

    def handle_data(self, data):
        self._text += data

    def handle_endtag(self, tag):
        if tag == "template":
            self._template -= 1
        if tag == "form":
            self._inside = None
        if self._inside is None or self._template:
            return
        if tag == "textarea":
            # The first line end after the tag belongs to the markup.
            text = self._text.replace("\r\n", "\n").removeprefix("\n")
            self._inside.fields[self._name] = text.replace("\n", "\r\n")
        if tag == "select":
            self._inside.fields[self._name] = self._chosen or ""


def forms_of(response) -> list[Form]:
    reader = _Reader()
    reader.feed(response.content.decode())
    return reader.forms


def fields_of(response, *, having: str) -> dict[str, str]:
    """The fields of the form that has a field of this name."""
    return next(form.fields for form in forms_of(response) if having in form.fields)


def words_of(response) -> str:
    """The page's source in one line, entities as the characters they stand for."""
    return unescape(" ".join(response.content.decode().split()))


def errors_of(response, field: str) -> str:
    """What stands beside the field of this name, as the page says it; nothing where all is well."""
    lists = re.findall(r'<ul class="errorlist" id="id_(\S+)_error">(.*?)</ul>', words_of(response))
    return " ".join(text for name, text in lists if name == field)
