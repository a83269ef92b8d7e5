"""The guide: half pages in plain text, in which words of the product stand by their code.

A file holds the pages of one audience: ``== slug: Title``, then the text. ``[[Publish]]`` is what
the button is called in the language of the page; ``[[practice|Check]]`` names its context.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from lessons.domain.text.search import search_key

_HEAD = re.compile(r"^== ([a-z-]+): (.+)$", re.MULTILINE)
_WORD = re.compile(r"\[\[(?:([a-z]+)\|)?([^\]|]+)\]\]")


class Audience(StrEnum):
    STUDENT = "student"
    TEACHER = "teacher"
    METHODIST = "methodist"


@dataclass(frozen=True, slots=True)
class Word:
    """Of the product: what stands on a button, a link or a heading."""

    id: str
    context: str = ""


@dataclass(frozen=True, slots=True)
class GuidePage:
    slug: str
    title: str
    text: str


def read_pages(text: str) -> tuple[GuidePage, ...]:
    heads = list(_HEAD.finditer(text))
    ends = [*(head.start() for head in heads[1:]), len(text)]
    return tuple(
        GuidePage(head[1], head[2], text[head.end() : end].strip())
        for head, end in zip(heads, ends, strict=True)
    )


def pieces(text: str) -> Iterator[str | Word]:
    """Plain words and those of the product, as they follow each other."""
    done = 0
    for found in _WORD.finditer(text):
        yield text[done : found.start()]
        yield Word(found[2], found[1] or "")
        done = found.end()
    yield text[done:]


def find(pages: Iterable[GuidePage], query: str, *, say: Callable[[Word], str]) -> list[GuidePage]:
    """Those that hold every word of ``query``, whatever the keyboard, alphabet and capitals; where
    a title holds them all, the page comes first."""
    wanted = search_key(query).split()
    found = [page for page in pages if wanted and _holds(_plain(page, say), wanted)]
    return sorted(found, key=lambda page: not _holds(page.title, wanted))


def _plain(page: GuidePage, say: Callable[[Word], str]) -> str:
    words = (say(one) if isinstance(one, Word) else one for one in pieces(page.text))
    return f"{page.title} {''.join(words)}"


def _holds(text: str, wanted: Iterable[str]) -> bool:
    key = search_key(text)
    return all(word in key for word in wanted)
