"""How text is set, as far as it matters: bold, marked by colour, hidden."""

from dataclasses import dataclass, fields

_DARKEST = 0x40
"""Text copied from a web page is often nearly black (#212529) all over: that marks nothing."""
_LIGHTEST = 0xF0


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """None where the place says nothing and the style beneath it decides."""

    is_bold: bool | None = None
    is_coloured: bool | None = None
    is_highlighted: bool | None = None
    is_shaded: bool | None = None
    is_underlined: bool | None = None
    is_hidden: bool | None = None
    is_monospaced: bool | None = None
    is_struck: bool | None = None

    @property
    def is_marked(self) -> bool:
        """Underlining is a mark as well: some authors underline the right option."""
        signs = (self.is_coloured, self.is_highlighted, self.is_shaded, self.is_underlined)
        return any(signs)

    def over(self, base: "Look") -> "Look":
        """This look on top of another."""
        if self == PLAIN:
            return base
        own = {name: getattr(self, name) for name in _NAMES}
        return Look(
            **{name: getattr(base, name) if value is None else value for name, value in own.items()}
        )


_NAMES = tuple(field.name for field in fields(Look))
PLAIN = Look()


_ONE_WIDTH = ("courier", "consolas", "mono", "lucida console", "menlo", "cascadia", "code")


def is_one_width(font: str) -> bool | None:
    """Whether a font is one in which programs are set; None where none is named."""
    name = font.lower()
    return any(word in name for word in _ONE_WIDTH) if name else None


def is_ink(colour: str) -> bool | None:
    """Whether a colour (``"FF0000"``, ``"#ff0000"``) is another than that of ordinary text."""
    channels = _channels(colour)
    return None if channels is None else max(channels) > _DARKEST


def is_paper(colour: str) -> bool | None:
    """Whether a background is that of ordinary paper."""
    channels = _channels(colour)
    return None if channels is None else min(channels) >= _LIGHTEST


def _channels(colour: str) -> tuple[int, int, int] | None:
    digits = colour.removeprefix("#")
    try:
        value = int(digits, 16)
    except ValueError:
        return None
    if len(digits) != len("RRGGBB"):
        return None
    return value >> 16 & 0xFF, value >> 8 & 0xFF, value & 0xFF
