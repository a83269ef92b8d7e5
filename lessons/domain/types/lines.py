"""A question's key as lines that a person types: one option, answer or key point a line.

``* `` begins a right option, `` // `` parts an option from its feedback; ``- `` before a wrong
option is only needed where its text begins with one of these marks. A `` // `` of the text's own
is written with a backslash before it.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, count
from string import ascii_lowercase

from lessons.domain.types.definition import Option, PayloadError

RIGHT = "* "
# A plus or minus glued to a number belongs to the number: "+5", "-5".
_MARK = re.compile(r"(\*|\+(?=[^\W\d])|[+-](?=\s))\s*")
_FEEDBACK = re.compile(r"(?<!\S)//(?!\S)")
_OWN_SLASHES = re.compile(r"(?<!\S)(\\*//)(?!\S)")
_ESCAPED_SLASHES = re.compile(r"(?<!\S)\\(\\*//)(?!\S)")


@dataclass(frozen=True, slots=True)
class Line:
    """``number`` counts every line of the text, from 1; ``text`` is not blank."""

    number: int
    text: str

    @property
    def place(self) -> str:
        """The key of a PayloadError about this line."""
        return str(self.number)


@dataclass(frozen=True, slots=True)
class OptionLine:
    line: Line
    text: str
    feedback: str
    is_right: bool


def one_line(text: str) -> str:
    """The same words with single blanks between them."""
    return " ".join(text.split())


def filled_lines(text: str) -> list[Line]:
    """The lines that hold something, each tidied by ``one_line``."""
    numbered = enumerate(text.splitlines(), start=1)
    return [Line(number, one_line(line)) for number, line in numbered if line.strip()]


def write_options(options: Iterable[Option], right: Collection[str]) -> str:
    return "\n".join(write_option(option, is_right=option.id in right) for option in options)


def write_option(option: Option, *, is_right: bool) -> str:
    text = _OWN_SLASHES.sub(r"\\\1", one_line(option.text))
    feedback = _OWN_SLASHES.sub(r"\\\1", one_line(option.feedback))
    written = f"{text} // {feedback}" if feedback else text
    if is_right:
        return RIGHT + written
    return f"- {written}" if _MARK.match(written) else written


def read_options_text(text: str) -> list[OptionLine]:
    """Raises PayloadError: text-empty or repeated, with the number of the line as its key."""
    found = [_read_option(line) for line in filled_lines(text)]
    require_different(((item.line, item.text) for item in found), fold=str.casefold)
    return found


def _read_option(line: Line) -> OptionLine:
    mark = _MARK.match(line.text)
    rest = line.text[mark.end() :] if mark else line.text
    parts = [
        _ESCAPED_SLASHES.sub(r"\1", part.strip()) for part in _FEEDBACK.split(rest, maxsplit=1)
    ]
    if not parts[0]:
        raise PayloadError("text-empty", line.place)
    is_right = mark is not None and mark[1] != "-"
    return OptionLine(line, parts[0], parts[1] if len(parts) > 1 else "", is_right)


def require_different(
    lines: Iterable[tuple[Line, str]], *, fold: Callable[[str], str] = str
) -> None:
    seen: set[str] = set()
    for line, text in lines:
        if fold(text) in seen:
            raise PayloadError("repeated", line.place)
        seen.add(fold(text))


def dump_option_lines(
    lines: Sequence[OptionLine], before: Iterable[Option]
) -> list[dict[str, str]]:
    """Options as a payload holds them; those that were there before keep their ids."""
    ids = keep_ids([item.text for item in lines], [(option.id, option.text) for option in before])
    return [
        {"id": id_, "text": item.text, "feedback": item.feedback}
        for id_, item in zip(ids, lines, strict=True)
    ]


def keep_ids(
    texts: Sequence[str],
    before: Sequence[tuple[str, str]],
    *,
    order: Sequence[int] | None = None,
) -> list[str]:
    """An id for each text: the one it had, else that of the text whose place it took, else new.

    ``before`` holds (id, text). An id that was in use never names something else in another place.
    New ids are given in the ``order`` of these places: where the order of the texts is the answer,
    a, b, c in the source of the page would tell it.
    """
    had = {one_line(text): id_ for id_, text in before}
    ids = [had.get(text, "") for text in texts]
    fresh = _fresh_ids({id_ for id_, _ in before})
    for place in order or range(len(ids)):
        replaced = before[place][0] if place < len(before) else ""
        if not ids[place]:
            ids[place] = replaced if replaced and replaced not in ids else next(fresh)
    return ids


def _fresh_ids(used: Collection[str]) -> Iterator[str]:
    rounds = chain(("",), map(str, count(2)))
    letters = (f"{letter}{suffix}" for suffix in rounds for letter in ascii_lowercase)
    return (id_ for id_ in letters if id_ not in used)
