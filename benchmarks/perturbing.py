"""Whether odd characters change what is read: ``python -m benchmarks.perturbing DIR [DIR …]``.

Every labelled document is read as it is and once more after each change that nobody sees, or that
people make without a thought: other hyphens and blanks, soft hyphens, letters in two pieces, line
ends. It must be read equal, or with a doubt; what changes in silence is named.
"""

import argparse
import io
import json
import re
import sys
import unicodedata
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from benchmarks.exact import labelled
from lessons.domain.handouts.document import Document, DocumentError
from lessons.domain.handouts.encoding import decode
from lessons.domain.handouts.output import to_json
from lessons.domain.handouts.pages.page import Glyph, Page
from lessons.domain.handouts.pages.pdfium import Pdfium
from lessons.domain.handouts.pdf import Pdf
from lessons.domain.handouts.registry import read_document
from lessons.domain.text.characters import (
    LONG_DASHES,
    MINUS,
    NON_BREAKING_HYPHEN,
    SOFT_HYPHEN,
    TO_CYRILLIC,
    TYPESET_HYPHEN,
)

Change = Callable[[str], str]
_INSIDE_WORD = re.compile(r"(?<=[^\W\d_]{3})(?=[^\W\d_]{3})")
_ODD_BLANKS = "\u00a0\u2009\u202f"


def _odd_blanks(text: str) -> str:
    """One after the other, so that none is usual."""
    pieces = text.split(" ")
    blanks = (_ODD_BLANKS[place % len(_ODD_BLANKS)] for place in range(len(pieces)))
    return "".join(f"{piece}{blank}" for piece, blank in zip(pieces, blanks, strict=True))[:-1]


def _seen_as_the_same(text: str) -> str:
    odd = _odd_blanks(text.replace("-", NON_BREAKING_HYPHEN))
    return unicodedata.normalize("NFD", _INSIDE_WORD.sub(SOFT_HYPHEN, odd))


CHANGES: Mapping[str, Change] = {
    "hyphens that do not break": lambda text: text.replace("-", NON_BREAKING_HYPHEN),
    "typeset hyphens": lambda text: text.replace("-", TYPESET_HYPHEN),
    "minuses": lambda text: text.replace("-", MINUS),
    "odd blanks": _odd_blanks,
    "soft hyphens": lambda text: _INSIDE_WORD.sub(SOFT_HYPHEN, text),
    "nothing between words": lambda text: text.replace(" ", " \u200b"),
    "letters in two pieces": lambda text: unicodedata.normalize("NFD", text),
    "all of these at once": _seen_as_the_same,
    "short dashes": lambda text: text.replace("—", "–"),
    "long dashes": lambda text: text.replace("–", "—"),
    "Latin look-alikes": lambda text: text.replace("о", "o").replace("с", "c"),
    "a few look-alikes": lambda text: re.sub("(?<=[^\\W\\d_])о", "o", text, count=5),
}
LINE_CHANGES: Mapping[str, Change] = {
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "a byte order mark": lambda text: f"\ufeff{text}",
}
"""For files of text only."""


@dataclass(frozen=True, slots=True)
class Outcome:
    is_equal: bool
    is_doubted: bool

    @property
    def is_silent(self) -> bool:
        return not self.is_equal and not self.is_doubted


def changes_for(path: Path) -> Mapping[str, Change]:
    is_text = path.suffix in {".txt", ".md"}
    return {**CHANGES, **LINE_CHANGES} if is_text else CHANGES


def outcome(path: Path, change: Change) -> Outcome:
    before, after = _read(path, str), _read(path, change)
    if isinstance(before, str) or isinstance(after, str):
        return Outcome(before == after, is_doubted=isinstance(after, str))
    is_equal = _told(before) == _told(after)
    return Outcome(is_equal, is_doubted=after.verdict != "ok")


def _told(document: Document) -> Any:
    """All that is read, but for what the changes leave as it was typed: dashes, look-alikes."""
    return _same(to_json(document)["lessons"])


_DASH = re.compile(f"[{LONG_DASHES}]")


def _same(value: Any) -> Any:
    if isinstance(value, str):
        return _DASH.sub("–", value).translate(TO_CYRILLIC)
    if isinstance(value, list | tuple):
        return [_same(item) for item in value]
    return {key: _same(item) for key, item in value.items()} if isinstance(value, dict) else value


