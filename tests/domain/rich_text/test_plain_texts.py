"""Texts of before rich text stay what they were, whatever signs they hold."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.domain.rich_text.blocks import blocks
from lessons.domain.rich_text.html import flow_html, line_html, parted_html
from lessons.domain.rich_text.markup import has_markup
from lessons.domain.rich_text.plain import plain
from tests import text_before
from tests.properties import examples

FIXTURES = Path(__file__).parents[3] / "fixtures"
ACCIDENTS = [
    "2*3*4 = 24, a * b * c",
    "snake_case және __init__ пен _x_, ______ – дипломатия",
    "5 < 7, ал 7 > 5; <b>қалың емес</b> &amp; &lt;",
    "#1 орын, # 2-орын",
    "# print(x) – Python түсініктемесі",
    "5 $ пен 7 $",
    "$5 пен 10$",
    "$5 and 10$, US$ 5 мен US$ 6, 5$, ал 7$",
    "1. Жалғыз тармақ",
    "1991. Қазақстан тәуелсіздік алды",
    "3. Үшінші\n1. Бірінші",
    "* Ескерту: бұл маңызды",
    "Сөз* дегеніміз… *Ескерту",
    "**kwargs пен *args, **kwargs",
    "> 50 %",
    ">>> print(1)",
    "О`zbek tili, ko`p, `Ali va `Vali",
    "x^2+y^2, 2^3, ~5 шамасында, 10~20~30",
    "[1, 2], [^а-я], [сөз](анықтама), a[i](x)",
    "[сілтеме](javascript:alert(1)) [x](data:text/html,y) [x](/admin/)",
    "![сурет](https://evil.kz/x.png)",
    "C:\\temp\\new \\n \\alpha \\(x\\)",
    "| жалғыз жол |",
    "---\n***\n===",
    "Сөз[^1] түсініктемесіз",
    "~~ескі~~ https://kaz.kz",
    "(*) белгісі (*), 5 *6 * 7",
    "    төрт бос орын",
]


def lessons_that_ship():
    """All texts of each, one below the other."""
    for path in FIXTURES.glob("lesson-*.json"):
        yield "\n\n".join(_texts(json.loads(path.read_text(encoding="utf-8"))))


def _texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)


@pytest.mark.parametrize("text", ACCIDENTS)
def test_signs_that_mean_no_markup_stay_as_they_are(text):
    assert flow_html(text) == text_before.flow(text)
    assert line_html(text) == text_before.line(text)
    assert plain(text).text == text


def test_every_text_of_the_lessons_that_ship_is_written_as_before():
    for text in lessons_that_ship():
        assert flow_html(text) == text_before.flow(text)
        assert parted_html(text) == (text_before.line(text), "")


@examples(300)
@given(st.text(alphabet="аб1 .,–-•|`\n\r<&'\"", max_size=80))
def test_what_holds_no_markup_is_written_as_before(text):
    if not has_markup(blocks(text)):
        assert flow_html(text) == text_before.flow(text)
        assert plain(text).text == text
