"""Lines of a program among lines of prose: what looks like one, and where one stands for sure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from lessons.domain.handouts.lines import Row
from lessons.domain.text.characters import CYRILLIC_BLOCK
from lessons.domain.text.samples import Sample

_QUOTED = re.compile(r"\"[^\"\n]{0,200}\"|'[^'\n]{0,200}'|//.*|#.*|--.*|/\*.*")
_CYRILLIC = re.compile(f"[{CYRILLIC_BLOCK}]")
_NAME = r"[A-Za-z_][\w.]{0,60}(?:\[[^\]\n]{0,40}\])?"
_STATEMENT = re.compile(
    rf"(?:[\w<>*&\[\]]{{1,40}} )?{_NAME}\s?[-+*/%|&^]?=(?!=)\s?\S.*"
    rf"|{_NAME}\(.{{0,200}}\)\s?[;:{{]?"
    r"|(?:def|class|for|while|if|elif|else if|else|switch|case|try|except|with|func|fn|void)\b"
    r".{0,200}[:{(]"
    r"|(?:return|import|from|using|include|package|let|var|const|print|printf|cout|cin|SELECT"
    r"|INSERT|UPDATE|DELETE|CREATE|begin|end)\b[^.?!]{0,200}"
    r"|#\s?include\s?[<\"].*|.{0,200}(?:=|\w[(\[]|\+\+|--|->).{0,200};"
    r"|(?:int|char|float|double|bool|string|String|auto) .{1,100};"
    r"|.{0,200}\w\(.{0,200}\) ?\{|[{}()\[\]]{1,4}[;,]?|(?:else|try|do|begin)\s?[:{]?",
)
_CERTAIN = re.compile(
    rf".{{0,200}}(?: = |\w\(.{{0,200}}\)).{{0,200}};|.{{0,200}}\w\(.{{0,200}}\) ?\{{"
    rf"|{_NAME} ?= ?{_NAME}\(.{{0,200}}\)"
    rf"|{_NAME}\(.{{0,200}}\);?|def .{{1,200}}\):|#\s?include.{{0,200}}",
)
SAMPLES = (
    Sample(
        pattern=_STATEMENT,
        how="fullmatch",
        matches=("int x = 5;", "for i in range(3):", "print(a[2])", "return a", "}"),
        misses=("Water is a liquid.", "5", "A) a[2]"),
    ),
    Sample(
        pattern=_CERTAIN,
        how="fullmatch",
        matches=("x[1] = 5; y = a[2] + b[3];", "print(a)", "def f(x):"),
        misses=("a liquid", "return to it"),
    ),
)
_INDEXED = re.compile(r"(?<![\w.])([A-Za-z_]\w{0,30})\[ ?(\w{1,12}) ?\]")
_LONGEST_NAME = 3
"""Letters of a name that is hardly an English word."""
_FEWEST = 2
_LONGEST = 300
_SHARE = 4
"""One line in so many at least is a statement; the others are remarks, output, words in quotes."""


def may_be_program(text: str) -> bool:
    """Outside of its quotes and remarks a line of a program holds hardly any Cyrillic letter."""
    bare = _QUOTED.sub("", text)
    letters = sum(map(str.isalpha, bare))
    return len(_CYRILLIC.findall(bare)) * 2 <= letters


def program_lines(lines: Sequence[str]) -> frozenset[int]:
    """The numbers (from 1) of the lines of plain text that are a program's: two and more that
    look like it, or one that can be nothing else."""
    return frozenset(number for run in _runs(lines) if _is_sure(run, lines) for number in run)


def with_sure_programs(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows; what is only set like a program and reads like prose is prose."""
    found: list[Row] = []
    for is_program, group in groupby(rows, key=lambda row: row.program is not None):
        own = list(group)
        is_prose = is_program and not _are_statements([row.text for row in own])
        found.extend(replace(row, program=None) for row in own) if is_prose else found.extend(own)
    return tuple(found)


def _are_statements(texts: Sequence[str]) -> bool:
    found = sum(len(text) <= _LONGEST and bool(_STATEMENT.fullmatch(text)) for text in texts)
    return found * _SHARE >= len(texts)


def _runs(lines: Sequence[str]) -> Iterator[list[int]]:
    """Empty lines do not end a program, and are part of it between two lines of it."""
    run: list[int] = []
    for number, line in enumerate(lines, start=1):
        text = line.strip()
        if not text:
            continue
        is_inside = bool(run) and line[:1].isspace() and may_be_program(text)
        if (
            len(text) <= _LONGEST
            and may_be_program(text)
            and (is_inside or _STATEMENT.fullmatch(text))
        ):
            run.append(number)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _is_sure(run: Sequence[int], lines: Sequence[str]) -> bool:
    texts = [lines[number - 1].strip() for number in run]
    return any(map(_CERTAIN.fullmatch, texts)) and (
        len(run) >= _FEWEST or any(text.endswith(";") for text in texts)
    )


def indexed_names(texts: Sequence[str]) -> frozenset[str]:
    """Names of arrays: ``fd`` of ``fd[0]``, where ``shown[3]`` may name a source."""
    found = (match for text in texts for match in _INDEXED.finditer(text))
    return frozenset(
        match[1]
        for match in found
        if len(match[1]) <= _LONGEST_NAME or match[2] == "0" or not match[2].isdecimal()
    )
