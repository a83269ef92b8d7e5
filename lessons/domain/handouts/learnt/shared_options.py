"""``(a) su (b) bu (c) muz``: options that share a line stand apart, where a document has tests."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise
from string import ascii_uppercase

from lessons.domain.handouts.answer_keys import is_announced_list, is_key_list
from lessons.domain.handouts.learnt.vocabulary import begins_with, says
from lessons.domain.handouts.lines import Row
from lessons.domain.handouts.options import Label, fits, is_first, label_at_start, labels_inside
from lessons.domain.text.samples import Sample

_FEWEST, _FEWEST_LINES = 3, 2
_LONGEST_OPTION, _LONGEST_HEAD, _LONGEST = 90, 80, 1_000
_STOPS = ";,"
_STEM_ENDS = (":", "?", "…", "_")
_SLASHED = re.compile(
    r"(?P<stem>\d{1,2}[.)] .{1,200}?[:?…]) (?P<options>[^/]{1,80}(?: / [^/]{1,80}){2,5})"
)
_LABEL_ALONE = re.compile(r"[+*]?\(?\w\)")
_FIRST_DIGIT = re.compile(r"\(?(?P<number>[1-8])\) ?")
_DIGIT = re.compile(r"(?<=\s)\(?(?P<number>[1-8])\) ?(?=\S)")
SAMPLES = (
    Sample(
        pattern=_LABEL_ALONE,
        how="fullmatch",
        matches=("в)", "+б)", "(a)"),
        misses=("в) су", "в", "12)"),
    ),
    Sample(
        pattern=_SLASHED,
        how="fullmatch",
        matches=("1) Су: тас / зат / ауа", "2. Мұз деген не? су / бу / тұз"),
        misses=("1) Су: тас / зат", "Жылдамдық: м/с, км/сағ"),
    ),
)


def with_options_apart(rows: Sequence[Row]) -> Sequence[Row]:
    """In an exercise ``a) … b) … c) …`` are parts of what is asked: only a list of keys or a
    heading of tests tells that they are options. A paragraph may run over several rows."""
    rows = _with_slashed_apart(rows)
    paragraphs = list(_paragraphs(rows))
    starts = {index: found for index, own in enumerate(paragraphs) if (found := _starts(own))}
    if len(starts) < _FEWEST_LINES or not any(map(_tells_tests, rows)):
        return rows
    return list(
        chain.from_iterable(
            _apart(own, starts[index]) if index in starts else own
            for index, own in enumerate(paragraphs)
        )
    )


def _with_slashed_apart(rows: Sequence[Row]) -> Sequence[Row]:
    """``3) i бұрышы шектен асса: бекет ауысады / жұмыс тоқтайды / нәтиже бөлінеді``."""
    found = [_SLASHED.fullmatch(row.text) if " / " in row.text else None for row in rows]
    if sum(map(bool, found)) < _FEWEST_LINES or not any(map(_tells_tests, rows)):
        return rows
    return list(
        chain.from_iterable(
            _slashed(row, match) if match else (row,)
            for row, match in zip(rows, found, strict=True)
        )
    )


def _slashed(row: Row, match: re.Match[str]) -> Iterator[Row]:
    yield replace(row, text=match["stem"])
    for letter, text in zip(ascii_uppercase, match["options"].split(" / "), strict=False):
        yield replace(row, text=f"{letter}) {text}", starts=True, is_mid_sentence=False)


def _paragraphs(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """A line of options that is set in several ways was cut by its format before one of them."""
    own: list[Row] = []
    for row in rows:
        if own and (row.place is not None or (row.starts and not _is_option(row))):
            yield own
            own = []
        own.append(row)
    if own:
        yield own


def _is_option(row: Row) -> bool:
    label = label_at_start(row.text)
    return label is not None and label.is_firm and not row.heading


def _tells_tests(row: Row) -> bool:
    text = row.text
    if is_key_list(text) or is_announced_list(text):
        return True
    is_head = len(text) <= _LONGEST_HEAD
    return is_head and any(says(name, text) for name in ("tests", "choosing", "key-head"))


def _starts(rows: Sequence[Row]) -> tuple[int, ...]:
    """Where the options begin in all of the paragraph's text; none where the letters do not count
    on from the first, or each option has its own line."""
    text = " ".join(row.text for row in rows)
    labels = _labels(text) if ")" in text and len(text) <= _LONGEST else []
    labels = labels or _numbered(text)
    letters = [label.letter for label in labels]
    is_run = len(labels) >= _FEWEST and is_first(letters[0]) and fits(letters)
    is_key = is_key_list(text) or is_announced_list(text) or begins_with("answer-head", text)
    if not is_run or is_key:
        return ()
    if {label.start for label in labels} <= set(_begun(rows)):
        return ()
    ends = [*(label.start for label in labels[1:]), len(text)]
    are_options = all(
        label.is_firm and 0 < len(text[label.end : end].strip()) <= _LONGEST_OPTION
        for label, end in zip(labels, ends, strict=True)
    )
    return tuple(label.start for label in labels) if are_options else ()


def _begun(rows: Sequence[Row]) -> Iterator[int]:
    """Where each row begins in the text of all."""
    begun = 0
    for row in rows:
        yield begun
        begun += len(row.text) + 1


def _labels(text: str) -> list[Label]:
    """``127 В.`` at the end is a unit and no letter of an option."""
    first = label_at_start(text)
    found = [*([first] if first else []), *labels_inside(text, first.end if first else 0)]
    return [label for label in found if label.is_firm]


def _numbered(text: str) -> list[Label]:
    """``1-сұрақ. Баға: 1) өседі; 2) азаяды; 3) тұрады``: digits count behind a stem of its own."""
    found = list(_DIGIT.finditer(text)) if ")" in text else []
    numbers = [int(match["number"]) for match in found]
    is_counted = len(found) >= _FEWEST and numbers == list(range(1, len(found) + 1))
    is_behind = is_counted and text[: found[0].start()].rstrip().endswith(_STEM_ENDS)
    return (
        [Label(match["number"], match.start(), match.end(), is_firm=True) for match in found]
        if is_behind
        else []
    )


def _apart(rows: Sequence[Row], starts: Sequence[int]) -> Iterator[Row]:
    """What a row goes on with stays a row that goes on; a letter at its end begins the next."""
    label = ""
    for row, begun in zip(rows, _begun(rows), strict=True):
        own = [start - begun for start in starts if 0 <= start - begun < len(row.text)]
        if label or not own or own[0]:
            text = _bare(f"{label}{row.text[: own[0] if own else None]}")
            yield replace(row, text=text, starts=bool(label) or row.starts)
            label = ""
        for start, end in pairwise((*own, len(row.text))):
            text = _lettered(_bare(row.text[start:end]))
            if end == len(row.text) and row is not rows[-1] and _LABEL_ALONE.fullmatch(text):
                label = f"{text} "
                continue
            yield replace(row, text=text, starts=True, is_mid_sentence=False)


def _lettered(text: str) -> str:
    """Below a number, letters are options and numbers may be the next questions."""
    match = _FIRST_DIGIT.match(text)
    return f"{ascii_uppercase[int(match['number']) - 1]}) {text[match.end() :]}" if match else text


def _bare(text: str) -> str:
    return text.strip().rstrip(_STOPS)
