"""PDFs opened in a process of its own, with limits on its time and memory.

pdfium is a large program in C: a file made to do so can keep it busy for years, fill the memory
or end the process. Here that ends one file's reading and nothing else.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import astuple
from functools import partial
from typing import Any

from lessons.domain.handouts.pages.page import Area, Box, Glyph, Page, Style
from lessons.domain.handouts.pages.pdfium import Pdfium
from lessons.services.bounded_process import run_bounded, serve

SECONDS = 30
"""A sound file of 300 full pages takes 10."""
MEMORY = 1536 * 1024**2
"""Bytes of address space; a sound file takes a third of it."""


class PdfProcess:
    """Raises DocumentError: what Pdfium raises, and too-complex."""

    def pages(self, data: bytes) -> tuple[Page, ...]:
        return tuple(map(_page, json.loads(_run(["pages"], data))))

    def draw(self, data: bytes, numbers: tuple[int, ...]) -> Iterator[bytes]:
        """One process a page: a hundred drawn pages would fill the memory."""
        for number in numbers:
            yield _run(["draw", str(number)], data)


def _run(arguments: list[str], data: bytes) -> bytes:
    return run_bounded("lessons.services.pdf_process", arguments, data, seconds=SECONDS)


# --- Inside the process ------------------------------------------------------------------------


def main(arguments: list[str]) -> int:
    return serve(partial(_answer, arguments), seconds=SECONDS, memory=MEMORY)


def _answer(arguments: list[str], data: bytes) -> bytes:
    if arguments[0] == "draw":
        return next(Pdfium().draw(data, (int(arguments[1]),)))
    return json.dumps([_values(page) for page in Pdfium().pages(data)]).encode()


def _values(page: Page) -> dict[str, Any]:
    """JSON values; a style is written once and named by its place."""
    styles = {style: place for place, style in enumerate({g.style: 0 for g in page.glyphs})}
    return {
        "number": page.number,
        "width": page.width,
        "height": page.height,
        "styles": [astuple(style) for style in styles],
        "glyphs": [
            [glyph.text, *(round(value, 2) for value in glyph[1:7]), styles[glyph.style]]
            for glyph in page.glyphs
        ],
        "rules": page.rules,
        "areas": page.areas,
        "picture_share": page.picture_share,
    }


def _page(values: dict[str, Any]) -> Page:
    styles = [Style(*style) for style in values["styles"]]
    return Page(
        number=values["number"],
        width=values["width"],
        height=values["height"],
        glyphs=tuple(Glyph._make([*glyph[:7], styles[glyph[7]]]) for glyph in values["glyphs"]),
        rules=tuple(Box(*rule) for rule in values["rules"]),
        areas=tuple(Area(Box(*box), colour) for box, colour in values["areas"]),
        picture_share=values["picture_share"],
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
