"""``(a) su (b) bu (c) muz``: options that share a line stand apart, where a document has tests."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise

from lessons.domain.handouts.answer_keys import is_announced_list, is_key_list
from lessons.domain.handouts.learnt.vocabulary import begins_with, says
from lessons.domain.handouts.lines import Row
from lessons.domain.handouts.options import fits, is_first, label_at_start, labels_inside

_FEWEST, _FEWEST_LINES = 3, 2
_LONGEST_OPTION, _LONGEST_HEAD = 90, 80
_STOPS = ";,"


def with_options_apart(rows: Sequence[Row]) -> Sequence[Row]:
    """In an exercise ``a) … b) … c) …`` are parts of what is asked: only a list of keys or a
    heading of tests tells that they are options."""
    starts = {index: found for index, row in enumerate(rows) if (found := _starts(row.text))}
    if len(starts) < _FEWEST_LINES or not any(map(_tells_tests, rows)):
        return rows
    return list(
        chain.from_iterable(
            _apart(row, starts[index]) if index in starts else (row,)
            for index, row in enumerate(rows)
        )
    )


def _tells_tests(row: Row) -> bool:
    if is_key_list(row.text) or is_announced_list(row.text):
        return True
    return len(row.text) <= _LONGEST_HEAD and says("tests", row.text)


def _starts(text: str) -> tuple[int, ...]:
    """Where the options begin; none where the letters do not count on from the first."""
    first = label_at_start(text)
    labels = [*([first] if first else []), *labels_inside(text, first.end if first else 0)]
    letters = [label.letter for label in labels]
    is_run = len(labels) >= _FEWEST and is_first(letters[0]) and fits(letters)
    is_key = is_key_list(text) or is_announced_list(text) or begins_with("answer-head", text)
    if not is_run or is_key:
        return ()
    ends = [*(label.start for label in labels[1:]), len(text)]
    are_options = all(
        label.is_firm and 0 < len(text[label.end : end].strip()) <= _LONGEST_OPTION
        for label, end in zip(labels, ends, strict=True)
    )
    return tuple(label.start for label in labels) if are_options else ()


def _apart(row: Row, starts: Sequence[int]) -> Iterator[Row]:
    if starts[0]:
        yield replace(row, text=row.text[: starts[0]].strip())
    for start, end in pairwise((*starts, len(row.text))):
        text = row.text[start:end].strip().rstrip(_STOPS)
        yield replace(row, text=text, starts=True, is_mid_sentence=False)
