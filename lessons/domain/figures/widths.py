"""How wide a text is drawn, near enough to break it into lines that fit their box.

A page's font is the device's own. The widths are those measured of DejaVu Sans, rounded up to a
twentieth of an em; it is among the widest that the style sheet names, so lines never stick out.
"""

from collections.abc import Mapping, Sequence

from lessons.domain.figures.syllables import syllables

_PLAIN: Mapping[float, str] = {
    0.30: "Ііl Ijij'",
    0.35: " .,:;/|",
    0.40: "ft-()",
    0.45: "r!",
    0.50: '–"',
    0.55: "гзсэcsz?“”",
    0.60: "вғтуұүхчьFLkvxy",
    0.65: "ГЕЁЗРТУҰҮаәбеёийкқлоөһрEPSTYabdeghnopqu0123456789«»",
    0.70: "АБВҒСХҺЧЬЭЯднңпцяABCKRVXZ",
    0.75: "ИЙКҚъNU",
    0.80: "ӘДЛНҢОӨПЦмыDGHOQ&",
    0.85: "Ъюw+=",
    0.90: "МФЫфM",
    0.95: "жшщ",
    1.00: "Wm—%",
    1.05: "№",
    1.10: "ЖШЩЮ",
}
_BOLD: Mapping[float, str] = {
    0.35: "іijl '",
    0.40: "ІIJ.,:;/|",
    0.45: "f-",
    0.50: "rt!–()",
    0.55: 'гғ"',
    0.60: "зстэcsz?",
    0.65: "ГвхьяLx«»",
    0.70: "ҒЕЁТаәбеёкқноөпуұүчEFTaekovy0123456789“”",
    0.75: "ЗРСҰҮЭийлрһцCPSYZbdghnpqu",
    0.80: "АБВҚУХЬЯъABKRVX",
    0.85: "ӘИЙКЛНПҺЧдмңDGHNU+=",
    0.90: "ДОӨOQ&",
    0.95: "ЦЪыw",
    1.00: "МҢФжфюM—",
    1.05: "Ыm%",
    1.10: "ш",
    1.15: "щW",
    1.20: "Ю",
    1.25: "ЖШ№",
    1.35: "Щ",
}
_ANY_OTHER = 1.0


def _by_letter(table: Mapping[float, str]) -> dict[str, float]:
    return {letter: width for width, letters in table.items() for letter in letters}


_WIDTHS = {False: _by_letter(_PLAIN), True: _by_letter(_BOLD)}


def width_of(text: str, *, size: float, is_bold: bool = False) -> float:
    """In the unit of ``size``, the size of the font."""
    widths = _WIDTHS[is_bold]
    return size * sum(widths.get(letter, _ANY_OTHER) for letter in text)


def wrap(text: str, *, width: float, size: float, is_bold: bool = False) -> tuple[str, ...]:
    """Lines of at most ``width``; a word that is wider by itself is cut."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size=size, is_bold=is_bold) <= width:
            lines[-1] = longer
        else:
            lines += _cut(word, width, size, is_bold=is_bold)
    return tuple(lines)


def wrap_evenly(text: str, *, width: float, size: float, is_bold: bool = False) -> tuple[str, ...]:
    """As few lines as ``wrap`` makes, of nearly the same length."""
    lines = wrap(text, width=width, size=size, is_bold=is_bold)
    for share in range(95, 45, -5):
        tried = wrap(text, width=width * share / 100, size=size, is_bold=is_bold)
        if len(tried) > len(lines):
            break
        lines = tried
    return lines


def _cut(word: str, width: float, size: float, *, is_bold: bool) -> Sequence[str]:
    """Between syllables, or anywhere where a syllable is too wide itself."""
    if width_of(word, size=size, is_bold=is_bold) <= width:
        return [word]
    pieces = [""]
    for syllable in syllables(word):
        is_wide = width_of(f"{syllable}-", size=size, is_bold=is_bold) > width
        for part in syllable if is_wide else [syllable]:
            longer = f"{pieces[-1]}{part}"
            if pieces[-1] and width_of(f"{longer}-", size=size, is_bold=is_bold) > width:
                pieces.append(part)
            else:
                pieces[-1] = longer
    return [*(f"{piece}-" for piece in pieces[:-1]), pieces[-1]]
