"""The parts of a .docx file to a Manuscript."""

from collections.abc import Iterable, Iterator

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import DocumentError
from lessons.domain.handouts.office.archive import Archive
from lessons.domain.handouts.office.manuscript import Manuscript, texts_of
from lessons.domain.handouts.office.relations import main_part, relations_of, tree_of
from lessons.domain.handouts.office.word_body import BodyReader
from lessons.domain.handouts.office.word_numbering import Numbering
from lessons.domain.handouts.office.word_styles import Styles
from lessons.domain.handouts.office.xml_tree import Node

_MAIN = "word/document.xml"
_NOTES = ("footnotes", "endnotes", "comments")
_NOT_NOTES = frozenset({"separator", "continuationSeparator", "continuationNotice"})


def read_word(archive: Archive) -> Manuscript:
    """Raises DocumentError: file-damaged, password-needed, file-inflates or too-many-lines."""
    return _WordFile(archive).read()


class _WordFile:
    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._main = main_part(archive, _MAIN)
        self._parts = list(relations_of(archive, self._main))
        self._styles = Styles(self._part("styles"))

    def read(self) -> Manuscript:
        root = self._tree(self._main)
        body = root.find("w:body") if root is not None else None
        if body is None:
            raise DocumentError(code=Code.FILE_DAMAGED)
        reader = BodyReader(self._styles, Numbering(self._part("numbering")))
        blocks = reader.read(body)
        return Manuscript(
            blocks=blocks,
            above=self._aside(self._all("header")),
            below=self._aside([*self._all("footer"), *self._notes()]),
            has_changes=reader.progress.has_changes,
            has_pages=reader.progress.has_pages,
            picture=self._picture,
        )

    def _picture(self, ref: str) -> bytes | None:
        target = next((part.target for part in self._parts if part.id == ref), "")
        return self._archive.picture(target)

    def _tree(self, name: str) -> Node | None:
        return tree_of(self._archive, name)

    def _all(self, kind: str) -> list[Node]:
        """A part that several sections share stands once."""
        names = dict.fromkeys(part.target for part in self._parts if part.kind == kind)
        return [tree for name in names if (tree := self._tree(name)) is not None]

    def _part(self, kind: str) -> Node | None:
        return next(iter(self._all(kind)), None)

    def _notes(self) -> Iterator[Node]:
        for kind in _NOTES:
            for part in self._all(kind):
                yield from (note for note in part.children if note.get("w:type") not in _NOT_NOTES)

    def _aside(self, parts: Iterable[Node]) -> tuple[str, ...]:
        """The lines of text that stands beside the body, each wording once."""
        reader = BodyReader(self._styles, Numbering(None))
        texts = (text for part in parts for text in texts_of(reader.read(part)))
        return tuple(dict.fromkeys(text for text in texts if text))
