"""RTF to paragraphs, as Word would show them on the page.

Left out are pictures, headers and footers, hidden and deleted text, and every destination that
an RTF reader is told to pass over (``\\*``), apart from text boxes. Tables are read as those of
Word, tables inside them as paragraphs; footnotes are kept apart from the text that they interrupt.
"""

from dataclasses import dataclass, replace

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import DocumentError
from lessons.domain.handouts.extracted import Extracted
from lessons.domain.handouts.paragraphs import MOST_DEPTH, PLAIN, Look, Paragraphs
from lessons.domain.handouts.rtf_cells import RtfCells
from lessons.domain.handouts.rtf_tables import SYMBOL, TABLES, Tables, code_page
from lessons.domain.handouts.rtf_tokens import Mark, Token, tokens

_UNSEEN = frozenset(
    {"info", "pict", "objdata", "header", "headerl", "headerr", "headerf", "footer", "footerl"}
    | {"footerr", "footerf", "nonshppict", "xe", "tc", "rxe", "txe", "sn", "sv", "fldinst"}
    | {"upr", "filetbl", "listtable", "listoverridetable", "revtbl", "ftnsep", "ftnsepc", "atnid"}
    | {"aftnsep", "aftnsepc", "themedata", "datastore", "bkmkstart", "bkmkend", "annotation"}
)
_SEEN_THOUGH_STARRED = frozenset({"ud", "shpinst", "shptxt"})
_LABELS = frozenset({"listtext", "pntext"})
_ENDS = frozenset({"par", "sect", "page", "cell", "nestcell", "row", "column"})
_CHARACTERS = {
    "tab": " ",
    "emdash": "—",
    "endash": "–",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
}
_MOST_TOKENS = 3_000_000
"""A textbook has one million: two for each Kazakh letter, and Word's many words on layout."""
_SYMBOLS = {"~": " ", "_": "-", "-": "", "\t": " "}


@dataclass(frozen=True, slots=True)
class _State:
    look: Look = PLAIN
    font: int = -1
    colour: int = 0
    highlight: int = 0
    shading: int = 0
    fallback: int = 1
    """Characters after ``\\u`` for readers without Unicode."""
    is_unseen: bool = False
    is_hidden: bool = False
    is_note: bool = False
    table: str = ""


