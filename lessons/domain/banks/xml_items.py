"""The items of an XML file one at a time, each with its line and its own source.

A whole bank as one tree would fill hundreds of megabytes. Document types are refused altogether,
and with them every entity that could grow or fetch something.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from html import escape
from html.entities import html5
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from lessons.domain.banks.bank import RawItem
from lessons.domain.banks.codes import BankCode
from lessons.domain.banks.markup import html_text, is_known
from lessons.domain.handouts.document import DocumentError

_DEEPEST = 100
_NAMED = re.compile("&([A-Za-z][A-Za-z0-9]{1,31};)")
_OF_XML = frozenset({"amp;", "lt;", "gt;", "quot;", "apos;"})
_DECLARATION = re.compile(rb"^\s*<\?xml[^>]*\bencoding\s*=\s*[\"']([\w.-]{1,40})[\"']")

Take = Callable[[RawItem, Element], None]


class _Items:
    """What the parser calls: builds each wanted element and hands it on; what lies outside them
    is forgotten."""

    def __init__(self, wanted: str, data: bytes, take: Take) -> None:
        self._wanted, self._data, self._take = wanted, data, take
        self._builder: TreeBuilder | None = None
        self._depth, self._since = 0, 0
        self._place = (0, 0)
        self.root = ""
        self.position: Callable[[], tuple[int, int]] = lambda: (0, 0)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = local_name(tag)
        self.root = self.root or name
        self._depth += 1
        if self._depth > _DEEPEST:
            raise DocumentError(code=BankCode.XML_UNSAFE, line=self.position()[0])
        if self._builder is None and name == self._wanted:
            self._builder = TreeBuilder()
            self._since, self._place = self._depth, self.position()
        if self._builder:
            self._builder.start(name, {local_name(k): value for k, value in attributes.items()})

    def data(self, text: str) -> None:
        if self._builder:
            self._builder.data(text)

    def end(self, tag: str) -> None:
        if self._builder:
            self._builder.end(local_name(tag))
            if self._since == self._depth:
                self._hand_on(self._builder.close())
        self._depth -= 1

    def close(self) -> None:
        """Nothing is left to do: every item was handed on when it ended."""

    def _hand_on(self, element: Element) -> None:
        line, start = self._place
        place = self.position()[1]
        # An element without a closing tag ends where the parser stands.
        has_tag = self._data.startswith(b"</", place)
        end = self._data.find(b">", place) + 1 if has_tag else place
        self._builder = None
        self._take(RawItem(line, self._data[start:end].decode()), element)


def read_items(data: bytes, wanted: str, take: Take) -> str:
    """Calls ``take`` for each ``wanted`` element; gives the name of the root.

    Names are without their namespaces. Raises DocumentError: bank-xml-broken, bank-xml-unsafe.
    """
    text = as_utf8(data)
    items = _Items(wanted, text, take)
    parser = DefusedXMLParser(target=items, forbid_dtd=True, encoding="utf-8")
    expat = parser.parser
    items.position = lambda: (expat.CurrentLineNumber, expat.CurrentByteIndex)
    try:
        parser.feed(text)
        parser.close()
    except DefusedXmlException as error:
        raise DocumentError(code=BankCode.XML_UNSAFE, line=expat.CurrentLineNumber) from error
    except (ParseError, ValueError, AssertionError) as error:
        line = getattr(error, "position", (expat.CurrentLineNumber, 0))[0]
        raise DocumentError(code=BankCode.XML_BROKEN, line=line, detail=str(error)[:200]) from error
    return items.root


def as_utf8(data: bytes) -> bytes:
    """The file in UTF-8 without a declaration of another encoding."""
    encoding = "utf-8-sig"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif declared := _DECLARATION.match(data[:200]):
        encoding = declared[1].decode().lower()
    encoding = "utf-8-sig" if encoding in {"utf-8", "utf8"} else encoding
    try:
        text = data.decode(encoding)
    except (LookupError, UnicodeError) as error:
        raise DocumentError(code=BankCode.XML_BROKEN, detail=encoding) from error
    text = re.sub(r"^\s*<\?xml[^>]*\?>", lambda found: "\n" * found[0].count("\n"), text, count=1)
    return _NAMED.sub(_character, text).encode("utf-8", "replace")


def _character(match: re.Match[str]) -> str:
    """What an entity of HTML names, which XML itself does not know: ``&rarr;``."""
    if match[1] in _OF_XML or match[1] not in html5:
        return match[0]
    return escape(html5[match[1]], quote=False)


@lru_cache(maxsize=1000)
def local_name(tag: str) -> str:
    return tag.rpartition("}")[2].rpartition(":")[2]


def markup_of(element: Element) -> str:
    """What stands inside an element, as HTML; an element that HTML does not know is transparent."""
    pieces = [escape(element.text or "", quote=False)]
    for child in element:
        attributes = "".join(f' {key}="{escape(value)}"' for key, value in child.items())
        tag = child.tag if is_known(child.tag.lower()) else "span"
        pieces.append(f"<{tag}{attributes}>{markup_of(child)}</{tag}>")
        pieces.append(escape(child.tail or "", quote=False))
    return "".join(pieces)


def text_of(element: Element | None) -> str:
    """The words inside an element as plain text. Raises ItemError: media, text-too-long."""
    return "" if element is None else html_text(markup_of(element))


def child_text(element: Element | None, *path: str) -> str:
    """The characters of a child, not yet cleaned; empty where there is none."""
    found = element.find("/".join(path)) if element is not None else None
    return "" if found is None else "".join(found.itertext())
