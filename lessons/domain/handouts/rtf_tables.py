"""The tables at the head of an RTF file: fonts with their code pages, colours, styles."""

import codecs
from dataclasses import dataclass, field

from lessons.domain.handouts.colours import is_marking
from lessons.domain.handouts.rtf_tokens import Mark, Token

SYMBOL = "symbol"
"""The code page of picture fonts: what stands there is a bullet or an arrow, no letter."""
_CHARSETS = {
    0: "cp1252",
    2: SYMBOL,
    77: "mac_roman",
    89: "mac_cyrillic",
    128: "cp932",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    238: "cp1250",
    254: "cp437",
    255: "cp437",
}
TABLES = frozenset({"fonttbl", "colortbl", "stylesheet"})


def code_page(number: int) -> str:
    """The codec of a Windows code page number, or that of Western Europe."""
    for name in (f"cp{number}", {10007: "mac_cyrillic", 65001: "utf-8"}.get(number, "")):
        try:
            return codecs.lookup(name).name
        except LookupError:
            continue
    return "cp1252"


@dataclass(slots=True)
class Tables:
    fonts: dict[int, str] = field(default_factory=dict)
    """Codecs by font number; a font that says nothing has the document's own."""
    colours: list[bool] = field(default_factory=list)
    """Whether each colour marks text."""
    headings: dict[int, int] = field(default_factory=dict)
    """Depth of headings by style number."""
    _number: int = 0
    _parts: dict[str, int] = field(default_factory=dict)
    _name: str = ""

    def read(self, table: str, token: Token) -> None:
        if table == "fonttbl":
            self._read_font(token)
        elif table == "colortbl":
            self._read_colour(token)
        else:
            self._read_style(token)

    def _read_font(self, token: Token) -> None:
        if token.mark is not Mark.WORD or token.value is None:
            return
        if token.name == "f":
            self._number = token.value
        elif token.name == "fcharset" and token.value in _CHARSETS:
            self.fonts[self._number] = _CHARSETS[token.value]
        elif token.name == "cpg":
            self.fonts[self._number] = code_page(token.value)

    def _read_colour(self, token: Token) -> None:
        if token.mark is Mark.WORD and token.value is not None:
            self._parts[token.name] = min(255, max(0, token.value))
        elif token.mark is Mark.TEXT:
            for _ in range(token.data.count(b";")):
                parts = [self._parts.get(name, 0) for name in ("red", "green", "blue")]
                self.colours.append(is_marking(*parts))
                self._parts.clear()

    def _read_style(self, token: Token) -> None:
        """``{\\s1 … heading 1;}``: the name tells more surely than the outline level."""
        if token.mark is Mark.OPEN:
            self._number, self._name = 0, ""
        elif token.mark is Mark.WORD and token.name == "s":
            self._number = token.value or 0
        elif token.mark is Mark.WORD and token.name == "outlinelevel" and token.value is not None:
            self._keep_heading(token.value + 1)
        elif token.mark is Mark.TEXT:
            self._name += token.data.decode("latin-1").lower()
            words = self._name.rstrip(";").split()
            if len(words) == 2 and words[0] == "heading" and words[1].isdecimal():
                self._keep_heading(int(words[1][:3]))
            elif words == ["title"]:
                self._keep_heading(1)

    def _keep_heading(self, depth: int) -> None:
        if self._number and 1 <= depth <= 6:
            self.headings[self._number] = depth