class RtfRows:
    def __init__(self) -> None:
        self.paragraphs = Paragraphs()
        self.footnotes = Paragraphs()
        self._cells = RtfCells(self.paragraphs.rows)
        self._tables = Tables()
        self._states = [_State()]
        self._look: Look | None = None
        self._codec = "cp1252"
        self._default_font = 0
        self._heading = 0
        self._skipped = 0
        self._is_starred = False
        self._high = ""

    def read(self, data: bytes) -> None:
        for count, token in enumerate(tokens(data)):
            if count > _MOST_TOKENS:
                raise DocumentError(code=Code.FILE_TOO_LARGE, detail=str(len(data)))
            self._take(token)
        self.paragraphs.end(self._heading)
        self.footnotes.end()

    def extracted(self) -> Extracted:
        """With the cells of tables in order of reading and without the footnotes."""
        return self._cells.extracted()

    @property
    def _target(self) -> Paragraphs:
        return self.footnotes if self._state.is_note else self.paragraphs

    @property
    def _state(self) -> _State:
        return self._states[-1]

    def _set(self, **changes: object) -> None:
        self._states[-1] = replace(self._states[-1], **changes)  # type: ignore[arg-type]  # its fields
        self._look = None

    def _take(self, token: Token) -> None:
        if token.mark is Mark.OPEN:
            self._open()
        elif token.mark is Mark.CLOSE:
            self._close()
        elif token.mark is Mark.SYMBOL and token.name == "*":
            self._is_starred = True
            return
        elif token.mark is Mark.WORD:
            self._word(token)
        elif token.mark is Mark.TEXT:
            self._text(token)
        else:
            self._add(_SYMBOLS.get(token.name, token.name if token.name in "{}\\" else ""))
        if self._state.table:
            self._tables.read(self._state.table, token)
        self._is_starred = False

    def _open(self) -> None:
        if len(self._states) > MOST_DEPTH:
            raise DocumentError(code=Code.TOO_DEEP)
        self._skipped = 0
        self._states.append(self._state)

    def _close(self) -> None:
        self._skipped = 0
        if len(self._states) > 1:
            self._states.pop()
            self._look = None

    def _word(self, token: Token) -> None:
        name, value = token.name, token.value
        skipped, self._skipped = self._skipped, 0
        if skipped and name in _CHARACTERS:
            return
        if name == "u" and value is not None:
            self._unicode(value)
        elif name == "uc":
            self._set(fallback=max(0, value or 0))
        elif not (self._destination(name) or self._layout(name, value)):
            self._format(name, value)

    def _destination(self, name: str) -> bool:
        """Where the group's text goes; true if the word says that."""
        if name in _SEEN_THOUGH_STARRED and self._is_starred:
            self._set(is_unseen=self._is_unseen_around() and name != "ud")
        elif self._is_starred or name in _UNSEEN:
            self._set(is_unseen=True)
        elif name in TABLES:
            self._set(is_unseen=True, table=name)
        elif name == "footnote":
            self._set(is_note=True)
        elif name in _LABELS:
            self._set(look=replace(self._state.look, is_label=True))
        else:
            return False
        return True

    def _is_unseen_around(self) -> bool:
        return len(self._states) > 1 and self._states[-2].is_unseen

    def _layout(self, name: str, value: int | None) -> bool:
        if self._state.is_unseen:
            return False
        self._cell_word(name, value)
        if name in _ENDS:
            self._target.end(self._heading)
            self._cells.after(name)
        elif name in {"line", "lbr", "softline"}:
            self._target.break_line(self._heading)
        elif name in _CHARACTERS:
            self._add(_CHARACTERS[name])
        elif name == "pard":
            self._heading = 0
        elif name == "s":
            self._heading = self._tables.headings.get(value or 0, 0)
        elif name == "outlinelevel" and value is not None:
            self._heading = value + 1 if 0 <= value <= 5 else 0
        else:
            return False
        return True

    def _cell_word(self, name: str, value: int | None) -> None:
        """What stands in a footnote or a list's number says nothing about the paragraph."""
        if self._state.is_note or self._state.look.is_label:
            return
        if self._cells.begins_row(name):
            self.paragraphs.end(self._heading)
        self._cells.before(name, value)

    def _format(self, name: str, value: int | None) -> None:
        is_on = value != 0
        if name == "plain":
            look = Look(is_label=self._state.look.is_label)
            self._set(
                look=look,
                font=self._default_font,
                colour=0,
                highlight=0,
                shading=0,
                is_hidden=False,
            )
        elif name == "b":
            self._set(look=replace(self._state.look, is_strong=is_on))
        elif name in {"v", "deleted"}:
            self._set(is_hidden=is_on)
        elif name == "f":
            self._set(font=value or 0)
        elif name in {"cf", "highlight", "chcbpat", "cb"}:
            field = {"cf": "colour", "highlight": "highlight"}.get(name, "shading")
            self._set(**{field: value or 0})
        elif name == "deff":
            self._default_font = value or 0
        elif name == "ansicpg":
            self._codec = code_page(value or 0)
        elif name == "mac":
            self._codec = "mac_roman"
        elif name == "pc":
            self._codec = "cp437"

    def _text(self, token: Token) -> None:
        data = token.data
        skipped = min(self._skipped, len(data))
        self._skipped -= skipped
        data = data[skipped:]
        if not data or self._state.is_unseen:
            return
        self._add(self._decode(data))

    def _decode(self, data: bytes) -> str:
        font = self._state.font if self._state.font >= 0 else self._default_font
        codec = self._tables.fonts.get(font, self._codec)
        if codec == SYMBOL:
            return "•" if data >= b"\x80" else data.decode("latin-1")
        return data.decode(codec, "replace")

    def _unicode(self, value: int) -> None:
        """Signed 16 bits; letters beyond them come as two halves."""
        self._skipped = self._state.fallback
        unit = value % 0x10000
        if 0xD800 <= unit < 0xDC00:
            self._high = chr(unit)
            return
        if 0xDC00 <= unit < 0xE000:
            pair, self._high = self._high + chr(unit), ""
            self._add(pair.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
            return
        is_symbol = 0xF000 <= unit < 0xF100
        self._add("•" if is_symbol and self._state.look.is_label else chr(unit))

    def _add(self, text: str) -> None:
        if not (self._state.is_unseen or self._state.is_hidden):
            self._look = self._look or self._look_now()
            self._target.add(text, self._look)

    def _look_now(self) -> Look:
        state, marks = self._state, self._tables.colours
        numbers = (state.colour, state.highlight, state.shading)
        is_marked = any(0 <= number < len(marks) and marks[number] for number in numbers)
        return replace(state.look, is_marked=True) if is_marked else state.look
