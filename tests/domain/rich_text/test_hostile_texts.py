"""Whatever is typed, what comes out is of the closed set, and the work grows with the length."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.domain.rich_text.html import flow_html, line_html, parted_html
from lessons.domain.rich_text.plain import plain
from lessons.domain.rich_text.wall import ATTRIBUTES, TAGS
from tests.effort import effort_below
from tests.properties import examples

PIECES = [
    *("*", "**", "`", "```", "$", "$$", "~", "^", "[", "](", ")", "![", "\\", "|", "> ", "## "),
    *("\n", "\n\n", " ", "1. ", "2. ", "- ", "  - ", "| --- |", "[^1]", "[^1]: ", "<<", "^^"),
    *("<script>", "</p>", "<svg onload=x>", "javascript:", "https://a.kz", '"', "'", "&lt;", "а"),
    *("\\text{", "\\frac{", "}", "{", "_", "\\begin{matrix}", "\\end{matrix}", "&", "x", "python"),
]
HOSTILE = [
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    '[x](https://a.kz/"onmouseover=alert(1))',
    "[x](https://a.kz/<script>)",
    "$\\text{<script>alert(1)</script>}$",
    "$\\text{<img src=x onerror=alert(1)>}$",
    "$\\href{javascript:alert(1)}{x}$",
    "$$\\text{</math><script>alert(1)</script>}$$",
    "```html\n<script>alert(1)</script>\n```",
    '![x" onerror="alert(1)](a.png "y" onload="z")',
    "![<svg/onload=alert(1)>](a.svg)",
    "| <script> |\n| --- |\n| <svg onload=x> |",
    "<svg><style><img src=x onerror=alert(1)></style></svg> **a**",
    "**<math><mtext></mtext><mglyph><style><img src onerror=alert(1)>**",
]
URLS = ("http://", "https://", "mailto:", "#", "/")


class Closed(HTMLParser):
    def handle_starttag(self, tag, attributes):
        assert tag in TAGS
        for name, value in attributes:
            assert name in ATTRIBUTES.get(tag, set()) | ({"rel"} if tag == "a" else set())
            assert name not in ("href", "src") or value.startswith(URLS)

    def handle_comment(self, data):
        raise AssertionError(data)


def check(html):
    parser = Closed()
    parser.feed(html)
    parser.close()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_become_words(text):
    for html in (flow_html(text), line_html(text), "".join(parted_html(text))):
        check(html)


@examples(200)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_whatever_is_typed_only_the_closed_set_comes_out(text):
    for html in (flow_html(text), line_html(text), "".join(parted_html(text))):
        check(html)
    told = plain(text)
    assert len(told.text) == len(told.places)
    assert all(0 <= place < max(1, len(text)) for place in told.places)


GROWING = [
    *("*а ", "**а *б ", "`а ", "$а ", "$x$ ", "[", "[а](", "![а](", "[^1] ", "а~1", "а^1", "\\"),
    *("> ", "> > > а\n", "- а\n  - б\n", "| а | б ", "1. а\n", "## а\n", "```\n", "[^1]: а\n"),
    "**а** ",
]


def test_the_work_grows_with_the_length():
    texts = [piece * 2_000 for piece in GROWING]
    with effort_below(100):
        for text in texts:
            plain(text)


@pytest.mark.parametrize("latex", ["{" * 900, "\\frac" * 300, "x^{" * 400, "\\left(" * 200])
def test_a_formula_too_deep_is_shown_as_it_was_typed(latex):
    assert "formula-typed" in flow_html(f"$${latex}$$")


def test_a_formula_of_ten_megabytes_stays_text():
    assert "<math" not in flow_html(f"${'x' * 10_000_000}$")
