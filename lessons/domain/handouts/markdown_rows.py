"""Markdown to rows: one for each source line that shows, its marks taken off.

Authors who write Markdown end a line where they want a new one, and programs wrap paragraphs:
which of the two a line end is, is told by the layout, as in plain text.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from markdown_it import MarkdownIt
from markdown_it.token import Token

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import DocumentError
from lessons.domain.handouts.encoding import MOST_LINES
from lessons.domain.handouts.html_rows import read_html
from lessons.domain.handouts.lines import Row, read_rows
from lessons.domain.handouts.paragraphs import Look, Paragraphs, clean, row_of
from lessons.domain.handouts.program_lines import may_be_program
from lessons.domain.text.normalising import normal

_PARSER = MarkdownIt("commonmark", {"maxNesting": 60}).enable(["table", "strikethrough"])
# The parser leaves out what is nested deeper than it may go, and takes long to get there.
_DEEP = re.compile(r"(?:[ \t>]|[-+*] |\d{1,9}[.)] ){24,}")
_MOST_BRACKETS = 5_000
"""Each opening bracket may begin a link, and the parser tries every one of them many times."""
_ITEM = re.compile(r"\w{1,2}[.)] ")
_BREAKS = frozenset({"softbreak", "hardbreak"})
_STRONG_TAGS = ("<b>", "<strong>")
_MARK_TAGS = ("<mark>",)


@dataclass(slots=True)
class _List:
    """A list that is being read; ``number`` is 0 for bullets."""

    number: int = 0


def markdown_rows(lines: Sequence[str]) -> tuple[Row, ...]:
    """Raises DocumentError: too-many-lines, too-deep or not-text."""
    if sum(line.count("[") for line in lines) > _MOST_BRACKETS:
        lines = [line.replace("[", "\\[") for line in lines]
    shallow = [line[found.end() :] if (found := _DEEP.match(line)) else line for line in lines]
    rows = tuple(islice(_Rows(shallow).read(), MOST_LINES + 1))
    if len(rows) > MOST_LINES:
        raise DocumentError(code=Code.TOO_MANY_LINES, line=MOST_LINES)
    return rows


class _Rows:
    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._starts: Mapping[int, bool] = {row.line: row.starts for row in read_rows(lines)}
        self._lists: list[_List] = []
        self._label = ""
        self._heading = 0
        self._is_head = False
        self._line = 1

    def read(self) -> Iterator[Row]:
        for token in _PARSER.parse("\n".join(self._lines)):
            self._line = token.map[0] + 1 if token.map else self._line
            yield from self._rows(token)

    def _rows(self, token: Token) -> Iterator[Row]:
        if token.type == "inline":
            yield from self._inline(token)
        elif token.type in {"fence", "code_block"}:
            first = self._line + (token.type == "fence")
            for line, text in enumerate(token.content.split("\n"), start=first):
                for row in self._row([(text, Look())], line):
                    is_one = may_be_program(text)
                    yield replace(
                        row, program=normal(text).expandtabs(4).rstrip() if is_one else None
                    )
        elif token.type == "html_block":
            yield from self._html(token.content)
        else:
            self._enter(token)

    def _enter(self, token: Token) -> None:
        if token.type == "heading_open":
            self._heading = int(token.tag[1:])
        elif token.type == "heading_close":
            self._heading = 0
        elif token.type in {"thead_open", "thead_close"}:
            self._is_head = token.type == "thead_open"
        elif token.type == "ordered_list_open":
            self._lists.append(_List(int(token.attrGet("start") or 1)))
        elif token.type == "bullet_list_open":
            self._lists.append(_List())
        elif token.type in {"ordered_list_close", "bullet_list_close"}:
            self._lists.pop()
        elif token.type == "list_item_open":
            self._label = self._next_label()

    def _next_label(self) -> str:
        found = self._lists[-1]
        if not found.number:
            return "•"
        found.number += 1
        return f"{found.number - 1}."

    def _inline(self, token: Token) -> Iterator[Row]:
        """Each line of the source in this paragraph, heading or cell."""
        label, self._label = self._label, ""
        runs = [(f"{label} ", Look(is_label=True))] if label else []
        line, look, is_hard = self._line, Look(is_strong=self._is_head), True
        for child in token.children or ():
            if child.type in _BREAKS or child.content.lower() in {"<br>", "<br/>", "<br />"}:
                yield from self._row(runs, line, is_hard=is_hard)
                runs, is_hard = [], child.type != "softbreak"
                line += child.type in _BREAKS
            elif child.type == "html_inline" or child.nesting:
                look = _look(child, look)
            else:
                runs.append((child.content, look))
        yield from self._row(runs, line, is_hard=is_hard)

    def _row(
        self, runs: Sequence[tuple[str, Look]], line: int, *, is_hard: bool = True
    ) -> Iterator[Row]:
        text = clean("".join(text for text, _ in runs))
        if text:
            is_item = _ITEM.match(text) is not None
            starts = is_hard or is_item or self._starts.get(line, True)
            yield row_of(runs, text, line=line, heading=self._heading, starts=starts)

    def _html(self, content: str) -> Iterator[Row]:
        found: Paragraphs = read_html(content)
        for row in found.rows:
            yield replace(row, line=self._line)


def _look(token: Token, look: Look) -> Look:
    tag = token.content.lower().replace("</", "<")
    is_on = token.nesting > 0 or (token.nesting == 0 and not token.content.startswith("</"))
    if token.type.startswith("strong") or tag in _STRONG_TAGS:
        return replace(look, is_strong=is_on)
    if tag in _MARK_TAGS:
        return replace(look, is_marked=is_on)
    return look
