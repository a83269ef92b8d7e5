"""QTI packages: a zip with a manifest and one XML file for each item."""

import re
from collections.abc import Iterable
from functools import partial
from html import escape
from itertools import islice
from posixpath import dirname, join, normpath
from xml.etree.ElementTree import Element

from lessons.domain.banks.archive import Archive, pack
from lessons.domain.banks.bank import MAX_BYTES, Bank, BankQuestion, Collector, ItemError, RawItem
from lessons.domain.banks.codes import BankCode
from lessons.domain.banks.labels import all_tags
from lessons.domain.banks.qti_names import DIALECTS, Dialect
from lessons.domain.banks.qti_reading import keywords_of, read_item
from lessons.domain.banks.qti_writing import WRITERS, write_item
from lessons.domain.banks.text_bank import sample_of
from lessons.domain.banks.xml_items import as_utf8, read_items
from lessons.domain.handouts.document import DocumentError

_MANIFEST = "imsmanifest.xml"
_ITEM_TAGS = ("assessmentItem", "qti-assessment-item")
_LOM = "http://ltsc.ieee.org/xsd/LOM"
_LONGEST_FILE = 8 * 1024 * 1024
"""Bytes of one file of items in a package; an item of text alone is a thousand times smaller."""
_NAME = re.compile(r"[^\w.-]+", re.ASCII)


class Qti:
    """Reads both versions, whichever it is asked for; writes its own."""

    suffixes: tuple[str, ...] = (".zip", ".xml")
    media_type = "application/zip"
    max_bytes = MAX_BYTES
    kinds = frozenset(WRITERS)

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self.code = f"qti-{dialect.version}"

    def recognises(self, data: bytes) -> bool:
        if not data.startswith(b"PK"):
            return f"<{self._dialect.tag('assessmentItem')}" in sample_of(data)
        version = _version_of(data)
        return version is None or version == self._dialect.version

    def read(self, data: bytes) -> Bank:
        collector = Collector()
        if not data.startswith(b"PK"):
            _read_file(collector, data, line=None)
            return collector.bank()
        archive = Archive(data)
        keywords = _keywords(archive)
        for number, name in enumerate(_item_names(archive), start=1):
            if archive.size_of(name) > _LONGEST_FILE:
                too_long = ItemError(BankCode.TEXT_TOO_LONG)
                collector.reject(RawItem(number, ""), too_long, place=name)
                continue
            _read_file(
                collector, archive.read(name), line=number, place=name, keywords=keywords.get(name)
            )
        return collector.bank()

    def compose(self, questions: Iterable[BankQuestion]) -> bytes:
        listed = list(questions)
        names = [f"items/item-{number:05}.xml" for number in range(1, len(listed) + 1)]
        manifest = _manifest(self._dialect, zip(names, map(all_tags, listed), strict=True))
        items = (
            (name, write_item(question, self._dialect, f"item-{number}").encode())
            for number, (name, question) in enumerate(zip(names, listed, strict=True), start=1)
        )
        return pack([(_MANIFEST, manifest.encode()), *items])

    def compose_rejected(self, bank: Bank) -> bytes:
        named = [
            (f"items/{number:05}-{_NAME.sub('-', item.place.rpartition('/')[2])[-60:]}", item)
            for number, item in enumerate(bank.rejected, start=1)
        ]
        named = [(name if name.endswith(".xml") else f"{name}.xml", item) for name, item in named]
        manifest = _manifest(self._dialect, ((name, []) for name, _ in named))
        files = ((name, item.source.encode()) for name, item in named)
        return pack([(_MANIFEST, manifest.encode()), *files])


def _version_of(data: bytes) -> str | None:
    """By the first item; None for a package that is none or whose items say nothing."""
    try:
        archive = Archive(data)
        fit = (name for name in _item_names(archive) if archive.size_of(name) <= _LONGEST_FILE)
        for name in islice(fit, 1):
            beginning = sample_of(archive.read(name))
            for dialect in DIALECTS:
                if f"<{dialect.tag('assessmentItem')}" in beginning:
                    return dialect.version
    except DocumentError:
        pass
    return None


def _item_names(archive: Archive) -> list[str]:
    """The XML files that can hold an item; which of them do is seen when they are read."""
    return [name for name in archive.names if name.lower().endswith(".xml") and not _is_none(name)]


def _is_none(name: str) -> bool:
    """The manifest, and what a Mac adds to a zip."""
    file = name.rpartition("/")[2]
    return file == _MANIFEST or file.startswith("._")


def _read_file(
    collector: Collector,
    data: bytes,
    *,
    line: int | None,
    place: str = "",
    keywords: tuple[str, ...] | None = None,
) -> None:
    """``line`` is the number of the item in its package; alone, an item has lines of its own.

    A test or another file of a package is no item and is passed over; one that is broken is told.
    """
    source, is_one_of_many = "", False

    def take(raw: RawItem, element: Element) -> None:
        own = raw.source if is_one_of_many else source
        item = RawItem(raw.line if line is None else line, own)
        read = partial(read_item, item, element, keywords=keywords or ())
        collector.take(item, read, place=place)

    try:
        utf8 = as_utf8(data)
        source = utf8.decode()
        wanted = next((tag for tag in _ITEM_TAGS if f"<{tag}" in source or f":{tag}" in source), "")
        is_one_of_many = len(re.findall(rf"<(?:\w+:)?{wanted}[\s>]", source)) > 1
        if wanted:
            read_items(utf8, wanted, take)
    except DocumentError as error:
        if line is None or error.code == BankCode.TOO_MANY_QUESTIONS:
            raise
        collector.reject(
            RawItem(line, source), ItemError(BankCode.SYNTAX, error.detail), place=place
        )


def _keywords(archive: Archive) -> dict[str, tuple[str, ...]]:
    """The keywords of each file, as far as a readable manifest gives them."""
    found: dict[str, tuple[str, ...]] = {}
    for manifest in (name for name in archive.names if name.rpartition("/")[2] == _MANIFEST):

        def take(_raw: RawItem, resource: Element, folder: str = dirname(manifest)) -> None:
            name = normpath(join(folder, resource.get("href", "")))
            found[name] = tuple(keywords_of(resource))

        if archive.size_of(manifest) > MAX_BYTES:
            raise DocumentError(code=BankCode.PACKAGE_TOO_LARGE, detail=manifest[:80])
        read_items(archive.read(manifest), "resource", take)
    return found


def _manifest(dialect: Dialect, files: Iterable[tuple[str, list[str]]]) -> str:
    resources = "".join(_resource(dialect, name, tags) for name, tags in files)
    schema = "QTI Package" if dialect.is_hyphenated else "QTIv2.1 Package"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<manifest xmlns="{dialect.manifest_namespace}" xmlns:lom="{_LOM}" identifier="bank">\n'
        f"<metadata><schema>{schema}</schema>"
        f"<schemaversion>{dialect.schema_version}</schemaversion></metadata>\n"
        f"<organizations/>\n<resources>\n{resources}</resources>\n</manifest>\n"
    )


def _resource(dialect: Dialect, name: str, tags: list[str]) -> str:
    identifier = _NAME.sub("-", name.rpartition("/")[2].removesuffix(".xml"))
    words = "".join(
        f"<lom:keyword><lom:string>{escape(tag, quote=False)}</lom:string></lom:keyword>"
        for tag in tags
    )
    told = f"<metadata><lom:lom><lom:general>{words}</lom:general></lom:lom></metadata>"
    return (
        f'<resource identifier="r-{identifier}" type="{dialect.item_type}" href="{name}">'
        f'{told if tags else ""}<file href="{name}"/></resource>\n'
    )