def _read(path: Path, change: Change) -> Document | str:
    """The document, or why there is none."""
    try:
        return _READERS.get(path.suffix, _read_text)(path, change)
    except DocumentError as error:
        return error.code


def _read_text(path: Path, change: Change) -> Document:
    text = "\n".join(decode(path.read_bytes()).lines)
    return read_document(path.name, change(text).encode())


def _read_html(path: Path, change: Change) -> Document:
    head, mark, body = "\n".join(decode(path.read_bytes()).lines).partition("<body")
    changed = _between_tags(mark + body, change) if mark else _between_tags(head, change)
    return read_document(path.name, ((head if mark else "") + changed).encode())


def _read_zipped(path: Path, change: Change) -> Document:
    changed = io.BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(changed, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name in {"word/document.xml", "content.xml"}:
                data = _changed_xml(data.decode(), change).encode()
            target.writestr(name, data)
    return read_document(path.name, changed.getvalue())


def _changed_xml(text: str, change: Change) -> str:
    if "<w:t" not in text:
        return _between_tags(text, change)
    return re.sub(
        r"(<w:t(?: [^>]*)?>)([^<]*)", lambda match: match[1] + _in_words(match[2], change), text
    )


def _between_tags(text: str, change: Change) -> str:
    return re.sub(r">([^<]+)", lambda match: ">" + _in_words(match[1], change), text)


def _in_words(text: str, change: Change) -> str:
    """Names such as ``&nbsp;`` stay."""
    return "".join(
        piece if piece.startswith("&") else change(piece)
        for piece in re.split(r"(&#?\w+;)", text)
        if piece
    )


def _read_rich_text(path: Path, change: Change) -> Document:
    """Its own signs for a hyphen and a blank that do not break, whatever the change."""
    data = path.read_bytes()
    if change is not str:
        data = re.sub(rb"(?<=\w\w\w) (?=\\'|\\u)", rb"\\~", data)
        data = re.sub(rb"(?<=[0-9a-f?])-(?=\\)", rb"\\_", data)
    return read_document(path.name, data)


@dataclass(frozen=True, slots=True)
class _ChangedLetters:
    """The letters of a PDF as another program would have written them."""

    change: Change
    engine: Pdfium = field(default_factory=Pdfium)

    def pages(self, data: bytes) -> tuple[Page, ...]:
        return tuple(
            replace(page, glyphs=tuple(map(self._changed, page.glyphs)))
            for page in self.engine.pages(data)
        )

    def _changed(self, glyph: Glyph) -> Glyph:
        """What makes two characters of one would be two letters, each at its place."""
        text = self.change(glyph.text)
        return glyph._replace(text=text) if len(text) == len(glyph.text) else glyph

    def draw(self, data: bytes, numbers: tuple[int, ...]) -> Iterator[bytes]:
        return self.engine.draw(data, numbers)


def _read_pdf(path: Path, change: Change) -> Document:
    return Pdf(_ChangedLetters(change)).read(path.name, path.read_bytes())


_READERS: Mapping[str, Callable[[Path, Change], Document]] = {
    ".html": _read_html,
    ".docx": _read_zipped,
    ".odt": _read_zipped,
    ".rtf": _read_rich_text,
    ".pdf": _read_pdf,
}


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path, metavar="DIR")
    options = parser.parse_args(arguments)
    silent = 0
    paths = [path for folder in options.folders for path, _label in labelled(folder)]
    for name in {**CHANGES, **LINE_CHANGES}:
        chosen = [path for path in paths if name in changes_for(path)]
        found = {path: outcome(path, changes_for(path)[name]) for path in chosen}
        quiet = [path.name for path in chosen if found[path].is_silent]
        doubted = sum(not one.is_equal and one.is_doubted for one in found.values())
        equal = sum(one.is_equal for one in found.values())
        silent += len(quiet)
        print(f"{name:<28} {equal:>4} equal {doubted:>4} doubted {len(quiet):>4} in silence")
        print("".join(f"    {json.dumps(one, ensure_ascii=False)}\n" for one in quiet), end="")
    return min(silent, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
