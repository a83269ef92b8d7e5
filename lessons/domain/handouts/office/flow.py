"""A manuscript to the lines that a person sees and the rows that are read."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from lessons.domain.assets.limits import MOST_PICTURES
from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import DocumentError
from lessons.domain.handouts.document import Warning as Doubt
from lessons.domain.handouts.encoding import MOST_LINES
from lessons.domain.handouts.extracted import Extracted
from lessons.domain.handouts.found_pictures import FoundPicture, trouble_with
from lessons.domain.handouts.lines import Row, begins_small, is_furniture, read_rows, tidy
from lessons.domain.handouts.office.entries import Entry
from lessons.domain.handouts.office.manuscript import Manuscript, Paragraph
from lessons.domain.handouts.office.marks import (
    Line,
    is_marked,
    is_strong,
    split_options,
    text_of,
)
from lessons.domain.handouts.office.tables import entries_of
from lessons.domain.handouts.program_lines import may_be_program
from lessons.domain.text.characters import DASHES
from lessons.domain.text.normalising import has_pile_of_accents
from lessons.domain.text.sentences import ends_with_stop

_NUMBER = re.compile(rf"[\d\s{DASHES}]+")
_LONGEST_HEADING = 250
"""A longer paragraph is text that was given a heading's style by mistake."""
_WRAPPED_SHARE = 0.2
_FEWEST_WRAPPED = 4
_SHORTEST_WRAPPED = 30
_WIDEST_BREAK = 60
_FITTING_SHARE = 0.85


def extract(manuscript: Manuscript) -> Extracted:
    """Raises DocumentError: too-many-lines or not-text."""
    writer = _Writer(picture=manuscript.picture)
    writer.add_aside(manuscript.above, page=1)
    for entry in _unwrapped(list(entries_of(manuscript.blocks))):
        writer.add(entry)
    writer.add_aside(manuscript.below, page=writer.pages[-1] if writer.pages else 1)
    if manuscript.has_changes and writer.lines:
        writer.doubts.append(Doubt(line=1, code=Code.CHANGES_ACCEPTED))
    return Extracted(
        lines=tuple(writer.lines),
        rows=tuple(writer.rows),
        doubts=tuple(writer.doubts),
        pictures=tuple(writer.pictures),
        pages=tuple(writer.pages) if manuscript.has_pages else (),
    )


@dataclass(slots=True)
class _Writer:
    lines: list[str] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    pictures: list[FoundPicture] = field(default_factory=list)
    picture: Callable[[str], bytes | None] = lambda _ref: None

    def add_aside(self, texts: Iterable[str], *, page: int) -> None:
        for text in texts:
            self._not_use(_clean(text), page)

    def add(self, entry: Entry) -> None:
        paragraph = entry.paragraph
        first = len(self.lines) + 1
        if entry.note:
            self.doubts.append(Doubt(line=first, code=entry.note))
        for text, line, starts, is_open in _lines(paragraph):
            is_first = len(self.lines) + 1 == first
            is_aside = paragraph.is_contents or paragraph.is_aside
            if not entry.is_used or is_aside or _is_page_mark(text):
                self._not_use(text, paragraph.page)
            elif is_first:
                self._use(entry, text, line, starts=entry.starts, is_open=entry.is_mid_sentence)
            else:
                self._use(entry, text, line, starts=starts, is_open=is_open)
        self._note_unread(paragraph, min(first, len(self.lines)))
        self._take_pictures(paragraph, min(first, len(self.lines)))

    def _use(self, entry: Entry, text: str, line: Line, *, starts: bool, is_open: bool) -> None:
        number = self._line(text, entry.paragraph.page)
        heading = entry.paragraph.heading if len(text) <= _LONGEST_HEADING else 0
        row = Row(
            line=number,
            text=text,
            starts=starts,
            is_mid_sentence=is_open,
            heading=heading,
            is_strong=is_strong(line),
            # The colour of a heading belongs to its style.
            is_marked=not heading and is_marked(line),
            place=entry.paragraph.place,
            program=_program_line(entry.paragraph, line),
        )
        pieces = split_options(line)
        if len(pieces) == 1:
            self.rows.append(row)
        else:
            self.rows.extend(_options(row, pieces, entry.paragraph.label))

    def _not_use(self, text: str, page: int) -> None:
        if text:
            number = self._line(text, page)
            self.doubts.append(Doubt(line=number, code=Code.NOT_USED, text=text))

    def _line(self, text: str, page: int) -> int:
        if len(self.lines) >= MOST_LINES:
            raise DocumentError(code=Code.TOO_MANY_LINES, line=MOST_LINES)
        self.lines.append(text)
        self.pages.append(page)
        return len(self.lines)

    def _take_pictures(self, paragraph: Paragraph, line: int) -> None:
        """Behind the paragraph's first line, or behind what stands above one without words."""
        for mark in paragraph.pictures:
            data = self.picture(mark.ref) if mark.ref else None
            trouble = trouble_with(data)
            if data is None or trouble is not None or len(self.pictures) >= MOST_PICTURES:
                code = trouble or Code.PICTURE_SKIPPED
                doubt = Doubt(line=max(line, 1), code=code)
                self.doubts.extend([doubt] if doubt not in self.doubts else [])
                continue
            self.pictures.append(
                FoundPicture(
                    line=line,
                    data=data,
                    alternative=mark.alternative,
                    is_within=bool(paragraph.text),
                )
            )

    def _note_unread(self, paragraph: Paragraph, line: int) -> None:
        line = max(line, 1)
        if paragraph.hidden:
            self.doubts.append(Doubt(line=line, code=Code.NOT_USED, text=_clean(paragraph.hidden)))
        if paragraph.struck:
            self.doubts.append(
                Doubt(line=line, code=Code.WORDS_STRUCK, text=_clean(paragraph.struck))
            )
        if paragraph.has_formula:
            self.doubts.append(
                Doubt(line=line, code=Code.FORMULA_IN_LINE, text=_clean(paragraph.text))
            )


