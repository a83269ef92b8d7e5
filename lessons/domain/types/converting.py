"""A question's key, as typed, made into the key of another kind: what both can say is kept.

Nothing is guessed: where the old key does not say which option is right, neither does the new one,
and the person is asked for it before anything is saved.
"""

import re
from collections.abc import Callable

from lessons.domain.types.definition import PayloadError
from lessons.domain.types.lines import RIGHT, filled_lines
from lessons.domain.types.registry import REGISTRY

CHOICES = frozenset({"single-choice", "multiple-choice"})
_RIGHT_LINE = re.compile(r"(?:\*|\+(?=[^\W\d]|\s))\s*(?P<text>.+)")
_WRONG_LINE = re.compile(r"-\s+(?P<text>.+)")
_FEEDBACK = re.compile(r"\s//\s.*")
_POINTS = re.compile(r"\d+\s*[|/:–—-]\s*(?P<text>.+)")
_SHARE = re.compile(r"\d+\s*%\s*\|\s*(?P<text>.+)")
_MODEL = re.compile(r"^[ \t]*-{3,}[ \t]*$", re.MULTILINE)


def convert_key(text: str, *, old: str, new: str) -> str:
    """``text`` is the key of a question of the kind ``old``; gives one for the kind ``new``."""
    if old == new or not text.strip() or _is_key(text, new, old):
        return text
    allowed = REGISTRY[new].text_choices
    if allowed:
        return text if text.strip() in allowed else ""
    options = _OPTIONS.get(old, _plain)(text)
    return _WRITTEN.get(new, _write_texts)(options)


_Options = list[tuple[str, bool]]
"""(text, is right); of a kind that knows no wrong texts every one is right."""


def _is_key(text: str, new: str, old: str) -> bool:
    """Lines that the new kind reads as they are: both choices write them alike."""
    if {old, new} <= CHOICES:
        return True
    if old in _OPTIONS or new == "open-answer":
        return False
    try:
        REGISTRY[new].parse(REGISTRY[new].from_text(text))
    except PayloadError:
        return False
    return True


def _marked(text: str) -> _Options:
    options = []
    for line in filled_lines(text):
        right, wrong = _RIGHT_LINE.fullmatch(line.text), _WRONG_LINE.fullmatch(line.text)
        found = right or wrong
        words = found["text"] if found else line.text
        options.append((_FEEDBACK.sub("", words), right is not None))
    return options


def _open(text: str) -> _Options:
    """The key points; where there are none the lines of the model answer."""
    listed, *rest = _MODEL.split(text, maxsplit=1)
    return _without(_POINTS, listed) or _without(_POINTS, "".join(rest))


def _numeric(text: str) -> _Options:
    return _without(_SHARE, text)


def _plain(text: str) -> _Options:
    return [(line.text, True) for line in filled_lines(text)]


def _truth(_text: str) -> _Options:
    return []


def _without(mark: re.Pattern[str], text: str) -> _Options:
    matches = ((mark.fullmatch(line.text), line.text) for line in filled_lines(text))
    return [(match["text"] if match else words, True) for match, words in matches]


_OPTIONS: dict[str, Callable[[str], _Options]] = {
    "single-choice": _marked,
    "multiple-choice": _marked,
    "open-answer": _open,
    "numeric": _numeric,
    "true-false": _truth,
}


def _write_options(options: _Options) -> str:
    """Where every text is right, none is singled out."""
    is_told = not all(is_right for _, is_right in options)
    right = len(options) == 1 or is_told
    return "\n".join(f"{RIGHT if is_right and right else ''}{text}" for text, is_right in options)


def _write_model(options: _Options) -> str:
    """As a model answer: the points of the question stay as they are."""
    return "\n".join(["---", *_right_texts(options)])


def _write_right(options: _Options) -> str:
    return "\n".join(_right_texts(options))


def _write_texts(options: _Options) -> str:
    return "\n".join(text for text, _ in options)


def _right_texts(options: _Options) -> list[str]:
    """All of them where none is marked: the person deletes what is wrong."""
    return [text for text, is_right in options if is_right] or [text for text, _ in options]


_WRITTEN: dict[str, Callable[[_Options], str]] = {
    "single-choice": _write_options,
    "multiple-choice": _write_options,
    "open-answer": _write_model,
    "short-answer": _write_right,
    "numeric": _write_right,
}
