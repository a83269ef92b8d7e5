"""QTI 1.2 as Canvas, Blackboard and others pack it: files of items in a zip, or one XML alone."""

import re
from collections.abc import Iterable
from functools import partial
from xml.etree.ElementTree import Element

from lessons.domain.banks.archive import Archive, pack
from lessons.domain.banks.bank import MAX_BYTES, Bank, BankQuestion, Collector, ItemError, RawItem
from lessons.domain.banks.codes import BankCode
from lessons.domain.banks.qti_1_2_items import read_item
from lessons.domain.banks.qti_1_2_writing import WRITERS, write_item
from lessons.domain.banks.text_bank import sample_of
from lessons.domain.banks.xml_items import read_items
from lessons.domain.handouts.document import DocumentError

_ROOT = "<questestinterop"
_PATTERN = re.compile(rb"<(?:\w{1,20}:)?questestinterop\b")
_LONGEST_FILE = 32 * 1024 * 1024
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2">\n'
    '<assessment ident="bank" title="Questions"><section ident="root_section">\n'
)
_END = "</section></assessment>\n</questestinterop>\n"
_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<manifest identifier="bank" xmlns="http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1">\n'
    "<metadata><schema>IMS Content</schema><schemaversion>1.1.3</schemaversion></metadata>\n"
    '<organizations/>\n<resources><resource identifier="r" type="imsqti_xmlv1p2">'
    '<file href="bank/bank.xml"/></resource></resources>\n</manifest>\n'
)


class Qti12:
    code = "qti-1.2"
    suffixes: tuple[str, ...] = (".zip", ".imscc", ".xml")
    media_type = "application/zip"
    max_bytes = MAX_BYTES
    kinds = frozenset(WRITERS)

    def recognises(self, data: bytes) -> bool:
        if not data.startswith(b"PK"):
            return _ROOT in sample_of(data)
        try:
            archive = Archive(data)
            return bool(_files_of(archive))
        except DocumentError:
            return False

    def read(self, data: bytes) -> Bank:
        collector = Collector()
        if not data.startswith(b"PK"):
            root = read_items(data, "item", partial(_take, collector, ""))
            if root != "questestinterop":
                raise DocumentError(code=BankCode.FORMAT_WRONG, detail=root[:40])
            return collector.bank()
        archive = Archive(data)
        for number, name in enumerate(_files_of(archive), start=1):
            try:
                read_items(archive.read(name), "item", partial(_take, collector, name))
            except DocumentError as error:
                if error.code == BankCode.TOO_MANY_QUESTIONS:
                    raise
                broken = ItemError(BankCode.SYNTAX, error.detail)
                collector.reject(RawItem(number, ""), broken, place=name)
        return collector.bank()

    def compose(self, questions: Iterable[BankQuestion]) -> bytes:
        numbered = enumerate(questions, start=1)
        items = [write_item(question, f"item{number}") for number, question in numbered]
        return _package(items)

    def compose_rejected(self, bank: Bank) -> bytes:
        return _package([f"{item.source}\n" for item in bank.rejected if item.source])


def _package(items: Iterable[str]) -> bytes:
    text = "".join([_HEAD, *items, _END])
    return pack([("imsmanifest.xml", _MANIFEST.encode()), ("bank/bank.xml", text.encode())])


def _files_of(archive: Archive) -> list[str]:
    """The files that hold items; where Canvas has packed them twice, its own copies."""
    named = [
        name
        for name in archive.names
        if name.lower().endswith((".xml", ".xml.qti", ".dat", ".qti"))
        and not name.rpartition("/")[2].startswith("._")
        and archive.size_of(name) <= _LONGEST_FILE
        and archive.has(name, _PATTERN)
    ]
    own = [name for name in named if name.startswith("non_cc_assessments/")]
    return own or named


def _take(collector: Collector, place: str, raw: RawItem, element: Element) -> None:
    collector.take(raw, partial(read_item, raw, element), place=place)
