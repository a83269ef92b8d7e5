"""A text with gaps as a person types it: ``Астана – ((1997 / 1998)) жылдан бері елорда.``

Between double brackets stand the answers, parted by a slash with blanks around it; where one of
them begins with ``*`` they are all shown and that one is right. A backslash takes the meaning from
the bracket, star, slash or backslash behind it. Brackets, since no Russian keyboard has braces.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lessons.domain.text.samples import Sample
from lessons.domain.types.definition import PayloadError
from lessons.domain.types.lines import one_line

# Single brackets may stand within the double ones: ((ЕО (Еуропалық Одақ))).
_PIECE = re.compile(
    r"""
    (?P<escape>\\.)
    | \(\( (?P<gap> (?: \\. | [^()\\] | \( (?: \\. | [^()\\] )* \) )* ) \)\)
    | (?P<open>\(\()
    | (?P<words>[^\\(]+|.)
    """,
    re.VERBOSE | re.DOTALL,
)
SAMPLES = (
    Sample(
        pattern=_PIECE,
        how="fullmatch",
        matches=("((су))", "((ЕО (Одақ)))", "сөз"),
        misses=("су ((бу))", "((а)) ((б))"),
    ),
)
_PARTED = re.compile(r"(?<!\S)/(?!\S)")
_ESCAPED = re.compile(r"\\([()*/\\])")
_BALANCED = re.compile(r"[^()]*(?:\([^()]*\)[^()]*)*")
_BLANKS = re.compile(r"[^\S\n]+")
_LINE_END = re.compile(r" ?\n ?")


@dataclass(frozen=True, slots=True)
class GapLine:
    """What stands between double brackets; ``right`` is the place of the starred one, if any."""

    texts: tuple[str, ...]
    right: int | None = None


def tidied(pieces: Sequence[str]) -> list[str]:
    """The words between gaps with single blanks, and none at the ends of lines or of the whole."""
    tidy = [_LINE_END.sub("\n", _BLANKS.sub(" ", piece.replace("\r", "\n"))) for piece in pieces]
    if tidy:
        tidy[0] = tidy[0].lstrip()
        tidy[-1] = tidy[-1].rstrip()
    return tidy


def write_words(text: str) -> str:
    """Words outside of gaps; a bracket at their end could be taken for one of the next gap."""
    return re.sub(r"\((?=\(|$)", r"\\(", text.replace("\\", "\\\\"))


def write_gap(gap: GapLine) -> str:
    written = [_write_answer(text) for text in gap.texts]
    if gap.right is not None:
        written[gap.right] = f"*{written[gap.right]}"
    return f"(({' / '.join(written)}))"


def _write_answer(text: str) -> str:
    text = one_line(text).replace("\\", "\\\\")
    if not _BALANCED.fullmatch(text):
        text = re.sub(r"([()])", r"\\\1", text)
    text = re.sub(r"^\*", r"\\*", text)
    return re.sub(r"(?<!\S)/(?!\S)", r"\\/", text)


def read_gap_text(text: str) -> Iterator[str | GapLine]:
    """Words and gaps in turn. Raises PayloadError with the number of the line."""
    words, line = "", 1
    for match in _PIECE.finditer(text.rstrip()):
        if match["open"]:
            raise PayloadError("gap-open", str(line))
        if match["gap"] is None:
            words += _plain(match[0])
        else:
            yield words
            words = ""
            yield _read_gap(match["gap"], str(line))
        line += match[0].count("\n")
    yield words


def _read_gap(text: str, line: str) -> GapLine:
    parts = [part.strip() for part in _PARTED.split(one_line(text))]
    starred = [place for place, part in enumerate(parts) if part.startswith("*")]
    texts = tuple(_plain(part[1:].strip() if part.startswith("*") else part) for part in parts)
    if not all(texts):
        raise PayloadError("text-empty", line)
    if len({part.casefold() for part in texts}) < len(texts):
        raise PayloadError("repeated", line)
    if len(starred) > 1:
        raise PayloadError("right-twice", line)
    if starred and len(texts) == 1:
        raise PayloadError("gap-single", line)
    return GapLine(texts, starred[0] if starred else None)


def _plain(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)
