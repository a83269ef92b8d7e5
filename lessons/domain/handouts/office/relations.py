"""Which parts of an Office Open XML package belong to which, by the package's own lists."""

import posixpath
from collections.abc import Iterator
from typing import NamedTuple

from lessons.domain.handouts.office.archive import Archive
from lessons.domain.handouts.office.word_names import PREFIXES
from lessons.domain.handouts.office.xml_tree import Node, parse_xml


class Relation(NamedTuple):
    id: str
    kind: str
    """The last word of its type: ``slide``, ``notesSlide``, ``sharedStrings`` …"""
    target: str


def relations_of(archive: Archive, part: str = "") -> Iterator[Relation]:
    """Those of a part, or of the package itself; links to the outside are left out."""
    folder, name = posixpath.split(part)
    root = tree_of(archive, posixpath.join(folder, "_rels", f"{name}.rels"))
    for found in root.children if root is not None else ():
        if found.get("TargetMode") != "External":
            kind = found.get("Type").rpartition("/")[2]
            target = posixpath.normpath(posixpath.join("/", folder, found.get("Target")))
            yield Relation(found.get("Id"), kind, target.lstrip("/"))


def main_part(archive: Archive, otherwise: str) -> str:
    for relation in relations_of(archive):
        if relation.kind == "officeDocument" and relation.target in archive:
            return relation.target
    return otherwise


def tree_of(archive: Archive, name: str) -> Node | None:
    data = archive.read(name)
    return None if data is None else parse_xml(data, PREFIXES)
