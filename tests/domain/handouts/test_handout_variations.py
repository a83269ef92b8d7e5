"""The same handouts in hundreds of layouts: how much of them is read right."""

import pytest

from benchmarks.exact import Figures, compare
from lessons.domain.handouts.composing import compose
from lessons.domain.handouts.extracted import Extracted
from lessons.domain.handouts.output import to_json
from lessons.domain.handouts.plain_text import PlainText
from tests.domain.handouts.handout_contents import CONTENTS
from tests.domain.handouts.handout_layouts import Layout, as_rows, as_text, make

SEEDS = range(40)


def layouts() -> list[Layout]:
    return [
        make(content, seed * len(CONTENTS) + place)
        for seed in SEEDS
        for place, content in enumerate(CONTENTS)
    ]


def read_rows_of(layout: Layout, *, has_styles: bool) -> dict:
    rows = as_rows(layout, has_styles=has_styles, has_bold=True)
    lines = tuple(row.text for row in rows)
    return to_json(compose("class.docx", Extracted(lines=lines, rows=rows)))


def read_text_of(layout: Layout) -> dict:
    return to_json(PlainText().read("class.txt", as_text(layout).encode()))


def figures_of(pairs: list[tuple[Layout, dict]]) -> Figures:
    total = Figures()
    for layout, found in pairs:
        total.add(compare(layout.expected, found))
    return total


def assert_nearly_all_right(total: Figures) -> None:
    for name in ("questions", "tasks", "tests", "fields"):
        count = getattr(total, name)
        assert count.recall >= 0.98, (name, count)
        assert count.precision >= 0.98, (name, count)
    # A doubt where rules and models do not read a line alike costs a sound document its verdict.
    assert total.verdicts.recall >= 0.95
    assert total.leaks == 0


@pytest.mark.parametrize("has_styles", [True, False], ids=["headings styled", "no styles"])
def test_paragraphs_of_a_word_processor_are_read_in_any_layout(has_styles):
    pairs = [(layout, read_rows_of(layout, has_styles=has_styles)) for layout in layouts()]

    assert_nearly_all_right(figures_of(pairs))


def test_text_files_are_read_in_any_layout():
    """A key in bold type is lost in a text file, so those layouts are left out."""
    pairs = [(each, read_text_of(each)) for each in layouts() if each.key != "strong"]

    assert_nearly_all_right(figures_of(pairs))