def _program_line(paragraph: Paragraph, line: Line) -> str | None:
    """A text that is typed in such letters from its first word on is prose all the same."""
    text = text_of(line).expandtabs(4).rstrip()
    is_one = paragraph.is_program and not paragraph.label and not paragraph.heading
    return text if is_one and may_be_program(text) else None


def _options(row: Row, pieces: Sequence[Line], label: str) -> Iterator[Row]:
    for index, piece in enumerate(pieces):
        text = _clean(text_of(piece))
        yield replace(
            row,
            text=f"{label} {text}".strip() if index == 0 else text,
            starts=row.starts if index == 0 else True,
            is_mid_sentence=row.is_mid_sentence and index == 0,
            is_strong=is_strong(piece),
            is_marked=is_marked(piece),
        )


def _clean(text: str) -> str:
    if has_pile_of_accents(text):
        raise DocumentError(code=Code.NOT_TEXT)
    return tidy(text)


def _is_page_mark(text: str) -> bool:
    """A bare number may be an option of a test; a page number has words or is a header's."""
    return is_furniture(text) and _NUMBER.fullmatch(text) is None


# Shift+Enter: a new line that may or may not begin something new.


def _lines(paragraph: Paragraph) -> Iterator[tuple[str, Line, bool, bool]]:
    """Each line that is not empty: its text, its stretches, whether it starts a paragraph, and
    whether it goes on with a sentence."""
    texts = [_clean(text_of(line)) for line in paragraph.lines]
    longest = max(map(len, texts), default=0)
    above, label = "", paragraph.label
    for text, line in zip(texts, paragraph.lines, strict=True):
        if text:
            is_open = _goes_on(above, text, longest)
            # The label stands on the first line; text may begin on a later one.
            yield f"{label} {text}".strip(), line, not is_open, is_open
            label = ""
        above = text


def _goes_on(above: str, text: str, longest: int) -> bool:
    if not above or ends_with_stop(above):
        return False
    if begins_small(text):
        return True
    first_word = text.split(" ", 1)[0]
    is_full = len(above) + 1 + len(first_word) >= longest * _FITTING_SHARE
    return is_full and longest >= _WIDEST_BREAK and not above.endswith(tuple("0123456789)"))


# Text pasted from a PDF: every line of the page is a paragraph of its own.


def _unwrapped(entries: list[Entry]) -> list[Entry]:
    places = [index for index, entry in enumerate(entries) if _is_plain(entry)]
    texts = [_clean(entries[index].paragraph.text) for index in places]
    if not _is_wrapped(texts):
        return entries
    raw = [
        f"    {text}" if entries[index].paragraph.is_indented else text
        for index, text in zip(places, texts, strict=True)
    ]
    rows = {row.line: row for row in read_rows(raw)}
    for number, index in enumerate(places, start=1):
        entries[index] = _as_line(entries, index, rows.get(number))
    return entries


def _as_line(entries: Sequence[Entry], index: int, row: Row | None) -> Entry:
    entry = entries[index]
    if row is None:
        return replace(entry, is_used=False)
    if index == 0 or not _is_plain(entries[index - 1]):
        return entry
    return replace(entry, starts=row.starts, is_mid_sentence=row.is_mid_sentence)


def _is_plain(entry: Entry) -> bool:
    """A paragraph of running text, which may be one line of a longer one. An empty one is none
    of the text but stands between two."""
    paragraph = entry.paragraph
    is_listed = bool(paragraph.label or paragraph.heading or paragraph.is_contents)
    is_listed = is_listed or paragraph.is_program
    return not is_listed and not entry.is_in_table and entry.is_used and _has_one_line(paragraph)


def _has_one_line(paragraph: Paragraph) -> bool:
    return len(paragraph.lines) == 1


def _is_wrapped(texts: Sequence[str]) -> bool:
    """Many lines end without a stop and go on with a small letter."""
    shown = [text for text in texts if text]
    open_ends = sum(
        begins_small(text) and len(above) >= _SHORTEST_WRAPPED and not ends_with_stop(above)
        for above, text in pairwise(shown)
    )
    return open_ends >= max(_FEWEST_WRAPPED, len(shown) * _WRAPPED_SHARE)
